"""Which year's achievement of an organization counts."""

from datetime import date, datetime, time

import pytest

from api.evaluations.unit_achievements.figures import in_force
from api.evaluations.unit_achievements.models import UnitGrade
from api.evaluations.unit_achievements.records import AchievementRow
from api.foundation.clock import WITA
from api.foundation.ids import new_id

END = date(2026, 12, 31)


def _set(period_id: int, day: date) -> AchievementRow:
    return {
        "id": new_id(),
        "period_id": period_id,
        "grade": UnitGrade.BAIK,
        "basis": "-",
        "set_at": datetime.combine(day, time(0, 30), WITA),
    }


IN_TIME, LATE = _set(20260112, date(2027, 1, 20)), _set(20260112, date(2027, 2, 3))
LAST_DAY, FIRST_LATE = _set(20260112, date(2027, 1, 31)), _set(20260112, date(2027, 2, 1))
LAST = _set(20250112, date(2026, 1, 20))


@pytest.mark.parametrize(
    ("own", "last", "day", "used"),
    [
        (IN_TIME, LAST, date(2027, 2, 10), IN_TIME),
        (LAST_DAY, LAST, date(2027, 2, 10), LAST_DAY),
        (FIRST_LATE, LAST, date(2027, 2, 10), LAST),
        (LATE, LAST, date(2027, 2, 10), LAST),
        (LATE, None, date(2027, 2, 10), LATE),
        (None, LAST, date(2027, 1, 31), None),
        (None, LAST, date(2027, 2, 1), LAST),
        (None, None, date(2027, 2, 1), None),
    ],
)
def test_a_year_s_grade_that_comes_after_january_leaves_last_year_s(
    own: AchievementRow | None,
    last: AchievementRow | None,
    day: date,
    used: AchievementRow | None,
) -> None:
    """IV.B.1.f; the day is the one in Denpasar."""
    assert in_force(END, own, last, day) is used
