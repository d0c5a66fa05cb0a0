"""Services of the small city: a year of cases, whose figures come into the reports by themselves."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import select

from api.achievements.models import Achievement, AchievementSource, AchievementState
from api.goals.models import Plan
from api.measurements.figures.models import CaseScope, Contest, ContestState, MetricMapping
from api.measurements.services.models import CaseState, CaseSuspension, Service, ServiceCase
from api.notifications.models import Task, TaskKind
from demo.days import Q3, span_of
from demo.services import SERVICES
from tests.demo.town import Loaded
from tests.found import found


def _all(city: Loaded, statement: Any) -> list[Any]:
    answer: list[Any] = city.read(lambda session: list(session.execute(statement).all()))
    return answer


def test_each_service_has_a_year_of_cases_some_of_them_late(city: Loaded) -> None:
    for line in found(SERVICES):
        cases = city.read(
            lambda session, code=line.code: list(
                session.scalars(
                    select(ServiceCase)
                    .join(Service, Service.id == ServiceCase.service_id)
                    .where(Service.code == code)
                )
            )
        )
        months = {one.issued_on.month for one in cases if one.issued_on}
        late = [one for one in cases if (one.working_days or 0) > one.standard_days]

        assert months >= set(range(2, 10)), line.code
        assert 0 < len(late) < len(cases) / 4, line.code
        assert {CaseState.OPEN, CaseState.DONE} <= {one.state for one in cases}, line.code
    assert _all(city, select(CaseSuspension.case_id).limit(1))


def test_what_an_officer_is_measured_by_is_what_the_cases_say(city: Loaded) -> None:
    first, last = span_of(Q3)
    done = select(ServiceCase.officer_id, ServiceCase.working_days, ServiceCase.standard_days)
    done = done.where(ServiceCase.issued_on >= first, ServiceCase.issued_on <= last)
    every, kept = Counter[Any](), Counter[Any]()
    for officer, took, standard in _all(city, done):
        every[officer] += 1
        kept[officer] += took <= standard
    measured = (
        select(Plan.employee_id, Achievement.value, Achievement.measured_cases)
        .join(Plan, Plan.id == Achievement.plan_id)
        .join(MetricMapping, MetricMapping.id == Achievement.mapping_id)
        .where(Achievement.period_id == Q3, MetricMapping.scope == CaseScope.PERSON)
        .where(Achievement.state != AchievementState.CONTESTED)
        .where(Achievement.source == AchievementSource.SERVICE_STANDARD)
    )

    for owner, value, cases in found(_all(city, measured)):
        share = Decimal(100 * kept[owner]) / every[owner]
        assert cases == every[owner]
        assert value == share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_head_of_an_agency_answers_for_all_cases_of_its_units(city: Loaded) -> None:
    whose = (
        select(Service.code, Achievement.measured_cases)
        .join(MetricMapping, MetricMapping.service_id == Service.id)
        .join(Achievement, Achievement.mapping_id == MetricMapping.id)
        .where(MetricMapping.scope == CaseScope.UNIT, Achievement.period_id == Q3)
    )
    first, last = span_of(Q3)
    done = (
        select(Service.code)
        .join(ServiceCase, ServiceCase.service_id == Service.id)
        .where(ServiceCase.issued_on >= first, ServiceCase.issued_on <= last)
    )
    cases = Counter(code for (code,) in _all(city, done))

    assert dict(found(_all(city, whose))) == {"IZIN-NAKES": cases["IZIN-NAKES"]}


def test_one_case_is_wrongly_assigned_and_what_it_made_is_contested(city: Loaded) -> None:
    wanted = (
        select(ServiceCase.officer_id, Contest.raised_by, Achievement.state, Task.kind)
        .join(ServiceCase, ServiceCase.id == Contest.case_id)
        .join(
            Achievement,
            (Achievement.indicator_id == Contest.indicator_id)
            & (Achievement.period_id == Contest.period_id),
        )
        .join(Task, (Task.subject_id == Contest.id) & Task.closed_at.is_(None))
        .where(Contest.state == ContestState.OPEN)
    )

    [(officer, owner, state, task)] = _all(city, wanted)
    assert officer == owner
    assert (state, task) == (AchievementState.CONTESTED, TaskKind.ANSWER_CONTEST)
