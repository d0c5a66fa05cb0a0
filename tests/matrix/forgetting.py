"""A database that answers as ever and keeps nothing: every request meets the same world."""

from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy.orm import Session

from api.foundation.events import Origin
from api.foundation.work import Database

Result = TypeVar("Result")
Given = TypeVarTuple("Given")


class _Undone(Exception):
    """Carries out what a change gave, so that its transaction is rolled back."""

    def __init__(self, result: Any) -> None:
        super().__init__()
        self.result = result


class ForgettingDatabase(Database):
    """Takes every change back once its answer is known."""

    async def write(
        self,
        function: Callable[[Session, *Given], Result],
        *given: *Given,
        origin: Origin | None = None,
    ) -> Result:
        def run(session: Session, *arguments: *Given) -> Result:
            result = function(session, *arguments)
            session.flush()
            raise _Undone(result)

        try:
            return await super().write(run, *given, origin=origin)
        except _Undone as undone:
            result: Result = undone.result
            return result
