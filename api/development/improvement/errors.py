"""What can be refused about improvements."""

from api.foundation.errors import Conflict


class NoGroundForImprovement(Conflict):
    title = "No result of this person is a ground for an improvement (R51)"


class CoachingFirst(Conflict):
    title = (
        "Help comes first: a coaching that both signed is held before an improvement begins (R51)"
    )


class ImprovementStepRefused(Conflict):
    title = "The improvement is not in a state in which this is done"


class NotBeforeItsTime(Conflict):
    title = "The time that the person has is not over yet (R64)"
