"""A year with moves ends with exactly one right yearly result for each, or rightly none (R45, IV.A)."""

from tests.conftest import Db
from tests.evaluations.factories import Q3, YEAR
from tests.evaluations.year_of_moves import As, begun, live
from tests.people import Town

DINKES, DISDIK, GIZI = "Dinas Kesehatan", "Dinas Pendidikan", "Seksi gizi"
HEAD, HEAD_2, CHIEF = "Ida Ayu Kepala", "Kepala disdik", "Kepala gizi"
RESULTS: dict[str, list[tuple[str, str]]] = {
    "moves inside": [(HEAD, DINKES)],
    "moves across": [(HEAD_2, DISDIK)],
    "is promoted": [(HEAD, DINKES)],
    "acts for a while": [(CHIEF, GIZI)],
    "assessor retires": [(HEAD, DINKES)],
    "dies": [],
    "comes back from leave": [(CHIEF, GIZI)],
    "unit is merged": [(CHIEF, GIZI)],
    "is CPNS": [(CHIEF, GIZI)],
    "is PPPK": [(CHIEF, GIZI)],
    "leads a school": [(HEAD_2, DISDIK)],
    "reports to the mayor": [("I Gusti Ngurah Wali", "Pemerintah Kota Denpasar")],
    "has no assessor": [(HEAD_2, DISDIK)],
}
"""Who evaluates, on the achievement of which organization; all of them signed."""


def test_everybody_has_one_right_result_of_the_year(town: Town, as_: As, db: Db) -> None:
    year = begun(town, as_, db)

    live(year)

    found = year.results(YEAR)
    signed = {who: [(rater, unit, "signed") for rater, unit in RESULTS[who]] for who in RESULTS}
    assert {who: found[who] for who in RESULTS} == signed
    quarter = year.results(Q3)
    assert [rater for rater, _, _ in quarter["moves across"]] == [HEAD_2]
    assert [rater for rater, _, _ in quarter["acts for a while"]] == [HEAD]
    assert [rater for rater, _, _ in quarter["unit is merged"]] == ["Kepala arsip"]
