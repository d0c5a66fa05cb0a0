"""What operations are tried on, where it is not the thing that most are tried on."""

from tests.matrix.judged import OTHER_EVALUATIONS
from tests.matrix.observed import OTHERS
from tests.matrix.policy import OTHER_POLICIES

ELSEWHERE = {
    "evaluation_id": OTHER_EVALUATIONS,
    "observation_id": OTHERS,
    "policy_id": OTHER_POLICIES,
}
