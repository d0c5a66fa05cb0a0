"""Which figures cannot be, and which are hardly meant, by unit and target."""

from decimal import Decimal

import pytest

from api.achievements.plausible import Scale, is_impossible, is_unlikely


def _scale(unit: str | None, *targets: str | None) -> Scale:
    target, low, high = (Decimal(one) if one is not None else None for one in targets)
    return {"unit_of_measure": unit, "target": target, "target_low": low, "target_high": high}


@pytest.mark.parametrize(
    ("unit", "targets", "value", "impossible"),
    [
        ("orang", ("5", None, None), "-1", True),
        ("dokumen", ("5", None, None), "0", False),
        (None, ("5", None, None), "-0.0001", True),
        ("%", ("5", None, None), "-1.5", False),
        ("Persen", ("5", None, None), "-1.5", False),
        ("Rp juta", ("5", None, None), "-1", False),
        ("hari", ("-2", None, None), "-1", False),
        ("hari", (None, "-2", "2"), "-1", False),
        ("hari", (None, "1", "2"), "-1", True),
    ],
)
def test_less_than_none(
    unit: str | None, targets: tuple[str | None, ...], value: str, impossible: bool
) -> None:
    assert is_impossible(Decimal(value), _scale(unit, *targets)) is impossible


@pytest.mark.parametrize(
    ("targets", "value", "unlikely"),
    [
        (("240", None, None), "239999.9999", False),
        (("240", None, None), "240000", True),
        (("240", None, None), "-240000", True),
        ((None, "1", "2"), "1999", False),
        ((None, "1", "2"), "2000", True),
        (("0", None, None), "99999", False),
        ((None, None, None), "99999", False),
    ],
)
def test_a_thousand_times_the_target(
    targets: tuple[str | None, ...], value: str, unlikely: bool
) -> None:
    assert is_unlikely(Decimal(value), _scale("orang", *targets)) is unlikely
