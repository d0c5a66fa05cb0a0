"""The ledger follows what is judged again: taken back, converted anew, the difference told."""

from uuid import UUID

import pytest

from tests.conftest import Db
from tests.development.ledgers import credit, open_months, signed
from tests.evaluations.factories import Q3, YEAR
from tests.evaluations.guards import BECAUSE, As, rate, sign
from tests.people import Town

pytestmark = pytest.mark.usefixtures("january")


def test_a_corrected_predikat_takes_its_line_back_and_writes_another(
    town: Town, as_: As, db: Db, made: dict[int, UUID]
) -> None:
    signed(as_, town, made[YEAR])
    place = f"/evaluations/{made[YEAR]}"
    reopened = as_(town.head.id).post(f"{place}/reopening", {"reason": BECAUSE}, version=3)
    assert reopened.status_code == 200, reopened.text
    assert (credit(as_, town)["points"], db.read(open_months)) == ("0", [])
    worse = {"results_rating": "di_bawah_ekspektasi", "results_reason": BECAUSE}
    assert rate(as_, town, made[YEAR], 4, **worse).status_code == 200
    assert sign(as_, town, made[YEAR], 5).status_code == 200

    found = credit(as_, town)

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
    assert db.read(open_months) == [(202601, 202612)]


def test_a_period_that_was_converted_is_converted_anew_once_it_is_signed_again(
    town: Town, as_: As, db: Db, made: dict[int, UUID]
) -> None:
    signed(as_, town, made[Q3])
    place = f"/evaluations/{made[Q3]}"
    assert as_(town.chief.id).post(f"{place}/credit").status_code == 201
    reopened = as_(town.head.id).post(f"{place}/reopening", {"reason": BECAUSE}, version=3)
    assert reopened.status_code == 200, reopened.text
    [waiting] = credit(as_, town)["corrections"]
    assert (waiting["after"], waiting["difference"]) == (None, "-3.13")
    above = dict.fromkeys(("results_rating", "behaviour_rating"), "di_atas_ekspektasi")
    above |= dict.fromkeys(("results_reason", "behaviour_reason"), BECAUSE)
    assert rate(as_, town, made[Q3], 4, **above).status_code == 200
    assert sign(as_, town, made[Q3], 5).status_code == 200

    found = credit(as_, town)

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
    signed(as_, town, made[YEAR])
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

    found = credit(as_, town)

    assert (len(found["lines"]), found["points"]) == (lines, points)
    assert len(found["corrections"]) == (lines > 1)
    assert all(one["why"] is None for one in found["corrections"])
