"""What the demo keeps of an agreement has the shape of what an agreement over HTTP keeps."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.goals.models import Approach, Plan, PlanForm, PlanVersion
from tests.demo.conftest import Loaded
from tests.goals.factories import As, take_step, write_plan
from tests.people import Town

SUPPORTS = ("sumber_daya", "pertanggungjawaban", "konsekuensi")
Shape = dict[str, set[str]]


def _shape(value: Any, place: str = "") -> Shape:
    """Name every place of a document with the types that stand there; null fits all of them."""
    children: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        children = [(f"{place}/{name}", one) for name, one in value.items()]
    elif isinstance(value, list):
        children = [(f"{place}/*", one) for one in value]
    found: Shape = {place: set() if value is None else {type(value).__name__}}
    for where, one in children:
        for name, types in _shape(one, where).items():
            found.setdefault(name, set()).update(types)
    return found


def _kept(session: Session) -> list[Any]:
    wanted = (
        select(PlanVersion.content)
        .join(Plan, Plan.id == PlanVersion.plan_id)
        .where(Plan.form == PlanForm.JA_JF, Plan.approach == Approach.KUANTITATIF)
    )
    return list(session.scalars(wanted.limit(40)))


def test_a_kept_version_is_shaped_like_a_real_one(city: Loaded, town: Town, as_: As) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    plan = write_plan(me)
    for kind in SUPPORTS:
        me.put(f"/plans/{plan['id']}/supports/{kind}", {"lines": ["Satu motor dinas"]})
    for code in range(1, 8):
        me.put(f"/plans/{plan['id']}/behaviour/{code}", {"text": "Menyapa warga lebih dulu"})
    assert take_step(me, plan["id"], "submission").status_code == 200
    assert take_step(chief, plan["id"], "agreement").status_code == 200
    real = _shape(me.get(f"/plans/{plan['id']}/versions/1").json()["content"])

    for content in city.read(_kept):
        kept = _shape(content)
        assert set(kept) - set(real) == set()
        assert set(real) - set(kept) == set()
        for place, types in kept.items():
            assert not types or not real[place] or types == real[place], place
