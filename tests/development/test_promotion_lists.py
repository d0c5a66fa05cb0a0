"""Lists of candidates: counts that add up, the nearest first, nobody left out, each with the same reason."""

from datetime import date
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook
from sqlalchemy.orm import Session

from api.development.promotion.follower import recheck_all
from api.organization.models import Employee, EmployeeState, PositionKind
from tests.conftest import Db
from tests.development.careers import (
    MERITS,
    As,
    candidates,
    credit,
    enter,
    follow,
    make_nurse,
    make_ready,
    own,
    promote_by_id,
)
from tests.found import found
from tests.http import problem_of
from tests.people import Town


def _three(db: Db, as_: As, town: Town) -> None:
    """Wayan meets everything, Made lacks two points, of the chief little is known."""
    make_ready(db, as_, town)
    db.write(make_nurse, town.made.id)
    hr = as_(town.hr_agency.id)
    enter(hr, town.made.id, *MERITS)
    credit(hr, town.made.id, "97,92")
    follow(db)
    db.runner.run(recheck_all(db.database))


def test_counts_add_up_to_the_total_and_everybody_is_somewhere(town: Town, as_: As, db: Db) -> None:
    _three(db, as_, town)

    shown = candidates(as_(town.hr_agency.id))

    assert shown["counts"] == {
        "ready": 1, "one_missing": 1, "more_missing": 1, "unknown": 0, "too_early": 0,
    }  # fmt: skip
    assert shown["total"] == sum(shown["counts"].values()) == 3
    assert shown["everybody"] == shown["total"] + shown["not_applicable"] == len(shown["items"])
    assert (shown["agency_name"], shown["may"]) == ("Dinas Kesehatan", ["propose"])
    assert {"outcome": "one_missing", "code": "credit", "people": 1, "only_this": 1} in shown[
        "frequent"
    ]
    of_chief = [one for one in shown["frequent"] if one["outcome"] == "more_missing"]
    assert {one["code"] for one in of_chief} == {"time_in_rank", "predikat", "level_first"}
    assert {one["only_this"] for one in of_chief} == {0}
    assert (shown["propose_until"], shown["working_days_left"]) == ("2026-10-30", 16)


def test_whoever_is_nearest_comes_first_with_each_condition(town: Town, as_: As, db: Db) -> None:
    _three(db, as_, town)

    first, second, _chief, *others = candidates(as_(town.hr_agency.id))["items"]

    assert (first["id"], first["detail"]["outcome"]) == (str(town.wayan.id), "ready")
    assert (second["id"], second["detail"]["nearest_on"]) == (str(town.made.id), "2027-02-01")
    assert second["detail"]["conditions"][0]["missing_points"] == "2.08"
    assert {one["detail"]["why_not"]["code"] for one in others} == {"another_path"}


def test_everybody_sees_the_same_reason_that_hr_sees(town: Town, as_: As, db: Db) -> None:
    _three(db, as_, town)

    for listed in found(candidates(as_(town.hr_agency.id))["items"]):
        alone = own(as_(town.hr_city.id), listed["id"])["pilihan_fungsional"]
        assert alone == listed["detail"]


def test_filters_narrow_the_page_and_not_the_counts(town: Town, as_: As, db: Db) -> None:
    _three(db, as_, town)
    hr = as_(town.hr_agency.id)

    def listed(**wanted: Any) -> list[str]:
        shown = candidates(hr, **wanted)
        assert shown["total"] == 3
        assert shown["matching"] == len(shown["items"])
        return [one["id"] for one in shown["items"]]

    wayan, made = str(town.wayan.id), str(town.made.id)
    assert listed(outcome="ready") == [wayan]
    assert listed(outcome="one_missing", missing="credit") == [made]
    assert listed(missing="exam") == []
    assert made in listed(proposal="none")
    assert listed(proposal="proposed") == []
    assert listed(q="sukerti") == [wayan]
    assert wayan not in listed(outcome="not_applicable")


def test_somebody_who_is_not_on_the_list_is_found_by_name_with_the_reason(
    town: Town, as_: As, db: Db
) -> None:
    _three(db, as_, town)

    [shown] = candidates(as_(town.hr_agency.id), q="kepala")["items"]

    assert shown["name"] == "Ida Ayu Kepala"
    assert shown["detail"]["why_not"]["code"] == "another_path"


def test_pages_go_on_where_they_ended(town: Town, as_: As, db: Db) -> None:
    _three(db, as_, town)
    hr = as_(town.hr_agency.id)
    whole = [one["id"] for one in candidates(hr)["items"]]

    parts, cursor = [], None
    while True:
        page = candidates(hr, size=2, **({"cursor": cursor} if cursor else {}))
        parts += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert parts == whole
    wrong = hr.get("/promotion/candidates", cursor="x1")
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "query/cursor")


def test_a_unit_narrows_the_counts_too(town: Town, as_: As, db: Db) -> None:
    _three(db, as_, town)

    shown = candidates(as_(town.hr_agency.id), unit_id=str(town.puskesmas))

    assert (shown["unit_name"], shown["total"]) == ("Puskesmas I", 3)
    assert shown["everybody"] < candidates(as_(town.hr_agency.id))["everybody"]


def _structural(session: Session, town: Town) -> None:
    promote_by_id(session, town.chief.id, PositionKind.PENGAWAS, "Kepala Puskesmas")


def test_other_paths_have_lists_of_their_own(town: Town, as_: As, db: Db) -> None:
    db.write(_structural, town)
    enter(as_(town.hr_agency.id), town.chief.id, *MERITS)
    follow(db)

    shown = candidates(as_(town.hr_city.id), path="pilihan_struktural", agency_id=1)

    assert str(town.chief.id) in {
        one["id"] for one in shown["items"] if one["detail"]["outcome"] == "ready"
    }
    assert shown["may"] == ["propose", "decide"]


def _gone(session: Session, town: Town) -> None:
    session.get_one(Employee, town.made.id).state = EmployeeState.PENSIUN


def test_whoever_has_left_is_on_no_list(town: Town, as_: As, db: Db) -> None:
    _three(db, as_, town)
    db.write(_gone, town)

    shown = candidates(as_(town.hr_agency.id))

    assert str(town.made.id) not in {one["id"] for one in shown["items"]}
    assert shown["total"] == 2


def test_the_list_is_taken_along_with_reasons(town: Town, as_: As, db: Db) -> None:
    _three(db, as_, town)

    answer = as_(town.hr_agency.id).get("/promotion/candidates.xlsx", window_on="2026-12-01")

    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert book.sheet_names == ["2026-12-01 pilihan_fungsional"]
    header, first, second, *_others = book.get_sheet_by_index(0).to_python()
    assert header[0] == "Nama"
    assert (first[6], first[5]) == ("Memenuhi semua syarat", "III/d")
    assert "angka kredit (118,75 dari 100)" in str(first[7])
    assert "predikat (2024 Baik, 2025 Sangat Baik)" in str(first[7])
    assert (second[8], second[10]) == ("angka kredit (97,92 dari 100)", "2027-02-01")


def test_only_hr_reads_lists(town: Town, as_: As, with_token: As) -> None:
    wanted = {"agency_id": 1}
    for where in ("/promotion/candidates", "/promotion/candidates.xlsx"):
        assert as_(town.auditor.id).get(where, **wanted).status_code == 200
        for colleague in (town.wayan, town.chief):
            assert as_(colleague.id).get(where, **wanted).status_code == 403
            assert as_(colleague.id).get(where).status_code == 403
        assert as_(town.stranger.id).get(where, **wanted).status_code == 404
        assert as_(town.stranger.id).get(where, unit_id=str(town.puskesmas)).status_code == 404
        assert as_(town.hr_city.id).get(where, agency_id=77).status_code == 404
        token = with_token(town.hr_agency.id, "goals:read")
        assert token.get(where, **wanted).status_code == 403


def test_a_wrong_window_or_path_is_refused(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)

    past = hr.get("/promotion/candidates", window_on=date(2026, 10, 1).isoformat())
    unknown = hr.request("GET", "/promotion/candidates", params={"path": "jalan_pintas"})

    assert (past.status_code, problem_of(past)) == (409, "no-such-window")
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (422, "query/path")
