"""Numbers and golongan are of PNS or of PPPK (R120–R124); another sex than the number's is said (R125)."""

from collections.abc import Callable
from typing import Any

import pytest

from api.organization.models import EmployeeKind
from api.organization.people.belonging import fault_of_grade, fault_of_number
from api.organization.people.grades import PANGKAT, PPPK
from tests.http import Client
from tests.people import Town

As = Callable[..., Client]
NIP, NI = "198609262015051777", "198902252024211013"


def _draft(town: Town, **more: Any) -> dict[str, Any]:
    return {
        "number": NIP,
        "name": "I Gede Baru",
        "kind": "pns",
        "unit_id": str(town.puskesmas),
        "title": "Pengelola Data",
        "position_kind": "pelaksana",
        "valid_from": "2026-10-01",
        **more,
    }


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"number": NI}, ("/number", "number_of_pppk")),
        ({"number": NI, "kind": "cpns"}, ("/number", "number_of_pppk")),
        ({"kind": "pppk"}, ("/number", "number_of_pns")),
        ({"grade": "IX"}, ("/grade", "grade_of_pppk")),
        ({"grade": "XVIII"}, ("/grade", "unknown")),
        ({"number": NI, "kind": "pppk", "grade": "III/a"}, ("/grade", "grade_of_pns")),
        ({"number": NI, "kind": "pppk", "grade": "XVII"}, None),
        ({"grade": "IV/e"}, None),
    ],
)
def test_number_and_grade_are_of_the_same_kind(
    town: Town, as_: As, more: dict[str, str], fault: tuple[str, str] | None
) -> None:
    answer = as_(town.hr_agency.id).post("/employees", _draft(town, **more))

    found = [(one["pointer"], one["code"]) for one in answer.json().get("errors", [])]
    assert (answer.status_code, found) == ((422, [fault]) if fault else (201, []))


@pytest.mark.parametrize(
    ("change", "pointer"),
    [({"grade": "IX"}, "/grade"), ({"kind": "pppk"}, "/number"), ({"kind": "cpns"}, None)],
)
def test_a_change_keeps_them_together(
    town: Town, as_: As, change: dict[str, str], pointer: str | None
) -> None:
    hr = as_(town.hr_agency.id)
    made = hr.post("/employees", _draft(town, grade="III/a")).json()

    answer = hr.patch(f"/employees/{made['id']}", change, version=made["version"])

    assert answer.status_code == (422 if pointer else 200)
    assert [one["pointer"] for one in answer.json().get("errors", [])][:1] == (
        [pointer] if pointer else []
    )


def test_another_sex_than_the_number_s_is_taken_and_said(town: Town, as_: As) -> None:
    """R125: a warning, no refusal."""
    hr = as_(town.hr_agency.id)
    read = hr.post("/employees", _draft(town)).json()
    changed = hr.patch(f"/employees/{read['id']}", {"sex": "p"}, version=read["version"]).json()

    assert (read["sex"], read["sex_differs"]) == ("l", False)
    assert (changed["sex"], changed["sex_differs"]) == ("p", True)
    assert hr.get(f"/employees/{read['id']}").json()["sex_differs"] is True


def test_every_grade_is_of_one_kind() -> None:
    """R120, R121: seventeen of PNS, seventeen of PPPK, none of both."""
    of_pns = {grade for grade in (*PANGKAT, *PPPK) if not fault_of_grade(EmployeeKind.PNS, grade)}
    of_pppk = {grade for grade in (*PANGKAT, *PPPK) if not fault_of_grade(EmployeeKind.PPPK, grade)}

    assert (of_pns, of_pppk) == (set(PANGKAT), set(PPPK))
    assert len(of_pns) == len(of_pppk) == 17
    assert fault_of_number(EmployeeKind.NON_ASN, "nip") is None
