"""What can be refused, in the one shape of RFC 9457 (problem+json)."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel

MOST_FAULTS = 20
"""Faults that a refusal lists; whoever mends these is told of the next."""
LONGEST_POINTER = 200


class Problem(Exception):
    """A refusal: facts given as keywords go out beside the title."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = "The request cannot be answered"

    def __init__(self, detail: str | None = None, **facts: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.facts = facts
        self.headers: dict[str, str] = {}

    @classmethod
    def kind(cls) -> str:
        """Name the problem type: `PlanStepRefused` → `/problems/plan-step-refused`."""
        return "/problems/" + re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


class Unauthenticated(Problem):
    status = 401
    title = "Nobody is signed in"


class NotPermitted(Problem):
    status = 403
    title = "You may see this but not do that"


class NotFound(Problem):
    status = 404
    title = "There is no such thing, or it is not for you"


class Conflict(Problem):
    status = 409
    title = "The state of the thing forbids it"


class EditedMeanwhile(Conflict):
    title = "Somebody changed it since you read it"


class AlreadyThere(Conflict):
    title = "The same thing is there already"


class KeyUsedDifferently(Problem):
    status = 422
    title = "The Idempotency-Key was used for another request"


class AnswerSealed(Problem):
    """It was done; what was answered can no longer be read, because the key that sealed it is gone."""

    status = 422
    title = "It was done before; its answer can no longer be given again"


class Invalid(Problem):
    """Values that are not acceptable; each fault names its field by a JSON pointer."""

    status = 422
    title = "Some values are not acceptable"

    def __init__(self, *faults: tuple[str, str, str]) -> None:
        super().__init__()
        self.facts = {
            "errors": [
                {"pointer": p[:LONGEST_POINTER], "code": code, "detail": text}
                for p, code, text in faults[:MOST_FAULTS]
            ]
        }
        if len(faults) > MOST_FAULTS:
            self.facts["errors_left_out"] = len(faults) - MOST_FAULTS


class MalformedBody(Problem):
    status = 400
    title = "The body cannot be read"


class TooLarge(Problem):
    status = 413
    title = "The body is too large"


class BodyTooSlow(Problem):
    status = 408
    title = "The body did not arrive in time"


class TooMany(Problem):
    """Asked too often; `seconds` says when to come back."""

    status = 429
    title = "Too many requests"

    def __init__(self, seconds: int, **facts: Any) -> None:
        super().__init__(retry_after_seconds=seconds, **facts)
        self.headers = {"Retry-After": str(seconds)}


class Unexpected(Problem):
    status = 500
    title = "Something went wrong on our side"


class Unavailable(Problem):
    """Cannot be answered now; `wait` says after how many seconds to ask again."""

    status = 503
    title = "The service cannot answer now; try again"
    wait: ClassVar[int] = 5

    def __init__(self, **facts: Any) -> None:
        super().__init__(retry_after_seconds=self.wait, **facts)
        self.headers = {"Retry-After": str(self.wait)}


class Busy(Unavailable):
    title = "The service is busy; try again"
    wait = 2


class DatabaseUnavailable(Unavailable):
    title = "The database does not answer now; try again"


class StorageFull(Unavailable):
    title = "There is no room to keep anything; whoever operates the service has to make some"
    wait = 60


class WriteUnconfirmed(Unavailable):
    """The connection broke at COMMIT: only a repetition with the same Idempotency-Key tells."""

    title = "It is not known whether it was kept; repeat the request with the same Idempotency-Key"


class Fault(BaseModel):
    """One value that is not acceptable."""

    pointer: str
    code: str
    detail: str


class ProblemView(BaseModel):
    """A refusal on the wire."""

    type: str
    title: str
    status: int
    detail: str | None = None
    request_id: str | None = None
    errors: list[Fault] | None = None
    errors_left_out: int | None = None


ALWAYS = (
    Unauthenticated,
    NotPermitted,
    Invalid,
    MalformedBody,
    TooMany,
    Unexpected,
    Busy,
    DatabaseUnavailable,
    StorageFull,
    WriteUnconfirmed,
)


def problems(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """Say in the contract what an endpoint refuses; what all refuse comes along."""
    return said(*ALWAYS, *kinds)


def said(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """Write refusals as the contract has them, by status."""
    by_status: dict[int, list[str]] = {}
    for kind in kinds:
        by_status.setdefault(kind.status, []).append(kind.kind())
    return {
        status: {
            "description": ", ".join(types),
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            },
        }
        for status, types in sorted(by_status.items())
    }


def every_problem(root: type[Problem] = Problem) -> Iterator[type[Problem]]:
    """Walk all kinds of refusal that the program knows."""
    for kind in root.__subclasses__():
        yield kind
        yield from every_problem(kind)
