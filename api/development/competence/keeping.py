"""How HR keeps the competence model: what there is, what posts require, which words tell of what."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.catalogue import Catalogue, catalogue, title_key
from api.development.competence.events import CompetenceSet, CompetenceWordsSet, RequirementSet
from api.development.competence.models import (
    ANY_TITLE,
    Competence,
    CompetenceGroup,
    CompetenceWord,
    PositionCompetence,
)
from api.development.competence.permissions import may_add, may_keep
from api.development.competence.records import CompetenceRow
from api.development.competence.schemas import (
    CompetenceChange,
    CompetenceDraft,
    CompetenceFilter,
    RequirementDraft,
    RequirementFilter,
    WordDraft,
)
from api.foundation.clock import today
from api.foundation.errors import AlreadyThere, EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.models import Agency
from api.organization.names import name_key

KEEPERS = "HR of the city keeps the model; technical competences of an agency its own HR too"


def list_competences(session: Session, actor: Actor, wanted: CompetenceFilter) -> dict[str, Any]:
    """List the model, for everybody who is signed in."""
    found = [
        one
        for one in catalogue(session).all.values()
        if wanted.group in (None, one["competence_group"])
        and (wanted.agency_id is None or one["agency_id"] in (None, wanted.agency_id))
        and (wanted.ended or one["valid_until"] > today())
    ]
    return {
        "items": [_shown(actor, one) for one in found],
        "may": ["add"] if may_add(actor) else [],
    }


def _shown(actor: Actor, one: CompetenceRow) -> dict[str, Any]:
    shown = {name: value for name, value in one.items() if name != "competence_group"}
    may = may_keep(actor, one["competence_group"], one["agency_id"])
    return {**shown, "group": one["competence_group"], "may": ["change"] if may else []}


def _one(session: Session, actor: Actor, code: str) -> dict[str, Any]:
    return _shown(actor, catalogue(session).all[code])


def add_competence(session: Session, actor: Actor, draft: CompetenceDraft) -> dict[str, Any]:
    """Add a competence; an agency's own are technical."""
    permit(may_keep(actor, draft.group, draft.agency_id), KEEPERS)
    _check(session, draft)
    made = Competence(
        id=new_id(),
        code=draft.code,
        competence_group=draft.group,
        agency_id=draft.agency_id,
        name=draft.name,
        description=draft.description,
        levels=draft.levels,
        valid_from=draft.valid_from or today(),
    )
    session.add(made)
    session.flush()
    _tell(session, actor, made, ["code"])
    return _one(session, actor, made.code)


def _check(session: Session, draft: CompetenceDraft) -> None:
    if session.scalars(select(Competence.id).where(Competence.code == draft.code)).first():
        raise AlreadyThere(pointer="/code")
    if draft.agency_id is None:
        return
    if draft.group is not CompetenceGroup.TEKNIS:
        raise Invalid(("/group", "not_technical", "only technical ones are an agency's own"))
    if session.get(Agency, draft.agency_id) is None:
        raise Invalid(("/agency_id", "unknown", "no such agency"))


def change_competence(
    session: Session, actor: Actor, competence_id: UUID, change: CompetenceChange, version: int
) -> dict[str, Any]:
    """Change how a competence is told, or end it; what was said of people with it stays."""
    kept = session.get(Competence, competence_id, with_for_update=True)
    if kept is None:
        raise NotFound(competence_id=competence_id)
    permit(may_keep(actor, kept.competence_group, kept.agency_id), KEEPERS)
    if kept.version != version:
        raise EditedMeanwhile(version=kept.version)
    given = change.model_dump(exclude_unset=True)
    for name in ("name", "valid_until"):
        if name in given and given[name] is None:
            raise Invalid((f"/{name}", "missing", "it cannot be empty"))
    for name, value in given.items():
        setattr(kept, name, value)
    kept.version += 1
    session.flush()
    _tell(session, actor, kept, sorted(given))
    return _one(session, actor, kept.code)


def _tell(session: Session, actor: Actor, one: Competence, fields: list[str]) -> None:
    publish(session, CompetenceSet(actor=actor, subject_id=one.id, code=one.code, fields=fields))


def list_requirements(session: Session, _actor: Actor, wanted: RequirementFilter) -> dict[str, Any]:
    """List which levels posts require beside what all do."""
    return _requirements(catalogue(session), wanted)


def _requirements(model: Catalogue, wanted: RequirementFilter) -> dict[str, Any]:
    return {
        "adequate": model.adequate,
        "items": [
            {**one, "competence_name": model.all[one["competence_code"]]["name"]}
            for one in model.requirements
            if wanted.position_kind in (None, one["position_kind"])
        ],
    }


def set_requirement(session: Session, actor: Actor, draft: RequirementDraft) -> dict[str, Any]:
    """Set the level that posts require, or take it back; answers with those of the kind of post."""
    one = _kept(session, actor, draft.competence_code)
    key = ANY_TITLE if draft.title == ANY_TITLE else title_key(draft.title)
    place = (draft.position_kind, key, one["code"])
    kept = session.get(PositionCompetence, place, with_for_update=True)
    if draft.level is None:
        if kept is not None:
            session.delete(kept)
    elif kept is not None:
        kept.level = draft.level
    else:
        named = dict(zip(("position_kind", "title_key", "competence_code"), place, strict=True))
        session.add(PositionCompetence(**named, level=draft.level))
    session.flush()
    publish(
        session,
        RequirementSet(
            actor=actor,
            subject_id=one["id"],
            code=one["code"],
            position_kind=draft.position_kind.value,
            title_key=key,
            level=draft.level,
        ),
    )
    wanted = RequirementFilter(position_kind=draft.position_kind)
    return _requirements(catalogue(session), wanted)


def _kept(session: Session, actor: Actor, code: str) -> CompetenceRow:
    """Give a competence that somebody keeps, or refuse."""
    one = catalogue(session).all.get(code)
    permit(may_add(actor), KEEPERS)
    if one is None:
        raise Invalid(("/competence_code", "unknown_competence", "no competence of that code"))
    permit(may_keep(actor, one["competence_group"], one["agency_id"]), KEEPERS)
    return one


def list_words(session: Session, _actor: Actor) -> dict[str, Any]:
    """List the words by which indicators and advice tell of a competence."""
    model = catalogue(session)
    return {
        "items": [
            {**one, "competence_name": model.all[one["competence_code"]]["name"]}
            for one in model.words
        ]
    }


def add_words(session: Session, actor: Actor, draft: WordDraft) -> dict[str, Any]:
    """Let words tell of a competence; needs follow with the day's work, or as facts change."""
    one = _kept(session, actor, draft.competence_code)
    words = name_key(draft.words)
    if not words:
        raise Invalid(("/words", "no_words", "letters or numbers are needed"))
    same = select(CompetenceWord.id).where(
        CompetenceWord.words == words, CompetenceWord.competence_code == one["code"]
    )
    if session.scalars(same).first() is not None:
        raise AlreadyThere(pointer="/words")
    session.add(CompetenceWord(id=new_id(), words=words, competence_code=one["code"]))
    session.flush()
    _tell_words(session, actor, one, words, removed=False)
    return list_words(session, actor)


def remove_words(session: Session, actor: Actor, word_id: UUID) -> None:
    """Let words tell of a competence no more."""
    permit(may_add(actor), KEEPERS)
    kept = session.get(CompetenceWord, word_id, with_for_update=True)
    if kept is None:
        raise NotFound(word_id=word_id)
    one = _kept(session, actor, kept.competence_code)
    session.delete(kept)
    session.flush()
    _tell_words(session, actor, one, kept.words, removed=True)


def _tell_words(
    session: Session, actor: Actor, one: CompetenceRow, words: str, *, removed: bool
) -> None:
    publish(
        session,
        CompetenceWordsSet(
            actor=actor, subject_id=one["id"], code=one["code"], words=words, removed=removed
        ),
    )
