"""What happens when: every event that causes something above its own module, on one page."""

from api.foundation.events import subscribe
from api.goals import reactions as goals
from api.organization.events import AssessorChanged


def connect() -> None:
    """Join events to reactions; once per process."""
    subscribe(AssessorChanged, goals.hand_over_plans)
