"""Reads people as conditions need them; one or many, by the same statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.career import queries as career
from api.development.career.families import family_key
from api.development.career.records import HoldingRecord
from api.development.promotion import queries
from api.development.promotion.facts import Evaluated, OnRecord, Part, Person, Post, Seats
from api.development.promotion.records import PointsRow, PostRow, YearRow
from api.evaluations.models import UNSIGNED
from api.foundation import rows
from api.foundation.clock import today

RowT = TypeVar("RowT", HoldingRecord, PointsRow, PostRow, YearRow)
OfAgency = Mapping[tuple[str, str], Seats]
"""By family of posts and jenjang."""


def read_people(session: Session, wanted: Sequence[UUID]) -> list[Person]:
    """Read people with all that is known of them."""
    posts = _grouped(queries.posts(session, wanted))
    records = _grouped(queries.records(session, wanted))
    years = _grouped(queries.years(session, wanted))
    points = _grouped(queries.points(session, wanted))
    people = queries.people(session, wanted)
    agencies = sorted({one["agency_id"] for one in people})
    seats = {one: _seats_of(session, one) for one in agencies}
    return [
        Person(
            id=one["id"],
            agency_id=one["agency_id"],
            kind=one["kind"],
            state=one["state"],
            grade=one["grade"],
            records=[_record(row) for row in records.get(one["id"], ())],
            posts=[_post(row) for row in posts.get(one["id"], ())],
            evaluations=_evaluations(years.get(one["id"], ())),
            parts=_parts(points.get(one["id"], ())),
            counted_until=_counted(points.get(one["id"], ())),
            seats=seats[one["agency_id"]],
        )
        for one in people
    ]


def _grouped(found: Sequence[RowT]) -> Mapping[UUID, Sequence[RowT]]:
    grouped: dict[UUID, list[RowT]] = defaultdict(list)
    for row in found:
        grouped[row["employee_id"]].append(row)
    return grouped


def _record(row: HoldingRecord) -> OnRecord:
    return OnRecord(
        row["id"],
        row["kind"],
        row["value"],
        row["year"],
        row["from_on"],
        row["until_on"],
        row["document_no"],
    )


def _post(row: PostRow) -> Post:
    return Post(
        row["id"],
        row["agency_id"],
        row["kind"].value,
        row["title"],
        family_key(row["title"]),
        row["valid_from"],
        row["valid_until"],
    )


def _evaluations(found: Iterable[YearRow]) -> dict[int, Evaluated]:
    """Take each year's: the last signed one, else one that waits."""
    kept: dict[int, Evaluated] = {}
    for row in found:
        year = row["starts_on"].year
        if row["state"] not in UNSIGNED and row["predikat"] is not None:
            kept[year] = Evaluated(row["id"], row["predikat"].value)
        else:
            kept.setdefault(year, Evaluated(row["id"], None))
    return kept


def _parts(found: Iterable[PointsRow]) -> list[Part]:
    """Add lines together by jenjang, kind and year, in the order of the ledger."""
    kept: dict[tuple[str, str, int | None], int] = {}
    for row in found:
        key = row["level"], row["kind"].value, _year(row)
        kept[key] = kept.get(key, 0) + row["units"]
    return [Part(*key, units) for key, units in kept.items()]


def _year(row: PointsRow) -> int | None:
    if row["last_month"] is not None:
        return row["last_month"] // 100
    return row["decided_on"].year if row["decided_on"] else None


def _counted(found: Iterable[PointsRow]) -> int | None:
    return max((row["last_month"] for row in found if row["last_month"]), default=None)


def _seats_of(session: Session, agency_id: int) -> OfAgency:
    """Read what posts an agency needs and has, by family and jenjang."""
    found: dict[tuple[str, str], Seats] = {}
    for need in rows.fetch(session, career.NEEDS_OF_AGENCY, agency_id=agency_id):
        if need["valid_from"] <= today():
            key = need["family_key"], need["level"].value
            found[key] = Seats(need["id"], need["seats"], 0)
    for row in rows.fetch(session, career.FILLED_OF_AGENCY, agency_id=agency_id):
        key = family_key(row["title"]), row["kind"].value
        known = found.get(key, Seats(None, None, 0))
        found[key] = Seats(known.need_id, known.seats, known.filled + row["people"])
    return found
