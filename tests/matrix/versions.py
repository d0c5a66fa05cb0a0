"""Which version a request of the table read before."""

from tests.matrix import helped, training
from tests.matrix.observed import VERSIONS as OBSERVED
from tests.matrix.policy import POLICY_VERSIONS

VERSIONS = {
    "set_expectation": 0,
    "sign_evaluation": 2,
    "take_over_evaluation": 2,
    "reopen_evaluation": 3,
    "correct_evaluation": 4,
    **OBSERVED,
    **POLICY_VERSIONS,
} | (training.VERSIONS | helped.VERSIONS)
"""What was read before, where it is not the first version: 0 where there was nothing."""
