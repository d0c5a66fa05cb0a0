"""Which passwords a guesser tries first: common ones, runs of keys, and what is known of a person.

Common words stand in `common_passwords.txt`; years, dates, digits and signs around them, `4` for `a`
and the like, and two of them together are found by rule.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

SHORTEST = 10
FEW_SIGNS = 5
LITTLE = 5
"""Signs beyond what everybody knows that are too few to make a password."""
DRESS = 8
"""Digits and signs around a common word that a guesser puts there too: a date, at most."""
LEET = str.maketrans("013457@$!", "oieastasi")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz")
RUNS = tuple(run for row in ROWS for run in (row, row[::-1]))
SHORTEST_RUN = 3
SHORTEST_WORD = 3


@dataclass(frozen=True)
class Known:
    """What everybody can know of a person."""

    login: str
    words: frozenset[str] = frozenset()
    """Names and numbers, as they are kept."""
    days: tuple[date, ...] = ()


def weakness(password: str, known: Known) -> str | None:
    """Say why a password is weak; none when it is not."""
    folded = unicodedata.normalize("NFKC", password).casefold()
    login = known.login.casefold()
    if len(password) < SHORTEST:
        return "too_short"
    if len(set(folded)) < FEW_SIGNS or _repeats(folded):
        return "too_uniform"
    if (len(login) > SHORTEST_WORD and login in folded) or folded in login:
        return "is_the_login"
    if _is_about(folded, known):
        return "is_about_you"
    if _is_common(folded):
        return "too_common"
    return None


def _repeats(text: str) -> bool:
    """Say whether a text is a short piece over and over."""
    pieces = (text[:size] for size in range(1, len(text) // 2 + 1))
    return any((piece * len(text))[: len(text)] == text for piece in pieces)


def _is_about(folded: str, known: Known) -> bool:
    """Say whether little is left without a person's name, numbers, days and the common words beside them."""
    left = _without(folded, _own(known))
    if left == folded:
        return False
    for word in sorted(_parts(left), key=len, reverse=True):
        if word in common():
            left = left.replace(word, " ")
    return sum(sign.isalnum() for sign in left) < LITTLE


def _without(text: str, pieces: Iterable[str]) -> str:
    for piece in sorted(pieces, key=len, reverse=True):
        text = text.replace(piece, " ")
    return text


def _own(known: Known) -> set[str]:
    words = {word for text in (known.login, *known.words) for word in _parts(text.casefold())}
    days = {day.strftime(form) for day in known.days for form in _FORMS}
    return {word for word in words if len(word) >= SHORTEST_WORD} | days


_FORMS = ("%Y%m%d", "%d%m%Y", "%d-%m-%Y", "%Y-%m-%d", "%d%m%y", "%y%m%d", "%d%m", "%Y")


def _parts(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|\d+", text)


def _is_common(folded: str) -> bool:
    if folded in common() or _is_runs(folded):
        return True
    letters = "".join(sign for sign in folded if sign.isalpha())
    if not letters:
        return True
    if len(folded) - len(letters) <= DRESS and _is_words(letters):
        return True
    return any(_is_words(core) for core in _undressed(folded))


def _undressed(folded: str) -> Iterator[str]:
    """Give what stands between leading and trailing digits and signs, read with `4` for `a` and so on."""
    inner = folded.strip("0123456789!?.,-_*#+&/ ")
    if not inner or len(folded) - len(inner) > DRESS:
        return
    tail = folded[folded.index(inner) + len(inner) :]
    for size in range(len(tail) + 1):
        yield "".join(sign for sign in (inner + tail[:size]).translate(LEET) if sign.isalpha())


def _is_words(letters: str) -> bool:
    """Say whether letters are one common word, or two."""
    cuts = range(SHORTEST_WORD, len(letters) - SHORTEST_WORD + 1)
    return letters in common() or any(
        letters[:cut] in common() and letters[cut:] in common() for cut in cuts
    )


def _is_runs(text: str) -> bool:
    """Say whether a text is nothing but a few runs of neighbouring keys or signs."""
    left, runs = text, 0
    while left and runs < LITTLE:
        size = next((n for n in range(len(left), SHORTEST_RUN - 1, -1) if _is_run(left[:n])), 0)
        if not size:
            return False
        left, runs = left[size:], runs + 1
    return not left


def _is_run(text: str) -> bool:
    return any(text in run for run in RUNS)


@cache
def common() -> frozenset[str]:
    """Read the list of common words; a line that begins with `#` is none."""
    lines = Path(__file__).with_name("common_passwords.txt").read_text("utf-8").split("\n")
    return frozenset(
        word for line in lines if not line.startswith("#") for word in line.casefold().split()
    )
