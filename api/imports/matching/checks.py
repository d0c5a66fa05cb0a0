"""What a row of people or units says, cleaned; what it says wrongly. Knows no database."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from api.foundation.database import FOREVER
from api.imports.matching import belonging, posts
from api.imports.matching.dates import read_date
from api.imports.matching.rows import FileRow
from api.organization.models import EmployeeKind, EmployeeState, Sex, UnitKind
from api.organization.names import name_key, split_titles
from api.organization.people import numbers
from api.organization.people.grades import normal_grade

DAY = timedelta(days=1)
EARLIEST = date(1900, 1, 1)
NPSN = re.compile(r"[0-9A-Z][0-9]{7}")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_GRADE_WITHIN = re.compile(r"\b(IV|I{1,3})\s*[./]\s*([a-eA-E])\b")
SEXES = {
    **dict.fromkeys(("l", "m", "1", "pria", "laki laki", "laki", "male"), Sex.L),
    **dict.fromkeys(("p", "f", "2", "w", "wanita", "perempuan", "female"), Sex.P),
}
STATES = (
    (("02", "2", "cltn", "cuti di luar"), EmployeeState.CLTN),
    (("03", "3", "tugas belajar"), EmployeeState.TUGAS_BELAJAR),
    (
        ("04", "4", "pemberhentian sementara", "diberhentikan sementara"),
        EmployeeState.DIBERHENTIKAN_SEMENTARA,
    ),
    (("20", "mpp", "masa persiapan pensiun"), EmployeeState.MPP),
    (("98", "99", "77", "88", "pensiun", "mencapai bup"), EmployeeState.PENSIUN),
    (("66", "diberhentikan", "berhenti", "meninggal"), EmployeeState.BERHENTI),
    (("01", "1", "aktif"), EmployeeState.AKTIF),
)
KINDS = {
    **dict.fromkeys(("c", "cpns"), EmployeeKind.CPNS),
    **dict.fromkeys(("p", "pns"), EmployeeKind.PNS),
    **dict.fromkeys(("pppk", "p3k", "pppk paruh waktu"), EmployeeKind.PPPK),
}


def check_employee(row: FileRow, today: date, choices: Mapping[str, str]) -> FileRow:
    """Clean a person's row; `choices` say what texts mean that nobody else knows."""
    _check_numbers(row)
    _check_name(row)
    _check_birth(row, today)
    _check_words(row)
    _check_grade(row)
    belonging.check_row(row)
    _check_contact(row)
    _check_post(row, today, choices)
    return row


def _check_numbers(row: FileRow) -> None:
    if not row.text("number"):
        row.refuse("number", "missing")
    own, superior = _number(row, "number"), _number(row, "superior_number")
    if own is not None:
        row.clean |= {"number": own.text, "number_kind": own.kind}
        told = {"sex": own.sex, "birth_date": own.born_on}
        row.clean |= {name: value for name, value in told.items() if value is not None}
        if own.warning:
            row.hint("number", own.warning)
    if superior is not None:
        row.clean["superior_number"] = superior.text
    old = re.sub(r"\D", "", row.text("old_number"))
    if len(old) == numbers.LENGTH:
        row.clean["old_number"] = old


def _number(row: FileRow, column: str) -> numbers.Number | None:
    if not row.text(column):
        return None
    try:
        return numbers.read(row.text(column))
    except numbers.NumberRefused as error:
        row.refuse(column, error.code)
        return None


def _check_name(row: FileRow) -> None:
    named = split_titles(row.text("name"))
    if not re.search(r"[^\W\d_]", named.name):
        row.refuse("name", "missing")
        return
    row.clean["name"] = named.name
    front = row.text("front_title") or named.front_title
    back = row.text("back_title") or named.back_title
    row.clean |= {k: v for k, v in (("front_title", front), ("back_title", back)) if v}


def _check_birth(row: FileRow, today: date) -> None:
    text = row.text("birth_date")
    if not text:
        return
    born = read_date(text)
    if born is None or not EARLIEST <= born < today:
        row.refuse("birth_date", "date")
        return
    if born != row.clean.get("birth_date", born):
        row.hint("birth_date", "differs_from_number")
    row.clean["birth_date"] = born


def _check_words(row: FileRow) -> None:
    if row.text("sex"):
        _check_sex(row)
    if row.text("state"):
        row.keep("state", _state(name_key(row.text("state"))))
    if row.text("kind"):
        row.keep("kind", KINDS.get(name_key(row.text("kind"))))


def _check_sex(row: FileRow) -> None:
    """R125: what is recorded counts; another digit in the number is said."""
    from_number, said = row.clean.get("sex"), SEXES.get(name_key(row.text("sex")))
    row.keep("sex", said)
    if said and from_number and from_number != said:
        row.hint("sex", "sex_differs_from_number")


def _state(text: str) -> EmployeeState | None:
    if text.startswith(("tidak", "non")):
        return None
    for words, state in STATES:
        if any(text == word or (len(word) > 2 and word in text) for word in words):
            return state
    return None


def _check_grade(row: FileRow) -> None:
    text = row.text("grade")
    if not text:
        return
    within = _GRADE_WITHIN.search(text)
    row.keep("grade", normal_grade(text) or (within and normal_grade(within[0])))


def _check_contact(row: FileRow) -> None:
    email = row.text("email")
    if email and not _EMAIL.match(email):
        row.refuse("email", "email")
    elif email:
        row.clean["email"] = email.casefold()
    phone = re.sub(r"[^\d+]", "", row.text("phone").lstrip("'"))
    if phone:
        row.clean["phone"] = "0" + phone if phone.startswith("8") else phone


def _check_post(row: FileRow, today: date, choices: Mapping[str, str]) -> None:
    title = row.text("position")
    if not title:
        row.refuse("position", "missing")
        return
    acting, post = posts.acting(title)
    row.clean |= {"title": title, "post": post}
    posts.check_kind(row, post, choices)
    if acting is None and "position_kind" not in row.clean:
        posts.ask_kind(row)
    if row.text("is_head"):
        row.keep_yes_or_no("is_head")
    places = ("unit_name", "unit_code", "upper_unit_name")
    row.clean |= {name: row.text(name) for name in places if row.text(name)}
    if acting is None:
        _check_since(row, today)
    else:
        row.clean["acting"] = acting
        _check_acting(row)


def _check_since(row: FileRow, today: date) -> None:
    """Read since when a post is held; a day to come is taken as today."""
    since = read_date(row.text("position_since"))
    if row.text("position_since") and since is None:
        row.refuse("position_since", "date")
    if since is not None and since <= today:
        row.clean["position_since"] = since


def _check_acting(row: FileRow) -> None:
    """Read from when to when somebody acts; the last day counts (R6)."""
    since, last = read_date(row.text("position_since")), read_date(row.text("position_until"))
    if since is None:
        row.refuse("position_since", "date" if row.text("position_since") else "acting_since")
        return
    if row.text("position_until") and last is None:
        row.refuse("position_until", "date")
        return
    if last is not None and last < since:
        row.refuse("position_until", "acting_dates")
        return
    ends = FOREVER if last is None else min(last, FOREVER - DAY) + DAY
    row.clean |= {"position_since": since, "position_until": ends}
    row.clean |= {"document_no": row.text("document_no")[:80] or None}


def check_unit(row: FileRow) -> FileRow:
    """Clean a unit's row."""
    if not row.text("name"):
        row.refuse("name", "missing")
    _check_unit_kind(row)
    for column in ("name", "code", "npsn", "short_name", "parent_code", "parent_name"):
        if row.text(column):
            row.clean[column] = re.sub(r"\s+", " ", row.text(column)).lstrip("'")
    if row.text("is_independent"):
        row.keep_yes_or_no("is_independent")
    if "npsn" in row.clean and not NPSN.fullmatch(row.clean["npsn"]):
        row.refuse("npsn", "unknown")
    return row


def _check_unit_kind(row: FileRow) -> None:
    kind = name_key(row.text("kind")).replace(" ", "_")
    if kind in set(UnitKind):
        row.clean["kind"] = UnitKind(kind)
    elif kind:
        row.refuse("kind", "unknown", choices=", ".join(UnitKind))
    else:
        row.refuse("kind", "missing")
