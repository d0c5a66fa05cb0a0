"""The steps of loading: what is built, which tables are written then, and what is told."""

from collections.abc import Callable
from dataclasses import dataclass

from api.achievements import models as achievements
from api.demo.city import City
from api.evaluations import models as evaluations
from api.evaluations.unit_achievements.models import UnitAchievement
from api.feedback.models import Feedback
from api.foundation.database import Model
from api.goals import models as goals
from api.goals.agreements import models as agreements
from api.identity.models import RoleGrant, User
from api.notifications.models import Task
from api.organization import models as organization


@dataclass(frozen=True)
class Step:
    """One transaction."""

    told: str
    build: Callable[[City], None]
    models: tuple[type[Model], ...]


STEPS = (
    Step(
        "Perangkat daerah, unit kerja, dan pegawai",
        City.settle,
        (
            organization.Agency,
            organization.Unit,
            organization.Position,
            User,
            organization.Employee,
            organization.EmployeeNumber,
            organization.Assignment,
            organization.Assessor,
            RoleGrant,
        ),
    ),
    Step(
        "Perjanjian kinerja dan SKP",
        City.agree,
        (
            agreements.PerformanceAgreement,
            agreements.AgreementIndicator,
            agreements.AgreementProgramme,
            goals.Plan,
            goals.Goal,
            goals.Indicator,
            goals.BehaviourExpectation,
            goals.PlanSupport,
            goals.PlanComment,
            goals.PlanVersion,
        ),
    ),
    Step(
        "Realisasi, bukti dukung, umpan balik, dan evaluasi",
        City.work,
        (
            achievements.Achievement,
            achievements.AchievementRevision,
            achievements.Receipt,
            achievements.Evidence,
            achievements.EvidenceLink,
            Feedback,
            UnitAchievement,
            evaluations.Evaluation,
            evaluations.EvaluationDecision,
            achievements.FrozenPeriod,
            Task,
        ),
    ),
)
