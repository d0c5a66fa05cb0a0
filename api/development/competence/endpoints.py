"""How the competence model and levels are reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.development.competence import assessing, keeping, levels
from api.development.competence.schemas import (
    CompetenceChange,
    CompetenceDraft,
    CompetenceFilter,
    CompetenceList,
    CompetenceView,
    LevelDraft,
    PersonCompetences,
    RequirementDraft,
    RequirementFilter,
    RequirementList,
    WordDraft,
    WordList,
)
from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, problems
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]


@router.get("/competences", response_model=CompetenceList, responses=problems())
async def list_competences(
    wanted: Annotated[CompetenceFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the competence model: the nine of Format B.1.9, and technical ones."""
    return await work.read(keeping.list_competences, caller, wanted)


@router.post(
    "/competences",
    status_code=201,
    response_model=CompetenceView,
    responses=problems(AlreadyThere),
    dependencies=[Repeatable],
)
async def add_competence(draft: CompetenceDraft, caller: Writer, work: Work) -> Response:
    """Add a competence; HR of an agency adds technical ones of its own posts."""
    return await work.write(keeping.add_competence, caller, draft)


@router.patch(
    "/competences/{competence_id}",
    response_model=CompetenceView,
    responses=problems(NotFound, EditedMeanwhile),
)
async def change_competence(
    competence_id: UUID, change: CompetenceChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Change how a competence is told, or say from when on it counts no more."""
    return await work.write(keeping.change_competence, caller, competence_id, change, version)


@router.get("/position-competences", response_model=RequirementList, responses=problems())
async def list_requirements(
    wanted: Annotated[RequirementFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the levels that posts require."""
    return await work.read(keeping.list_requirements, caller, wanted)


@router.put("/position-competences", response_model=RequirementList, responses=problems())
async def set_requirement(draft: RequirementDraft, caller: Writer, work: Work) -> Response:
    """Set the level that posts of a kind and title require, or take it back."""
    return await work.write(keeping.set_requirement, caller, draft)


@router.get("/competence-words", response_model=WordList, responses=problems())
async def list_competence_words(caller: Reader, work: Work) -> Response:
    """List the words by which indicators and advice tell of a competence."""
    return await work.read(keeping.list_words, caller)


@router.post(
    "/competence-words",
    status_code=201,
    response_model=WordList,
    responses=problems(AlreadyThere),
    dependencies=[Repeatable],
)
async def add_competence_words(draft: WordDraft, caller: Writer, work: Work) -> Response:
    """Let words tell of a competence."""
    return await work.write(keeping.add_words, caller, draft)


@router.delete("/competence-words/{word_id}", status_code=204, responses=problems(NotFound))
async def remove_competence_words(word_id: UUID, caller: Writer, work: Work) -> Response:
    """Let words tell of a competence no more."""
    return await work.write(keeping.remove_words, caller, word_id)


@router.get(
    "/employees/{employee_id}/competences",
    response_model=PersonCompetences,
    responses=problems(NotFound),
)
async def get_competences(employee_id: UUID, caller: Reader, work: Work) -> Response:
    """Show somebody's levels in their own view and the assessor's, what the post requires, and the gap."""
    return await work.read(levels.get_competences, caller, employee_id)


@router.post(
    "/employees/{employee_id}/competence-levels",
    status_code=201,
    response_model=PersonCompetences,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def give_level(employee_id: UUID, draft: LevelDraft, caller: Writer, work: Work) -> Response:
    """Say how one stands, or as the assessor how somebody stands, with a reason (R31)."""
    return await work.write(assessing.give_level, caller, employee_id, draft)
