"""What happens when: every event that causes something above its own module, and
what every day brings, on one page.

Reactions run in the transaction of what caused them, in the order in which they stand here.
"""

from api.achievements.events import (
    AchievementsMeasured,
    AchievementsReported,
    EvidenceJudged,
    EvidenceRemoved,
    EvidenceSubmitted,
)
from api.analytics.insights.adoption.counting import count_people
from api.analytics.insights.integrity import search
from api.analytics.insights.trends import counting
from api.analytics.views.service import tell_of_briefs
from api.analytics.weeks import keep_week
from api.cycles.closing import asked_before_closing
from api.cycles.events import (
    CycleClosed,
    CycleMade,
    PeriodClosed,
    PeriodEvaluationBegun,
    PeriodOpened,
    PeriodSteppedBack,
)
from api.cycles.following import follow_rules
from api.cycles.months import tell_of_months
from api.development.promotion import follower as promotion
from api.development_subscriptions import connect_development
from api.evaluations import reactions as evaluations
from api.evaluations.carry_overs.reactions import drop_carry_overs
from api.evaluations.events import (
    CarryOverEnded,
    CarryOverProposed,
    EvaluationAcknowledged,
    EvaluationAnswered,
    EvaluationCarriedOver,
    EvaluationCorrected,
    EvaluationHandedOver,
    EvaluationOpened,
    EvaluationReopened,
    EvaluationSigned,
    EvaluationTakenOver,
    EvaluationVoided,
)
from api.evaluations.stuck.queries import stuck_in
from api.feedback.events import FeedbackGiven, FeedbackRequested
from api.foundation.daily import every_day, forget_jobs
from api.foundation.events import subscribe
from api.foundation.idempotency import forget_expired
from api.goals import reactions as plans
from api.goals.events import (
    PlanAgreed,
    PlanCancelled,
    PlanDrafted,
    PlanProlonged,
    PlanReturned,
    PlansHandedOver,
    PlanShortened,
    PlanSubmitted,
    PlanWithdrawn,
)
from api.identity import expiring
from api.identity.events import (
    CodeGuessed,
    CodesIssued,
    DeviceRecognized,
    NewDeviceSeen,
    PasswordChanged,
    SessionRevoked,
    TokenExpiring,
    TokenMade,
    TokenRevoked,
)
from api.identity.own_words import told_by
from api.imports import jobs as import_jobs
from api.measurements.figures.events import (
    ContestAnswered,
    ContestAnswerRead,
    ContestRaised,
    ContestWithdrawn,
)
from api.measurements.services.events import CaseReminded, ServiceCasesChanged, ServiceSet
from api.measurements.sources import jobs as polling
from api.notifications import access_reactions as access
from api.notifications import achievement_reactions as work
from api.notifications import carry_over_reactions as carry_overs
from api.notifications import case_reactions as cases
from api.notifications import contest_reactions as contests
from api.notifications import feedback_reactions as feedback
from api.notifications import hearing_reactions as hearing
from api.notifications import overdue_reactions as late
from api.notifications import reactions as tasks
from api.notifications import training_reactions as training
from api.notifications import year_reactions as year
from api.notifications.absence_reactions import follow_duty
from api.notifications.nudges.service import forget_nudges
from api.organization.events import (
    AssessorChanged,
    AssignmentBegun,
    AssignmentEnded,
    AssignmentProlonged,
    EmployeeChanged,
    ServiceEnded,
)
from api.organization.people.own_words import add_own_words
from api.organization.posts.effective_dates import follow_days
from api.organization.posts.populations import populations_told_by
from api.policy_subscriptions import connect_policy
from api.rules.populations import populations_to_come

JOBS = (
    import_jobs.read_import,
    import_jobs.match_import,
    import_jobs.apply_import,
    import_jobs.undo_import,
    counting.count_units,
    search.search,
    polling.poll,
    promotion.recheck_everybody,
)
"""Every kind of job: known here to web processes and to the worker, which has no routers."""


def connect() -> None:
    """Join events to reactions; as often as one likes."""
    _every_day()
    _daily_figures()
    _people()
    _access()
    _tokens()
    _periods()
    _plans()
    _work()
    _services()
    _evaluations()
    connect_development()
    connect_policy()


def _every_day() -> None:
    every_day("organization.follow_days", follow_days)
    every_day("identity.warn_of_expiring_tokens", expiring.warn_of_expiring_tokens)
    every_day("identity.forget_ended", expiring.forget_ended)
    every_day("notifications.let_notices_lapse", access.let_notices_lapse)
    every_day("notifications.ask_for_next_year", year.ask_for_next_year)
    every_day("notifications.ask_superiors", late.ask_superiors)
    every_day("notifications.let_requests_lapse", feedback.let_requests_lapse)
    every_day("notifications.let_answers_lapse", hearing.let_answers_lapse)
    every_day("notifications.watch_cases", cases.watch_cases)
    every_day("notifications.forget_nudges", forget_nudges)
    every_day("foundation.forget_expired_keys", forget_expired)
    every_day("foundation.forget_jobs", forget_jobs)


def _daily_figures() -> None:
    every_day("cycles.follow_rules", follow_rules)
    every_day("cycles.tell_of_months", tell_of_months)
    every_day("analytics.keep_week", keep_week)
    every_day("analytics.tell_of_briefs", tell_of_briefs)
    every_day("insights.count_units_daily", counting.count_daily)
    every_day("insights.count_people", count_people)
    every_day("insights.search_signals_daily", search.search_daily)


def _people() -> None:
    told_by(add_own_words)
    populations_told_by(populations_to_come)
    subscribe(AssessorChanged, plans.hand_over_plans)
    subscribe(AssignmentEnded, plans.end_plans)
    subscribe(AssignmentProlonged, plans.prolong_plans)
    subscribe(AssignmentBegun, evaluations.settle_people)
    subscribe(AssignmentEnded, evaluations.settle_people)
    subscribe(AssignmentProlonged, evaluations.settle_people)
    subscribe(EmployeeChanged, follow_duty)
    subscribe(ServiceEnded, tasks.let_go)
    subscribe(ServiceEnded, evaluations.release)
    subscribe(ServiceEnded, hearing.pass_on)
    subscribe(ServiceEnded, contests.pass_on)
    subscribe(ServiceEnded, training.pass_on)


def _access() -> None:
    subscribe(NewDeviceSeen, access.tell_of_device)
    subscribe(DeviceRecognized, access.settle_device)
    subscribe(SessionRevoked, access.settle_device)
    subscribe(CodeGuessed, access.tell_of_guessing)
    subscribe(CodesIssued, access.settle_guessing)
    subscribe(PasswordChanged, access.settle_guessing)
    subscribe(ServiceEnded, access.settle_guessing)


def _tokens() -> None:
    subscribe(TokenExpiring, tasks.ask_to_renew)
    subscribe(TokenMade, tasks.settle_renewed)
    subscribe(TokenRevoked, tasks.settle_token)


def _periods() -> None:
    subscribe(PeriodOpened, work.ask_to_report)
    subscribe(PeriodEvaluationBegun, evaluations.open_for_period)
    subscribe(PeriodEvaluationBegun, late.ask_to_rate_again)
    subscribe(PeriodSteppedBack, late.step_back)
    subscribe(PeriodClosed, work.close_period)
    subscribe(CycleMade, year.settle_year)
    subscribe(CycleClosed, plans.close_plans)
    subscribe(CycleClosed, year.close_year)
    asked_before_closing(stuck_in)


def _plans() -> None:
    subscribe(PlanDrafted, tasks.ask_to_write)
    subscribe(PlanSubmitted, tasks.ask_to_agree)
    subscribe(PlanWithdrawn, tasks.take_back)
    subscribe(PlanReturned, tasks.ask_to_rewrite)
    subscribe(PlanAgreed, tasks.settle_plan)
    subscribe(PlanAgreed, evaluations.settle_people)
    subscribe(PlanCancelled, tasks.drop_plan)
    subscribe(PlanShortened, work.settle_shortened)
    subscribe(PlanProlonged, work.ask_for_more)
    subscribe(PlansHandedOver, evaluations.hand_over)
    subscribe(PlansHandedOver, tasks.hand_over_plans)


def _work() -> None:
    subscribe(AchievementsReported, work.settle_report)
    subscribe(AchievementsMeasured, work.settle_measured)
    subscribe(EvidenceSubmitted, work.ask_to_judge)
    subscribe(EvidenceJudged, work.settle_judged)
    subscribe(EvidenceRemoved, work.settle_removed)
    subscribe(FeedbackRequested, feedback.ask)
    subscribe(FeedbackGiven, feedback.settle)
    subscribe(ContestRaised, contests.ask_to_answer)
    subscribe(ContestAnswered, contests.tell_of_answer)
    subscribe(ContestWithdrawn, contests.settle_withdrawn)
    subscribe(ContestAnswerRead, contests.settle_read)


def _services() -> None:
    subscribe(ServiceSet, cases.follow_service)
    subscribe(ServiceCasesChanged, cases.follow_cases)
    subscribe(CaseReminded, cases.follow_reminder)


def _evaluations() -> None:
    subscribe(EvaluationOpened, tasks.ask_to_rate)
    subscribe(EvaluationHandedOver, tasks.hand_over_rating)
    subscribe(EvaluationVoided, tasks.drop_evaluation)
    subscribe(EvaluationHandedOver, late.ask_next_superior)
    subscribe(EvaluationTakenOver, late.take_over)
    subscribe(EvaluationReopened, evaluations.settle_people)
    subscribe(EvaluationReopened, late.reopen)
    subscribe(EvaluationSigned, tasks.ask_to_acknowledge)
    subscribe(EvaluationSigned, work.settle_signed)
    subscribe(EvaluationSigned, late.settle_late)
    subscribe(EvaluationAcknowledged, tasks.settle_evaluation)
    for overtaking in (EvaluationHandedOver, EvaluationSigned, EvaluationVoided):
        subscribe(overtaking, drop_carry_overs)
    subscribe(CarryOverProposed, carry_overs.ask_to_agree)
    subscribe(CarryOverEnded, carry_overs.settle_proposal)
    subscribe(EvaluationCarriedOver, carry_overs.settle_carried_over)
    subscribe(EvaluationCarriedOver, work.settle_signed)
    subscribe(EvaluationAcknowledged, hearing.ask_to_answer)
    subscribe(EvaluationAnswered, hearing.settle)
    subscribe(EvaluationCorrected, hearing.settle)
    subscribe(EvaluationCorrected, tasks.ask_to_acknowledge)
