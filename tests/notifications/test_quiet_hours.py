"""When a reminder appears: in working hours of working days, by the unit's calendar, Bali's days included."""

from datetime import datetime

import pytest

from api.foundation.clock import WITA
from api.notifications.nudges.quiet import read_calendar
from api.organization.models import UnitKind
from tests.conftest import Db

OFFICE, SCHOOL, PUSKESMAS = UnitKind.OPD, UnitKind.SEKOLAH, UnitKind.PUSKESMAS
AT_ONCE = ""


@pytest.mark.parametrize(
    ("unit", "sent", "appears"),
    [
        pytest.param(OFFICE, "2026-10-08 10:00", AT_ONCE, id="Thursday morning"),
        pytest.param(OFFICE, "2026-10-08 07:00", AT_ONCE, id="as quiet time ends"),
        pytest.param(OFFICE, "2026-10-08 06:59", "2026-10-08 07:00", id="before"),
        pytest.param(OFFICE, "2026-10-08 17:59", AT_ONCE, id="a minute before quiet time"),
        pytest.param(OFFICE, "2026-10-08 18:00", "2026-10-09 07:00", id="as it begins"),
        pytest.param(OFFICE, "2026-10-08 23:30", "2026-10-09 07:00", id="at night"),
        pytest.param(OFFICE, "2026-10-09 18:30", "2026-10-12 07:00", id="Friday evening"),
        pytest.param(OFFICE, "2026-10-10 10:00", "2026-10-12 07:00", id="Saturday"),
        pytest.param(SCHOOL, "2026-10-09 18:30", "2026-10-10 07:00", id="a school on Friday"),
        pytest.param(PUSKESMAS, "2026-10-10 10:00", AT_ONCE, id="a puskesmas on Saturday"),
        pytest.param(PUSKESMAS, "2026-10-11 10:00", "2026-10-12 07:00", id="on Sunday nobody"),
        pytest.param(
            OFFICE, "2026-03-17 18:00", "2026-03-25 07:00", id="before Nyepi and Idul Fitri"
        ),
        pytest.param(SCHOOL, "2026-03-19 10:00", "2026-03-25 07:00", id="on Nyepi itself"),
        pytest.param(OFFICE, "2026-06-15 19:00", "2026-06-19 07:00", id="before Galungan"),
        pytest.param(OFFICE, "2026-12-31 18:00", "2027-01-04 07:00", id="over New Year"),
    ],
)
def test_a_reminder_waits_until_people_work(
    db: Db, unit: UnitKind, sent: str, appears: str
) -> None:
    moment = datetime.fromisoformat(sent).replace(tzinfo=WITA)

    arrives = db.read(read_calendar, moment).arrival(unit)

    wanted = datetime.fromisoformat(appears).replace(tzinfo=WITA) if appears else moment
    assert arrives.astimezone(WITA) == wanted
