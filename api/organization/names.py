"""Names as Bali writes them: titles apart, sorted and found without markers of sex and birth order."""

import re
import unicodedata
from dataclasses import dataclass

FRONT = frozenset(
    {
        "Prof.",
        "Dr.",
        "DR.",
        "dr.",
        "drg.",
        "drh.",
        "Ir.",
        "Drs.",
        "DRS.",
        "Dra.",
        "DRA.",
        "Ns.",
        "Apt.",
        "apt.",
        "H.",
        "Hj.",
        "R.",
    }
)
UNDOTTED = frozenset({"Prof", "Dr", "dr", "drg", "drh", "Ir", "Drs", "Dra"})
"""Titles that are often written without their full stop."""
MARKERS = frozenset({"i", "ni"})
WANGSA = frozenset(
    {
        "ida",
        "bagus",
        "ayu",
        "anak",
        "agung",
        "cokorda",
        "dewa",
        "desak",
        "gusti",
        "ngurah",
        "sagung",
        "istri",
        "a.a",
        "aa",
        "ib",
        "ia",
    }
)
BIRTH_ORDER = frozenset(
    {"wayan", "putu", "gede", "luh", "made", "kadek", "nengah", "nyoman", "komang", "ketut"}
)
_BACK = re.compile(r"^((S|M|A|D|B)\.[A-Z][A-Za-z.]*|Sp\.[A-Z][A-Za-z.()-]*|Ak\.|Ph\.D\.?)$")
"""Degrees behind a name that lacks its comma; an initial such as `S.` is none."""


@dataclass(frozen=True)
class Name:
    """A name with its titles apart."""

    name: str
    front_title: str | None
    back_title: str | None


def split_titles(raw: str) -> Name:
    """Take degrees off a name: `drg. I Made Wirawan, M.Kes.`; case matters (dr. is not Dr.)."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", raw)).strip(" ,")
    bare, _, back = text.partition(",")
    words = bare.split()
    front = []
    while len(words) > 1 and words[0] in FRONT | UNDOTTED:
        front.append(words.pop(0).rstrip(".") + ".")
    tail: list[str] = []
    while len(words) > 1 and _BACK.match(words[-1]):
        tail.insert(0, words.pop())
    after = ", ".join(part for part in (" ".join(tail), back.strip(" ,")) if part)
    return Name(" ".join(words), " ".join(front) or None, after or None)


def _folded(name: str) -> str:
    if name.isascii():
        return name.casefold()
    parts = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[^\w.]+", _folded(name)) if word]


def sort_name(name: str) -> str:
    """Sort by the full name without I and Ni, as the city's lists do."""
    words = _words(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in MARKERS else words)


def search_name(name: str) -> str:
    """Find by any telling word; markers left out."""
    return " ".join(word for word in _words(name) if word not in MARKERS)


def nickname(name: str) -> str:
    """Guess how a person is called: the first given name, without marker, wangsa and birth order."""
    words = [word for word in name.split() if len(word.strip(".")) > 1]
    unmarked = [word for word in words if word.casefold() not in MARKERS]
    ordered = [word for word in unmarked if word.casefold().strip(".") not in WANGSA]
    given = [word for word in ordered if word.casefold() not in BIRTH_ORDER]
    called = (given or ordered or unmarked[-1:] or [name])[0]
    return called.title() if called.isupper() else called


def name_key(name: str) -> str:
    """Compare unit names that are spelt differently."""
    return " ".join(re.findall(r"\w+", _folded(name)))
