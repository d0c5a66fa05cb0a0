"""Applies and undoes files whose rows a module above keeps, each in one transaction.

They are matched anew where they are written, so that nothing is kept that nobody has been shown.
"""

import zlib
from collections.abc import Sequence
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.events import EventActor, publish
from api.foundation.rows import Row
from api.foundation.types import canonical
from api.imports.changes.change_set import ImportApplied, ImportUndone
from api.imports.matching.keepers import KEEPERS
from api.imports.matching.power import Asker
from api.imports.matching.rows import FileRow, RowMatch
from api.imports.models import Import, ImportState, RowAction
from api.imports.preview import counts_of, differs


def keep_rows(
    session: Session,
    actor: EventActor,
    import_id: UUID,
    given: tuple[Sequence[FileRow], list[Row]],
) -> Sequence[RowMatch] | None:
    """Write what somebody has been shown; give the matches anew where they would do something else."""
    found = session.get(Import, import_id, with_for_update=True)
    if found is None or found.state is not ImportState.APPLYING:
        return None
    rows, kept = given
    keeper = KEEPERS[found.kind]
    matches = keeper.match(session, Asker(found.requested_by, found.agency_id), rows)
    if differs(kept, matches):
        return matches
    made = keeper.keep(session, actor, [m for m in matches if m.action is RowAction.ADD])
    found.state, found.applied_at = ImportState.APPLIED, now()
    found.counts, found.problem = counts_of(matches), None
    found.undo = zlib.compress(canonical(list(made)), 1)
    found.version += 1
    publish(session, ImportApplied(actor=actor, subject_id=import_id, counts=found.counts))
    return None


def take_back_rows(session: Session, actor: EventActor, import_id: UUID) -> bool:
    """Let the module take back what it made; say whether the file was one of a module above."""
    found = session.get(Import, import_id, with_for_update=True)
    if found is None or found.kind not in KEEPERS:
        return False
    if found.state is ImportState.UNDOING and found.undo is not None:
        made = [UUID(key) for key in orjson.loads(zlib.decompress(found.undo))]
        KEEPERS[found.kind].take_back(session, actor, made)
        found.state, found.undo, found.problem = ImportState.UNDONE, None, None
        found.version += 1
        publish(session, ImportUndone(actor=actor, subject_id=import_id, counts=found.counts))
    return True
