"""Annex 3 and 5 over HTTP: every text comes back in its place, and the printed predikat out of the rules."""

from typing import Any

from tests.worked_example import annexes, year
from tests.worked_example.conftest import Done
from tests.worked_example.hands import Row
from tests.worked_example.texts import (
    BEFORE_THE_JOB,
    GUIDES,
    NAMES,
    OF_THE_JOB,
    OTHERWISE_IN_ANNEX_5,
    asked_for,
    words_in,
)


def _printed() -> dict[str, Any]:
    planning = annexes.planning()
    evaluation = annexes.evaluation()
    return {**{name: planning[name] for name in OF_THE_JOB}, "annex5": evaluation["evaluations"]}


def test_nothing_of_the_annex_is_left_out_unsaid() -> None:
    assert set(annexes.planning()) == OF_THE_JOB | BEFORE_THE_JOB
    assert set(annexes.evaluation()) == {"annex", "heading", "parts", "evaluations", "other"}
    assert [plan["key"] for plan in annexes.planning()["plans"]] == list(year.OWNERS)
    assert [one["key"] for one in annexes.evaluation()["evaluations"]] == list(year.OWNERS)
    assert len(list(asked_for(_printed()))) > 300


def test_the_example_goes_through_the_whole_job(done: Done) -> None:
    """R9–R20, R26–R29, R33–R41: three people's year, from agreement to receipt."""
    _every_text_comes_back(done)
    for key in year.OWNERS:
        printed, said = annexes.plan_of(key), annexes.evaluation_of(key)
        evaluation = done.evaluations[key]
        _plan_stands_as_printed(done.plans[key], printed)
        _receipt_counts(done.receipts[key], said)
        _results_stand_as_printed(evaluation, said)
        _feedback_stands_where_it_was_said(evaluation, key)
        _predikat_follows(done, evaluation, said)
    _goals_serve_as_the_tree_says(done)
    _budgets_stand_as_printed(done)


def _every_text_comes_back(done: Done) -> None:
    kept = set(words_in(done.answers))
    kept_names = {text.casefold() for text in kept}

    def is_there(place: str, text: str) -> bool:
        if place.rpartition("/")[2] in NAMES:
            return text.casefold() in kept_names
        return OTHERWISE_IN_ANNEX_5.get(text, text) in kept

    lost = [found for found in asked_for(_printed()) if not is_there(*found)]
    assert lost == [], "\n".join(f"{place}: {text}" for place, text in lost)


def _plan_stands_as_printed(plan: Row, printed: Row) -> None:
    assert (plan["state"], plan["revision"]) == ("agreed", 1)
    assert (plan["form"], plan["approach"]) == (printed["form"], printed["approach"])
    assert plan["missing"] == []
    assert [goal["kind"] for goal in plan["goals"]] == [goal["kind"] for goal in printed["goals"]]
    for goal, wanted in zip(plan["goals"], printed["goals"], strict=True):
        assert _with_brackets(goal["text"], "penugasan dari", goal["assigned_by"]) == (
            wanted["text_printed"].casefold()
        )
        for indicator, row in zip(goal["indicators"], wanted["indicators"], strict=True):
            words = (indicator["perspective"] or "").replace("_", " ")
            assert _with_brackets(indicator["text"], "perspektif", words) == (
                row["text_printed"].casefold()
            )
    guides = [[GUIDES.get(one, one) for one in value["guides"]] for value in printed["behaviour"]]
    assert [value["guides"] for value in plan["behaviour"]] == guides
    assert plan["supports"] == (printed["supports"] or year.UNPRINTED)


def _with_brackets(text: str, before: str, inside: str | None) -> str:
    whole = f"{text} ({before} {inside})" if inside else text
    return whole.casefold()


def _receipt_counts(receipt: Row, printed: Row) -> None:
    texts = [text for goal in printed["goals"] for text in goal["realisations"] or ()]
    assert (receipt["lines"], receipt["reported"]) == (len(texts), len(texts))
    assert receipt["is_on_time"] is True


def _results_stand_as_printed(evaluation: Row, printed: Row) -> None:
    proofs = [proof["title"] for proof in evaluation["evidence"]]
    wanted_proofs = []
    for goal, wanted in zip(evaluation["goals"], printed["goals"], strict=True):
        told = [value["narrative"] for one in goal["indicators"] for value in one["values"]]
        assert sorted(told) == sorted(wanted["realisations"] or ())
        if wanted["realisations"]:
            wanted_proofs.append(year.proof(wanted["position"])["title"])
    assert proofs == wanted_proofs


def _feedback_stands_where_it_was_said(evaluation: Row, key: str) -> None:
    found = [
        (said["text"], said["giver_role"], said["symbol"], goal["position"], None)
        for goal in evaluation["goals"]
        for said in goal["feedback"]
    ] + [
        (said["text"], said["giver_role"], said["symbol"], None, value["code"])
        for value in evaluation["behaviour"]
        for said in value["feedback"]
    ]
    wanted = [
        (
            one["text"],
            year.ROLES.get(one["giver"], one["giver"]),
            one["symbol"],
            one["goal"],
            one["value_code"],
        )
        for one in year.spoken(key)
    ]
    assert found == wanted


def _predikat_follows(done: Done, evaluation: Row, printed: Row) -> None:
    """R35, R37, R39: the organization first, then two ratings, then what the quadrant says."""
    chosen, why = printed["chosen_codes"], evaluation["why"]
    assert evaluation["state"] == "acknowledged"
    assert evaluation["kind"] == "tahunan"
    assert evaluation["assessor"]["position"] == printed["assessor_position"]
    assert evaluation["assessor"]["unit_name"] == printed["assessor_unit"]
    assert evaluation["unit_achievement"]["grade"] == chosen["unit_achievement"]
    assert evaluation["predikat"] == why["predikat"] == chosen["predikat"]
    assert why["results"]["rating"] == chosen["result_rating"]
    assert why["behaviour"]["rating"] == chosen["behaviour_rating"]
    assert (why["rule"]["id"], why["unit"]["rule"]) == ("R37", "R35")
    assert why["unit"]["unit_name"] == printed["assessor_unit"]
    assert why["decided"]["id"] == done.city.people[year.ASSESSORS[printed["assessor_position"]]]
    told = [sentence["code"] for sentence in why["sentences"]]
    assert told == [
        "unit_grade", "results_rating", "behaviour_rating",
        "results_facts", "behaviour_facts", "quadrant_cell",
    ]  # fmt: skip
    assert [one["predikat"] for one in evaluation["periodic"]] == [chosen["predikat"]]


def _goals_serve_as_the_tree_says(done: Done) -> None:
    for (key, position), above in year.SERVED_GOALS.items():
        leaders = done.plans[year.ASSESSORS[done.plans[key]["assessor"]["position"]]]
        goal = done.plans[key]["goals"][position - 1]
        assert goal["parent_id"] == leaders["goals"][above - 1]["id"]
        assert goal["parent_text"] == leaders["goals"][above - 1]["text"]
    for key, position in year.SERVED_LINES:
        assert done.plans[key]["goals"][position - 1]["agreement_indicator_id"] is not None


def _budgets_stand_as_printed(done: Done) -> None:
    kept = {
        programme["name"]: programme["budget"]
        for answer in done.answers
        for agreement in answer.get("items", ())
        for programme in agreement.get("programmes", ())
    }
    printed = [
        programme
        for agreement in annexes.planning()["performance_agreements"]
        for programme in agreement["programmes"]
    ]
    assert kept == {one["name"]: str(one["amount"]) for one in printed}
    for one in printed:
        figure = f"Rp{one['amount']:,}".replace(",", ".")
        assert one["budget"].replace(" ", "").replace("Rp.", "Rp") == figure
