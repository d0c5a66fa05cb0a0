"""A list of candidates to take along: each person with outcome, conditions and evidence in words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.development.promotion import words
from api.development.promotion.lists import Listed, whole_list
from api.development.promotion.schemas import CandidateChoice
from api.development.promotion.words import in_language
from api.foundation.spreadsheets import Table
from api.identity.actor import Actor

Shown = Mapping[str, Any]


def list_table(session: Session, actor: Actor, wanted: CandidateChoice) -> Table:
    """Put a whole list into a table, in the reader's language."""
    found = whole_list(session, actor, wanted)
    header = in_language(words.HEADER, actor.language)
    lines = (_line(one, actor.language) for one in found.people)
    return Table(list(header.values()), lines, _name(found))


def _name(found: Listed) -> str:
    return f"{found.window.isoformat()} {found.path.value}"[:31]


def _line(one: Shown, language: str) -> list[str]:
    detail = one["detail"]
    said = {
        state: "; ".join(
            _said(each, language) for each in detail["conditions"] if each["state"] == state
        )
        for state in ("met", "not_met", "unknown")
    }
    proposal = detail["proposal"]
    return [
        _titled(one),
        one["nip"] or "",
        one["position"] or "",
        one["unit_name"],
        detail["from_value"] or one["grade"] or "",
        detail["to_value"] or "",
        in_language(words.OUTCOMES, language)[detail["outcome"] or "not_applicable"],
        *said.values(),
        _day(detail["nearest_on"]),
        in_language(words.PROPOSALS, language)[proposal["state"]] if proposal else "",
    ]


def _titled(one: Shown) -> str:
    named = " ".join(filter(None, (one["front_title"], one["name"])))
    return ", ".join(filter(None, (named, one["back_title"])))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _said(condition: Shown, language: str) -> str:
    """Say a condition with its evidence: "angka kredit 97,92 dari 100"."""
    name = in_language(words.CONDITIONS, language)[condition["code"]]
    evidence = ", ".join(filter(None, (_evidence(one, language) for one in condition["facts"])))
    return f"{name} ({evidence})" if evidence else name


def _evidence(fact: Shown, language: str) -> str:
    """Say a piece of evidence; the parts of a sum are left to the page."""
    if fact["kind"] == "points_part":
        return ""
    year = "" if fact["year"] is None else str(fact["year"])
    return " ".join(filter(None, (year, _value(fact, language), *_span(fact, language))))


def _value(fact: Shown, language: str) -> str:
    say = in_language(words.PHRASES, language)
    if fact["kind"] == "predikat":
        known = in_language(words.PREDIKAT, language)
        return known.get(fact["value"] or "", say["unknown"])
    if fact["have"] is not None:
        have, need = _number(fact["have"], language), _number(fact["need"] or "?", language)
        return f"{have} {say['of']} {need}"
    return str(fact["value"] or "")


def _span(fact: Shown, language: str) -> Iterator[str]:
    say = in_language(words.PHRASES, language)
    for word, day in (("since", fact["from_on"]), ("until", fact["until_on"])):
        if day is not None and fact["kind"] != "predikat":
            yield f"{say[word]} {day}"


def _number(text: str, language: str) -> str:
    return text if language == "en" else text.replace(".", ",")
