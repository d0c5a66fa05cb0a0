"""What can be refused about feedback."""

from api.foundation.errors import Conflict


class NothingToSpeakAbout(Conflict):
    title = "The plan has not been agreed yet"


class EnoughSaid(Conflict):
    title = "You have said as much about this plan as a period takes"
