"""A contest: the line is frozen and counts nowhere until the other side answers or its owner lets it stand."""

from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.analytics.models import PersonPeriodFacts
from api.identity.models import User, UserState
from api.measurements.figures.models import Contest
from api.measurements.services.models import ServiceCase
from tests.conftest import Db
from tests.evaluations.factories import Work, make_evaluation, set_unit
from tests.goals.factories import Q3
from tests.http import Client, problem_of
from tests.measurements.factories import account
from tests.measurements.mapping import COUNT, SHARE, Measured

ANSWER = {"verdict": "upheld", "answer": "Kasus dipindahkan di SIM Perijinan."}


@pytest.fixture
def figure(measured: Measured) -> Measured:
    """Give a figure of two cases, one of them late."""
    measured.deliver(a=6, b=1)
    measured.started()
    return measured


def _tasks(client: Client) -> list[tuple[str, str | None]]:
    found = client.get("/tasks").json()["items"]
    return [(one["kind"], one["facts"]["reason"]) for one in found if "contest" in one["kind"]]


def _answered(figure: Measured, contest: dict[str, Any], **other: Any) -> Any:
    place = f"/contests/{contest['id']}/answer"
    return figure.mapper.post(place, {**ANSWER, **other}, version=contest["version"])


def test_a_contested_figure_is_held_until_it_is_answered(figure: Measured) -> None:
    raised = figure.contest()
    figure.deliver(c=1)
    held = figure.shown()
    refused = figure.report(narrative="Menunggu jawaban.")

    answered = _answered(figure, raised.json())
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

    _answered(figure, contest)
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
    _answered(figure, first, verdict="rejected")

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
    _answered(figure, contest)
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

    _answered(figure, contest)

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


@pytest.mark.parametrize("whose", ["nobody", "colleague"])
def test_a_case_of_somebody_else_is_refused(figure: Measured, db: Db, whose: str) -> None:
    key = select(ServiceCase.id).order_by(ServiceCase.external_key)
    found = db.read(lambda session: session.scalars(key).first())
    if whose == "colleague":

        def give(session: Session) -> None:
            session.execute(update(ServiceCase).values(officer_id=figure.town.made.id))

        db.write(give)
    else:
        found = figure.plan.id

    refused = figure.contest(case_id=str(found))

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/case_id"


def test_hr_is_asked_where_who_mapped_it_has_left(figure: Measured, db: Db) -> None:
    def leave(session: Session) -> None:
        gone = update(User).where(User.id == figure.town.hr_agency.id)
        session.execute(gone.values(state=UserState.CLOSED))

    db.write(leave)

    asked = figure.contest().json()["answerer"]["id"]

    assert asked == str(figure.town.hr_city.id)


def test_only_its_owner_contests(figure: Measured) -> None:
    place = f"{figure.address}/indicators/{figure.plan.indicators[SHARE]}/contest"
    said = {"reason": "Kasus ini bukan miliknya."}

    leader = figure.as_(figure.town.chief.id).post(place, said)
    stranger = figure.as_(figure.town.stranger.id).post(place, said)

    assert (leader.status_code, stranger.status_code) == (403, 404)


def test_only_the_other_side_answers(figure: Measured) -> None:
    contest = figure.contest().json()
    place = f"/contests/{contest['id']}/answer"
    answers = {
        name: figure.as_(who.id).post(place, ANSWER, version=1).status_code
        for name, who in (
            ("owner", figure.town.wayan),
            ("leader", figure.town.chief),
            ("colleague", figure.town.made),
            ("auditor", figure.town.auditor),
        )
    }

    assert answers == {"owner": 403, "leader": 403, "colleague": 404, "auditor": 403}


def test_only_who_contests_withdraws_and_reads_the_answer(figure: Measured) -> None:
    contest = figure.contest().json()
    place = f"/contests/{contest['id']}"

    assert figure.mapper.post(f"{place}/withdraw", version=1).status_code == 403
    assert figure.mapper.post(f"{place}/reading").status_code == 403


def test_it_is_settled_once(figure: Measured) -> None:
    contest = figure.contest().json()
    stale = _answered(figure, {**contest, "version": 7})
    _answered(figure, contest)

    again = _answered(figure, contest)
    withdrawn = figure.me.post(f"/contests/{contest['id']}/withdraw", version=2)

    assert problem_of(stale) == "edited-meanwhile"
    assert problem_of(again) == problem_of(withdrawn) == "contest-settled"


def test_what_is_not_measured_or_contested_already_is_refused(figure: Measured) -> None:
    typed = figure.contest(COUNT)
    figure.contest()
    twice = figure.contest()

    assert problem_of(typed) == "not-measured"
    assert problem_of(twice) == "already-there"


def test_an_overridden_figure_is_its_owners_own(figure: Measured) -> None:
    figure.report(value="60", override_reason="Satu kasus tercatat dua kali.")

    assert problem_of(figure.contest()) == "not-measured"


def test_a_signed_period_is_not_contested_any_more(figure: Measured, db: Db) -> None:
    db.write(freeze, figure.plan.id, Q3)

    assert problem_of(figure.contest()) == "achievement-frozen"


def test_reasons_are_words(figure: Measured) -> None:
    contest = figure.contest().json()

    for refused, pointer in (
        (figure.contest(reason="  "), "/reason"),
        (_answered(figure, contest, answer=""), "/answer"),
        (_answered(figure, contest, verdict="open"), "/verdict"),
    ):
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == pointer


def test_a_repeated_contest_is_one(figure: Measured, db: Db) -> None:
    place = f"{figure.address}/indicators/{figure.plan.indicators[SHARE]}/contest"
    said = {"reason": "Kasus ini bukan milik saya."}

    me = figure.me

    first = me.post(place, said, key="k-1")
    again = me.post(place, said, key="k-1")

    assert again.json() == first.json()
    assert len(db.read(lambda session: list(session.scalars(select(Contest.id))))) == 1


def test_contests_are_listed_for_both_sides_and_nobody_else(figure: Measured) -> None:
    figure.contest()

    def seen(client: Client) -> list[list[str]]:
        return [one["may"] for one in client.get("/contests", state="open").json()["items"]]

    assert seen(figure.me) == [["withdraw"]]
    assert seen(figure.mapper) == [["answer"]]
    assert seen(figure.as_(figure.town.made.id)) == []
    assert seen(figure.as_(figure.town.stranger.id)) == []


def test_a_token_for_measurements_reads_no_person(figure: Measured) -> None:
    figure.contest()
    system = account(figure.as_, figure.town, "measurements:read", "measurements:write")

    for place in ("/mappings", "/contests", f"{figure.address}/measured", "/mappings/candidates"):
        answer = system.get(place, **({"cycle_id": 20261} if "candidates" in place else {}))
        assert problem_of(answer) == "scope-missing", place
    assert figure.town.wayan.name not in system.get("/measurement-sources").text
