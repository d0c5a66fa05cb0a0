"""How reminders look to whoever is reminded."""

from datetime import date

from api.foundation.schema import Named, View
from api.notifications.nudges.models import NudgeSubject


class NudgeView(View):
    """Who reminded, the latest first; `on`: the last time; `this_week`: how often since Monday.

    `people`: about how many people it is.
    """

    by: list[Named]
    on: date
    people: int
    this_week: int


class ReminderView(View):
    """A reminder of something that is no task yet: to begin a plan, to speak to one's staff."""

    subject: NudgeSubject
    period_id: int
    nudge: NudgeView
