"""Who may not see, begin, decide or read an improvement, and when; no path skips help or the test."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from api.development.guidance.circle import Side
from api.development.improvement.errors import ImprovementStepRefused
from api.development.improvement.models import (
    CLOSED,
    OPEN,
    STEPS,
    Improvement,
    ImprovementState,
    ImprovementStepKind,
)
from api.foundation import clock
from tests.development.helping import BEGIN, Helping, both_weak, made, on
from tests.http import problem_of

K, S = ImprovementStepKind, ImprovementState

TEST: dict[str, Any] = {"document_no": "800/77/BKPSDM"}


@pytest.mark.parametrize("who", ["stranger", "made", "auditor", "admin", "mayor"])
def test_nobody_else_finds_it(helping: Helping, who: str) -> None:
    """No colleague, no auditor or administrator, no leader higher up than the assessor's superior."""
    key = helping.begun()
    place = f"/improvements/{key}/steps"
    step = helping.file()["items"][0]["steps"][0]["id"]
    draft = {"kind": "hentikan", "happened_on": "2026-10-08", "text": "x"}

    for answer in (
        helping.who(who).get(f"/employees/{helping.town.wayan.id}/improvement"),
        helping.who(who).post(place, draft, version=1),
        helping.who(who).post(f"{place}/{step}/reading", {}),
    ):
        assert answer.status_code == 404
    assert helping.begins(who).status_code in (403, 404)


def test_the_trail_keeps_whom_it_is_about(helping: Helping) -> None:
    helping.begun()
    made(helping.reads())

    found = made(helping.who("auditor").get("/audit-events"))["items"]
    shown = [one for one in found if one["kind"].startswith(("Improvement", "Guidance"))]
    asked = made(helping.who("auditor").get("/audit-events", about_id=str(helping.town.wayan.id)))

    assert {one["kind"] for one in shown} == {
        *("ImprovementBegun", "ImprovementStepRead", "GuidanceBegun", "GuidanceSigned")
    }
    assert {(one["about_id"], one["about_name"]) for one in shown} == {(None, None)}
    assert str(helping.town.wayan.id) not in {one["actor_id"] for one in shown}
    assert not [one for one in asked["items"] if one["kind"].startswith(("Impro", "Guid"))]


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("wayan", "tercapai"),
        ("wayan", "bicara"),
        ("head", "tercapai"),
        ("hr_agency", "tercapai"),
        ("chief", "belum_tercapai"),
        ("chief", "hentikan"),
        ("head", "pindah"),
        ("chief", "mulai"),
    ],
)
def test_each_step_is_somebodys(helping: Helping, who: str, kind: str) -> None:
    helping.begun()

    assert helping.step(who, kind).status_code == 403


def test_others_neither_begin_nor_read_for_the_person(helping: Helping) -> None:
    helping.db.write(both_weak, helping.town.wayan, helping.town.chief)
    helping.coached()

    assert helping.begins("wayan").status_code == 403
    assert helping.begins("head").status_code == 403
    made(helping.begins("hr_agency"))
    assert helping.reads("chief").status_code == 403


def test_help_comes_first(helping: Helping) -> None:
    """A coaching that only one of the two signed does not count, nor does a counselling."""
    helping.db.write(both_weak, helping.town.wayan, helping.town.chief)
    without = helping.begins()
    key = made(helping.holds())["id"]
    made(helping.session_step("chief", key, "signature"))
    half = helping.begins()
    talk = made(helping.holds(kind="konseling"))["id"]
    for who in ("chief", "wayan"):
        made(helping.session_step(who, talk, "signature"))
    counselled = helping.begins()
    made(helping.session_step("wayan", key, "signature"))

    assert {problem_of(one) for one in (without, half, counselled)} == {"coaching-first"}
    assert helping.begins().status_code == 201


def test_the_six_months_are_the_persons(helping: Helping) -> None:
    helping.begun()
    first = helping.step("head", "belum_tercapai")
    with clock.moved_to(on("2027-04-08")):
        last_day = helping.step("head", "belum_tercapai")
    with clock.moved_to(on("2027-04-09")):
        back_dated = helping.step("head", "belum_tercapai", happened_on="2027-04-08")
        after = helping.step("head", "belum_tercapai")

    for early in (first, last_day, back_dated):
        assert problem_of(early) == "not-before-its-time"
    assert after.status_code == 200


def test_steps_have_their_state(helping: Helping) -> None:
    helping.begun()
    early = [helping.step("hr_agency", kind, **TEST) for kind in ("uji_di_bawah", "berhentikan")]
    made(helping.step("chief", "tercapai"))
    late = [helping.step("chief", "bicara"), helping.step("hr_agency", "hentikan")]

    for refused in (*early, *late):
        assert problem_of(refused) == "improvement-step-refused"


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"happened_on": "2026-10-09"}, "/happened_on"),
        ({"happened_on": "2026-10-07"}, "/happened_on"),
        ({"text": " "}, "/text"),
        ({"document_no": "800/1"}, "/document_no"),
    ],
)
def test_a_step_is_whole(helping: Helping, facts: dict[str, Any], pointer: str) -> None:
    helping.begun()

    refused = helping.step("chief", "bicara", **facts)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({}, "/document_no"),
        (TEST, "/post_title"),
        ({**TEST, "post_title": "Staf"}, "/until_on"),
        ({**TEST, "post_title": "Staf", "until_on": "2028-04-10"}, "/until_on"),
        ({**TEST, "post_title": "Staf", "until_on": "2027-04-09"}, "/until_on"),
    ],
)
def test_a_placement_names_document_post_and_at_most_a_year(
    helping: Helping, facts: dict[str, Any], pointer: str
) -> None:
    helping.begun()
    with clock.moved_to(on("2027-04-09")):
        made(helping.step("head", "belum_tercapai"))
        made(helping.step("hr_agency", "uji_di_bawah", **TEST))

        refused = helping.step("hr_agency", "tempatkan", **facts)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({**BEGIN, "goals": []}, "/goals"),
        ({**BEGIN, "goals": ["x" * 501]}, "/goals/0"),
        ({**BEGIN, "help": ""}, "/help"),
    ],
)
def test_it_begins_with_goals_and_help(
    helping: Helping, body: dict[str, Any], pointer: str
) -> None:
    refused = helping.begins(body=body)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_nobody_decides_over_what_they_have_not_read(helping: Helping) -> None:
    helping.begun()
    made(helping.step("chief", "bicara"))

    assert problem_of(helping.step("chief", "tercapai", version=1)) == "edited-meanwhile"


def test_what_is_sent_again_is_answered_once(helping: Helping) -> None:
    helping.db.write(both_weak, helping.town.wayan, helping.town.chief)
    helping.coached()
    place = f"/employees/{helping.town.wayan.id}/improvements"
    chief = helping.who("chief")
    first, again = (chief.post(place, BEGIN, key="i-1") for _ in range(2))

    count = select(func.count()).select_from(Improvement)
    assert helping.db.read(lambda session: session.scalar(count)) == 1
    assert again.json() == first.json()


def test_a_token_needs_its_scope(helping: Helping) -> None:
    key = helping.begun()
    draft = {"name": "skrip", "scopes": ["goals:read"], "expires_on": "2027-03-31"}
    token = made(helping.who("chief").post("/tokens", draft))["token"]
    script = helping.who("chief")
    script.headers["Authorization"] = f"Bearer {token}"
    script.cookies.clear()
    employee = helping.town.wayan.id

    for answer in (
        script.get(f"/employees/{employee}/improvement"),
        script.post(f"/employees/{employee}/improvements", BEGIN),
        script.post(f"/improvements/{key}/steps", {}, version=1),
        script.get("/guidance-sessions", employee_id=str(employee)),
    ):
        assert problem_of(answer) == "scope-missing"


def test_the_table_of_steps_is_the_chain_of_r64() -> None:
    """Which state leads where, and who records it."""
    chain = {(before, kind): step.after for kind, step in STEPS.items() for before in step.before}

    stops = {(one, K.HENTIKAN): S.DIHENTIKAN for one in OPEN}
    assert chain == stops | {
        (S.BERJALAN, K.BICARA): S.BERJALAN,
        (S.BERJALAN, K.TERCAPAI): S.TERCAPAI,
        (S.BERJALAN, K.BELUM_TERCAPAI): S.UJI_KOMPETENSI,
        (S.UJI_KOMPETENSI, K.UJI_MEMENUHI): S.MEMENUHI_STANDAR,
        (S.UJI_KOMPETENSI, K.UJI_DI_BAWAH): S.DI_BAWAH_STANDAR,
        (S.DI_BAWAH_STANDAR, K.PINDAH): S.DIPINDAHKAN,
        (S.DI_BAWAH_STANDAR, K.TEMPATKAN): S.PENEMPATAN_SEMENTARA,
        (S.PENEMPATAN_SEMENTARA, K.PINDAH): S.DIPINDAHKAN,
        (S.PENEMPATAN_SEMENTARA, K.BERHENTIKAN): S.DIBERHENTIKAN,
    }
    assert {kind for kind, step in STEPS.items() if step.by == {Side.HR}} == {
        *(K.UJI_MEMENUHI, K.UJI_DI_BAWAH, K.PINDAH, K.TEMPATKAN, K.BERHENTIKAN, K.HENTIKAN)
    }


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_no_path_skips_what_comes_before(wanted: list[ImprovementStepKind]) -> None:
    """Whatever is tried in whatever order: a move follows a failed test, a dismissal a placement."""
    one = Improvement(state=ImprovementState.BERJALAN)
    taken: list[ImprovementStepKind] = []
    for kind in wanted:
        try:
            one.step_to(kind, clock.today(), None if STEPS[kind].after in CLOSED else clock.today())
        except ImprovementStepRefused:
            continue
        taken.append(kind)

    def follows(later: ImprovementStepKind, *earlier: ImprovementStepKind) -> None:
        if later in taken:
            before = taken[: taken.index(later)]
            assert set(earlier) <= set(before), taken

    follows(ImprovementStepKind.UJI_DI_BAWAH, ImprovementStepKind.BELUM_TERCAPAI)
    follows(ImprovementStepKind.UJI_MEMENUHI, ImprovementStepKind.BELUM_TERCAPAI)
    follows(
        ImprovementStepKind.PINDAH,
        ImprovementStepKind.BELUM_TERCAPAI,
        ImprovementStepKind.UJI_DI_BAWAH,
    )
    follows(ImprovementStepKind.TEMPATKAN, ImprovementStepKind.UJI_DI_BAWAH)
    follows(
        ImprovementStepKind.BERHENTIKAN,
        ImprovementStepKind.UJI_DI_BAWAH,
        ImprovementStepKind.TEMPATKAN,
    )
    ends = [kind for kind in taken if STEPS[kind].after in CLOSED]
    assert len(ends) <= 1
    assert not ends or ends[0] == taken[-1]
