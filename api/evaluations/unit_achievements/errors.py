"""What can be refused for want of an organization's achievement."""

from api.foundation.errors import Conflict


class UnitAchievementMissing(Conflict):
    """R35: the organization's achievement comes first."""

    title = "The achievement of the organization has not been set yet"
