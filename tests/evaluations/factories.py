"""Makes agreed plans with a year's work, for tests of what builds on them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement, Evidence, EvidenceKind, EvidenceLink
from api.cycles.models import CyclePeriod, PeriodState
from api.evaluations.models import Evaluation, EvaluationKind
from api.evaluations.unit_achievements.models import UnitAchievement, UnitGrade
from api.feedback.models import Audience, Feedback, GiverRole
from api.foundation.clock import now
from api.foundation.event_tables import EventRecord
from api.foundation.ids import new_id
from api.goals.models import (
    Accumulation,
    Approach,
    Goal,
    GoalKind,
    Indicator,
    Plan,
    PlanForm,
    PlanState,
)
from tests.people import Person, Town

CYCLE = 20261
Q1, Q2, Q3, Q4, YEAR = 20260103, 20260406, 20260709, 20261012, 20260112
DUE = date(2026, 10, 20)


@dataclass
class Work:
    """An agreed plan with one main and one additional result."""

    plan_id: UUID
    goal_id: UUID
    indicators: list[UUID]


def make_plan(
    session: Session,
    person: Person,
    assessor: Person,
    *,
    state: PlanState = PlanState.AGREED,
    targets: tuple[int, ...] = (100, 40),
    year: int = 2026,
    cycle: int = 1,
) -> Work:
    """Make a plan of a year; the first indicator is of a main result and sums up, the others do not.

    `cycle`: whose, everybody's unless said.
    """
    key = new_id(person.agency_id)
    agreed = state is PlanState.AGREED
    session.add(
        Plan(
            id=key,
            agency_id=person.agency_id,
            employee_id=person.id,
            assignment_id=person.assignment_id,
            unit_id=person.unit_id,
            assessor_id=assessor.id,
            cycle_id=year * 10 + cycle,
            form=PlanForm.JA_JF,
            approach=Approach.KUANTITATIF,
            state=state,
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            submitted_at=now() - timedelta(days=3),
            agreed_at=now() if agreed else None,
            agreed_by=assessor.id if agreed else None,
            return_note="lengkapi" if state is PlanState.RETURNED else None,
            revision=1,
        )
    )
    session.flush()
    made = [_result(session, person, key, place, size) for place, size in enumerate(targets)]
    return Work(key, made[0][0], [indicator for _, indicator in made])


def _result(
    session: Session, person: Person, plan_id: UUID, place: int, target: int
) -> tuple[UUID, UUID]:
    own = {"agency_id": person.agency_id, "plan_id": plan_id}
    goal_id, indicator_id = new_id(person.agency_id), new_id(person.agency_id)
    kind = GoalKind.UTAMA if place == 0 else GoalKind.TAMBAHAN
    session.add(Goal(id=goal_id, kind=kind, position=place + 1, text=f"Hasil {place + 1}", **own))
    session.flush()
    session.add(
        Indicator(
            id=indicator_id,
            goal_id=goal_id,
            text=f"Indikator {place + 1}",
            unit_of_measure="orang",
            target=Decimal(target),
            accumulation=Accumulation.SUM if place == 0 else Accumulation.LATEST,
            position=1,
            **own,
        )
    )
    session.flush()
    return goal_id, indicator_id


def report(
    session: Session, person: Person, work: Work, value: int, *, period_id: int = Q3, at: int = 0
) -> None:
    """Report a value of one indicator."""
    session.add(
        Achievement(
            id=new_id(person.agency_id),
            agency_id=person.agency_id,
            plan_id=work.plan_id,
            indicator_id=work.indicators[at],
            period_id=period_id,
            value=Decimal(value),
            reported_by=person.id,
            reported_at=now(),
        )
    )
    session.flush()


def make_evidence(
    session: Session, person: Person, work: Work, *, period_id: int = Q3, **columns: Any
) -> UUID:
    key = new_id(person.agency_id)
    session.add(
        Evidence(
            id=key,
            agency_id=person.agency_id,
            plan_id=work.plan_id,
            period_id=period_id,
            kind=EvidenceKind.LINK,
            url="https://contoh.go.id/bukti",
            title="Rekap kunjungan",
            submitted_by=person.id,
            **columns,
        )
    )
    session.flush()
    session.add(
        EvidenceLink(indicator_id=work.indicators[0], evidence_id=key, agency_id=person.agency_id)
    )
    session.flush()
    return key


def give_feedback(
    session: Session,
    giver: Person,
    receiver: Person,
    work: Work,
    text: str,
    audience: Audience = Audience.RECEIVER_AND_LEADERS,
) -> UUID:
    key = new_id(receiver.agency_id)
    session.add(
        Feedback(
            id=key,
            agency_id=receiver.agency_id,
            plan_id=work.plan_id,
            receiver_id=receiver.id,
            giver_id=giver.id,
            giver_role=GiverRole.REKAN_KERJA,
            goal_id=work.goal_id,
            period_id=Q3,
            text=text,
            audience=audience,
            given_at=now(),
        )
    )
    session.flush()
    return key


def make_evaluation(
    session: Session,
    person: Person,
    assessor: Person,
    work: Work,
    period_id: int = Q3,
    *,
    due_on: date = DUE,
) -> UUID:
    """Make an evaluation as it is opened when its period begins to be evaluated."""
    key = new_id(person.agency_id)
    yearly = period_id == YEAR
    period = session.get(CyclePeriod, (CYCLE, period_id))
    if period is not None and period.state is not PeriodState.CLOSED:
        period.state = PeriodState.EVALUATING
    session.add(
        Evaluation(
            id=key,
            agency_id=person.agency_id,
            plan_id=work.plan_id,
            employee_id=person.id,
            unit_id=person.unit_id,
            period_id=period_id,
            kind=EvaluationKind.TAHUNAN if yearly else EvaluationKind.PERIODIK,
            assessor_id=assessor.id,
            due_on=due_on,
        )
    )
    session.flush()
    return key


def set_unit(
    session: Session,
    town: Town,
    unit_id: UUID,
    grade: UnitGrade = UnitGrade.BAIK,
    *,
    agency_id: int = 1,
    period_id: int = Q3,
) -> None:
    session.add(
        UnitAchievement(
            id=new_id(agency_id),
            agency_id=agency_id,
            unit_id=unit_id,
            period_id=period_id,
            grade=grade,
            basis="Rencana aksi tercapai",
            set_by=town.head.id,
            set_at=now(),
        )
    )
    session.flush()


def make_case(session: Session, town: Town) -> tuple[UUID, Work]:
    """Make Wayan's evaluation of the third quarter, with everything that it needs."""
    work = make_plan(session, town.wayan, town.chief)
    set_unit(session, town, town.puskesmas)
    report(session, town.wayan, work, 80)
    report(session, town.wayan, work, 40, at=1)
    make_evidence(session, town.wayan, work)
    give_feedback(session, town.made, town.wayan, work, "Rekap selalu tepat waktu.")
    return make_evaluation(session, town.wayan, town.chief, work), work


def event_names(session: Session) -> list[str]:
    return list(session.scalars(select(EventRecord.name).order_by(EventRecord.id)))


def event_data(session: Session) -> str:
    """Everything that events carry beside their heads, as one text."""
    return repr(session.execute(select(EventRecord.data, EventRecord.reason)).all())


LONG = "Capaian kunjungan rumah melampaui target, dibuktikan rekap."
MEETS = {"results_rating": "sesuai_ekspektasi", "behaviour_rating": "sesuai_ekspektasi"}
ABOVE = {
    "results_rating": "di_atas_ekspektasi",
    "results_reason": LONG,
    "behaviour_rating": "sesuai_ekspektasi",
}
EARLY = {"early_reason": "Pegawai cuti panjang mulai besok."}
"""Why something is signed before everything is reported."""
