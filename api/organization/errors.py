"""What can be refused about units and people."""

from api.foundation.errors import Conflict, Problem


class DatesOverlap(Conflict):
    title = "The dates overlap with an earlier entry"


class ServiceAlreadyEnded(Conflict):
    title = "The person's service has ended already"


class ImportNotReady(Conflict):
    title = "The import cannot take this step from where it stands"


class ImportHasRefusedRows(Conflict):
    """`refused` counts them; say `only_good_rows` to go on without them."""

    title = "Some rows of the file are not acceptable"


class FileUnreadable(Problem):
    status = 422
    title = "The file is neither CSV nor XLSX, or has no known columns"
