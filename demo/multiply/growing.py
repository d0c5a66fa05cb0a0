"""Lets a city grow: who comes in which unit as a copy of whom, some hundred people in one transaction."""

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.analytics.counter import repair_all_units
from api.analytics.insights.trends.counting import count_now
from api.analytics.weeks import keep_units_anew
from api.development.competence.recounting import recount_everybody
from api.development.promotion.follower import recheck_all
from api.foundation.work import Database
from api.identity.models import Role, RoleGrant
from demo import town
from demo.acts import actor_of
from demo.days import dice
from demo.multiply.ground import Coming, Ground
from demo.multiply.models import Model
from demo.multiply.statements import referring_columns, write
from demo.people import VACANT, Cast, Person, alike
from demo.places import Place, known
from demo.year.promotions import say_needs_anew

PEOPLE_AT_ONCE = 500


async def grow(database: Database, cast: Cast, people: int, tell: Callable[[str], Any]) -> None:
    """Add copies until there are so many people."""
    ground = await database.read(Ground, cast)
    named = referring_columns(ground.models)
    done = 0
    hr: dict[int, Person] = {}
    for number, coming in enumerate(_batches(fill(cast, ground.models, people)), 1):
        batch = ground.batch(coming)
        await database.write(write, batch, named)
        done += len(batch.copies)
        for copy in batch.copies:
            if not copy.person.is_head:
                hr.setdefault(copy.agency_id, copy.person)
        if number & (number - 1) == 0:
            tell(f"{len(cast.people) + done} pegawai …")
    await database.write(_give_roles, cast, hr)
    await database.write(_need_more, cast)
    await recheck_all(database)
    await database.write(recount_everybody)
    await repair_all_units(database)
    await database.write(keep_units_anew)
    await count_now(database)
    await database.write(analyze)


def fill(cast: Cast, models: list[Model], people: int) -> Iterator[list[Coming]]:
    """Give, unit by unit, who comes so that the city has so many people; the same each time."""
    chance = dice("crowd")
    alike_ones: dict[str, Iterator[Model]] = {}
    for key in {_likeness(model.person) for model in models}:
        alike_ones[key] = cycle([one for one in models if _likeness(one.person) == key])

    def like(key: str, place: Place) -> Coming:
        model = next(alike_ones[key])
        return alike(chance, cast.numbers, model.person, place), model

    heads = [place for place in cast.places.values() if place.seats is None]
    for place, share in _shares(cast, people - len(cast.people) - len(heads)).items():
        coming = []
        if place.seats is None:
            coming.append(like(f"@{place.head_work}", place))
            place.leads = coming[0][0]
        yield coming + [like(place.team, place) for _ in range(share)]


def _likeness(person: Person) -> str:
    """Say who stands for whom: heads by what they agree on, staff by their team."""
    return f"@{person.work}" if person.is_head else person.place.team


def _shares(cast: Cast, staff: int) -> dict[Place, int]:
    """Share people out by the real sizes of units; what rounding leaves goes to the first ones."""
    places = cast.places.values()
    wanted = {place: place.staff if place.team and place.code != VACANT else 0 for place in places}
    total = sum(wanted.values())
    shares = {place: staff * size // total for place, size in wanted.items()}
    left = staff - sum(shares.values())
    for place in [place for place, size in wanted.items() if size][:left]:
        shares[place] += 1
    return shares


def _give_roles(session: Session, cast: Cast, hr: dict[int, Person]) -> None:
    """Let every agency that has nobody yet have one who administers its people."""
    actor = actor_of(session, known(cast.of_role("hr_city").id))
    served = select(RoleGrant.for_agency_id).where(RoleGrant.role == Role.HR_AGENCY)
    for agency_id in sorted(hr.keys() - set(session.scalars(served))):
        town.grant(session, actor, hr[agency_id], Role.HR_AGENCY)


def _need_more(session: Session, cast: Cast) -> None:
    """Let agencies need posts for so many more people."""
    say_needs_anew(session, actor_of(session, known(cast.of_role("hr_city").id)))


def analyze(session: Session) -> None:
    """Let the planner know what came in; without it much that was added at once is slow to read."""
    session.execute(text("ANALYZE"))


def _batches(units: Iterator[list[Coming]]) -> Iterator[list[list[Coming]]]:
    batch: list[list[Coming]] = []
    for team in filter(None, units):
        batch.append(team)
        if sum(map(len, batch)) >= PEOPLE_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
