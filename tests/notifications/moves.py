"""What asks for the next year, and for an answer to a proposal; and whatever settles it."""

from datetime import date

from api.foundation.daily import Days
from api.notifications.year_reactions import ask_for_next_year
from tests.evaluations.sari import make_sari
from tests.evaluations.year_of_moves import on
from tests.notifications.world import World


def year_missing(world: World) -> None:
    with on("2026-11-02"):
        world.db.write(ask_for_next_year, Days(date(2026, 11, 1), date(2026, 11, 2)))


def makes_the_year(world: World) -> None:
    world.does(world.hr.post("/cycles", {"year": 2027}))


def proposed(world: World) -> None:
    sari = make_sari(world.town, world.as_, world.db)
    world.evidence["carry_over"] = sari.path
    world.does(sari.rater.post(sari.path))


def agrees_to_it(world: World) -> None:
    world.does(world.me.post(f"{world.evidence['carry_over']}/agreement"))


def declines(world: World) -> None:
    world.does(world.me.delete(world.evidence["carry_over"]))
