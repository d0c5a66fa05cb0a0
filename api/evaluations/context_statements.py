"""What an evaluation is judged by, as statements: lines, values, evidence, feedback, parties."""

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from api.achievements.models import Achievement, AchievementState, Evidence, EvidenceLink
from api.cycles.models import Period, PeriodKind
from api.evaluations.context_records import (
    EvidenceRow,
    ExpectedValueRow,
    FeedbackRow,
    JudgedLineRow,
    PeriodicRow,
    RuleOfQuadrant,
    ValueRow,
)
from api.evaluations.models import Evaluation
from api.feedback.models import FOR_LEADERS, Feedback
from api.foundation import rows
from api.goals.models import BehaviourExpectation, Goal, Indicator
from api.goals.records import PersonRow
from api.organization.models import (
    Agency,
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    Position,
    Unit,
)
from api.organization.posts.queries import acting_first
from api.rules.models import BehaviourValue, RuleTable, RuleText

_of_plan = and_(Goal.plan_id == bindparam("plan_id"), Goal.agency_id == bindparam("agency_id"))
LINES = rows.TypedSelect(
    JudgedLineRow,
    select(
        Goal.id.label("goal_id"),
        Goal.kind.label("goal_kind"),
        Goal.cascade,
        Goal.position.label("goal_position"),
        Goal.text.label("goal_text"),
        Goal.parent_text,
        Goal.assigned_by,
        Goal.result_group,
        Goal.practice_code,
        Indicator.id,
        Indicator.aspect,
        Indicator.perspective,
        Indicator.text,
        Indicator.unit_of_measure,
        Indicator.direction,
        Indicator.accumulation,
        Indicator.target,
        Indicator.target_low,
        Indicator.target_high,
        Indicator.target_text,
        Indicator.due_on,
    )
    .outerjoin(
        Indicator,
        and_(
            Indicator.plan_id == Goal.plan_id,
            Indicator.agency_id == Goal.agency_id,
            Indicator.goal_id == Goal.id,
        ),
    )
    .where(_of_plan)
    .order_by(Goal.kind.desc(), Goal.position, Goal.id, Indicator.position, Indicator.id),
)
"""`utama` before `tambahan`: the words sort the other way round."""
VALUES = rows.TypedSelect(
    ValueRow,
    select(
        Achievement.indicator_id,
        Achievement.period_id,
        Achievement.value,
        Achievement.narrative,
        Achievement.nothing_happened,
        Achievement.source,
        Achievement.override_reason,
        (Achievement.state == AchievementState.CONTESTED).label("contested"),
        Achievement.reported_at,
        Period.ends_on,
    )
    .join(Period, Period.id == Achievement.period_id)
    .where(
        Achievement.plan_id == bindparam("plan_id"),
        Achievement.agency_id == bindparam("agency_id"),
        Period.ends_on <= bindparam("ends_on"),
    )
    .order_by(Period.ends_on, Period.id),
)
_in_period = (
    Period.starts_on >= bindparam("starts_on"),
    Period.ends_on <= bindparam("ends_on"),
)
EVIDENCE = rows.TypedSelect(
    EvidenceRow,
    select(
        Evidence.id,
        Evidence.period_id,
        Evidence.title,
        Evidence.kind,
        Evidence.url,
        Evidence.file_id,
        Evidence.verdict,
        Evidence.verdict_reason,
        Evidence.created_at,
        EvidenceLink.indicator_id,
    )
    .join(Period, Period.id == Evidence.period_id)
    .outerjoin(
        EvidenceLink,
        and_(EvidenceLink.evidence_id == Evidence.id, EvidenceLink.agency_id == Evidence.agency_id),
    )
    .where(
        Evidence.plan_id == bindparam("plan_id"),
        Evidence.agency_id == bindparam("agency_id"),
        *_in_period,
    )
    .order_by(Evidence.id, EvidenceLink.indicator_id),
)
SHOWN = 5
"""Words that are shown of each voice (R29) on one goal or value, the newest; all are counted."""
_SUBJECT = (Feedback.goal_id, Feedback.value_code)


def _feedback(*audience: ColumnElement[bool]) -> rows.TypedSelect[FeedbackRow]:
    """Make the statement for a kind of reader: so much of each voice, of what this reader may read."""
    said = (
        select(
            Feedback.id,
            Feedback.goal_id,
            Feedback.value_code,
            Feedback.giver_role,
            Agency.name.label("giver_agency"),
            Feedback.source_note,
            Feedback.text,
            Feedback.symbol,
            Feedback.evidence_url,
            Feedback.period_id,
            Feedback.given_at,
            Employee.id.label("giver_id"),
            Employee.name.label("giver_name"),
            func.count().over(partition_by=_SUBJECT).label("total"),
            func.row_number()
            .over(partition_by=(*_SUBJECT, Feedback.giver_role), order_by=Feedback.id.desc())
            .label("place"),
        )
        .join(Period, Period.id == Feedback.period_id)
        .join(Employee, Employee.id == Feedback.giver_id)
        .outerjoin(Agency, Agency.id == Feedback.giver_agency_id)
        .where(
            Feedback.plan_id == bindparam("plan_id"),
            Feedback.agency_id == bindparam("agency_id"),
            *_in_period,
            *audience,
        )
        .subquery("said")
    )
    shown = [column for column in said.c if column is not said.c.place]
    return rows.TypedSelect(
        FeedbackRow, select(*shown).where(said.c.place <= SHOWN).order_by(said.c.id)
    )


FEEDBACK = {
    "receiver": _feedback(),
    "leader": _feedback(or_(FOR_LEADERS, Feedback.giver_id == bindparam("me"))),
    "document": _feedback(FOR_LEADERS),
}
"""One statement per kind of reader; what is for the receiver alone is in no document."""
BEHAVIOUR = rows.TypedSelect(
    ExpectedValueRow,
    select(BehaviourValue.code, BehaviourValue.name, BehaviourExpectation.text.label("expectation"))
    .outerjoin(
        BehaviourExpectation,
        and_(
            BehaviourExpectation.value_code == BehaviourValue.code,
            BehaviourExpectation.plan_id == bindparam("plan_id"),
            BehaviourExpectation.agency_id == bindparam("agency_id"),
        ),
    )
    .order_by(BehaviourValue.code),
)
_post = aliased(Assignment)
_PERSON = (
    Employee.id,
    Employee.name,
    Employee.front_title,
    Employee.back_title,
    Employee.nip,
    Employee.grade,
)
EMPLOYEE = rows.TypedSelect(
    PersonRow,
    select(*_PERSON, Assignment.title.label("position"), Unit.name.label("unit_name"))
    .join(Assignment, Assignment.employee_id == Employee.id)
    .join(Unit, Unit.id == Assignment.unit_id)
    .where(Assignment.id == bindparam("assignment_id")),
)
ASSESSOR = rows.TypedSelect(
    PersonRow,
    select(*_PERSON, Position.title.label("position"), Unit.name.label("unit_name"))
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(Employee.id == bindparam("assessor_id")),
)
SUPERIOR = rows.TypedSelect(
    PersonRow,
    select(*_PERSON, Position.title.label("position"), Unit.name.label("unit_name"))
    .join(Assessor, Assessor.assessor_id == Employee.id)
    .join(
        _post,
        and_(
            _post.id == Assessor.assignment_id,
            _post.employee_id == bindparam("employee_id"),
            _post.kind == AssignmentKind.DEFINITIF,
            _post.valid_from <= bindparam("day"),
            _post.valid_until > bindparam("day"),
        ),
    )
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(
        Assessor.kind != AssessorKind.DELEGASI,
        Assessor.valid_from <= bindparam("day"),
        Assessor.valid_until > bindparam("day"),
    )
    .order_by(acting_first(Assessor))
    .limit(1),
)
"""The superior of somebody by their definitive post: block 3 of form D.1.1; a delegate is none."""
PERIODIC = rows.TypedSelect(
    PeriodicRow,
    select(
        Evaluation.id,
        Evaluation.period_id,
        Evaluation.state,
        Evaluation.predikat,
        Evaluation.assessor_id,
    )
    .join(Period, Period.id == Evaluation.period_id)
    .where(
        Evaluation.employee_id == bindparam("employee_id"),
        Evaluation.voided_at.is_(None),
        Period.kind != PeriodKind.TAHUNAN,
        *_in_period,
    )
    .order_by(Period.starts_on, Evaluation.id),
)
"""Of the whole year, whatever the plan: after a move the new rater reads the old ones (R45)."""
QUADRANT_RULE = rows.TypedSelect(
    RuleOfQuadrant,
    select(
        RuleTable.rule_id.label("id"),
        RuleTable.effective_from,
        RuleText.law,
        RuleText.article,
        RuleText.title,
    )
    .join(RuleText, RuleText.rule_id == RuleTable.rule_id)
    .where(
        RuleTable.name == "quadrant",
        RuleTable.effective_from <= bindparam("day"),
        RuleTable.effective_until > bindparam("day"),
    ),
)
