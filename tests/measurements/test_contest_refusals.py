"""Who may not contest, answer or withdraw what; and what is no contest."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.measurements.figures.models import Contest
from api.measurements.services.models import ServiceCase
from tests.conftest import Db
from tests.goals.factories import Q3
from tests.http import problem_of
from tests.measurements.factories import account
from tests.measurements.mapping import ANSWER, COUNT, SHARE, Measured


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
    stale = figure.answered({**contest, "version": 7})
    figure.answered(contest)

    again = figure.answered(contest)
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
        (figure.answered(contest, answer=""), "/answer"),
        (figure.answered(contest, verdict="open"), "/verdict"),
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


def test_a_token_for_measurements_reads_no_person(figure: Measured) -> None:
    figure.contest()
    system = account(figure.as_, figure.town, "measurements:read", "measurements:write")

    for place in ("/mappings", "/contests", f"{figure.address}/measured", "/mappings/candidates"):
        answer = system.get(place, **({"cycle_id": 20261} if "candidates" in place else {}))
        assert problem_of(answer) == "scope-missing", place
    assert figure.town.wayan.name not in system.get("/measurement-sources").text
