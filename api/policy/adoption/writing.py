"""Writes what a policy decided into the rules, dated; and takes out what has not begun.

Nothing that holds is edited: the row before ends on the day on which the new one begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.errors import NotFound
from api.foundation.ids import new_id
from api.policy.drafting.changeable import POPULATIONS, rule_of
from api.policy.drafting.models import ChangeTarget, PolicyParagraph, PolicyVersion
from api.policy.drafting.records import ChangeRow
from api.rules.models import RuleSetting, RuleTable, RuleTableRow

CELLS: dict[str, dict[str, Any]] = {
    POPULATIONS: {
        "head_titles": [],
        "head_unit_kinds": [],
        "result_groups": [],
        "practice_titles": [],
    }
}
"""What a new row of a table has beside what a policy says of it."""
Dated = RuleSetting | RuleTable


@dataclass(frozen=True)
class Decision:
    """By whose decision a rule is written."""

    number: str
    title: str
    by_id: UUID


def write_change(session: Session, change: ChangeRow, decision: Decision) -> None:
    """Write one rule, from its day on."""
    rule = rule_of(change["key"])
    if rule is None:
        raise NotFound(key=change["key"])
    if rule.target is ChangeTarget.TABLE:
        _write_row(session, change, decision)
    else:
        _write_setting(session, change, decision)


def _write_setting(session: Session, change: ChangeRow, decision: Decision) -> None:
    day = change["effective_from"]
    place = (RuleSetting.key == change["key"], RuleSetting.population == change["population"])
    until = _end_before(session, RuleSetting, place, day)
    session.add(
        RuleSetting(
            id=new_id(),
            key=change["key"],
            population=change["population"],
            value=change["value"],
            effective_from=day,
            effective_until=until,
            legal_basis=decision.number,
            set_by=decision.by_id,
            reason=decision.title,
            paragraph_id=change["paragraph_id"],
        )
    )
    session.flush()


def _end_before(session: Session, model: Any, place: Sequence[Any], day: date) -> date:
    """End the row that holds on a day with that day; say until when the new one holds."""
    holds = select(model).where(*place, model.effective_from < day, model.effective_until > day)
    row: Dated | None = session.scalars(holds.with_for_update()).one_or_none()
    if row is None:
        return FOREVER
    until, row.effective_until = row.effective_until, day
    session.flush()
    return until


def _write_row(session: Session, change: ChangeRow, decision: Decision) -> None:
    """Write a row of a table: the whole table anew from that day, with the other rows as they are."""
    name, _, row_key = change["key"].partition("/")
    kept = _table_from(session, name, change)
    row = session.get(RuleTableRow, (kept.id, row_key))
    if row is None:
        rows = session.scalars(
            select(RuleTableRow.position).where(RuleTableRow.table_id == kept.id)
        )
        row = RuleTableRow(table_id=kept.id, row_key=row_key, position=max(rows, default=-1) + 1)
        row.cells = {**CELLS.get(name, {}), "legal_basis": decision.number}
        session.add(row)
    row.cells = {**row.cells, **change["value"]}
    session.flush()


def _table_from(session: Session, name: str, change: ChangeRow) -> RuleTable:
    """Give the table that begins on the day; made, where none does, from what holds then."""
    day, named = change["effective_from"], RuleTable.name == name
    there = session.scalars(select(RuleTable).where(named, RuleTable.effective_from == day)).first()
    if there is not None:
        return there
    holds = (named, RuleTable.effective_from < day, RuleTable.effective_until > day)
    before = session.scalars(select(RuleTable).where(*holds)).one()
    until = _end_before(session, RuleTable, (named,), day)
    kept = RuleTable(
        id=new_id(),
        name=name,
        rule_id=before.rule_id,
        effective_from=day,
        effective_until=until,
        paragraph_id=change["paragraph_id"],
    )
    session.add(kept)
    session.flush()
    for row in session.scalars(select(RuleTableRow).where(RuleTableRow.table_id == before.id)):
        session.add(
            RuleTableRow(
                table_id=kept.id, row_key=row.row_key, position=row.position, cells=row.cells
            )
        )
    session.flush()
    return kept


def rules_of(session: Session, policy_id: UUID) -> list[Dated]:
    """Load the rows of the rules that a policy's paragraphs made, first come first."""
    paragraphs = (
        select(PolicyParagraph.id)
        .join(PolicyVersion, PolicyVersion.id == PolicyParagraph.version_id)
        .where(PolicyVersion.policy_id == policy_id)
        .scalar_subquery()
    )
    settings = select(RuleSetting).where(RuleSetting.paragraph_id.in_(paragraphs))
    tables = select(RuleTable).where(RuleTable.paragraph_id.in_(paragraphs))
    found: list[Dated] = [
        *session.scalars(settings.with_for_update()),
        *session.scalars(tables.with_for_update()),
    ]
    return sorted(found, key=lambda row: row.effective_from)


def take_back(session: Session, found: Sequence[Dated]) -> int:
    """Undo the rows that have not begun: the one before each holds on as if it had not been."""
    to_come = [row for row in found if row.effective_from > today()]
    for row in to_come:
        before = session.scalars(_row_before(row).with_for_update()).one_or_none()
        if isinstance(row, RuleTable):
            session.execute(delete(RuleTableRow).where(RuleTableRow.table_id == row.id))
        until = row.effective_until
        session.delete(row)
        session.flush()
        if before is not None:
            before.effective_until = until
            session.flush()
    return len(to_come)


def _row_before(row: Dated) -> Any:
    if isinstance(row, RuleSetting):
        return select(RuleSetting).where(
            RuleSetting.key == row.key,
            RuleSetting.population == row.population,
            RuleSetting.effective_until == row.effective_from,
        )
    return select(RuleTable).where(
        RuleTable.name == row.name, RuleTable.effective_until == row.effective_from
    )
