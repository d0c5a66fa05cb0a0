"""The lines of a report: what of them is new, what corrects, what does not fit; no session."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from api.achievements.errors import FigureContested
from api.achievements.models import MEASURED, AchievementSource, AchievementState
from api.achievements.plausible import is_impossible, is_unlikely
from api.achievements.records import LineToReport
from api.achievements.schemas import ReportLine
from api.foundation import rows
from api.foundation.clock import now
from api.foundation.errors import EditedMeanwhile, Invalid
from api.foundation.ids import new_id
from api.foundation.types import MICROSECOND
from api.goals.models import Approach
from api.goals.records import PlanHead
from api.identity.actor import Actor

Fault = tuple[str, str, str]
SAID = (
    *("value", "narrative", "nothing_happened"),
    *("source", "override_reason", "reported_by", "reported_at"),
)
"""What a correction changes, and a revision keeps."""


@dataclass
class Sorted:
    """Rows to write: new ones, corrected ones, and what the corrected ones said before."""

    fresh: list[rows.Row] = field(default_factory=list)
    corrected: list[rows.Row] = field(default_factory=list)
    revisions: list[rows.Row] = field(default_factory=list)


@dataclass(frozen=True)
class Reporting:
    """One person's report on a period of a plan; `known` has a row for every indicator of it."""

    plan: PlanHead
    period_id: int
    actor: Actor
    known: Mapping[UUID, LineToReport]

    @cached_property
    def moment(self) -> datetime:
        """The one moment of the receipt and its lines: later than that of any report before."""
        before = (kept["reported_at"] for kept in self.known.values() if kept["achievement_id"])
        return max([now(), *(moment + MICROSECOND for moment in before)])

    def sort(self, lines: Sequence[ReportLine]) -> Sorted:
        """Tell new rows from corrections; refuse all that does not fit at once, by its place."""
        faults = [fault for number in range(len(lines)) for fault in self._faults(lines, number)]
        if faults:
            raise Invalid(*faults)
        found = Sorted()
        for number, line in enumerate(lines):
            kept = self.known[line.indicator_id]
            if kept["achievement_id"] is None:
                found.fresh.append(self._row(line))
                continue
            if kept["state"] is AchievementState.CONTESTED:
                raise FigureContested(indicator_id=line.indicator_id)
            if line.version != kept["version"]:
                raise EditedMeanwhile(pointer=f"/lines/{number}/version", version=kept["version"])
            found.corrected.append(self._correction(line, kept))
            found.revisions.append(self._revision(kept))
        return found

    def _faults(self, lines: Sequence[ReportLine], number: int) -> Iterator[Fault]:
        line, place = lines[number], f"/lines/{number}"
        kept = self.known.get(line.indicator_id)
        if kept is None:
            yield f"{place}/indicator_id", "not_in_plan", "not an indicator of the plan"
        elif any(other.indicator_id == line.indicator_id for other in lines[:number]):
            yield f"{place}/indicator_id", "twice", "the same indicator a second time"
        else:
            for name, code, text in self._faults_of(line, kept):
                yield f"{place}/{name}", code, text

    def _faults_of(self, line: ReportLine, kept: LineToReport) -> Iterator[Fault]:
        if stays_measured(line, kept):
            if not line.narrative and kept["source"] in MEASURED:
                yield "narrative", "missing", "the figure is measured: words may be added to it"
            return
        if is_measured(kept) and not line.override_reason:
            yield "override_reason", "missing", "it is measured: say why it is something else"
        if line.override_reason and not is_measured(kept):
            yield "override_reason", "not_measured", "nothing is measured that it could override"
        yield from self._said_wrongly(line, is_figure(kept))
        yield from self._hardly_meant(line, kept)

    def _hardly_meant(self, line: ReportLine, kept: LineToReport) -> Iterator[Fault]:
        if line.value is None:
            return
        if is_impossible(line.value, kept):
            yield "value", "below_nought", "there cannot be less than none of it"
        elif is_unlikely(line.value, kept) and not line.certain:
            yield (
                "value",
                "unlikely",
                "a thousand times the target or more; send `certain` if it is meant",
            )

    def _said_wrongly(self, line: ReportLine, in_figures: bool) -> Iterator[Fault]:
        """R13: a figure where the target is one, words where it is in words."""
        if line.value is not None and not in_figures:
            yield "value", "not_a_figure", "its target is in words, so it is reported in words"
        elif line.nothing_happened:
            if line.value:
                yield "nothing_happened", "contradiction", "a figure says otherwise"
        elif not line.narrative and (line.value is None or self._in_words):
            name = "value" if in_figures and not self._in_words else "narrative"
            yield name, "missing", "a figure, a text, or that nothing happened"

    @property
    def _in_words(self) -> bool:
        return bool(self.plan["approach"] == Approach.KUALITATIF)

    def _row(self, line: ReportLine) -> rows.Row:
        return {
            "id": new_id(self.plan["agency_id"]),
            "revision": 1,
            "created_at": self.moment,
            **self._whole(line),
        }

    def _whole(self, line: ReportLine) -> dict[str, Any]:
        """Give what a line is, new or corrected, as its record has it."""
        kept = self.known[line.indicator_id]
        measured = stays_measured(line, kept)
        return {
            "agency_id": self.plan["agency_id"],
            "plan_id": self.plan["id"],
            "indicator_id": line.indicator_id,
            "period_id": self.period_id,
            "value": kept["measured_value"] if measured else line.value,
            "narrative": line.narrative or None,
            "nothing_happened": line.nothing_happened,
            "source": kept["measured_source"] if measured else AchievementSource.PERSON,
            "override_reason": line.override_reason,
            "reported_by": self.actor.id,
            "reported_at": self.moment,
        }

    def _correction(self, line: ReportLine, kept: LineToReport) -> rows.Row:
        return {
            "id": kept["achievement_id"],
            "revision": kept["revision"] + 1,
            "created_at": kept["created_at"],
            "version": kept["version"] + 1,
            "updated_at": self.moment,
            **self._whole(line),
        }

    def _revision(self, kept: LineToReport) -> rows.Row:
        return {
            "id": new_id(self.plan["agency_id"]),
            "agency_id": self.plan["agency_id"],
            "achievement_id": kept["achievement_id"],
            "created_at": self.moment,
            "replaced_by": self.actor.id,
            "revision": kept["revision"],
            **rows.pick(kept, SAID),
        }


def is_measured(kept: LineToReport) -> bool:
    """Say whether there is a measured figure, be it that its owner says something else."""
    return kept["measured_value"] is not None


def stays_measured(line: ReportLine, kept: LineToReport) -> bool:
    """Say whether a line leaves a measured figure as it is, or gives it back; words may be added."""
    same = line.value is None or line.value == kept["measured_value"]
    return is_measured(kept) and same and not line.nothing_happened and not line.override_reason


def is_figure(indicator: LineToReport) -> bool:
    """Say whether an indicator's target is a figure or a range of figures."""
    return indicator["target"] is not None or indicator["target_low"] is not None
