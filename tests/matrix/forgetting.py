"""A database that answers as ever and keeps nothing: every request meets the same world."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from api.foundation.events import Origin
from api.foundation.work import Database


class _Undone(Exception):
    """Carries out what a change gave, so that its transaction is rolled back."""

    def __init__(self, result: Any) -> None:
        super().__init__()
        self.result = result


class ForgettingDatabase(Database):
    """Takes every change back once its answer is known."""

    async def write(
        self, function: Callable[..., Any], *given: Any, origin: Origin | None = None
    ) -> Any:
        def run(session: Session, *arguments: Any) -> Any:
            result = function(session, *arguments)
            session.flush()
            raise _Undone(result)

        try:
            return await super().write(run, *given, origin=origin)
        except _Undone as undone:
            return undone.result
