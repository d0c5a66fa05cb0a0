"""Every kind of task, and whatever makes it moot: over HTTP, from where it opens to where it ends."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.analytics.models import PersonPeriodFacts
from api.foundation import clock
from api.foundation.daily import Days
from api.notifications.access_reactions import let_notices_lapse
from api.notifications.models import TaskKind
from tests.conftest import TODAY, Db
from tests.evaluations.factories import Q3
from tests.goals.factories import make_plan
from tests.imports.factories import undone
from tests.notifications.access import (
    comes_in,
    ends_it,
    gets_another_code,
    guessed,
    knows_it,
    second_device,
)
from tests.notifications.hearing import (
    answers,
    corrects,
    disagreed,
    disagrees,
    lets_days_pass,
)
from tests.notifications.late import is_not_evaluated_in_time, reopens
from tests.notifications.moves import (
    agrees_to_it,
    declines,
    makes_the_year,
    proposed,
    year_missing,
)
from tests.notifications.speaking import asks, is_told, is_told_nothing
from tests.notifications.world import (
    As,
    Step,
    World,
    accepts_what_was_returned,
    acknowledges,
    agreed,
    agrees,
    cancels,
    chief_leaves,
    closes_period,
    comes_back,
    drafted,
    moves_before_the_period,
    moves_by_import,
    moves_by_import_and_back,
    moves_now,
    names_the_head,
    nothing,
    renews,
    replacing,
    reports,
    rests,
    rests_by_import,
    rests_by_import_and_back,
    returns,
    returns_the_replacement,
    returns_too_late,
    revokes,
    signed,
    signs,
    studies,
    submits,
    submitted,
    takes_back_the_replacement,
    takes_back_too_late,
    token,
    under_way,
    wayan_leaves,
    withdraws,
)
from tests.people import Town

WRITE, AGREE, REPORT = ("write_plan", "wayan"), ("agree_plan", "chief"), ("report", "wayan")
JUDGE, REPLACE = ("judge_evidence", "chief"), ("replace_evidence", "wayan")
RATE, RECEIPT, RENEW = ("rate", "chief"), ("acknowledge", "wayan"), ("renew_token", "wayan")
JUDGE_2, RATE_2, AGREE_2 = (("judge_evidence", "head"), ("rate", "head"), ("agree_plan", "head"))
TAKE_OVER, READ = ("take_over", "head"), ("read_reopening", "wayan")
ANSWER, ASKED = ("answer", "chief"), ("give_feedback", "made")
DEVICE, GUESSED = ("new_device", "wayan"), ("guessed_code", "hr_city")
CARRY_OVER, YEAR = ("agree_carry_over", "wayan"), ("make_year", "hr_city")
OF_ITSELF = {"read_brief", "case_due", "answer_contest", "read_contest_answer"}
OF_ITSELF |= {"agree_observation", "observe", "reflect", "read_promotion"}
OF_ITSELF |= {"sign_guidance", "state_guidance", "read_guidance", "talk_improvement"}
OF_ITSELF |= {"decide_improvement", "test_competence", "record_placement", "read_improvement"}
OF_ITSELF |= {"decide_programme", "answer_seat", "approve_seat", "read_seat", "say_after_training"}
OF_ITSELF |= {"read_needs", "agree_development"}
OF_ITSELF |= {"read_policy_answer", "read_policy_outcome"}
"""Follow a week, cases of another system, figures, observations, promotions, training, help and policies:
tests/analytics/test_views.py, tests/measurements, tests/development, tests/policy."""
CASES: list[tuple[Step, Step, list[tuple[str, str]]]] = [
    (drafted, nothing, [WRITE]),
    (drafted, submits, [AGREE]),
    (drafted, cancels, []),
    (drafted, names_the_head, [WRITE]),
    (drafted, rests, []),
    (drafted, comes_back, [WRITE]),
    (drafted, wayan_leaves, []),
    (submitted, nothing, [AGREE]),
    (submitted, withdraws, [WRITE]),
    (submitted, returns, [WRITE]),
    (submitted, agrees, [REPORT]),
    (submitted, names_the_head, [AGREE_2]),
    (submitted, chief_leaves, [AGREE_2]),
    (submitted, wayan_leaves, [AGREE]),
    (agreed, reports, []),
    (under_way, nothing, [REPORT, JUDGE, REPLACE, RATE]),
    (under_way, reports, [JUDGE, REPLACE, RATE]),
    (under_way, accepts_what_was_returned, [REPORT, JUDGE, RATE]),
    (under_way, signs, [JUDGE, RECEIPT]),
    (under_way, closes_period, [JUDGE, RATE]),
    (under_way, returns_too_late, [RATE]),
    (under_way, names_the_head, [REPORT, JUDGE_2, REPLACE, RATE_2]),
    (under_way, chief_leaves, [REPORT, JUDGE_2, REPLACE, RATE_2]),
    (under_way, moves_before_the_period, [JUDGE]),
    (under_way, moves_now, [REPORT, JUDGE, REPLACE, RATE]),
    (under_way, wayan_leaves, [JUDGE, RATE]),
    (under_way, rests, [JUDGE, REPLACE, RATE]),
    (under_way, studies, [REPORT, JUDGE, REPLACE, RATE]),
    (under_way, comes_back, [REPORT, JUDGE, REPLACE, RATE]),
    (under_way, moves_by_import, [JUDGE]),
    (under_way, moves_by_import_and_back, [REPORT, JUDGE, REPLACE, RATE]),
    (under_way, rests_by_import, [JUDGE, REPLACE, RATE]),
    (under_way, rests_by_import_and_back, [REPORT, JUDGE, REPLACE, RATE]),
    (replacing, nothing, [REPORT, JUDGE]),
    (replacing, takes_back_the_replacement, [REPORT, REPLACE]),
    (replacing, returns_the_replacement, [REPORT, REPLACE]),
    (replacing, takes_back_too_late, [RATE]),
    (signed, nothing, [RECEIPT]),
    (signed, acknowledges, []),
    (signed, reopens, [RATE, READ]),
    (under_way, is_not_evaluated_in_time, [REPORT, JUDGE, REPLACE, RATE, TAKE_OVER]),
    (signed, chief_leaves, [RECEIPT]),
    (signed, wayan_leaves, []),
    (signed, disagrees, [ANSWER]),
    (disagreed, answers, []),
    (disagreed, corrects, [RECEIPT]),
    (disagreed, lets_days_pass, []),
    (disagreed, chief_leaves, [("answer", "head")]),
    (disagreed, wayan_leaves, [ANSWER]),
    (asks, nothing, [ASKED]),
    (asks, is_told, []),
    (asks, is_told_nothing, []),
    (token, nothing, [RENEW]),
    (token, revokes, []),
    (token, renews, []),
    (token, wayan_leaves, []),
    (second_device, nothing, [DEVICE]),
    (second_device, knows_it, []),
    (second_device, ends_it, []),
    (second_device, wayan_leaves, []),
    (guessed, nothing, [GUESSED]),
    (guessed, gets_another_code, []),
    (guessed, comes_in, []),
    (guessed, wayan_leaves, []),
    (year_missing, nothing, [YEAR]),
    (year_missing, makes_the_year, []),
    (proposed, nothing, [REPORT, RATE_2, RECEIPT, CARRY_OVER]),
    (proposed, agrees_to_it, [RECEIPT]),
    (proposed, declines, [REPORT, RATE_2, RECEIPT]),
    (proposed, wayan_leaves, [RATE_2]),
]


@pytest.mark.parametrize(
    ("begins", "happens", "left"), CASES, ids=lambda one: getattr(one, "__name__", "")
)
def test_what_is_moot_is_closed_and_what_is_not_stays(
    town: Town, as_: As, db: Db, begins: Step, happens: Step, left: list[tuple[str, str]]
) -> None:
    world = World(town, as_, db)
    begins(world)

    happens(world)

    assert sorted(world.open()) == sorted((kind, getattr(town, who).id) for kind, who in left)


def test_the_table_has_every_kind() -> None:
    named_kinds = {kind for _, _, left in CASES for kind, _ in left}

    assert named_kinds | OF_ITSELF == {kind.value for kind in TaskKind}


def test_a_late_judgement_of_who_has_left_asks_nobody(town: Town, as_: As, db: Db) -> None:
    """Evidence of somebody who left may still be judged; nobody is asked to replace it."""
    world = World(town, as_, db)
    under_way(world)
    wayan_leaves(world)

    world.judge("menunggu", "returned")

    assert [kind for kind, _ in world.open()] == ["rate"]


def test_a_plan_ends_with_its_post(town: Town, as_: As, db: Db) -> None:
    """R22, R45."""
    world = World(town, as_, db)
    world.plan_id = str(db.write(make_plan, town.wayan, town.chief).id)

    moves_now(world)

    assert world.hr.get(f"/plans/{world.plan_id}").json()["ends_on"] == "2026-10-07"


def _facts(session: Session) -> dict[tuple[int, UUID], tuple[Any, ...]]:
    columns = PersonPeriodFacts.__table__.c
    wanted = [c for c in columns if c.name != "updated_at"]
    found = session.execute(select(*wanted)).all()
    return {(row.period_id, row.assignment_id): tuple(row) for row in found}


def test_a_plan_lasts_as_long_as_its_post_by_import(town: Town, as_: As, db: Db) -> None:
    """R22: a file that moves somebody ends the plan; taking the file back gives it its end again.

    How they stand in a period after the end is not counted, and counted again.
    """
    world = World(town, as_, db)
    under_way(world)

    def ends_on() -> Any:
        return world.hr.get(f"/plans/{world.plan_id}").json()["ends_on"]

    db.count()
    before = db.read(_facts)
    moves_by_import(world)
    db.count()
    assert ends_on() == "2026-05-31"
    assert set(before) - set(db.read(_facts)) == {(Q3, town.wayan.assignment_id)}
    back = undone(world.hr, db, world.hr.get("/imports").json()["items"][0]["id"])
    assert back["state"] == "undone", (back["problem"], back["problem_reason"])
    assert ends_on() == "2026-12-31"
    db.count()
    assert db.read(_facts) == before


def test_notices_that_nobody_answers_lapse(town: Town, as_: As, db: Db) -> None:
    world = World(town, as_, db)
    second_device(world)

    with clock.moved_to(TODAY + timedelta(days=29)):
        assert db.write(let_notices_lapse, Days(TODAY.date(), TODAY.date())) == 0
    with clock.moved_to(TODAY + timedelta(days=31)):
        assert db.write(let_notices_lapse, Days(TODAY.date(), TODAY.date())) == 1

    assert world.open() == []
