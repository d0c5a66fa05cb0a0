"""The people of the demo city who have a name of their own, and those whom a visitor signs in as."""

from dataclasses import dataclass, fields

from api.demo.sources import lines

PASSWORD = "demo-denpasar-2026"  # noqa: S105 - printed for everyone who loads the demonstration
HASH = (
    "$argon2id$v=19$m=19456,t=2,p=1$"
    "8tqw2onsgpRZIxqRIGHhhA$6PnzWsjiqeHutM/xJUP45eMeX8VpmMpqt9Eft8MTi5k"
)
"""Of PASSWORD; hashing it for each of eleven thousand people would take minutes."""


@dataclass(frozen=True)
class Named:
    """One line of data/people.csv."""

    unit: str
    title: str
    """Empty for the unit's head."""
    kind: str
    work: str
    sex: str
    front: str
    name: str
    nickname: str
    back: str
    grade: str
    number: str
    login: str
    """Empty where the number is the login."""
    role: str
    part: str
    """The part played in the year: see `parts.py`."""


@dataclass(frozen=True)
class SignIn:
    """Somebody whom a visitor may be: with which name, who that is, and what there is to try."""

    login: str
    name: str
    nip: str
    who: str
    to_try: str


_FIELDS = tuple(field.name for field in fields(Named))
NAMED = tuple(Named(**{name: line[name] for name in _FIELDS}) for line in lines("people"))
SIGN_INS = tuple(
    SignIn(line["login"], line["name"], line["number"], line["who"], line["to_try"])
    for line in lines("people")
    if line["login"]
)
