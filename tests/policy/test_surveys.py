"""Short questions: answered once a person, shown for groups, when nobody can answer any more."""

from typing import Any

import pytest

from tests.evaluations.year_of_moves import done, on
from tests.http import problem_of
from tests.policy.surveys import SURVEY
from tests.policy.talking import Talking, talking

OVER = "2026-10-10"


def _asked(policy: Talking, **more: Any) -> Any:
    return done(policy.hr.post(f"{policy.policy.path}/surveys", {**SURVEY, **more}))


def _answers(who: Any, survey: Any, *answers: int | None) -> Any:
    return who.put(f"/policies/surveys/{survey['id']}/answer", {"answers": list(answers)})


def _results(policy: Talking) -> Any:
    with on(OVER):
        return done(policy.wayan.get(f"{policy.policy.path}/surveys"))["items"][0]


def test_results_are_counted_when_it_is_over(open_policy: Talking) -> None:
    survey = _asked(open_policy)
    people = open_policy.people(5) + open_policy.people(5, open_policy.town.disdik)
    for at, who in enumerate(people):
        done(_answers(who, survey, 1 + at % 5, at % 2, None))
    meanwhile = done(_answers(people[0], survey, 5, 1, 0))
    result = _results(open_policy)

    assert (meanwhile["mine"], meanwhile["results"], meanwhile["groups"]) == ([5, 1, 0], None, [])
    assert result["results"] == {
        "names": [],
        "people": 10,
        "counts": [[1, 2, 2, 2, 3], [4, 6], [1, 0]],
    }
    assert [(one["names"], one["people"]) for one in result["groups"]] == [
        (["Dinas Kesehatan"], 5),
        (["Dinas Pendidikan"], 5),
    ]


def test_few_answers_are_shown_for_nobody(open_policy: Talking) -> None:
    survey = _asked(open_policy)
    for who in open_policy.people(4):
        done(_answers(who, survey, 3, 1, 1))
    result = _results(open_policy)

    assert (result["results"], result["groups"]) == (None, [])


def test_a_small_group_is_counted_with_its_neighbour(open_policy: Talking) -> None:
    """Neither it nor what would be left of the whole without it is ever shown."""
    survey = _asked(open_policy)
    for who in (*open_policy.people(6), *open_policy.people(2, open_policy.town.disdik)):
        done(_answers(who, survey, 3, 1, 1))
    result = _results(open_policy)

    assert (result["results"]["people"], result["groups"]) == (8, [])


def test_a_pulse_comes_on_its_days(open_policy: Talking) -> None:
    survey = _asked(open_policy, opens_on="2027-04-01", closes_on="2027-04-14")
    early = _answers(open_policy.wayan, survey, 3, 1, 1)
    with on("2027-04-02"):
        during = _answers(open_policy.wayan, survey, 3, 1, 1)
    with on("2027-04-15"):
        late = _answers(open_policy.wayan, survey, 3, 1, 1)

    assert problem_of(early) == problem_of(late) == "survey-closed"
    assert done(during)["open"] is True


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"questions": []}, "/questions"),
        ({"questions": SURVEY["questions"] * 2}, "/questions"),
        (
            {"questions": [{"text": "Kapan?", "kind": "choice", "choices": ["Awal"]}]},
            "/questions/0/choices",
        ),
        (
            {"questions": [{"text": "Jelas?", "kind": "yes_no", "choices": ["Ya"]}]},
            "/questions/0/choices",
        ),
        ({"opens_on": "2026-10-01"}, "/opens_on"),
        ({"closes_on": "2026-10-07"}, "/closes_on"),
    ],
)
def test_questions_have_their_form(open_policy: Talking, changed: Any, pointer: str) -> None:
    refused = open_policy.hr.post(f"{open_policy.policy.path}/surveys", {**SURVEY, **changed})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("answers", "pointer"),
    [
        ([3, 1], "/answers"),
        ([0, 1, 1], "/answers/0"),
        ([3, 2, 1], "/answers/1"),
        ([3, 1, 2], "/answers/2"),
    ],
)
def test_answers_are_among_those_offered(
    open_policy: Talking, answers: list[int], pointer: str
) -> None:
    refused = _answers(open_policy.wayan, _asked(open_policy), *answers)

    assert refused.json()["errors"][0]["pointer"] == pointer


def test_city_hr_asks_and_those_concerned_answer(open_policy: Talking) -> None:
    teachers = talking(open_policy.town, open_policy.as_, open_policy.db, population="guru")
    survey = _asked(teachers)
    path = f"{open_policy.policy.path}/surveys"
    draft = done(
        open_policy.hr.post(
            "/policies", {"title": "Apa ini?", "summary": "Ini.", "what_changes": "Itu."}
        )
    )

    assert problem_of(open_policy.wayan.post(path, SURVEY)) == "not-permitted"
    assert problem_of(_answers(teachers.wayan, survey, 3, 1, 1)) == "not-asked"
    early = open_policy.hr.post(f"/policies/{draft['id']}/surveys", SURVEY)
    assert problem_of(early) == "policy-step-refused"
    hr = open_policy.hr
    assert hr.post(path, SURVEY, key="k1").json() == hr.post(path, SURVEY, key="k1").json()
