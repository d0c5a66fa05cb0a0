"""What development does when something happens below it, and what is noticed of what happens in it."""

from api.development.career import importing as career_files
from api.development.competence import telling
from api.development.competence.events import DevelopmentPlanMoved, NeedsFound, NeedsRead
from api.development.competence.recounting import find_needs
from api.development.credit import importing as credit_files
from api.development.credit import reactions as credit
from api.development.guidance import events as guidance
from api.development.improvement import events as improvement
from api.development.observations import reactions as observed
from api.development.observations.events import (
    ObservationAgreed,
    ObservationCancelled,
    ObservationFinished,
    ObservationHandedOver,
    ObservationMade,
    ObservationMoved,
    ObservationPlanned,
    ObservationReflected,
)
from api.development.promotion import follower as promotion
from api.development.promotion.carrying_out import carry_out_due
from api.development.promotion.events import PromotionDecided, PromotionRead
from api.development.seats import told_by
from api.development.training import aftermath, answering, joining
from api.development.training import events as seats
from api.evaluations.events import (
    EvaluationCarriedOver,
    EvaluationCorrected,
    EvaluationReopened,
    EvaluationSigned,
)
from api.foundation.daily import every_day
from api.foundation.events import subscribe
from api.goals.events import PlansHandedOver, PlanShortened
from api.imports.matching.keepers import kept_by
from api.imports.models import ImportKind
from api.notifications import improvement_reactions as improving
from api.notifications import learning_reactions as learning
from api.notifications import observation_reactions as observing
from api.notifications import promotion_reactions as promotions
from api.notifications import training_reactions as training


def connect_development() -> None:
    """Join events to reactions; as often as one likes."""
    every_day("development.convert_what_was_left", credit.convert_what_was_left)
    every_day("development.find_needs", find_needs)
    every_day("development.tell_of_needs", telling.tell_of_needs)
    every_day("promotion.carry_out_due", carry_out_due)
    every_day("promotion.recheck_daily", promotion.recheck_daily)
    kept_by(ImportKind.ANGKA_KREDIT, credit_files.KEEPER)
    kept_by(ImportKind.RIWAYAT_KARIER, career_files.KEEPER)
    _credit()
    _promotion()
    _observations()
    _learning()
    _training()
    _help()


def _learning() -> None:
    subscribe(NeedsFound, learning.tell_of_needs)
    subscribe(NeedsRead, learning.settle_read)
    subscribe(DevelopmentPlanMoved, learning.follow_plan)
    subscribe(PlansHandedOver, learning.hand_over)


def _credit() -> None:
    subscribe(EvaluationSigned, credit.convert_signed)
    subscribe(EvaluationCarriedOver, credit.convert_signed)
    subscribe(EvaluationCorrected, credit.convert_corrected)
    subscribe(EvaluationReopened, credit.take_back_judged)


def _promotion() -> None:
    subscribe(PromotionDecided, promotions.tell_of_decision)
    subscribe(PromotionRead, promotions.settle_read)


def _observations() -> None:
    subscribe(PlansHandedOver, observed.hand_over)
    subscribe(PlanShortened, observed.end_with_plan)
    subscribe(ObservationPlanned, observing.ask_to_agree)
    subscribe(ObservationMoved, observing.ask_to_agree)
    subscribe(ObservationAgreed, observing.ask_to_observe)
    subscribe(ObservationMade, observing.ask_to_reflect)
    subscribe(ObservationReflected, observing.settle_reflected)
    subscribe(ObservationFinished, observing.settle)
    subscribe(ObservationCancelled, observing.drop)
    subscribe(ObservationHandedOver, observing.hand_over)


def _training() -> None:
    every_day("development.let_offers_lapse", answering.let_offers_lapse)
    every_day("development.ask_participants", aftermath.ask_participants)
    every_day("notifications.let_questions_lapse", training.let_questions_lapse)
    told_by("training", joining.tell_seats)
    subscribe(seats.TrainingAttended, joining.count_hours)
    subscribe(seats.TrainingAttended, training.tell_of_correction)
    subscribe(seats.AttendanceTakenBack, joining.take_hours_back)
    subscribe(seats.AttendanceTakenBack, training.tell_of_taking_back)
    subscribe(seats.ProgrammeProposed, training.ask_to_decide)
    subscribe(seats.ProgrammeDecided, training.settle_decided)
    subscribe(seats.ProgrammeCancelled, training.drop_programme)
    subscribe(seats.ProgrammeFinished, training.settle_finished)
    subscribe(seats.SeatOffered, training.ask_to_answer)
    subscribe(seats.SeatAccepted, training.ask_to_approve)
    subscribe(seats.SeatApproved, training.tell_of_approval)
    subscribe(seats.SeatDeclined, training.settle_declined)
    subscribe(seats.PassedOver, training.tell_of_passing)
    subscribe(seats.SeatRead, training.settle_read)
    subscribe(seats.ParticipantAsked, training.ask_what_came_of_it)
    subscribe(seats.ParticipantAnswered, training.settle_said)


def _help() -> None:
    every_day("notifications.ask_about_improvements", improving.ask_every_day)
    for session in (
        guidance.GuidanceBegun,
        guidance.GuidanceChanged,
        guidance.GuidanceSigned,
        guidance.GuidanceStated,
        guidance.GuidanceStatementsRead,
    ):
        subscribe(session, improving.ask_about_session)
    for step in (
        improvement.ImprovementBegun,
        improvement.ImprovementStepTaken,
        improvement.ImprovementStepRead,
    ):
        subscribe(step, improving.ask_about_improvement)
    subscribe(PlansHandedOver, improving.hand_over)
