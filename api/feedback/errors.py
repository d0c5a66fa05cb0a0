"""What can be refused about feedback."""

from api.foundation.errors import Conflict, NotPermitted


class NothingToSpeakAbout(Conflict):
    title = "The plan has not been agreed yet"


class EnoughSaid(Conflict):
    title = "You have said as much about this plan as a period takes"


class PeriodSigned(Conflict):
    """What was judged does not change any more."""

    title = "The evaluation of this period has been signed; say it in the period under way"


class NoWorkingRelation(NotPermitted):
    """R29: peers, staff, leaders, whose work is connected, or who was asked."""

    title = "Feedback comes from people who work with each other, or who were asked for it"
