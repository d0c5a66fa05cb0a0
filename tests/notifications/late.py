"""What happens to Wayan's evaluation late, or once more."""

from datetime import date, timedelta

from api.foundation import clock
from api.foundation.daily import Days
from api.notifications.overdue_reactions import ask_superiors
from tests.conftest import TODAY
from tests.evaluations.factories import Q3
from tests.notifications.world import World


def reopens(world: World) -> None:
    """The superior of Wayan's assessor lets it be judged again."""
    [item] = world.hr.get("/evaluations", period_id=Q3).json()["items"]
    head = world.as_(world.town.head.id)
    why = {"reason": "Realisasi September belum ikut dinilai."}
    world.does(head.post(f"/evaluations/{item['id']}/reopening", why, version=item["version"]))


def is_not_evaluated_in_time(world: World) -> None:
    """IV.A.11: due on 20 October."""
    with clock.moved_to(TODAY + timedelta(days=14)):
        world.db.write(ask_superiors, Days(date(2026, 10, 20), date(2026, 10, 22)))
