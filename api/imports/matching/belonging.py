"""Whether number, golongan and sex of a row fit the kind of person and what is recorded (R120–R125)."""

from api.imports.matching.rows import FileRow, PersonMatch
from api.organization.models import EmployeeKind, NumberKind
from api.organization.people.belonging import fault_of_grade, fault_of_number


def check_row(row: FileRow) -> None:
    """Refuse a number or a golongan of the other kind; a number says the kind where the row does not."""
    number_kind, grade = row.clean.get("number_kind"), row.clean.get("grade")
    if number_kind is None:
        return
    of_number = EmployeeKind.PPPK if number_kind == NumberKind.NI_PPPK else EmployeeKind.PNS
    kind = row.clean.get("kind", of_number)
    if number_kind == NumberKind.NI_PPPK:
        row.clean["kind"] = kind
    if fault := fault_of_number(kind, number_kind):
        row.refuse("number", fault)
    elif fault := fault_of_grade(kind, grade):
        row.refuse("grade", fault)


def check_match(match: PersonMatch) -> None:
    """The same against what is recorded of the person; another sex is asked about, not refused."""
    row, known = match.row, match.known
    if known is None:
        return
    number_kind, recorded_kind = row.clean.get("number_kind"), EmployeeKind(known["kind"])
    if "kind" not in row.clean and number_kind is not None:
        fault = fault_of_number(recorded_kind, number_kind)
        if fault:
            row.refuse("number", fault)
    recorded = known["sex"]
    if not row.text("sex") and recorded and row.clean.get("sex", recorded) != recorded:
        row.hint("number", "sex_differs_from_record")
