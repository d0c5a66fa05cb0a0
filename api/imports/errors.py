"""What can be refused about an import."""

from api.foundation.errors import Conflict, Problem


class ImportNotReady(Conflict):
    title = "The import cannot take this step from where it stands"


class ImportHasRefusedRows(Conflict):
    """`refused` counts them; say `only_good_rows` to go on without them."""

    title = "Some rows of the file are not acceptable"


class FileUnreadable(Problem):
    status = 422
    title = "The file is neither CSV nor XLSX, or has no known columns"
