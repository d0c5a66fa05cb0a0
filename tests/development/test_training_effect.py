"""What a programme changed is found, and nothing is found in noise: simulated over and over."""

from random import Random
from uuid import UUID

import pytest

from api.development.training.effect import Course, Effect, Verdict, effect_of, pairs, student

LEAST = 15
RUNS = 300


def _people(dice: Random, count: int, gain: int = 0, behind: int = 0) -> list[Course]:
    """Make people whose figures swing by chance; those behind are mostly so by chance, and come back."""
    found: list[Course] = []
    while len(found) < count:
        skill = dice.gauss(9000, 400)
        before = round(skill + dice.gauss(0, 900))
        if behind and before > behind:
            continue
        after = round(skill + dice.gauss(0, 900)) + gain
        key = UUID(int=dice.getrandbits(128))
        found.append(
            Course(key, dice.choice(("ahli_pertama", "ahli_muda")), "asesmen", before, after)
        )
    return found


def test_on_noise_no_effect_is_reported_but_at_the_stated_rate() -> None:
    dice = Random(17)  # noqa: S311 - a test's dice
    found: list[Effect] = []
    for _ in range(RUNS):
        there, others = _people(dice, 60, behind=8800), _people(dice, 240)
        found.append(effect_of(there, others, LEAST))

    wrong = [one for one in found if one.verdict in (Verdict.BETTER, Verdict.WORSE)]
    assert len(found) == RUNS
    assert all(one.pairs >= LEAST for one in found)
    assert 0.01 * RUNS <= len(wrong) <= 0.09 * RUNS, "95 % of intervals hold the truth"


def test_who_is_behind_comes_back_by_themselves_and_that_is_no_effect() -> None:
    dice = Random(5)  # noqa: S311 - a test's dice
    there, others = _people(dice, 60, behind=8500), _people(dice, 600)

    found = effect_of(there, others, LEAST)

    assert found.before is not None
    assert found.after is not None
    assert found.after - found.before > 500, "before and after alone would call it a success"
    assert found.verdict is Verdict.NO_DIFFERENCE


def test_a_planted_effect_is_recovered() -> None:
    dice, planted = Random(23), 700  # noqa: S311 - a test's dice
    covered = seen = 0
    for _ in range(RUNS):
        found = effect_of(_people(dice, 60, planted, 8800), _people(dice, 240), LEAST)
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= planted <= found.high
        seen += found.verdict is Verdict.BETTER

    assert covered >= 0.9 * RUNS
    assert seen >= 0.8 * RUNS


def test_harm_is_told_too() -> None:
    dice = Random(3)  # noqa: S311 - a test's dice
    found = effect_of(_people(dice, 80, -1500), _people(dice, 400), LEAST)

    assert found.verdict is Verdict.WORSE


def test_too_few_say_nothing() -> None:
    dice = Random(1)  # noqa: S311 - a test's dice
    found = effect_of(_people(dice, LEAST - 1, 3000), _people(dice, 200), LEAST)

    assert (found.verdict, found.difference, found.low) == (Verdict.TOO_FEW, None, None)
    assert found.participants == LEAST - 1


def _one(number: int, before: int, kind: str = "mahir", need: str = "asesmen") -> Course:
    return Course(UUID(int=number), kind, need, before, before)


def test_pairs_are_of_the_same_post_and_need_about_alike_and_nobody_twice() -> None:
    there = [_one(1, 8000), _one(2, 8010), _one(3, 9900), _one(4, 8000, "terampil")]
    others = [_one(11, 8005), _one(12, 8300), _one(13, 8000, need="literasi"), _one(14, 9000)]

    found = [(mine.employee_id.int, other.employee_id.int) for mine, other in pairs(there, others)]

    assert found == [(1, 11), (2, 12)]


def test_order_of_rows_changes_nothing() -> None:
    dice = Random(9)  # noqa: S311 - a test's dice
    there, others = _people(dice, 30), _people(dice, 90)
    assert effect_of(there, others, LEAST) == effect_of(there[::-1], others[::-1], LEAST)


@pytest.mark.parametrize(("freedom", "quantile"), [(14, 2.145), (29, 2.045), (99, 1.984)])
def test_the_quantile_is_that_of_the_tables(freedom: int, quantile: float) -> None:
    assert student(freedom) == pytest.approx(quantile, abs=0.001)
