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

from api.achievements.events import AchievementsReported
from api.achievements.models import Achievement, AchievementRevision, Receipt
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
}
"""Columns of a reported line that change lawfully afterwards."""
SAID = ("revision", "value", "narrative", "nothing_happened", "reported_by", "reported_at")
"""What a correction changes, and a revision keeps."""


def record(receipt: Row, lines: Sequence[Row], replaced: Sequence[Row]) -> Row:
    """Put the record of a report together."""
    return {
        "receipt": form(receipt),
        "lines": sorted((form(line, LATER) for line in lines), key=_key),
        "replaced": sorted((form(row) for row in replaced), key=_key),
    }


def _key(row: Row) -> bytes:
    key: UUID = row["id"]
    return key.bytes


def fingerprint_of_report(
    receipt: Row, lines: Sequence[Row], replaced: Sequence[Row]
) -> Fingerprint:
    """Take the fingerprint of a report over the rows that were just written."""
    return fingerprint(receipt["id"], record(receipt, lines, replaced))


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
    lines = grouped(said, "plan_id", "period_id", "reported_at")
    replaced: dict[Any, list[Row]] = defaultdict(list)
    for row in revisions:
        line = live[row["achievement_id"]]
        replaced[line["plan_id"], line["period_id"], row["created_at"]].append(row)
    return {
        receipt["id"]: record(receipt, lines[place], replaced[place])
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
        ~_HAS_RECEIPT,
    ),
    lambda _session, _keys: {},
)
"""What was reported without a receipt: nobody's report brought it."""
