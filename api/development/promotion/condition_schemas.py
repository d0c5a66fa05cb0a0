"""Conditions and their evidence on the wire: data, whose words are made where they are shown."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from api.evaluations.models import Predikat
from api.foundation.schema import Amount, View


class ConditionCode(StrEnum):
    """What is asked for. Their order is the order in which they are shown."""

    CREDIT = "credit"
    TIME_IN_RANK = "time_in_rank"
    TIME_IN_POST = "time_in_post"
    TIME_IN_LEVEL = "time_in_level"
    PREDIKAT = "predikat"
    NO_SANCTION = "no_sanction"
    RANK_CEILING = "rank_ceiling"
    EXAM = "exam"
    COMPETENCE_TEST = "competence_test"
    VACANCY = "vacancy"
    LEVEL_FIRST = "level_first"
    EXCEPTIONAL_WORK = "exceptional_work"


class ConditionState(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class FactKind(StrEnum):
    """What a piece of evidence says; which fields are filled stands beside each.

    rank: value golongan, from_on TMT, months held at the window, need_months.
    post: value title, from_on, months, need_months.
    level: value jenjang, from_on, months, need_months.
    predikat: year, value; an empty value: not on record.
    sanction: value severity, from_on, until_on.
    degree: value; highest golongan that it allows in `limit`.
    post_limit: value kind of post; its highest golongan in `limit`.
    points: have, need of angka kredit in the jenjang `value`.
    points_part: value kind of ledger line, have, year where it is of a year.
    test: value jenjang, from_on, until_on.
    exam: value exam or what stands for it, from_on.
    seats: value jenjang, have (filled), need (seats); an empty need: nobody said.
    merit: value, from_on.
    """

    RANK = "rank"
    POST = "post"
    LEVEL = "level"
    PREDIKAT = "predikat"
    SANCTION = "sanction"
    DEGREE = "degree"
    POST_LIMIT = "post_limit"
    POINTS = "points"
    POINTS_PART = "points_part"
    TEST = "test"
    EXAM = "exam"
    SEATS = "seats"
    MERIT = "merit"


class FactSource(StrEnum):
    """Where a fact is kept; `source_id` is its key there."""

    CAREER_RECORD = "career_record"
    EVALUATION = "evaluation"
    CREDIT_LEDGER = "credit_ledger"
    POSITION_NEED = "position_need"
    ASSIGNMENT = "assignment"


class Filler(StrEnum):
    """Who must fill what is unknown."""

    HR_AGENCY = "hr_agency"
    ASSESSOR = "assessor"


class FactView(View):
    """A piece of evidence: `kind` says which fields are filled (see `FactKind`)."""

    kind: FactKind
    value: str | None
    year: int | None
    from_on: date | None
    until_on: date | None
    months: int | None
    need_months: int | None
    have: Amount | None
    need: Amount | None
    limit: str | None
    document_no: str | None
    source: FactSource | None
    source_id: UUID | None


class ConditionView(View):
    """A condition with its evidence.

    `met_on`: the first window at which it would be met, if every predikat from now on is `if_predikat`
    where that matters; empty where nothing foretells it. `missing_points`: what angka kredit lacks.
    `filled_by`: who must fill what is unknown.
    """

    code: ConditionCode
    rule_id: str
    state: ConditionState
    facts: list[FactView]
    missing_points: Amount | None
    met_on: date | None
    if_predikat: Predikat | None
    filled_by: Filler | None
