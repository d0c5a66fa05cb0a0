"""What happens to somebody's access: a second device, wrong codes; and whatever settles it."""

from typing import Any

from tests.identity.factories import PASSWORD, give_password
from tests.notifications.world import World

NEW = "ombak besar di Serangan"


def second_device(world: World) -> None:
    login = world.db.write(give_password, world.town.wayan.id)
    for _ in range(2):
        world.does(world.me.post("/session", {"login": login, "password": PASSWORD}))


def _device(world: World) -> str:
    return str(world.me.get("/tasks").json()["items"][0]["subject_id"])


def knows_it(world: World) -> None:
    world.does(world.me.post(f"/sessions/{_device(world)}/recognition"))


def ends_it(world: World) -> None:
    world.does(world.me.delete(f"/sessions/{_device(world)}"))


def _code(world: World) -> dict[str, Any]:
    issued = world.does(world.hr.post(f"/users/{world.town.wayan.id}/reset-code"))
    return {"login": issued["login"], "code": issued["code"], "new_password": NEW}


def guessed(world: World) -> None:
    code = _code(world)
    world.evidence["code"] = code["code"]
    for _ in range(5):
        world.me.post("/session/activation", {**code, "code": "AAAAA-AAAAA"})


def gets_another_code(world: World) -> None:
    _code(world)


def comes_in(world: World) -> None:
    login = world.db.write(give_password, world.town.wayan.id)
    code = {"login": login, "code": world.evidence["code"], "new_password": NEW}
    world.does(world.me.post("/session/activation", code))
