"""The record of a report: its receipt, the lines that it brought, and what they replaced.

The lines of a receipt bear its moment: as rows still, or as revisions where they were corrected
since. `service.report` takes the fingerprint over what it has in hand, without asking again.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from api.achievements import lines
from api.achievements.events import AchievementsReported
from api.achievements.models import (
    MEASURED,
    Achievement,
    AchievementRevision,
    AchievementSource,
    Receipt,
)
from api.foundation.fingerprints import (
    Fingerprint,
    RecordKind,
    fingerprint,
    form,
    forms,
    grouped,
    record_keys,
    within,
)
from api.foundation.rows import Row, pick

LATER = {
    "state": "the signature of the evaluation freezes it, and leaves EvaluationSigned",
    "version": "counts corrections, which leave reports of their own, and freezing",
    "updated_at": "moves with both",
    **dict.fromkeys(
        ("measured_source", "measured_value", "measured_at", "measured_cases", "mapping_id"),
        "what is measured beside what its owner says follows the cases or measurements",
    ),
}
"""Columns of a reported line that change lawfully afterwards."""
OF_MEASURED = {**LATER, "value": "the figure follows the cases; its owner only added words"}
SAID = ("revision", *lines.SAID)
"""What a correction changes, and a revision keeps."""


def record(receipt: Row, reported: Sequence[Row], replaced: Sequence[Row]) -> Row:
    """Put the record of a report together."""
    return {
        "receipt": form(receipt),
        "lines": sorted((_line(line) for line in reported), key=_key),
        "replaced": sorted((_replaced(row) for row in replaced), key=_key),
    }


def _line(line: Row) -> Row:
    return _of_then(form(line, OF_MEASURED if line["source"] in MEASURED else LATER))


def _replaced(row: Row) -> Row:
    said = _of_then(form(row))
    if said["source"] == AchievementSource.PERSON:
        del said["source"]
    return said


def _of_then(said: Row) -> Row:
    """Leave out a column that came later where it says nothing, so that older fingerprints hold."""
    if said["override_reason"] is None:
        del said["override_reason"]
    return said


def _key(row: Row) -> bytes:
    key: UUID = row["id"]
    return key.bytes


def fingerprint_of_report(
    receipt: Row, reported: Sequence[Row], replaced: Sequence[Row]
) -> Fingerprint:
    """Take the fingerprint of a report over the rows that were just written."""
    return fingerprint(receipt["id"], record(receipt, reported, replaced))


def read_reports(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read receipts with their lines, wherever these are by now."""
    receipts = forms(session, Receipt, within(Receipt.id, keys))
    plans = {receipt["plan_id"] for receipt in receipts}
    if not plans:
        return {}
    of_plans = within(Achievement.plan_id, plans)
    live = {row["id"]: row for row in forms(session, Achievement, of_plans)}
    theirs = AchievementRevision.achievement_id.in_(select(Achievement.id).where(of_plans))
    revisions = forms(session, AchievementRevision, theirs)
    said = [*live.values(), *(_said_before(live, row) for row in revisions)]
    reported = grouped(said, "plan_id", "period_id", "reported_at")
    replaced: dict[Any, list[Row]] = defaultdict(list)
    for row in revisions:
        line = live[row["achievement_id"]]
        replaced[line["plan_id"], line["period_id"], row["created_at"]].append(row)
    return {
        receipt["id"]: record(receipt, reported[place], replaced[place])
        for receipt in receipts
        for place in [(receipt["plan_id"], receipt["period_id"], receipt["created_at"])]
    }


def _said_before(live: Mapping[UUID, Row], revision: Row) -> Row:
    """Give a line as it was before a correction."""
    return {**live[revision["achievement_id"]], **pick(revision, SAID)}


REPORTS = RecordKind(
    "receipt",
    (AchievementsReported,),
    record_keys(Receipt.id, Receipt.plan_id, Receipt.created_at, Receipt.agency_id),
    read_reports,
)


_HAS_RECEIPT = exists().where(
    Receipt.plan_id == Achievement.plan_id,
    Receipt.period_id == Achievement.period_id,
    Receipt.agency_id == Achievement.agency_id,
    Receipt.created_at == Achievement.reported_at,
)
LINES_WITHOUT_RECEIPT = RecordKind(
    "achievement",
    (),
    record_keys(
        Achievement.id,
        Achievement.plan_id,
        Achievement.reported_at,
        Achievement.agency_id,
        Achievement.mapping_id.is_(None),
        ~_HAS_RECEIPT,
    ),
    lambda _session, _keys: {},
)
"""What was reported without a receipt: nobody's report brought it, and no mapping measured it.

What a mapping measured or gave back has no receipt: its record is the cases, by which `facts verify`
measures it again."""
