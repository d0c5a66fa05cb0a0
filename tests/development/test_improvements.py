"""Six months with help after weak results, and the chain of R64 through all its clocks."""

from typing import Any

import pytest

from api.evaluations.models import Predikat
from api.foundation import clock
from tests.development.helping import Helping, made, on, weak_result
from tests.evaluations.factories import Q1, Q2, YEAR
from tests.found import found
from tests.http import problem_of

TEST: dict[str, Any] = {"document_no": "800/77/BKPSDM"}
MOVED: dict[str, Any] = {"document_no": "821.2/15", "post_title": "Pengadministrasi Umum"}
PLACED: dict[str, Any] = {**MOVED, "until_on": "2028-05-01"}


MONTHS = ["2026-11-08", "2026-12-08", "2027-01-08", "2027-02-08", "2027-03-08", "2027-04-08"]
WEEKS_BEFORE = ["2026-11-01", "2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01"]


def test_the_six_months_through_all_clocks_end_well(helping: Helping) -> None:
    """Talk after talk is asked for before its day, and held; the goals are reached before the end."""
    helping.begun()
    one = helping.file()["items"][0]
    assert (one["begun_on"], one["ends_on"]) == ("2026-10-08", "2027-04-08")
    assert [talk["due_on"] for talk in one["talks"]] == MONTHS
    assert "talk_improvement" not in helping.asked("chief")
    for month, week_before in found(zip(MONTHS, WEEKS_BEFORE, strict=True)):
        with clock.moved_to(on(week_before)):
            helping.day_passes()
            assert helping.asked("chief")["talk_improvement"] == month
            made(helping.step("chief", "bicara", text=f"Bicara {month}"))
            assert "talk_improvement" not in helping.asked("chief")
            made(helping.reads(word="Setuju."))
    with clock.moved_to(on("2027-04-05")):
        done = made(helping.step("chief", "tercapai"))["items"][0]
        ended = (done["state"], done["closed_on"], done["due_on"])
        assert ended == ("tercapai", "2027-04-05", None)
        assert [talk["held_on"] for talk in done["talks"]] == WEEKS_BEFORE
        made(helping.reads())
        made(helping.reads(at=0))
        assert helping.asked("wayan").keys() == {"state_guidance"}


def _until_below_standard(helping: Helping) -> None:
    """Let six months pass with no goal reached, and the test be below the standard."""
    helping.begun()
    with clock.moved_to(on("2027-04-09")):
        helping.day_passes()
        for who in ("chief", "head"):
            assert helping.asked(who)["decide_improvement"] == "2027-04-22"
        made(helping.step("head", "belum_tercapai"))
        assert "decide_improvement" not in helping.asked("chief")
        assert helping.asked("hr_agency").keys() == {"test_competence"}
    with clock.moved_to(on("2027-04-20")):
        below = made(helping.step("hr_agency", "uji_di_bawah", **TEST))["items"][0]
        assert below["state"] == "di_bawah_standar"
        assert helping.asked("hr_agency").keys() == {"record_placement"}


def test_who_meets_the_standard_stays(helping: Helping) -> None:
    helping.begun()
    with clock.moved_to(on("2027-04-09")):
        made(helping.step("hr_agency", "belum_tercapai"))
        done = made(helping.step("hr_agency", "uji_memenuhi", **TEST))["items"][0]

        assert (done["state"], done["closed_on"]) == ("memenuhi_standar", "2027-04-09")
        assert helping.asked("hr_agency") == {}


def test_below_the_standard_a_fitting_post_is_found(helping: Helping) -> None:
    _until_below_standard(helping)
    with clock.moved_to(on("2027-05-03")):
        done = made(helping.step("hr_agency", "pindah", **MOVED))["items"][0]

        assert done["state"] == "dipindahkan"
        assert done["steps"][-1]["post_title"] == MOVED["post_title"]


@pytest.mark.parametrize(
    ("kind", "facts", "day", "state"),
    [
        ("pindah", MOVED, "2027-11-02", "dipindahkan"),
        ("berhentikan", TEST, "2028-05-02", "diberhentikan_dengan_hormat"),
    ],
)
def test_a_placement_ends_in_a_post_or_after_its_year(
    helping: Helping, kind: str, facts: dict[str, Any], day: str, state: str
) -> None:
    _until_below_standard(helping)
    with clock.moved_to(on("2027-05-03")):
        placed = made(helping.step("hr_agency", "tempatkan", **PLACED))["items"][0]
        assert (placed["state"], placed["due_on"]) == ("penempatan_sementara", "2028-05-01")
        assert helping.asked("hr_agency") == {}
    with clock.moved_to(on("2028-05-01")):
        early = helping.step("hr_agency", "berhentikan", **TEST)
        assert problem_of(early) == "not-before-its-time"
        helping.day_passes()
        assert helping.asked("hr_agency") == {"record_placement": "2028-05-01"}
    with clock.moved_to(on(day)):
        done = made(helping.step("hr_agency", kind, **facts))["items"][0]

        assert (done["state"], done["closed_on"]) == (state, day)
        assert helping.asked("hr_agency") == {}


def test_what_is_late_is_seen_and_nothing_happens_by_itself(helping: Helping) -> None:
    """A year after the end nobody has decided: it still runs, and everybody who could is asked."""
    helping.begun()
    with clock.moved_to(on("2028-04-10")):
        helping.day_passes()
        one = helping.file()["items"][0]

        stands = (one["state"], one["due_on"], one["decide_by"])
        assert stands == ("berjalan", "2027-04-08", "2027-04-22")
        assert helping.asked("chief")["decide_improvement"] == "2027-04-22"
        assert made(helping.step("chief", "tercapai"))["items"][0]["state"] == "tercapai"


def test_the_person_reads_each_step_and_says_their_word_once(helping: Helping) -> None:
    helping.begun()
    assert helping.asked("wayan")["read_improvement"] == "2026-10-15"

    read = made(helping.reads(word="Saya setuju, mohon didampingi kader."))
    again = made(helping.reads())
    other = helping.reads(word="Saya berubah pikiran.")

    step = read["items"][0]["steps"][0]
    assert step["own_word"] == "Saya setuju, mohon didampingi kader."
    assert step["read_at"] == again["items"][0]["steps"][0]["read_at"]
    assert problem_of(other) == "already-there"
    assert "read_improvement" not in helping.asked("wayan")


def test_the_next_assessor_is_asked_in_the_place_of_the_last(helping: Helping) -> None:
    helping.begun()
    town = helping.town
    with clock.moved_to(on("2026-11-02")):
        helping.day_passes()
        assert "talk_improvement" in helping.asked("chief")
        named = {
            "assignment_id": str(town.wayan.assignment_id),
            "assessor_id": str(town.head.id),
            "kind": "definitif",
            "valid_from": "2026-11-02",
            "reason": "Pimpinan baru",
        }
        made(helping.who("hr_agency").post(f"/employees/{town.wayan.id}/assessors", named))

        assert "talk_improvement" not in helping.asked("chief")
        assert helping.asked("head")["talk_improvement"] == "2026-11-08"
        assert helping.who("head").get(f"/employees/{town.wayan.id}/improvement").is_success


@pytest.mark.parametrize(
    ("results", "is_ground"),
    [
        ([(Q1, Predikat.KURANG), (Q2, Predikat.SANGAT_KURANG)], True),
        ([(Q1, Predikat.BAIK), (Q2, Predikat.KURANG)], False),
        ([(Q1, Predikat.KURANG), (Q2, Predikat.BUTUH_PERBAIKAN)], False),
        ([(Q2, Predikat.KURANG)], False),
        ([(YEAR, Predikat.KURANG)], True),
        ([(YEAR, Predikat.BUTUH_PERBAIKAN)], False),
        ([], False),
    ],
)
def test_the_rule_says_which_results_are_a_ground(
    helping: Helping, results: list[tuple[int, Predikat]], is_ground: bool
) -> None:
    helping.db.write(weak_result, helping.town.wayan, helping.town.chief, *results)
    helping.coached()

    ground, begun = helping.file("chief")["ground"], helping.begins()

    assert (ground is not None, begun.is_success) == (is_ground, is_ground)
    if not is_ground:
        assert problem_of(begun) == "no-ground-for-improvement"


def test_a_stopped_one_may_begin_anew_and_a_finished_one_not(helping: Helping) -> None:
    helping.begun()
    twice = helping.begins()
    made(helping.step("hr_agency", "hentikan", text="Hasil sedang dinilai ulang."))
    again = helping.begins("hr_agency")
    made(helping.step("chief", "tercapai"))
    finished = helping.begins()

    assert problem_of(twice) == "already-there"
    assert again.status_code == 201
    assert problem_of(finished) == "no-ground-for-improvement"
