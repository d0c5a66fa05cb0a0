"""The competence model as one reads it: what there is, what posts require, which words tell of what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.models import (
    ANY_TITLE,
    Competence,
    CompetenceGroup,
    CompetenceWord,
    PositionCompetence,
)
from api.development.competence.records import CompetenceRow, Requirement, WordRow
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.foundation.ids import new_id
from api.organization.models import PositionKind
from api.organization.names import name_key
from api.rules.queries import setting, table
from api.rules.service import BEGIN

JENJANG = frozenset(
    {"ahli", "pertama", "muda", "madya", "utama", "pemula", "terampil", "mahir", "penyelia"}
)
"""Words of a title that tell its jenjang and not its trade."""
COMPETENCES = rows.TypedSelect(
    CompetenceRow,
    select(
        Competence.id,
        Competence.code,
        Competence.competence_group,
        Competence.agency_id,
        Competence.name,
        Competence.description,
        Competence.levels,
        Competence.valid_from,
        Competence.valid_until,
        Competence.version,
    ).order_by(Competence.competence_group, Competence.name, Competence.code),
)
REQUIREMENTS = rows.TypedSelect(
    Requirement,
    select(
        PositionCompetence.position_kind,
        PositionCompetence.title_key,
        PositionCompetence.competence_code,
        PositionCompetence.level,
    ).order_by(
        PositionCompetence.position_kind,
        PositionCompetence.title_key,
        PositionCompetence.competence_code,
    ),
)
WORDS = rows.TypedSelect(
    WordRow,
    select(CompetenceWord.id, CompetenceWord.words, CompetenceWord.competence_code).order_by(
        CompetenceWord.words, CompetenceWord.competence_code
    ),
)


def seed_competences(session: Session) -> None:
    """Bring the nine of Format B.1.9 into the model (R31); what HR has changed stays."""
    known = set(session.scalars(select(Competence.code)))
    for code, cells in table(session, "competences", today()).items():
        if code not in known:
            group = CompetenceGroup(cells["group"])
            session.add(
                Competence(
                    id=new_id(),
                    code=code,
                    competence_group=group,
                    name=cells["name"],
                    valid_from=BEGIN,
                )
            )


def title_key(title: str) -> str:
    """Say what of a title counts: its words without those of the jenjang."""
    return " ".join(word for word in name_key(title).split() if word not in JENJANG) or ANY_TITLE


@dataclass(frozen=True)
class Post:
    """What of somebody's post says which levels it requires."""

    agency_id: int
    kind: PositionKind | None
    title: str | None


class Catalogue:
    """The whole model, as it holds on a day."""

    def __init__(
        self,
        competences: Iterable[CompetenceRow],
        requirements: Iterable[Requirement],
        words: Iterable[WordRow],
        adequate: int,
        day: date,
    ) -> None:
        self.all: Mapping[str, CompetenceRow] = {one["code"]: one for one in competences}
        self.adequate = adequate
        self.requirements = tuple(requirements)
        self.words = tuple(words)
        self._held = {
            code: one
            for code, one in self.all.items()
            if one["valid_from"] <= day < one["valid_until"]
        }
        self._levels = {
            (one["position_kind"], one["title_key"], one["competence_code"]): one["level"]
            for one in self.requirements
        }
        self._words = [(f" {one['words']} ", one["competence_code"]) for one in self.words]
        self._told: dict[str, frozenset[str]] = {}

    def holds(self, code: str, agency_id: int) -> bool:
        """Say whether a competence counts today for people of an agency."""
        found = self._held.get(code)
        return found is not None and found["agency_id"] in (None, agency_id)

    def required(self, post: Post) -> dict[str, int]:
        """Give the levels that a post requires; the title's own before those of every title."""
        key = title_key(post.title or "")
        found = {}
        for code, one in self._held.items():
            if post.kind is None or not self.holds(code, post.agency_id):
                continue
            basic = None if one["competence_group"] is CompetenceGroup.TEKNIS else self.adequate
            general = self._levels.get((post.kind, ANY_TITLE, code), basic)
            level = self._levels.get((post.kind, key, code), general)
            if level is not None:
                found[code] = level
        return found

    def level_of(self, kind: PositionKind, key: str, code: str) -> int | None:
        """Give the level that is kept for posts of a kind and title, none where none is."""
        return self._levels.get((kind, key, code))

    def told_by(self, text: str) -> frozenset[str]:
        """Say of which competences a text speaks, by the words that HR keeps."""
        found = self._told.get(text)
        if found is None:
            folded = f" {name_key(text)} "
            told = {code for words, code in self._words if words in folded and code in self._held}
            found = self._told[text] = frozenset(told)
        return found

    def named(self, code: str) -> dict[str, Any]:
        """Show a competence by its name."""
        one = self.all[code]
        return {"code": code, "name": one["name"], "group": one["competence_group"]}


def catalogue(session: Session) -> Catalogue:
    """Read the model."""
    return Catalogue(
        rows.fetch(session, COMPETENCES),
        rows.fetch(session, REQUIREMENTS),
        rows.fetch(session, WORDS),
        setting(session, "competence_adequate", today()),
        today(),
    )


def check_known(model: Catalogue, code: str, agency_id: int, pointer: str) -> None:
    """Refuse a competence that does not count for people of an agency."""
    if not model.holds(code, agency_id):
        raise Invalid((pointer, "unknown_competence", "no competence that counts here"))
