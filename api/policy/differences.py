"""What two texts have in common and what not, word by word. Pure."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import TypedDict

WORDS = re.compile(r"\s+|[^\s.,;:()]+|[.,;:()]")


class Kept(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Part(TypedDict):
    """A stretch of text; those that are not added make the old one, those not removed the new one."""

    kept: Kept
    text: str


def difference(before: str, after: str) -> list[Part]:
    """Give the stretches of two texts, in the order in which they are read."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    found: list[tuple[Kept, str]] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            found.append((Kept.SAME, "".join(old[old_from:old_to])))
            continue
        found.append((Kept.REMOVED, "".join(old[old_from:old_to])))
        found.append((Kept.ADDED, "".join(new[new_from:new_to])))
    told = [one for one in found if one[1]]
    return [
        {"kept": kept, "text": "".join(text for _, text in parts)}
        for kept, parts in groupby(told, key=itemgetter(0))
    ]
