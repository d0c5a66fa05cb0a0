"""What stands in `content/policies.toml`: policies, what people say of them, what came of it."""

from datetime import date
from typing import Any

from api.policy.consultation.models import PolicyCommentKind, PolicyVerdict
from api.policy.drafting.models import ParagraphKind
from api.policy.drafting.schemas import Opening
from demo.content import PEOPLE, Texts
from demo.reading import Shape, document, refuse_unknown


class Rule(Shape):
    key: str
    population: str = "semua"
    value: Any
    effective_from: date


class Amended(Shape):
    """What a paragraph became because of what was said."""

    day: date
    text: str
    value: Any


class ParagraphLine(Shape):
    anchor: str
    text: str
    kind: ParagraphKind
    rule: Rule | None = None
    amended: Amended | None = None


class Answered(Shape):
    day: date
    verdict: PolicyVerdict
    answer: str


class Remark(Shape):
    """Something said by one of the named people, as they sign in; and who supports it."""

    who: str
    anchor: str
    day: date
    kind: PolicyCommentKind
    text: str
    proposed_text: str | None = None
    supported_by: Texts = []
    answered: Answered | None = None


class Adopted(Shape):
    day: date
    decision_no: str
    signer: str
    effective_from: date
    review_on: date | None = None


class PolicyText(Shape):
    title: str
    summary: str
    what_changes: str
    drafted: date
    opened: date | None = None
    opening: Opening | None = None
    adopted: Adopted | None = None
    paragraphs: tuple[ParagraphLine, ...]
    remarks: tuple[Remark, ...] = ()


class Policies(Shape):
    policies: tuple[PolicyText, ...]


POLICIES = document("policies", Policies).policies


def _check() -> None:
    """Refuse what names somebody or something that is not there."""
    logins = {line.login for line in PEOPLE}
    for one in POLICIES:
        said = (who for remark in one.remarks for who in (remark.who, *remark.supported_by))
        refuse_unknown("policies.toml, who", said, logins)
        anchors = {paragraph.anchor for paragraph in one.paragraphs}
        refuse_unknown("policies.toml, anchor", (r.anchor for r in one.remarks), anchors)


_check()
