"""What was staged from files, once nobody can apply or undo it any more."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.daily import Days, forget
from api.organization.import_models import Import, ImportRow, ImportState
from api.organization.import_service import UNDO_WITHIN

WAITING = (ImportState.READING, ImportState.PREVIEWED)
TOO_OLD = "too_old"


def forget_staged_rows(session: Session, _days: Days) -> int:
    """Drop the rows of files whose time to be undone is over; that the file came stays known.

    What was never applied cannot be any more: the city has moved on since it was compared.
    """
    over = func.coalesce(Import.applied_at, Import.created_at) < now() - UNDO_WITHIN
    waited = update(Import).where(over, Import.state.in_(WAITING))
    session.execute(
        waited.values(
            state=ImportState.FAILED, problem=TOO_OLD, version=Import.version + 1
        ).execution_options(synchronize_session=False)
    )
    return forget(session, ImportRow, ImportRow.import_id.in_(select(Import.id).where(over)))
