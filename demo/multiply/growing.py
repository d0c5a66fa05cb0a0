"""Lets a city grow: unit by unit, some hundred people in one transaction."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.foundation.work import Database
from api.identity.models import Role, RoleGrant
from api.identity.roles import grant_role
from api.identity.schemas import RoleGrantDraft
from demo.acts import actor_of
from demo.days import ENTERED
from demo.multiply.crowd import Coming, Crowd
from demo.multiply.ground import Ground
from demo.multiply.statements import referring_columns, write
from demo.people import Cast
from demo.places import known

PEOPLE_AT_ONCE = 500


async def grow(database: Database, cast: Cast, people: int, tell: Callable[[str], Any]) -> None:
    """Add copies until there are so many people."""
    ground = await database.read(Ground, cast)
    named = referring_columns(ground.models)
    done = 0
    hr: dict[int, UUID] = {}
    for number, coming in enumerate(_batches(Crowd(cast, ground.models).fill(people)), 1):
        batch = ground.batch(coming)
        await database.write(write, batch, ground.copier, named)
        done += len(batch.copies)
        for copy in batch.copies:
            if not copy.person.is_head:
                hr.setdefault(copy.agency_id, known(copy.person.id))
        if number & (number - 1) == 0:
            await database.write(analyze)
            tell(f"{len(cast.people) + done} pegawai …")
    await database.write(_give_roles, known(cast.of_role("hr_city").id), hr)


def _give_roles(session: Session, city_hr: UUID, hr: dict[int, UUID]) -> None:
    """Let every agency that has nobody yet have one who administers its people."""
    served = select(RoleGrant.for_agency_id).where(RoleGrant.role == Role.HR_AGENCY)
    for agency_id in sorted(hr.keys() - set(session.scalars(served))):
        draft = RoleGrantDraft(
            user_id=hr[agency_id],
            role=Role.HR_AGENCY,
            for_agency_id=agency_id,
            valid_from=ENTERED,
            reason="Penetapan awal",
        )
        grant_role(session, actor_of(session, city_hr), draft)


def analyze(session: Session) -> None:
    """Let the planner know what came in; without it much that was added at once is slow to read."""
    session.execute(text("ANALYZE"))


def _batches(units: Iterator[list[Coming]]) -> Iterator[list[list[Coming]]]:
    batch: list[list[Coming]] = []
    for team in units:
        if team:
            batch.append(team)
        if sum(map(len, batch)) >= PEOPLE_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
