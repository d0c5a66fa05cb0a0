"""Files whose rows a module above keeps: it says what they mean, writes them, and takes them back.

What such a file looks like and the words of its refusals stand here with all others (`reading/columns`,
`wording`); modules above are joined in `api/subscriptions.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.events import EventActor
from api.imports.matching.power import Asker
from api.imports.matching.rows import FileRow, RowMatch
from api.imports.models import ImportKind


@dataclass(frozen=True)
class Keeper:
    """What a module does with the rows of a kind of file.

    `match` only reads; `keep` writes what was matched and gives the keys of what it made; `take_back`
    undoes that in the module's own way.
    """

    match: Callable[[Session, Asker, Sequence[FileRow]], Sequence[RowMatch]]
    keep: Callable[[Session, EventActor, Sequence[RowMatch]], Sequence[UUID]]
    take_back: Callable[[Session, EventActor, Sequence[UUID]], None]


KEEPERS: dict[ImportKind, Keeper] = {}


def kept_by(kind: ImportKind, keeper: Keeper) -> None:
    """Let a module keep the rows of a kind of file; as often as one likes."""
    KEEPERS[kind] = keeper
