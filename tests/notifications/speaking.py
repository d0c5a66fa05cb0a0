"""What happens when Wayan asks Made for feedback."""

from datetime import timedelta

from api.foundation.daily import Days
from api.notifications.feedback_reactions import let_requests_lapse
from tests.conftest import TODAY
from tests.evaluations.factories import Q3
from tests.notifications.world import World, agreed, reports


def asks(world: World) -> None:
    agreed(world)
    reports(world)
    body = {"plan_id": world.plan_id, "asked_id": str(world.town.made.id)}
    world.does(world.me.post("/feedback/requests", body))


def is_told(world: World) -> None:
    said = {"plan_id": world.plan_id, "period_id": Q3, "value_code": 7, "text": "Rekap rapi."}
    world.does(world.as_(world.town.made.id).post("/feedback", said))


def is_told_nothing(world: World) -> None:
    later = TODAY.date() + timedelta(days=30)
    assert world.db.write(let_requests_lapse, Days(later, later)) == 1
