"""How tasks are reached: one list, for the home page."""

from typing import Annotated

from fastapi import APIRouter, Response

from api.foundation.errors import problems
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.notifications import waiting
from api.notifications.schemas import TaskList

router = APIRouter(tags=["notifications"])


@router.get("/tasks", response_model=TaskList, responses=problems())
async def list_tasks(caller: Annotated[Caller, requires(Scope.TASKS_READ)], work: Work) -> Response:
    """List what waits for the caller, soonest first, and what of theirs waits for others."""
    return await work.read(waiting.list_tasks, caller)
