"""What the statements on missing things give."""

from typing import TypedDict
from uuid import UUID


class Listed(TypedDict):
    """Somebody in one post of whom something is missing."""

    employee_id: UUID
    assignment_id: UUID
    plan_id: UUID | None
    evaluation_id: UUID | None
    unit_path: str


class Shown(Listed):
    """The same with what a line says."""

    name: str
    nip: str | None
    title: str
    unit_id: UUID
    unit_name: str
    reported: int
    indicators: int


class Asked(TypedDict):
    """Who has a task about a plan or an evaluation."""

    key: UUID
    assignee_id: UUID


class Leads(TypedDict):
    id: UUID
    leads: list[str]


class Graded(TypedDict):
    path: str
