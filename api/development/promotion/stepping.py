"""The conditions of functional officers: angka kredit, test, needed posts, jenjang before pangkat. Pure.

R72, R82-R84 (`api/development/credit/standing.py` has what each step needs).
"""

from datetime import date

from api.development.career.models import RecordKind
from api.development.credit.conversion import Level, in_points, missing_points, month_of
from api.development.credit.standing import Need, need_for_grade, need_for_level, ways
from api.development.promotion.calendar import known_from
from api.development.promotion.condition_schemas import ConditionCode, FactKind, FactSource, Filler
from api.development.promotion.conditions import MET, NOT_MET, UNKNOWN, Asked
from api.development.promotion.facts import Post, Seats
from api.development.promotion.wording import Kept, condition, fact, on_record
from api.foundation.types import decimal_text

KEEPING = "baik"
"""What is supposed of the years to come where a condition says from when it would be met."""


def credit_level(asked: Asked, level: Level) -> Level:
    """Say in which jenjang angka kredit counts for the next golongan.

    Who has risen to this jenjang before the golongan followed proposes it with the same angka kredit (R82).
    """
    below = asked.rules.level_below(level)
    if below is not None and asked.rank.grade == below.grades[-1]:
        return below
    return level


def need_of_grade(asked: Asked, level: Level) -> tuple[Level, Need | None]:
    """Say what the next golongan needs, and in which jenjang it is counted."""
    counted = credit_level(asked, level)
    units = asked.person.units_in(counted.code)
    return counted, need_for_grade(counted, asked.rank.grade, units, asked.rules.levels)


def need_of_level(asked: Asked, level: Level) -> Need | None:
    """Say what the next jenjang needs."""
    return need_for_level(level, asked.person.units_in(level.code))


def credit(asked: Asked, level: Level, need: Need, rule_id: str) -> Kept:
    """Ask for angka kredit within a jenjang (R83, R90e), written out in its parts."""
    points = asked.person.once(
        ("points", level.code, need.need),
        lambda: [_points(asked, level, need), *_parts(asked, level)],
    )
    if not need.missing:
        return condition(ConditionCode.CREDIT, rule_id, MET, points)
    return condition(
        ConditionCode.CREDIT,
        rule_id,
        NOT_MET,
        points,
        missing_points=decimal_text(missing_points(need.need, need.missing, asked.rules.places)),
        met_on=_enough_on(asked, level, need.missing),
        if_predikat=KEEPING,
    )


def _points(asked: Asked, level: Level, need: Need) -> Kept:
    return fact(
        FactKind.POINTS,
        FactSource.CREDIT_LEDGER,
        asked.person.id,
        value=level.code,
        have=_shown(asked, asked.person.units_in(level.code)),
        need=_shown(asked, need.need),
    )


def _parts(asked: Asked, level: Level) -> list[Kept]:
    return [
        fact(FactKind.POINTS_PART, value=one.kind, year=one.year, have=_shown(asked, one.units))
        for one in asked.person.parts
        if one.level == level.code and one.units
    ]


def _shown(asked: Asked, units: int) -> str:
    return decimal_text(in_points(units, asked.rules.places))


def _enough_on(asked: Asked, level: Level, missing: int) -> date | None:
    """Give the window after the year whose predikat makes it enough: a year is converted when it is signed."""
    last = asked.person.counted_until or _december_before(asked.window)
    found = asked.person.once(
        ("ways", level.code, missing, last),
        lambda: ways(missing, level, {KEEPING: asked.rules.shares[KEEPING]}, last),
    )
    if not found:
        return None
    last_year = found[0].on.year - (found[0].on.month == 1)
    return asked.window_from(known_from(last_year, asked.rules.due))


def _december_before(window: date) -> int:
    return month_of(date(window.year - 1, 12, 1))


def competence_test(asked: Asked, next_level: str) -> Kept:
    """Ask for a passed test of the next jenjang (R83)."""
    passed = [
        one
        for one in asked.person.of_kind(RecordKind.UJI_KOMPETENSI)
        if one.value == next_level and one.holds_on(asked.window)
    ]
    facts = [on_record(FactKind.TEST, one) for one in passed[-1:]]
    state = MET if facts else NOT_MET
    return condition(ConditionCode.COMPETENCE_TEST, "R83", state, facts)


def vacancy(asked: Asked, post: Post, next_level: str) -> Kept:
    """Ask for a needed post of the next jenjang that nobody fills (R83)."""
    found = _seats(asked, post, next_level)
    facts = [_seats_fact(found, next_level)]
    code = ConditionCode.VACANCY
    if found.seats is None:
        return condition(code, "R83", UNKNOWN, facts, filled_by=Filler.HR_AGENCY)
    return condition(code, "R83", MET if found.seats > found.filled else NOT_MET, facts)


def level_first(asked: Asked, post: Post, next_level: str) -> Kept:
    """Ask that the jenjang rises before the golongan, unless no post of it is needed (R82)."""
    found = _seats(asked, post, next_level)
    facts = [_seats_fact(found, next_level)]
    code = ConditionCode.LEVEL_FIRST
    if found.seats is None:
        return condition(code, "R82", UNKNOWN, facts, filled_by=Filler.HR_AGENCY)
    return condition(code, "R82", NOT_MET if found.seats > found.filled else MET, facts)


def misfit(asked: Asked, level: Level) -> Kept:
    """Say that the jenjang has to fit the golongan first (R81)."""
    facts = [fact(FactKind.LEVEL, value=level.code), fact(FactKind.RANK, value=asked.rank.grade)]
    return condition(ConditionCode.LEVEL_FIRST, "R81", NOT_MET, facts)


def _seats(asked: Asked, post: Post, level: str) -> Seats:
    return asked.person.seats.get((post.family_key, level), Seats(None, None, 0))


def _seats_fact(found: Seats, level: str) -> Kept:
    return fact(
        FactKind.SEATS,
        FactSource.POSITION_NEED,
        found.need_id,
        value=level,
        have=str(found.filled),
        need=None if found.seats is None else str(found.seats),
    )
