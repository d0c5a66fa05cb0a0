"""A contest: the line is frozen and counts nowhere until the other side answers or its owner lets it stand."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.analytics.models import PersonPeriodFacts
from api.identity.models import User, UserState
from api.measurements.services.models import ServiceCase
from tests.conftest import Db
from tests.evaluations.factories import Work, make_evaluation, set_unit
from tests.goals.factories import Q3
from tests.http import Client, problem_of
from tests.measurements.mapping import ANSWER, SHARE, Measured


def _tasks(client: Client) -> list[tuple[str, str | None]]:
    found = client.get("/tasks").json()["items"]
    return [(one["kind"], one["facts"]["reason"]) for one in found if "contest" in one["kind"]]


def test_a_contested_figure_is_held_until_it_is_answered(figure: Measured) -> None:
    raised = figure.contest()
    figure.deliver(c=1)
    held = figure.shown()
    refused = figure.report(narrative="Menunggu jawaban.")

    answered = figure.answered(raised.json())
    figure.db.count()

    assert raised.status_code == 201, raised.text
    assert (raised.json()["due_on"], raised.json()["may"]) == ("2026-10-15", ["withdraw"])
    assert (held["value"], held["state"]) == ("50", "contested")
    assert problem_of(refused) == "figure-contested"
    assert answered.json()["state"] == "upheld"
    assert (figure.shown()["value"], figure.shown()["state"]) == ("66.67", "reported")


def test_both_sides_have_their_turn(figure: Measured) -> None:
    contest = figure.contest().json()
    asked = _tasks(figure.mapper)
    waits = figure.me.get("/tasks").json()["waiting"]

    figure.answered(contest)
    told = _tasks(figure.me)
    read = figure.me.post(f"/contests/{contest['id']}/reading")

    assert asked == [("answer_contest", "Kasus ini bukan milik saya.")]
    assert "answer_contest" in [one["kind"] for one in waits]
    assert _tasks(figure.mapper) == []
    assert told == [("read_contest_answer", ANSWER["answer"])]
    assert read.status_code == 204
    assert _tasks(figure.me) == []


def test_its_owner_may_let_the_figure_stand(figure: Measured) -> None:
    contest = figure.contest().json()

    withdrawn = figure.me.post(f"/contests/{contest['id']}/withdraw", version=contest["version"])

    assert withdrawn.json()["state"] == "withdrawn"
    assert figure.shown()["state"] == "reported"
    assert _tasks(figure.mapper) == []


def test_what_was_rejected_can_be_contested_again(figure: Measured) -> None:
    first = figure.contest().json()
    figure.answered(first, verdict="rejected")

    assert figure.contest().status_code == 201


def test_a_contested_figure_is_reported_and_in_no_pace(figure: Measured, db: Db) -> None:
    """The only figure of the period: 50 of 70 per cent is behind, contested it is nothing."""

    def facts(session: Session) -> tuple[int, list[int]]:
        mine = select(PersonPeriodFacts).where(
            PersonPeriodFacts.employee_id == figure.town.wayan.id,
            PersonPeriodFacts.period_id == Q3,
        )
        found = session.scalars(mine).one()
        return found.reported, found.gaps

    before = db.read(facts)
    contest = figure.contest().json()
    db.count()
    held = db.read(facts)
    figure.answered(contest)
    db.count()

    assert before == (1, [-2857])
    assert held == (1, [])
    assert db.read(facts) == before


def test_the_report_form_says_no_pace_of_it_either(figure: Measured) -> None:
    place = f"{figure.address}/report"
    before = figure.me.get(place).json()["indicators"][SHARE]["progress_bp"]

    figure.contest()

    line = figure.me.get(place).json()["indicators"][SHARE]
    assert before == 7143
    assert (line["progress_bp"], line["track"]) == (None, "reported")


def test_an_evaluation_shows_it_as_contested_and_reckons_nothing_with_it(
    figure: Measured, db: Db
) -> None:
    def open_one(session: Session) -> Any:
        set_unit(session, figure.town, figure.town.puskesmas)
        made = Work(figure.plan.id, figure.plan.goals[0], figure.plan.indicators)
        return make_evaluation(session, figure.town.wayan, figure.town.chief, made)

    figure.contest()
    key = db.write(open_one)

    judged = figure.as_(figure.town.chief.id).get(f"/evaluations/{key}").json()

    line = judged["goals"][0]["indicators"][SHARE]
    assert [(one["value"], one["contested"]) for one in line["values"]] == [("50", True)]
    assert line["progress_bp"] is None


def test_a_signature_leaves_a_contested_line_to_its_answer(figure: Measured, db: Db) -> None:
    contest = figure.contest().json()
    db.write(freeze, figure.plan.id, Q3)
    signed = figure.shown()["state"]

    figure.answered(contest)

    assert (signed, figure.shown()["state"]) == ("contested", "frozen")


def test_a_mapping_that_is_undone_answers_what_is_contested_of_it(measured: Measured) -> None:
    measured.deliver(a=6)
    mapping = measured.started()
    contest = measured.contest().json()

    measured.ended(mapping, take_back=True)

    found = measured.me.get(f"/contests/{contest['id']}").json()
    assert (found["state"], found["answer"]) == ("upheld", "Salah indikator.")
    assert measured.shown() is None


def test_it_names_the_case_that_it_is_about(figure: Measured, db: Db) -> None:
    keys = select(ServiceCase.id).order_by(ServiceCase.external_key)
    case_id = str(db.read(lambda session: session.scalars(keys).first()))

    assert figure.contest(case_id=case_id).json()["case_id"] == case_id


def test_whoever_goes_leaves_what_they_were_asked_to_hr(figure: Measured) -> None:
    contest = figure.contest().json()
    gone = {"state": "pensiun", "on": "2026-10-08", "reason": "Batas usia pensiun."}
    place = f"/employees/{figure.town.hr_agency.id}"
    admin = figure.as_(figure.town.admin.id)

    ended = admin.post(f"{place}/end-of-service", gone)

    assert ended.status_code == 200, ended.text
    city = figure.as_(figure.town.hr_city.id)
    assert [kind for kind, _ in _tasks(city)] == ["answer_contest"]
    assert figure.me.get(f"/contests/{contest['id']}").json()["answerer"]["id"] == str(
        figure.town.hr_city.id
    )


def test_hr_is_asked_where_who_mapped_it_has_left(figure: Measured, db: Db) -> None:
    def leave(session: Session) -> None:
        gone = update(User).where(User.id == figure.town.hr_agency.id)
        session.execute(gone.values(state=UserState.CLOSED))

    db.write(leave)

    asked = figure.contest().json()["answerer"]["id"]

    assert asked == str(figure.town.hr_city.id)


def test_contests_are_listed_for_both_sides_and_nobody_else(figure: Measured) -> None:
    figure.contest()

    def seen(client: Client) -> list[list[str]]:
        return [one["may"] for one in client.get("/contests", state="open").json()["items"]]

    assert seen(figure.me) == [["withdraw"]]
    assert seen(figure.mapper) == [["answer"]]
    assert seen(figure.as_(figure.town.made.id)) == []
    assert seen(figure.as_(figure.town.stranger.id)) == []
