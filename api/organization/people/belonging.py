"""Which numbers and which golongan are whose (R120, R121, R123, R124): of PNS, and of PPPK."""

from api.organization.models import EmployeeKind, NumberKind, Sex
from api.organization.people.grades import PANGKAT, PPPK
from api.organization.people.numbers import Number, NumberRefused, read

CIVIL_SERVANTS = frozenset({EmployeeKind.PNS, EmployeeKind.CPNS})


def fault_of_number(kind: EmployeeKind, number_kind: str) -> str | None:
    """Say, as a code, why a number cannot be of somebody of a kind; others may have either."""
    if kind in CIVIL_SERVANTS and number_kind == NumberKind.NI_PPPK:
        return "number_of_pppk"
    if kind is EmployeeKind.PPPK and number_kind == NumberKind.NIP:
        return "number_of_pns"
    return None


def fault_of_grade(kind: EmployeeKind, grade: str | None) -> str | None:
    """Say, as a code, why a golongan cannot be of somebody of a kind."""
    if grade is None:
        return None
    if kind in CIVIL_SERVANTS and grade not in PANGKAT:
        return "grade_of_pppk"
    if kind is EmployeeKind.PPPK and grade not in PPPK:
        return "grade_of_pns"
    return None


def number_of(text: str | None) -> Number | None:
    """Read a number that is kept; nothing where it is none."""
    try:
        return read(text) if text else None
    except NumberRefused:
        return None


def sex_differs(text: str | None, sex: Sex | str | None) -> bool:
    """R125: say whether the digit for sex is another than what is recorded; a warning, no refusal."""
    number = number_of(text)
    return bool(number and number.sex and sex and number.sex != sex)
