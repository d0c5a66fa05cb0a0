"""Services whose figures measure themselves: registered, tried on the past, let count, contested."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.identity.actor import Actor
from api.measurements.figures import contest_service
from api.measurements.figures import service as mappings
from api.measurements.figures.models import CaseScope, ContestState, ServiceMetric
from api.measurements.figures.schemas import (
    ContestAnswer,
    ContestDraft,
    IndicatorOfPlan,
    MappingDraft,
)
from api.measurements.services import delivering
from api.measurements.services import service as services
from api.measurements.services.models import ServiceCase, ServiceState
from api.measurements.services.schemas import CaseDelivery, ServiceChange, ServiceDraft, StepDraft
from demo.acts import Diary, Scribe
from demo.content import as_draft
from demo.days import Q3, TODAY, WorkingDays, dice, moment, span_of
from demo.people import Cast, Person
from demo.places import known
from demo.services import SERVICES, Contested, ServiceLine
from demo.year.cases import Case, draw_cases
from demo.year.drafts import OneIndicator
from demo.year.plans import Skp

CONNECTED = date(2026, 8, 3)
"""When the other systems were connected, with all their cases of the year."""
COUNTING = date(2026, 8, 10)
"""When it was seen that the figures are right, and they began to count."""
A_WEEK = timedelta(days=7)
SHARE = (ServiceMetric.ON_TIME_SHARE, CaseScope.PERSON)
"""What officers answer for themselves."""
Fed = dict[tuple[ServiceMetric, CaseScope], list[tuple[Skp, OneIndicator]]]
"""By metric, and by whose cases count: plans with the indicator that they feed."""


@dataclass(eq=False)
class Served:
    """A service with its cases and with what it feeds."""

    line: ServiceLine
    cases: list[Case]
    fed: Fed
    view: dict[str, Any] = field(default_factory=dict)

    def register(self, cast: Cast) -> Callable[[Session, Actor], None]:
        def register(session: Session, actor: Actor) -> None:
            steps = [
                StepDraft(code=one.code, name=one.name, unit_id=_unit(cast, one.unit))
                for one in self.line.steps
            ]
            unit_id = _unit(cast, self.line.unit)
            draft = as_draft(ServiceDraft, self.line, unit_id=unit_id, steps=steps)
            self.view = services.register_service(session, actor, draft)

        return register

    def deliver(self, after: date, day: date) -> Callable[[Session, Actor], None]:
        """Deliver what happened after a day up to another."""
        changed = [one for one in self.cases if any(after < at <= day for at in one.changes())]

        def deliver(session: Session, actor: Actor) -> None:
            if changed:
                delivery = CaseDelivery(cases=[one.on(day) for one in changed])
                delivering.deliver_cases(session, actor, self.view["id"], delivery)

        return deliver

    def feed(self, session: Session, actor: Actor) -> None:
        """Map the metrics, which tries them on the past, and let them count."""
        change = ServiceChange(state=ServiceState.COUNTING)
        key, version = self.view["id"], self.view["version"]
        self.view = services.change_service(session, actor, key, change, version)
        for (metric, scope), fed in self.fed.items():
            draft = MappingDraft(
                service_id=self.view["id"],
                metric=metric,
                scope=scope,
                indicators=[
                    IndicatorOfPlan(plan_id=skp.key, indicator_id=known(one.id)) for skp, one in fed
                ],
            )
            for mapping in mappings.add_mappings(session, actor, draft)["items"]:
                mappings.start_mapping(session, actor, mapping["id"], mapping["version"])


@dataclass(eq=False)
class Doubt:
    """What an officer says against a figure, about one case."""

    said: Contested
    skp: Skp
    indicator: OneIndicator
    case: Case
    view: dict[str, Any] = field(default_factory=dict)

    def raise_it(self, session: Session, actor: Actor) -> None:
        place = contest_service.Place(self.skp.key, Q3, known(self.indicator.id))
        draft = ContestDraft(reason=self.said.reason, case_id=_case(session, self.case))
        self.view = contest_service.contest_figure(session, actor, place, draft)

    def settle(self, session: Session, actor: Actor) -> None:
        key, version = self.view["id"], self.view["version"]
        if self.said.end is ContestState.WITHDRAWN:
            contest_service.withdraw_contest(session, actor, key, version)
            return
        answer = ContestAnswer(verdict=self.said.end, answer=self.said.answer)
        contest_service.answer_contest(session, actor, key, answer, version)


def _unit(cast: Cast, code: str) -> UUID | None:
    return cast.places[code].id if code else None


def _case(session: Session, case: Case) -> UUID | None:
    return session.scalar(select(ServiceCase.id).where(ServiceCase.external_key == case.key))


class Serving(Scribe):
    """Notes what becomes of one service after the other."""

    def __init__(self, diary: Diary, days: WorkingDays, cast: Cast) -> None:
        super().__init__(diary, days)
        self.cast, self.keeper = cast, cast.of_role("hr_city")
        self.doubted: set[Person] = set()
        self.told_of: set[str] = set()

    def serve_all(self, plans: Sequence[Skp]) -> None:
        for line in SERVICES:
            fed: Fed = defaultdict(list)
            for skp in filter(attrgetter("is_agreed"), plans):
                for one in skp.indicators:
                    if is_fed(line, skp, one):
                        scope = CaseScope.UNIT if skp.person.is_head else CaseScope.PERSON
                        fed[line.metrics[one.draft.text], scope].append((skp, one))
            officers = [skp.person for skp, _ in fed[SHARE]]
            cases = draw_cases(dice(f"cases/{line.code}"), self.days, line, officers, TODAY)
            self._serve(Served(line, cases, fed))

    def _serve(self, served: Served) -> None:
        note = self.diary.note
        for said in served.line.contests:
            self._doubt(served, said)
        note(moment(CONNECTED, 8), self.keeper, served.register(self.cast))
        weekly = (CONNECTED + A_WEEK * n for n in range((TODAY - CONNECTED) // A_WEEK + 1))
        for after, day in pairwise((date.min, *weekly, TODAY)):
            note(moment(day, 8, 30), self.keeper, served.deliver(after, day))
        note(moment(COUNTING, 9), self.keeper, served.feed)

    def _doubt(self, served: Served, said: Contested) -> None:
        """Let an officer doubt a late case of the quarter; who is right has it moved to a colleague."""
        fed = served.fed[SHARE]
        case = self._late(served, said)
        skp, indicator = next(pair for pair in fed if pair[0].person is case.officer)
        doubt, officer = Doubt(said, skp, indicator, case), case.officer
        self.doubted.add(officer)
        self.told_of.add(case.key)
        self.diary.note(moment(said.raised, 10), officer, doubt.raise_it)
        if said.settled is not None:
            withdrawn = said.end is ContestState.WITHDRAWN
            settles = officer if withdrawn else self.keeper
            self.diary.note(moment(said.settled, 11), settles, doubt.settle)
            if said.end is ContestState.UPHELD:
                colleague = self.chance.choice([one.person for one, _ in fed if one is not skp])
                case.corrected = said.settled, colleague

    def _late(self, served: Served, said: Contested) -> Case:
        """Find a late case of the quarter; of an officer who doubts nothing else, where there is one."""
        standard, (first, _last) = served.line.standard.working_days, span_of(Q3)
        late = [
            one
            for one in served.cases
            if first <= one.ended_on < said.raised
            and not one.is_withdrawn
            and one.key not in self.told_of
            and one.took(self.days) > standard
        ]
        return min(late, key=lambda one: one.officer in self.doubted)


def is_fed(line: ServiceLine, skp: Skp, one: OneIndicator) -> bool:
    """Say whether a service measures an indicator: of who works on it, or of the head of the agency."""
    answers_for_it = skp.place.code in (line.unit, line.agency)
    return answers_for_it and one.in_figures and one.draft.text in line.metrics


def measures_itself(skp: Skp, one: OneIndicator, period_id: int) -> bool:
    """Say whether a figure comes by itself, so that nobody types it."""
    return period_id >= Q3 and any(is_fed(line, skp, one) for line in SERVICES)
