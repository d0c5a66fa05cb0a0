"""The assessor's superior evaluates when the assessor has not in time; the result is final (IV.A.11)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.foundation.ids import new_id
from api.organization.models import Assessor, AssessorKind
from tests.conftest import Db
from tests.evaluations.factories import MEETS, Work, event_names, make_case
from tests.evaluations.guards import LATE, As, on, open_tasks, pass_days, rate, sign
from tests.http import problem_of
from tests.people import Town


@pytest.fixture
def case(town: Town, db: Db) -> tuple[UUID, Work]:
    made: tuple[UUID, Work] = db.write(make_case, town)
    return made


def _take(as_: As, town: Town, key: UUID, version: int = 1, who: str = "head") -> Any:
    client = as_(getattr(town, who).id)
    return client.post(f"/evaluations/{key}/takeover", version=version)


def test_not_while_the_assessor_has_time(town: Town, as_: As, case: tuple[UUID, Work]) -> None:
    """Due on 20 October: that day is still the assessor's."""
    for day in (date(2026, 10, 8), date(2026, 10, 20)):
        with on(day):
            refused = _take(as_, town, case[0])
            assert (refused.status_code, problem_of(refused)) == (409, "not-overdue")
            assert refused.json()["due_on"] == "2026-10-20"
            assert as_(town.head.id).get(f"/evaluations/{case[0]}").json()["may"] == []


def test_the_superior_takes_over_and_stands_on_the_document(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    """Form D.1.2: 2 the assessor, 3 their superior, who signs; of the assessor's unit (IV.B.1.g)."""
    place = f"/evaluations/{case[0]}"
    rate(as_, town, case[0])
    with on(LATE):
        head = as_(town.head.id)
        assert head.get(place).json()["may"] == ["take_over"]

        taken = _take(as_, town, case[0], version=2)
        shown = taken.json()
        head.put(f"{place}/ratings", MEETS, version=3)
        signed = head.post(f"{place}/signature", version=4)
        mine = as_(town.wayan.id).get(place).json()

    standing = {name: shown[name] for name in ("state", "ratings", "may", "is_final")}
    assert standing == {"state": "open", "ratings": None, "may": ["rate"], "is_final": True}
    assert signed.status_code == 200, signed.text
    parties = (mine["assessor"]["name"], mine["superior"]["name"])
    assert parties == (town.chief.name, town.head.name)
    assert (mine["is_final"], mine["why"]["decided"]["name"]) == (True, town.head.name)
    assert mine["why"]["unit"]["unit_name"] == "Puskesmas I"
    assert mine["acknowledge_due_on"] == "2026-11-02", "7 working days (V.A.10)"
    assert [one["step"] for one in mine["decisions"]] == ["taken_over", "signed"]


def test_there_is_no_objection_to_what_the_superior_rates(
    town: Town, as_: As, case: tuple[UUID, Work]
) -> None:
    """IV.A.11: it is final."""
    place = f"/evaluations/{case[0]}"
    with on(LATE):
        _take(as_, town, case[0])
        head = as_(town.head.id)
        head.put(f"{place}/ratings", MEETS, version=2)
        signed = head.post(f"{place}/signature", version=3)
        objection = as_(town.wayan.id).get(f"{place}/hearing").json()["objection"]

    assert signed.status_code == 200, signed.text
    assert (objection["final"], objection["to"]) == ("rated_by_superior", None)


def test_without_a_takeover_the_superior_stands_there_too_and_nothing_is_final(
    town: Town, as_: As, case: tuple[UUID, Work]
) -> None:
    """Form D.1.1, block 3."""
    rate(as_, town, case[0])
    signed = sign(as_, town, case[0]).json()

    assert signed["superior"]["name"] == town.head.name
    assert signed["is_final"] is False


def test_then_the_assessor_rates_no_more(town: Town, as_: As, case: tuple[UUID, Work]) -> None:
    with on(LATE):
        _take(as_, town, case[0])

        refused = rate(as_, town, case[0], version=2)
        shown = as_(town.chief.id).get(f"/evaluations/{case[0]}").json()

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")
    assert (shown["may"], shown["assessor"]["name"]) == ([], town.chief.name)


def test_superiors_are_asked_the_day_after_and_the_task_moves_on(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    """14 working days from the end of the assessor's time (V.A.8)."""
    with on(LATE):
        pass_days(db)
        pass_days(db)
        asked = db.read(open_tasks)
        [task] = as_(town.head.id).get("/tasks").json()["items"]
        _take(as_, town, case[0])
        moved = db.read(open_tasks)

    assert asked == [("take_over", town.head.id)]
    assert (task["kind"], task["about"]["name"]) == ("take_over", town.wayan.name)
    assert task["due_on"] == "2026-11-10"
    assert moved == [("rate", town.head.id)]


def test_nobody_is_asked_to_take_over_what_is_signed(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    with on(LATE):
        pass_days(db)
        rate(as_, town, case[0])
        sign(as_, town, case[0])

    assert db.read(open_tasks) == [("acknowledge", town.wayan.id)]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("wayan", 403),
        ("chief", 403),
        ("mayor", 403),
        ("hr_city", 403),
        ("hr_agency", 403),
        ("made", 404),
        ("stranger", 404),
    ],
)
def test_only_the_assessor_s_superior_takes_over(
    town: Town, as_: As, case: tuple[UUID, Work], who: str, status: int
) -> None:
    with on(LATE):
        assert _take(as_, town, case[0], who=who).status_code == status


def test_what_is_signed_or_taken_over_already_is_not_taken_over(
    town: Town, as_: As, case: tuple[UUID, Work]
) -> None:
    with on(LATE):
        _take(as_, town, case[0])
        again = _take(as_, town, case[0], version=2, who="mayor")
        stale = _take(as_, town, case[0])

    assert (again.status_code, problem_of(again)) == (409, "evaluation-step-refused")
    assert stale.status_code == 403, "who has taken over is the assessor now"


def test_from_an_old_page_nothing_is_taken_over(
    town: Town, as_: As, case: tuple[UUID, Work]
) -> None:
    rate(as_, town, case[0])
    with on(LATE):
        stale = _take(as_, town, case[0], version=1)

    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")


def test_a_repeated_takeover_is_done_once(
    town: Town, as_: As, with_token: As, db: Db, case: tuple[UUID, Work]
) -> None:
    script = with_token(town.head.id, "evaluations:read")
    with on(LATE):
        refused = script.post(f"/evaluations/{case[0]}/takeover", version=1)
        head, place = as_(town.head.id), f"/evaluations/{case[0]}/takeover"
        first, again = (head.post(place, version=1, key="t-1") for _ in range(2))

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert (first.status_code, again.json()) == (200, first.json())
    assert db.read(event_names).count("EvaluationTakenOver") == 1


def _superior_below_pengawas(session: Session, town: Town) -> None:
    of_chief = Assessor.assignment_id == town.chief.assignment_id
    session.execute(update(Assessor).where(of_chief).values(assessor_id=town.hr_agency.id))


def test_a_superior_who_may_not_assess_takes_nothing_over(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    """Art. 1 no. 9: as where somebody was named before there was the rule."""
    db.write(_superior_below_pengawas, town)

    with on(LATE):
        refused = _take(as_, town, case[0], who="hr_agency")

    assert (refused.status_code, problem_of(refused)) == (409, "assessor-unfit")
    assert refused.json()["why"] == "assessor_below_pengawas"


def _delegated(session: Session, town: Town) -> None:
    session.add(
        Assessor(
            id=new_id(),
            agency_id=1,
            employee_id=town.chief.id,
            assignment_id=town.chief.assignment_id,
            assessor_id=town.hr_agency.id,
            kind=AssessorKind.DELEGASI,
            valid_from=date(2026, 10, 1),
            valid_until=date(2026, 12, 1),
        )
    )
    session.flush()


def test_a_delegate_of_the_superior_is_no_superior(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    """What was delegated is the assessing of the assessor, not the step above."""
    db.write(_delegated, town)

    with on(LATE):
        assert _take(as_, town, case[0], who="hr_agency").status_code == 403
        assert _take(as_, town, case[0]).status_code == 200
