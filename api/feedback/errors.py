"""What can be refused about feedback."""

from api.foundation.errors import Conflict


class NothingToSpeakAbout(Conflict):
    title = "The plan has not been agreed yet"
