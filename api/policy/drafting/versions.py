"""The versions of a text: one is written on, those that were published stay as they are."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.ids import new_id
from api.policy.drafting.models import Policy, PolicyParagraph, PolicyRuleChange, PolicyVersion
from api.policy.drafting.queries import changes_of


def newest_version(session: Session, policy: Policy) -> PolicyVersion:
    """Load the newest version of the text, to be published or written on."""
    wanted = select(PolicyVersion).where(PolicyVersion.policy_id == policy.id)
    newest = wanted.order_by(PolicyVersion.number.desc()).limit(1)
    return session.scalars(newest).one()


def draft_version(session: Session, policy: Policy) -> PolicyVersion:
    """Give the version that may be written on: what was published is carried on in a new one."""
    newest = newest_version(session, policy)
    if newest.published_at is None:
        return newest
    text = PolicyVersion(
        id=new_id(),
        policy_id=policy.id,
        number=newest.number + 1,
        summary=newest.summary,
        what_changes=newest.what_changes,
    )
    session.add(text)
    session.flush()
    _carry_on(session, newest, text)
    return text


def _carry_on(session: Session, before: PolicyVersion, text: PolicyVersion) -> None:
    """Copy paragraphs and rule changes: anchors stay, keys are new."""
    found = select(PolicyParagraph).where(PolicyParagraph.version_id == before.id)
    copies = {
        one.id: PolicyParagraph(
            id=new_id(),
            version_id=text.id,
            anchor=one.anchor,
            position=one.position,
            text=one.text,
            kind=one.kind,
        )
        for one in session.scalars(found)
    }
    session.add_all(copies.values())
    session.flush()
    session.add_all(
        PolicyRuleChange(
            id=new_id(),
            paragraph_id=copies[row["paragraph_id"]].id,
            target=row["target"],
            key=row["key"],
            population=row["population"],
            value=row["value"],
            effective_from=row["effective_from"],
        )
        for row in changes_of(session, before.id)
    )
    session.flush()
