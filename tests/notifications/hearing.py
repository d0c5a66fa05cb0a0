"""What happens to a signed evaluation that Wayan does not agree with."""

from datetime import timedelta

from api.foundation.daily import Days
from api.notifications.hearing_reactions import let_answers_lapse
from tests.conftest import TODAY
from tests.evaluations.factories import MEETS
from tests.notifications.world import World, confirms, signed


def disagreed(world: World) -> None:
    signed(world)
    disagrees(world)


def disagrees(world: World) -> None:
    confirms(world, {"receipt": "disagree", "note": "Posbindu bulan Agustus belum dihitung."})


def answers(world: World) -> None:
    body = {"text": "Daftar hadir Agustus belum ditandatangani kader."}
    world.does(world.chief.post(f"/evaluations/{world.evaluation()}/answer", body))


def corrects(world: World) -> None:
    path = f"/evaluations/{world.evaluation()}"
    body = {**MEETS, "note": "Posbindu Agustus kini dihitung."}
    version = world.chief.get(path).json()["version"]
    world.does(world.chief.post(f"{path}/correction", body, version=version))


def lets_days_pass(world: World) -> None:
    later = TODAY.date() + timedelta(days=30)
    assert world.db.write(let_answers_lapse, Days(later, later)) == 1
