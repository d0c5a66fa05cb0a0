"""What can be refused about saved views."""

from api.foundation.errors import Conflict


class TooManyViews(Conflict):
    title = "You have saved as many views as anybody may; drop one first"
