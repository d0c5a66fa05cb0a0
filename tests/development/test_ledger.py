"""The ledger follows results: converted when signed, taken back when judged again, no month twice."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.development.credit.models import CreditMonth
from api.development.credit.reactions import convert_what_was_left
from api.foundation.clock import moved_to
from api.foundation.daily import Days
from api.organization.models import Employee, PositionKind
from tests.conftest import Db
from tests.evaluations.factories import Q3, YEAR, make_evaluation, make_plan, report, set_unit
from tests.evaluations.guards import BECAUSE, As, rate, sign
from tests.http import problem_of
from tests.people import Town, promote

JANUARY = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)
DECIDED = {"document_no": "821/12/BKPSDM/2026", "decided_on": "2026-02-01", "reason": BECAUSE}


@pytest.fixture(autouse=True)
def january() -> Iterator[None]:
    with moved_to(JANUARY):
        yield


def _functional(session: Session, town: Town) -> None:
    promote(session, town.wayan, PositionKind.AHLI_PERTAMA)
    session.get_one(Employee, town.wayan.id).grade = "III/a"


def _evaluations(session: Session, town: Town) -> dict[int, UUID]:
    work = make_plan(session, town.wayan, town.chief)
    found = {}
    for period in (Q3, YEAR):
        set_unit(session, town, town.puskesmas, period_id=period)
        found[period] = make_evaluation(session, town.wayan, town.chief, work, period)
    report(session, town.wayan, work, 80)
    report(session, town.wayan, work, 40, at=1)
    return found


@pytest.fixture
def made(town: Town, db: Db) -> dict[int, UUID]:
    db.write(_functional, town)
    found: dict[int, UUID] = db.write(_evaluations, town)
    return found


def _signed(as_: As, town: Town, key: UUID) -> UUID:
    rated = rate(as_, town, key)
    assert rated.status_code == 200, rated.text
    done = sign(as_, town, key)
    assert done.status_code == 200, done.text
    return key


def _credit(as_: As, town: Town, who: str = "wayan") -> Any:
    answer = as_(getattr(town, who).id).get(f"/employees/{town.wayan.id}/credit")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_signed_year_is_converted(town: Town, as_: As, made: dict[int, UUID]) -> None:
    _signed(as_, town, made[YEAR])

    found = _credit(as_, town)

    assert (found["level"], found["grade"], found["points"]) == ("ahli_pertama", "III/a", "12.5")
    [line] = found["lines"]
    assert (line["months"], line["percent"], line["coefficient"]) == (12, 100, "12.5")
    assert (line["first_month"], line["last_month"], line["rule_id"]) == (202601, 202612, "R73")
    assert (found["next_grade"]["to"], found["next_grade"]["missing"]) == ("III/b", "37.5")
    assert found["next_level"]["missing"] == "87.5"
    best = found["next_grade"]["ways"][0]
    assert best == {
        "predikat": "sangat_baik",
        "months": 24,
        "enough_on": "2028-12-31",
        "on": "2029-02-01",
        "promotes": True,
    }
    assert [way["promotes"] for way in found["next_grade"]["ways"]] == [True, True] + [False] * 3
    assert (found["aim"], found["bonus"]["points"], found["bonus"]["missing"]) == (
        "grade", "12.5", "25",
    )  # fmt: skip
    assert found["history"] == [
        {"month": 202512, "points": "0"},
        {"month": 202612, "points": "12.5"},
    ]


def _open(session: Session) -> list[tuple[int, int]]:
    """Give the months that count, from the first to the last of each line."""
    wanted = select(func.min(CreditMonth.month), func.max(CreditMonth.month))
    found = session.execute(wanted.group_by(CreditMonth.entry_id))
    return sorted((row[0], row[1]) for row in found)


def test_months_of_a_converted_period_count_in_no_year_again(
    town: Town, as_: As, db: Db, made: dict[int, UUID]
) -> None:
    _signed(as_, town, made[Q3])
    before = _credit(as_, town)
    assert before["lines"] == [], "a period is converted when somebody asks (R76)"
    assert before["convertible"] == [], "nobody but who may convert is told of it"
    [offered] = _credit(as_, town, "chief")["convertible"]
    assert (offered["evaluation_id"], offered["months"]) == (str(made[Q3]), 3)

    converted = as_(town.chief.id).post(f"/evaluations/{made[Q3]}/credit")
    _signed(as_, town, made[YEAR])

    assert converted.status_code == 201, converted.text
    assert converted.json()["points"] == "3.13"
    found = _credit(as_, town)
    assert [(line["months"], line["total"]) for line in found["lines"]] == [
        (6, "6.25"),
        (3, "9.38"),
        (3, "12.5"),
    ]
    assert found["points"] == "12.5"
    assert db.read(_open) == [(202601, 202606), (202607, 202609), (202610, 202612)]


def test_a_corrected_predikat_takes_its_line_back_and_writes_another(
    town: Town, as_: As, db: Db, made: dict[int, UUID]
) -> None:
    _signed(as_, town, made[YEAR])
    place = f"/evaluations/{made[YEAR]}"
    reopened = as_(town.head.id).post(f"{place}/reopening", {"reason": BECAUSE}, version=3)
    assert reopened.status_code == 200, reopened.text
    assert (_credit(as_, town)["points"], db.read(_open)) == ("0", [])
    worse = {"results_rating": "di_bawah_ekspektasi", "results_reason": BECAUSE}
    assert rate(as_, town, made[YEAR], 4, **worse).status_code == 200
    assert sign(as_, town, made[YEAR], 5).status_code == 200

    found = _credit(as_, town)

    first, back, again = found["lines"]
    assert (first["points"], back["points"], again["points"]) == ("12.5", "-12.5", "9.38")
    assert (first["reversed_by"], back["reverses_id"]) == (back["id"], first["id"])
    assert (again["predikat"], again["percent"]) == ("butuh_perbaikan", 75)
    [correction] = found["corrections"]
    assert (correction["before"], correction["after"]) == (
        {"predikat": "baik", "points": "12.5"},
        {"predikat": "butuh_perbaikan", "points": "9.38"},
    )
    assert (correction["difference"], correction["why"]) == ("-3.13", BECAUSE)
    assert db.read(_open) == [(202601, 202612)]


def test_a_period_that_was_converted_is_converted_anew_once_it_is_signed_again(
    town: Town, as_: As, db: Db, made: dict[int, UUID]
) -> None:
    _signed(as_, town, made[Q3])
    place = f"/evaluations/{made[Q3]}"
    assert as_(town.chief.id).post(f"{place}/credit").status_code == 201
    assert as_(town.head.id).post(f"{place}/reopening", {"reason": BECAUSE}, version=3)
    [waiting] = _credit(as_, town)["corrections"]
    assert (waiting["after"], waiting["difference"]) == (None, "-3.13")
    above = dict.fromkeys(("results_rating", "behaviour_rating"), "di_atas_ekspektasi")
    above |= dict.fromkeys(("results_reason", "behaviour_reason"), BECAUSE)
    assert rate(as_, town, made[Q3], 4, **above).status_code == 200
    assert sign(as_, town, made[Q3], 5).status_code == 200

    found = _credit(as_, town)

    [correction] = found["corrections"]
    assert correction["after"] == {"predikat": "sangat_baik", "points": "4.69"}
    assert (correction["difference"], found["points"]) == ("1.56", "4.69")


def _disagree(as_: As, town: Town, key: UUID) -> None:
    note = {"receipt": "disagree", "note": "Hasil kerja saya belum dinilai semua."}
    answer = as_(town.wayan.id).post(f"/evaluations/{key}/acknowledgement", note)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("results", "lines", "points"),
    [("di_atas_ekspektasi", 3, "18.75"), ("sesuai_ekspektasi", 1, "12.5")],
)
def test_a_correction_changes_the_ledger_where_it_changes_the_predikat(
    town: Town, as_: As, made: dict[int, UUID], results: str, lines: int, points: str
) -> None:
    _signed(as_, town, made[YEAR])
    _disagree(as_, town, made[YEAR])
    draft = {
        "results_rating": results,
        "results_reason": BECAUSE,
        "behaviour_rating": "di_atas_ekspektasi",
        "behaviour_reason": BECAUSE,
        "note": BECAUSE,
    }
    place = f"/evaluations/{made[YEAR]}/correction"
    assert as_(town.chief.id).post(place, draft, version=4).status_code == 200

    found = _credit(as_, town)

    assert (len(found["lines"]), found["points"]) == (lines, points)
    assert len(found["corrections"]) == (lines > 1)
    assert all(one["why"] is None for one in found["corrections"])


def test_nobody_of_hr_enters_their_own(town: Town, as_: As) -> None:
    hr = town.hr_agency
    place = f"/employees/{hr.id}/credit"
    draft = {**DECIDED, "kind": "lama", "level": "ahli_pertama", "points": "3"}
    assert as_(hr.id).post(place, draft).status_code == 403
    assert as_(hr.id).get(place).json()["may"] == []


def test_a_year_whose_post_came_to_light_later_is_converted_once(
    town: Town, as_: As, db: Db
) -> None:
    made = db.write(_evaluations, town)
    _signed(as_, town, made[YEAR])
    assert _credit(as_, town)["level"] is None, "a pelaksana collects no angka kredit"
    db.write(_functional, town)
    days = Days(JANUARY.date(), JANUARY.date())

    assert (db.write(convert_what_was_left, days), db.write(convert_what_was_left, days)) == (1, 0)

    assert _credit(as_, town)["points"] == "12.5"


@pytest.mark.parametrize(
    ("draft", "points", "rule"),
    [
        ({"kind": "dasar", "level": "ahli_pertama", "grade": "III/b"}, "50", "R79"),
        ({"kind": "pendidikan", "level": "ahli_pertama"}, "12.5", "R78"),
        ({"kind": "lama", "level": "ahli_pertama", "points": "31,25"}, "31.25", "R85"),
        ({"kind": "perpindahan", "level": "ahli_muda", "grade": "III/d", "predikat": "baik",
          "months_in_rank": 60, "is_top_rank": True}, "175", "R80"),
        ({"kind": "perpindahan", "level": "ahli_pertama", "grade": "IV/a", "predikat": "baik",
          "months_in_rank": 60}, "100", "R80"),
    ],
)  # fmt: skip
def test_what_a_document_decided_is_entered(
    town: Town, as_: As, made: dict[int, UUID], draft: dict[str, Any], points: str, rule: str
) -> None:
    place = f"/employees/{town.wayan.id}/credit"
    answer = as_(town.hr_agency.id).post(place, {**DECIDED, **draft})

    assert answer.status_code == 201, answer.text
    [line] = answer.json()["lines"]
    assert (line["points"], line["rule_id"], line["document_no"]) == (
        points, rule, DECIDED["document_no"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "pointer", "code"),
    [
        ({"kind": "dasar", "level": "ahli_muda", "grade": "III/a"}, "/grade", "no_base"),
        ({"kind": "pendidikan", "level": "ahli_kelima"}, "/level", "unknown_level"),
        ({"kind": "perpindahan", "level": "ahli_muda", "grade": "IV/e", "predikat": "baik",
          "months_in_rank": 6}, "/grade", "no_misfit_value"),
    ],
)  # fmt: skip
def test_what_no_rule_knows_is_refused(
    town: Town, as_: As, made: dict[int, UUID], draft: dict[str, Any], pointer: str, code: str
) -> None:
    answer = as_(town.hr_agency.id).post(f"/employees/{town.wayan.id}/credit", {**DECIDED, **draft})
    assert answer.status_code == 422
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [(pointer, code)]


def test_a_degree_counts_once_and_again_after_it_was_taken_back(
    town: Town, as_: As, made: dict[int, UUID]
) -> None:
    place, client = f"/employees/{town.wayan.id}/credit", as_(town.hr_agency.id)
    draft = {**DECIDED, "kind": "pendidikan", "level": "ahli_pertama"}
    [line] = client.post(place, draft).json()["lines"]

    twice = client.post(place, draft)
    assert (twice.status_code, problem_of(twice)) == (409, "already-there")
    back = client.post(f"/credit-entries/{line['id']}/reversal", {"reason": BECAUSE})
    again = client.post(f"/credit-entries/{line['id']}/reversal", {"reason": BECAUSE})

    assert (back.status_code, back.json()["points"]) == (201, "0")
    assert (again.status_code, problem_of(again)) == (409, "already-reversed")
    assert client.post(place, draft).status_code == 201


def test_who_sees_a_ledger_and_who_writes_in_it(town: Town, as_: As, made: dict[int, UUID]) -> None:
    place = f"/employees/{town.wayan.id}/credit"
    draft = {**DECIDED, "kind": "pendidikan", "level": "ahli_pertama"}
    for who in (town.chief, town.head, town.hr_city, town.auditor):
        assert as_(who.id).get(place).status_code == 200
    for who in (town.stranger, town.made):
        assert as_(who.id).get(place).status_code == 404
        assert as_(who.id).post(place, draft).status_code == 404
    for who in (town.wayan, town.chief, town.auditor):
        assert as_(who.id).post(place, draft).status_code == 403
    assert as_(town.hr_city.id).get(f"/employees/{uuid4()}/credit").status_code == 404
