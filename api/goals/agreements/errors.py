"""What can be refused about a performance agreement."""

from api.foundation.errors import Conflict


class AgreementLineServed(Conflict):
    title = "Goals of plans serve this line, so it cannot be taken out"
