"""Families of posts: a title without the words of its jenjang, so that posts of all jenjang are one family."""

import re
from functools import lru_cache

from api.organization.names import name_key

_LEVELS = re.compile(
    r"\b(ahli (utama|madya|muda|pertama)|penyelia|mahir|terampil|pemula)\b", re.IGNORECASE
)


def family_of(title: str) -> str:
    """Give the family: "Guru Ahli Muda" → "Guru"."""
    return " ".join(_LEVELS.sub(" ", title).split())


@lru_cache(10_000)
def family_key(title: str) -> str:
    """Give what families are compared by, however they are spelt."""
    return name_key(family_of(title))


def raised(title: str, level: str) -> str:
    """Give the title of another jenjang: "Guru Ahli Pertama" → "Guru Ahli Muda"."""
    words = level.replace("_", " ").title()
    found = _LEVELS.sub(words, title, count=1)
    return found if found != title else f"{title} {words}"
