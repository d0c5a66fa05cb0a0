"""What a row of units says, cleaned. Knows no database."""

import re

from api.organization.import_checked import Checked, keep_yes_or_no
from api.organization.models import UnitKind
from api.organization.names import name_key


def check_unit(row: Checked) -> Checked:
    """Clean a unit's row."""
    if not row.text("name"):
        row.refuse("name", "missing")
    kind = name_key(row.text("kind")).replace(" ", "_")
    if kind in set(UnitKind):
        row.clean["kind"] = UnitKind(kind)
    else:
        row.refuse("kind", "unknown" if kind else "missing", f"one of {', '.join(UnitKind)}")
    for column in ("name", "code", "short_name", "parent_code", "parent_name"):
        if row.text(column):
            row.clean[column] = re.sub(r"\s+", " ", row.text(column)).lstrip("'")
    if row.text("is_independent"):
        keep_yes_or_no(row, "is_independent")
    return row
