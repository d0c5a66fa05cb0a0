"""What can be refused about policies."""

from api.foundation.errors import Conflict, NotPermitted


class PolicyStepRefused(Conflict):
    title = "The policy is not in a state in which this is done"


class PolicyOutOfLaw(Conflict):
    """`rule_id`, `law` and `rule_text` say what the law has; `bound` what it allows."""

    title = "The law does not allow this rule"


class PolicyContradicts(Conflict):
    """`anchor` or `policy_id` say where the other change stands."""

    title = "Another paragraph changes the same rule for the same days"


class PolicyLooksBack(Conflict):
    """`earliest`: the first day from which the rule could hold."""

    title = "A rule never changes what has already begun"


class NothingToAdopt(Conflict):
    title = "The policy has no paragraph"


class PolicyNotAnswered(Conflict):
    """`open`: how much still waits for an answer."""

    title = "What people said has not been answered in full"


class PolicyAboveCeiling(Conflict):
    """`role`, `minutes` and `ceiling` say whom it would ask too much."""

    title = "The policy asks for more time than the city's ceiling allows"


class PolicyInForce(Conflict):
    """`since`: the day on which the first of its rules began to hold."""

    title = "The policy's rules hold already; a new policy changes them"


class ConsultationClosed(Conflict):
    """`opens_on` and `closes_on`: on which days something can be said."""

    title = "Nothing can be said about this policy today"


class NotAsked(NotPermitted):
    """`population`: who is asked."""

    title = "This policy asks the people of one population"


class SaidEnough(Conflict):
    """`most`: how much one person says about one policy."""

    title = "You have said as much about this policy as one person can"


class NoPlaceToSpeak(Conflict):
    title = "There is no place for an unnamed voice yet; there is one from the next round"


class VoicesNotAllowed(Conflict):
    title = "This policy is discussed with names"


class SurveyClosed(Conflict):
    """`opens_on` and `closes_on`: on which days it is answered."""

    title = "The questions are not answered today"
