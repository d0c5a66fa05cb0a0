"""Whatever word a page can show about somebody, somebody in the small city is there to show it."""

from typing import Any

import pytest
from sqlalchemy import Enum, select

from api.achievements.models import Evidence
from api.development.improvement.models import ImprovementState, ImprovementStepKind
from api.evaluations.models import EvaluationDecision
from api.feedback.models import Feedback
from api.foundation.event_tables import EventRecord
from api.goals.events import PlanWithdrawn
from api.identity.models import OneTimeCode, User
from api.imports.models import Import, ImportRow, ImportState, RowAction
from api.notifications.models import Task, TaskKind
from api.organization.models import Assessor, Employee, EmployeeKind, EmployeeState
from api.tables import metadata
from tests.conftest import TODAY
from tests.demo.town import Loaded
from tests.found import found

NOBODY_SETS = {
    "achievements.source": {"import"},
    "achievements.measured_source": {"import", "person"},
    "achievement_revisions.source": {"import"},
    "agreement_indicators.direction": {"range"},
    "assignments.source": {"derived"},
    "cycles.state": {"planned"},
    "goals.cascade": {"direct", "indirect"},
    "position_needs.level": {"jpt_utama", "jpt_madya", "jpt_pratama", "administrator", "pengawas"}
    | {"pelaksana", "pejabat_negara"},
    "promotion_checks.outcome": {"not_applicable"},
    "role_grants.role": {"employee"},
    "tasks.waits_on": {"other"},
}
"""Words that no service writes, or that it has no figures for."""
NOT_ON_THAT_DAY = {
    "achievements.source": {"measurement"},
    "achievements.measured_source": {"measurement"},
    "achievement_revisions.source": {"measurement", "service_standard"},
    "cycle_periods.state": {"evaluating"},
    "cycles.period_kind": {"bulanan"},
    "cycles.state": {"closed"},
    "employees.kind": {"non_asn"},
    "evaluations.kind": {"tahunan"},
    "evaluations.predikat": {"sangat_kurang"},
    "imports.kind": {"dapodik", "riwayat_karier"},
    "imports.state": {"reading", "matching", "applying", "undoing"},
    "jobs.state": {"queued", "running", "failed"},
    "measurement_sources.kind": {"push", "poll"},
    "measurement_sources.state": {"active", "paused"},
    "metric_mappings.state": {"trial", "ended"},
    "metric_mappings.take": {"sum", "latest", "median", "p90", "share"},
    "model_files.kind": {"kompetensi", "kompetensi_jabatan"},
    "nudges.subject": {"unsigned"},
    "plans.state": {"closed"},
    "policies.state": {"answering", "superseded", "withdrawn"},
    "policy_clusters.verdict": {"accepted", "partly", "rejected"},
    "policy_comments.verdict": {"partly", "rejected"},
    "policy_voices.kind": {"comment", "question"},
    "policy_voices.verdict": {"accepted", "partly", "rejected"},
    "position_needs.level": {"ahli_utama", "ahli_pertama", "penyelia", "mahir", "terampil"}
    | {"pemula"},
    "promotion_proposals.path": {"prestasi", "jenjang"},
    "services.state": {"trial", "ended"},
    "talent_assessments.potential": {"low", "middle", "high"},
    "tasks.kind": {"guessed_code", "agree_carry_over", "make_year", "read_brief"}
    | {"sign_guidance", "state_guidance", "read_guidance", "talk_improvement"}
    | {"decide_improvement", "test_competence", "record_placement", "read_improvement"},
    "guidance_sessions.kind": {"bimbingan", "konseling"},
    "improvements.state": {one.value for one in ImprovementState},
    "improvement_steps.kind": {one.value for one in ImprovementStepKind},
}
"""What is over in a moment, comes at another time of the year, or would be another city."""
LEFT_BY_VISITORS = {"new_device"}
"""Whoever signs in to the city leaves it, tests too."""
VOCABULARY = {"units.kind", "positions.kind", "position_competences.position_kind"}
"""What a city has or has not; nothing happens to it."""


def _columns() -> list[Any]:
    return [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Enum) and str(column) not in VOCABULARY
    ]


@pytest.mark.parametrize("column", found(_columns()), ids=str)
def test_every_word_that_a_service_sets_occurs(city: Loaded, column: Any) -> None:
    words = {one.value for one in column.type.enum_class}
    known = set(city.read(lambda s: s.scalars(select(column).distinct()).all())) - {None}
    known |= LEFT_BY_VISITORS & words
    exempt = NOBODY_SETS.get(str(column), set()) | NOT_ON_THAT_DAY.get(str(column), set())

    assert words - {str(one) for one in known} == exempt


def test_no_exception_is_of_a_column_that_is_gone() -> None:
    assert {str(column) for column in _columns()} >= NOBODY_SETS.keys() | NOT_ON_THAT_DAY.keys()


def test_somebody_beside_the_mayor_has_no_assessor_today(city: Loaded) -> None:
    today = TODAY.date()
    now = (Assessor.employee_id == Employee.id, Assessor.valid_until > today)
    without = select(Employee.name).where(
        Employee.state == EmployeeState.AKTIF,
        Employee.kind != EmployeeKind.PEJABAT_NEGARA,
        ~select(Assessor.id).where(*now).exists(),
    )

    assert city.read(lambda s: s.scalars(without).all()) == ["Ni Putu Ratna Dewi"]


def test_one_import_waits_for_a_choice_and_one_can_be_undone(city: Loaded) -> None:
    every = city.read(lambda s: s.execute(select(Import.id, Import.state, Import.undo)).all())
    [waiting] = [key for key, state, _ in every if state is ImportState.PREVIEWED]
    [_undoable] = [key for key, state, undo in every if state is ImportState.APPLIED and undo]
    rows = select(ImportRow.action).where(ImportRow.import_id == waiting)

    assert set(city.read(lambda s: s.scalars(rows).all())) == set(RowAction)


def test_files_that_prove_something_open(city: Loaded) -> None:
    """A page and a picture, made as the city was loaded, lie in the storage."""
    visitor = city.signed_in("19840726 200801 2 901")
    wanted = select(Evidence.file_id).join(User, User.id == Evidence.submitted_by)
    hers = wanted.where(Evidence.file_id.is_not(None), User.login_key == "198407262008012901")
    answers = [
        visitor.get(f"/files/{key}/content") for key in city.read(lambda s: s.scalars(hers).all())
    ]

    assert {answer.content[:4] for answer in answers} == {b"%PDF", b"\x89PNG"}


def test_feedback_has_each_symbol_and_none(city: Loaded) -> None:
    symbols = city.read(lambda s: s.scalars(select(Feedback.symbol).distinct()).all())

    assert {None, "jempol", "senyum"} == set(symbols)


def test_whoever_is_new_has_a_first_code_and_no_password(city: Loaded) -> None:
    wanted = (
        select(User.password_hash, Employee.kind)
        .join(Employee, Employee.id == User.id)
        .join(OneTimeCode, OneTimeCode.user_id == User.id)
        .where(OneTimeCode.purpose == "activation")
    )

    assert city.read(lambda s: s.execute(wanted).all()) == [(None, EmployeeKind.CPNS)]


def test_somebody_took_a_submitted_plan_back(city: Loaded) -> None:
    """Of a step that leaves no state of its own its event tells."""
    withdrawn = select(EventRecord.id).where(EventRecord.name == PlanWithdrawn.__name__)

    assert city.read(lambda s: s.scalars(withdrawn).all())


def test_disagreement_was_answered_was_corrected_and_waits(city: Loaded) -> None:
    steps = set(city.read(lambda s: s.scalars(select(EvaluationDecision.step).distinct()).all()))
    waits = select(Employee.name).join(Task, Task.about_id == Employee.id)
    waits = waits.where(Task.kind == TaskKind.ANSWER, Task.closed_at.is_(None))

    assert steps >= {"acknowledged", "answered", "corrected"}
    assert city.read(lambda s: s.scalars(waits).all()) == ["Desak Nyoman Trisnawati"]
