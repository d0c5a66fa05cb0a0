"""How people stand in what is kept: agreed plans and signed evaluations."""

from typing import Any

from api.demo.people import Person
from api.demo.plans import SkpDraft


def title_in(plan: SkpDraft) -> str:
    """Give the post that a plan is for; who acts has another of their own."""
    acting = plan.place is not plan.person.place
    return f"Plt. {plan.place.head_title}" if acting else plan.person.title


def party(person: Person, unit_name: str, title: str) -> dict[str, Any]:
    """Show a person with unit and post."""
    return {
        "id": person.id,
        "name": person.name,
        "front_title": person.front or None,
        "back_title": person.back or None,
        "nip": person.number or None,
        "grade": person.grade or None,
        "position": title,
        "unit_name": unit_name,
    }
