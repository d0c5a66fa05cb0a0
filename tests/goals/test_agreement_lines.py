"""Lines of a performance agreement: added, changed and taken out by HR, never lost, never by others."""

from typing import Any

import pytest

from tests.found import found
from tests.goals.factories import As
from tests.http import Client, problem_of
from tests.people import Town

LINE = {
    "code": "1.01",
    "objective": "Meningkatnya kualitas layanan",
    "text": "Ibu hamil terlayani",
    "target": "95",
    "unit_of_measure": "%",
}
PROGRAMME = {"name": "Pelayanan Kesehatan Masyarakat", "budget": "51727239612"}
KINDS = ("indicators", "programmes")
CHANGES = {"indicators": {"text": "Ibu bersalin terlayani"}, "programmes": {"budget": "1000"}}


@pytest.fixture
def place(town: Town, as_: As) -> str:
    draft = {"unit_id": str(town.dinkes), "year": 2026}
    made = as_(town.hr_agency.id).post("/performance-agreements", draft).json()
    return f"/performance-agreements/{made['id']}"


@pytest.fixture
def lines(town: Town, as_: As, place: str) -> dict[str, str]:
    """Make a line of each kind; give where each is changed."""
    hr = as_(town.hr_agency.id)
    shown = hr.post(f"{place}/indicators", LINE).json()
    shown = hr.post(f"{place}/programmes", PROGRAMME).json()
    return {kind: f"/agreement-{kind}/{shown[kind][0]['id']}" for kind in KINDS}


def _shown(town: Town, who: Client) -> dict[str, Any]:
    wanted = {"unit_id": str(town.dinkes), "year": 2026}
    [kept] = who.get("/performance-agreements", **wanted).json()["items"]
    found: dict[str, Any] = kept
    return found


def test_programmes_stand_in_the_order_they_were_entered(town: Town, as_: As, place: str) -> None:
    hr = as_(town.hr_agency.id)
    path = f"{place}/programmes"

    first, again = (hr.post(path, PROGRAMME, key="p-1") for _ in range(2))
    second = hr.post(path, {"name": "Peningkatan Mutu", "budget": None})

    assert first.status_code == 201, first.text
    assert again.json() == first.json()
    assert second.status_code == 201
    kept = [(row["name"], row["budget"]) for row in _shown(town, hr)["programmes"]]
    assert kept == [(PROGRAMME["name"], PROGRAMME["budget"]), ("Peningkatan Mutu", None)]


def test_a_line_is_changed_and_taken_out(town: Town, as_: As, lines: dict[str, str]) -> None:
    hr = as_(town.hr_agency.id)
    for kind, path in found(lines.items()):
        changed = hr.patch(path, CHANGES[kind], version=1).json()[kind][0]
        assert {**changed, **CHANGES[kind]} == changed
        assert changed["version"] == 2
        assert hr.delete(path, version=2).json()[kind] == []


def test_an_objective_is_worded_for_all_its_lines(
    town: Town, as_: As, place: str, lines: dict[str, str]
) -> None:
    hr = as_(town.hr_agency.id)
    hr.post(f"{place}/indicators", {**LINE, "code": "1.02", "text": "Balita terlayani"})
    other = {**LINE, "code": "2.01", "objective": "Terkelolanya operasional", "text": "Paket"}
    hr.post(f"{place}/indicators", other)

    shown = hr.patch(lines["indicators"], {"objective": "Mutu layanan naik"}, version=1).json()

    told = [(line["objective"], line["version"]) for line in shown["indicators"]]
    assert told == [
        ("Mutu layanan naik", 2),
        ("Mutu layanan naik", 2),
        ("Terkelolanya operasional", 1),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_window_does_not_overwrite(
    town: Town, as_: As, lines: dict[str, str], kind: str
) -> None:
    hr = as_(town.hr_agency.id)
    hr.patch(lines[kind], CHANGES[kind], version=1)

    for refused in (
        hr.patch(lines[kind], CHANGES[kind], version=1),
        hr.delete(lines[kind], version=1),
    ):
        assert (refused.status_code, problem_of(refused)) == (409, "edited-meanwhile")


def test_a_line_that_a_goal_serves_stays(town: Town, as_: As, lines: dict[str, str]) -> None:
    head, hr = as_(town.head.id), as_(town.hr_agency.id)
    plan = head.post("/plans", {"cycle_id": 20261, "approach": "kualitatif"}).json()
    key = lines["indicators"].rsplit("/", 1)[-1]
    goal = {"kind": "utama", "text": "Ibu hamil terlayani", "agreement_indicator_id": key}
    head.post(f"/plans/{plan['id']}/goals", goal)

    refused = hr.delete(lines["indicators"], version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "agreement-line-served")
    assert hr.patch(lines["indicators"], {"target": "96"}, version=1).status_code == 200


def _attempts(who: Client, place: str, lines: dict[str, str]) -> list[Any]:
    sent = [who.patch(place, {"document_no": "x"}, version=1)]
    sent += [
        who.post(f"{place}/indicators", {**LINE, "code": "9"}),
        who.post(f"{place}/programmes", PROGRAMME),
    ]
    for kind, path in lines.items():
        sent += [who.patch(path, CHANGES[kind], version=1), who.delete(path, version=1)]
    return sent


@pytest.mark.parametrize("who", ["wayan", "chief", "head", "stranger", "auditor"])
def test_only_hr_writes(town: Town, as_: As, place: str, lines: dict[str, str], who: str) -> None:
    before = _shown(town, as_(town.wayan.id))

    for refused in found(_attempts(as_(getattr(town, who).id), place, lines)):
        assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")
    assert _shown(town, as_(town.wayan.id)) == before


def test_a_token_without_scope_writes_nothing(
    town: Town, with_token: As, place: str, lines: dict[str, str]
) -> None:
    for refused in found(_attempts(with_token(town.hr_agency.id, "goals:read"), place, lines)):
        assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_what_is_not_there_is_not_found(town: Town, as_: As) -> None:
    nowhere = str(town.wayan.id)
    lines = {kind: f"/agreement-{kind}/{nowhere}" for kind in KINDS}

    for refused in found(
        _attempts(as_(town.hr_agency.id), f"/performance-agreements/{nowhere}", lines)
    ):
        assert (refused.status_code, problem_of(refused)) == (404, "not-found")


@pytest.mark.parametrize(
    ("kind", "fields", "pointer"),
    [
        ("programmes", {"name": "x"}, "/name"),
        ("programmes", {"name": None}, "/name"),
        ("programmes", {"budget": "-1"}, "/budget"),
        ("programmes", {"budget": "banyak"}, "/budget"),
        ("indicators", {"text": "x"}, "/text"),
        ("indicators", {"code": ""}, "/code"),
        ("indicators", {"objective": None}, "/objective"),
        ("indicators", {"target": "seratus"}, "/target"),
    ],
)
def test_values_that_do_not_fit_are_named(
    town: Town,
    as_: As,
    place: str,
    lines: dict[str, str],
    kind: str,
    fields: dict[str, Any],
    pointer: str,
) -> None:
    hr = as_(town.hr_agency.id)
    whole = {"indicators": {**LINE, "code": "2"}, "programmes": PROGRAMME}[kind]

    for refused in (
        hr.post(f"{place}/{kind}", {**whole, **fields}),
        hr.patch(lines[kind], fields, version=1),
    ):
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == pointer
