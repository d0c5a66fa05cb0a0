"""Paths of units: four signs and `/` per level, in the official order, so a subtree is a range.

The sign of a level is its rank among its siblings in steps of 16, base 36, so that a unit can come
between two others without moving them. `!` < `/` < signs < `~`.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WIDTH = 4
STEP = 16
END = "~"
BEFORE_SIGNS = "!"


def level(rank: int) -> str:
    """Write the sign of the rank-th sibling, counted from 1."""
    number = rank * STEP
    signs = ""
    while number:
        number, rest = divmod(number, len(DIGITS))
        signs = DIGITS[rest] + signs
    return signs.rjust(WIDTH, "0")


def below(parent: str, rank: int) -> str:
    """Write the path of the rank-th child."""
    return f"{parent}{level(rank)}/"


def rank_of(path: str) -> int:
    """Read the rank of a path's last level."""
    return int(path.rstrip("/").rsplit("/", 1)[-1], len(DIGITS)) // STEP


def end_of(path: str) -> str:
    """Give the text before which the subtree ends."""
    return path + END


def end_of_itself(path: str) -> str:
    """Give the text before which the unit itself ends and what is below it begins."""
    return path + BEFORE_SIGNS


def above(path: str) -> list[str]:
    """List the paths of the units above, the nearest first."""
    levels = path.rstrip("/").split("/")
    return ["/".join(levels[:depth]) + "/" for depth in range(len(levels) - 1, 0, -1)]
