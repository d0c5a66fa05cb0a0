"""What holds of everybody, whatever is known of them: one answer a path, sums that fit, more is never less."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from api.development.career.models import RecordKind
from api.development.promotion.facts import Person
from api.development.promotion.models import Path, PromotionOutcome
from api.development.promotion.paths import Checked
from api.development.promotion.wording import codes_of
from api.evaluations.models import Predikat
from api.organization.models import EmployeeKind, EmployeeState
from api.organization.people.grades import PANGKAT
from tests.development.judging import WINDOW, answers, person, record
from tests.found import found

KINDS = (
    "pelaksana",
    "pengawas",
    "administrator",
    "mahir",
    "ahli_pertama",
    "ahli_muda",
    "ahli_utama",
)
BEST_FIRST = list(Predikat)
days = st.dates(date(2015, 1, 1), date(2027, 6, 1))


@st.composite
def people(draw: st.DrawFn) -> Person:
    """Draw somebody of any kind of post, with anything on record or not."""
    years = draw(st.dictionaries(st.sampled_from((2024, 2025)), st.sampled_from(BEST_FIRST)))
    more = [
        record(RecordKind.HUKUMAN, "sedang", begun, begun + timedelta(days=365))
        for begun in draw(st.lists(days, max_size=1))
    ]
    return person(
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from(list(PANGKAT))),
        since=draw(st.none() | days),
        years={year: value.value for year, value in years.items()},
        points=_points(draw(st.integers(0, 600))),
        degree=draw(st.none() | st.sampled_from(("sma", "d3", "s1", "s2"))),
        more=more,
        employed=draw(st.sampled_from((EmployeeKind.PNS, EmployeeKind.PNS, EmployeeKind.PPPK))),
        state=draw(st.sampled_from((EmployeeState.AKTIF, EmployeeState.TUGAS_BELAJAR))),
        seats={"ahli_madya": (2, draw(st.integers(0, 3)))},
    )


def _points(many: int) -> dict[str, str]:
    return dict.fromkeys(("mahir", "ahli_pertama", "ahli_muda", "ahli_utama"), str(many))


@settings(max_examples=200, deadline=None)
@given(people())
def test_everybody_has_one_answer_on_each_path(who: Person) -> None:
    every = answers(who)

    assert set(every) == set(Path)
    in_rank = [one for one in every.values() if isinstance(one, Checked)]
    ways = {Path.REGULER, Path.PILIHAN_FUNGSIONAL, Path.PILIHAN_STRUKTURAL}
    assert len([one for one in in_rank if one.path in ways]) <= 1


@settings(max_examples=200, deadline=None)
@given(people())
def test_an_outcome_is_what_its_conditions_say(who: Person) -> None:
    for one in found(answers(who).values()):
        if isinstance(one, Checked):
            lacking = [each["code"] for each in one.conditions if each["state"] != "met"]
            assert sorted(codes_of(one.missing)) == sorted(lacking)
            assert (one.outcome is PromotionOutcome.READY) == (not lacking)
            assert one.nearest_on is None or one.nearest_on >= WINDOW


def _met(who: Person) -> set[tuple[Any, Any]]:
    return {
        (one.path, each["code"])
        for one in answers(who).values()
        if isinstance(one, Checked)
        for each in one.conditions
        if each["state"] == "met"
    }


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.sampled_from(BEST_FIRST), st.sampled_from(BEST_FIRST))
def test_a_better_predikat_never_takes_a_condition_away(
    kind: str, one: Predikat, other: Predikat
) -> None:
    better, worse = sorted((one, other), key=BEST_FIRST.index)
    good, bad = (
        person(kind, "III/a", years={2024: "baik", 2025: value.value}) for value in (better, worse)
    )

    assert _met(bad) <= _met(good)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.integers(0, 300), st.integers(0, 300))
def test_more_angka_kredit_never_takes_a_condition_away(kind: str, some: int, more: int) -> None:
    few, many = (person(kind, "III/a", points=_points(points)) for points in (some, some + more))

    assert _met(few) <= _met(many)
