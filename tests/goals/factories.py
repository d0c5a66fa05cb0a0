"""Plans ready made, by rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.ids import new_id
from api.goals.models import (
    Accumulation,
    Approach,
    Aspect,
    Direction,
    Goal,
    GoalKind,
    Indicator,
    Plan,
    PlanForm,
    PlanState,
    PlanSupport,
    SupportKind,
)
from api.organization.models import Assessor, AssessorKind, Assignment, AssignmentKind
from tests.http import Client
from tests.people import Person

CYCLE = 20261
Q3 = 20260709
ANNEX = {
    "sumber_daya": ["Kendaraan dinas"],
    "pertanggungjawaban": ["Dilaporkan setiap triwulan"],
    "konsekuensi": ["Prioritas pelatihan bila tercapai"],
}
"""The Lampiran SKP of a plan that can be submitted (R10)."""


@dataclass
class MadePlan:
    """A plan in a test, with the ids of its lines."""

    id: UUID
    goals: list[UUID]
    indicators: list[UUID]
    """Two figures (the first summed over periods, the second the latest) and one in words."""


def make_plan(
    session: Session, owner: Person, assessor: Person, state: PlanState = PlanState.AGREED
) -> MadePlan:
    """Make a plan of two goals and three indicators: 240 visits, 70 %, and one in words."""
    agency = owner.agency_id
    plan = Plan(
        id=new_id(agency),
        agency_id=agency,
        employee_id=owner.id,
        assignment_id=owner.assignment_id,
        unit_id=owner.unit_id,
        assessor_id=assessor.id,
        cycle_id=CYCLE,
        form=PlanForm.JA_JF,
        approach=Approach.KUANTITATIF,
        state=state,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
    )
    if state is PlanState.AGREED:
        plan.agreed_at, plan.agreed_by, plan.revision = now(), assessor.id, 1
    if state is PlanState.RETURNED:
        plan.return_note = "Lengkapi target."
    if state is PlanState.SUBMITTED:
        plan.submitted_at = now()
    session.add(plan)
    session.flush()
    goals = [
        Goal(
            id=new_id(agency),
            agency_id=agency,
            plan_id=plan.id,
            kind=kind,
            position=number,
            text=text,
        )
        for number, (kind, text) in enumerate(
            [(GoalKind.UTAMA, "Keluarga sehat terlayani"), (GoalKind.TAMBAHAN, "Kader terlatih")], 1
        )
    ]
    session.add_all(goals)
    session.flush()
    shared = {"agency_id": agency, "plan_id": plan.id}
    indicators = [
        Indicator(
            id=new_id(agency),
            goal_id=goals[0].id,
            position=1,
            text="Kunjungan rumah",
            target=Decimal(240),
            unit_of_measure="keluarga",
            aspect=Aspect.KUANTITAS,
            direction=Direction.HIGHER,
            accumulation=Accumulation.SUM,
            **shared,
        ),
        Indicator(
            id=new_id(agency),
            goal_id=goals[0].id,
            position=2,
            text="Hipertensi dilayani",
            target=Decimal(70),
            unit_of_measure="%",
            aspect=Aspect.KUALITAS,
            direction=Direction.HIGHER,
            accumulation=Accumulation.LATEST,
            **shared,
        ),
        Indicator(
            id=new_id(agency),
            goal_id=goals[1].id,
            position=1,
            text="Kader percaya diri memberi penyuluhan",
            target_text="Sebagian besar kader",
            direction=Direction.HIGHER,
            accumulation=Accumulation.LATEST,
            **shared,
        ),
    ]
    session.add_all(indicators)
    session.flush()
    return MadePlan(plan.id, [g.id for g in goals], [i.id for i in indicators])


def make_complete_plan(
    session: Session, owner: Person, assessor: Person, state: PlanState = PlanState.DRAFT
) -> MadePlan:
    """Make a plan that can be submitted: figures only (R12), and with its Lampiran (R10)."""
    made = make_plan(session, owner, assessor, state)
    words = session.scalars(select(Indicator).where(Indicator.at(made.indicators[2]))).one()
    words.target, words.unit_of_measure, words.target_text = Decimal(30), "orang", None
    for kind, lines in ANNEX.items():
        session.add(
            PlanSupport(
                id=new_id(owner.agency_id),
                agency_id=owner.agency_id,
                plan_id=made.id,
                kind=SupportKind(kind),
                position=1,
                text=lines[0],
            )
        )
    session.flush()
    return made


def make_acting_post(
    session: Session, person: Person, unit_id: UUID, assessor_id: UUID, agency_id: int
) -> UUID:
    """Let somebody serve as Plt in another unit since July, with an assessor there."""
    shared: dict[str, Any] = {"agency_id": agency_id, "valid_from": date(2026, 7, 1)}
    post = Assignment(
        id=new_id(),
        employee_id=person.id,
        unit_id=unit_id,
        title="Plt. Kepala Seksi",
        kind=AssignmentKind.PLT,
        valid_until=date(2026, 12, 1),
        **shared,
    )
    session.add(post)
    session.flush()
    session.add(
        Assessor(
            id=new_id(),
            employee_id=person.id,
            assignment_id=post.id,
            assessor_id=assessor_id,
            kind=AssessorKind.DEFINITIF,
            **shared,
        )
    )
    session.flush()
    return post.id


def write_plan(me: Client, approach: str = "kuantitatif") -> dict[str, Any]:
    """Write a small complete plan over HTTP and give it as it is shown."""
    plan = me.post("/plans", {"cycle_id": CYCLE, "approach": approach}).json()
    goal = {"kind": "utama", "text": "Ibu hamil terlayani sesuai standar"}
    plan = me.post(f"/plans/{plan['id']}/goals", goal).json()
    indicator = {
        "text": "Ibu hamil diperiksa",
        "target": "95.5",
        "unit_of_measure": "%",
        "aspect": "kuantitas",
    }
    made: dict[str, Any] = me.post(f"/goals/{plan['goals'][0]['id']}/indicators", indicator).json()
    for kind, lines in ANNEX.items():
        body = {"lines": lines}
        made = me.put(f"/plans/{plan['id']}/supports/{kind}", body, version=0).json()
    return made


def take_step(who: Client, plan_id: Any, step: str, body: Any = None) -> httpx.Response:
    """Take a step with the plan as it stands: read it first, as a screen does."""
    version = who.get(f"/plans/{plan_id}").json().get("version", 1)
    return who.post(f"/plans/{plan_id}/{step}", body, version=version)


As = Callable[..., Client]
