"""Names as Bali writes them: titles apart, sorted and found without markers of sex and birth order."""

import re
import unicodedata
from dataclasses import dataclass

FRONT = (
    "Prof.",
    "Dr.",
    "dr.",
    "drg.",
    "drh.",
    "Ir.",
    "Drs.",
    "Dra.",
    "Ns.",
    "Apt.",
    "apt.",
    "H.",
    "Hj.",
    "R.",
)
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
_BACK = re.compile(r"^(S|M|A|D|Sp|MARS|CA|Ak|SE|SH|MM|MT|SKM|ST|SP|BBA|BSc|Amd)[A-Za-z.]*\.?$")


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
    words = bare.split(" ")
    front = []
    while len(words) > 1 and words[0] in FRONT:
        front.append(words.pop(0))
    tail: list[str] = []
    while len(words) > 1 and "." in words[-1] and _BACK.match(words[-1]):
        tail.insert(0, words.pop())
    after = ", ".join(part for part in (" ".join(tail), back.strip(" ,")) if part)
    return Name(" ".join(words), " ".join(front) or None, after or None)


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", name).casefold()
    return [word for word in re.split(r"[^\w.]+", folded) if word]


def sort_name(name: str) -> str:
    """Sort by the full name without I and Ni, as the city's lists do."""
    words = _words(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in MARKERS else words)


def search_name(name: str) -> str:
    """Find by any telling word; markers left out."""
    return " ".join(word for word in _words(name) if word not in MARKERS)


def nickname(name: str) -> str:
    """Guess how a person is called: the first word that is no marker, title or birth order, and the order."""
    words = name.split()
    shown = [word for word in words if word.casefold().strip(".") not in MARKERS | WANGSA]
    return " ".join(shown[:2]) or name


def name_key(name: str) -> str:
    """Compare unit names that are spelt differently."""
    return " ".join(re.findall(r"[\w]+", unicodedata.normalize("NFKD", name).casefold()))
