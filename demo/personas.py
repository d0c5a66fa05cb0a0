"""Those whom a visitor signs in as, and the one password of everybody."""

from dataclasses import dataclass

from demo.sources import lines

PASSWORD = "demo-denpasar-2026"  # noqa: S105 - printed for everyone who loads the demonstration
HASH = (
    "$argon2id$v=19$m=19456,t=2,p=1$"
    "8tqw2onsgpRZIxqRIGHhhA$6PnzWsjiqeHutM/xJUP45eMeX8VpmMpqt9Eft8MTi5k"
)
"""Of PASSWORD; hashing it for each of eleven thousand people would take minutes."""


@dataclass(frozen=True)
class SignIn:
    """Somebody whom a visitor may be: with which name, who that is, and what there is to try."""

    login: str
    name: str
    nip: str
    who: str
    to_try: str


SIGN_INS = tuple(
    SignIn(line["login"], line["name"], line["number"], line["who"], line["to_try"])
    for line in lines("people")
    if line["login"]
)
