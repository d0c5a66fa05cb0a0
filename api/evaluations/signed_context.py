"""What was judged as a signature kept it, with what older signatures did not know of."""

from api.achievements.models import AchievementSource
from api.evaluations.context_records import Context


def as_signed(kept: Context) -> Context:
    """Give what was judged as a signature kept it.

    Before feedback was bounded that was all of it, and before figures were measured their owners said all;
    before R103 no goal stood in a group.
    """
    for part in (*kept["goals"], *kept["behaviour"]):
        part.setdefault("feedback_total", len(part["feedback"]))
    for goal in kept["goals"]:
        goal.setdefault("result_group", None)
        goal.setdefault("practice_code", None)
        for value in (value for one in goal["indicators"] for value in one["values"]):
            value.setdefault("source", AchievementSource.PERSON)
            value.setdefault("override_reason", None)
            value.setdefault("contested", False)
    return kept
