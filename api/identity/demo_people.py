"""Keeps people of a demonstration, whose password everybody knows, out of production."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.identity.models import User


class DemoPeopleFound(RuntimeError):
    """A server with production settings found people of a demonstration in its database."""


def refuse_demo_people(session: Session) -> None:
    """Refuse to go on where demo people are; a production server asks this before it starts."""
    if session.scalar(select(User.id).where(User.is_demo.is_(True)).limit(1)) is not None:
        raise DemoPeopleFound(
            "Basis data ini berisi pegawai contoh dengan kata sandi yang diketahui umum: "
            "tidak boleh dipakai dengan SIMKINERJA_MODE=production"
        )
