"""What can be refused about mappings and contests."""

from api.foundation.errors import Conflict


class MappingStepRefused(Conflict):
    title = "The mapping is not in a state from which it takes this step"


class AlreadyMeasured(Conflict):
    title = "Another mapping measures the indicator already"


class OriginNotInUse(Conflict):
    title = "The service is not counted yet or has ended, or the source is paused"


class NotMeasured(Conflict):
    title = "The figure is not measured, so there is nothing to contest"


class ContestSettled(Conflict):
    title = "The contest has been answered or withdrawn already"
