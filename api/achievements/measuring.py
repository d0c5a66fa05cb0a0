"""What measured figures make of the lines that are there: written, taken over, or taken back; no session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from api.achievements import lines
from api.achievements.models import MEASURED, AchievementSource, AchievementState
from api.achievements.records import KeptLine, SaidBefore
from api.foundation import rows
from api.foundation.ids import new_id

NOTHING_MEASURED: rows.Row = dict.fromkeys(
    ("measured_source", "measured_value", "measured_at", "measured_cases")
)


@dataclass(frozen=True)
class MeasuredFigure:
    """What a mapping gives an indicator in a period; without a value nothing is measured (any more)."""

    plan_id: UUID
    indicator_id: UUID
    period_id: int
    value: Decimal | None
    cases: int
    source: AchievementSource
    mapping_id: UUID
    mapped_by: UUID

    @property
    def line(self) -> tuple[UUID, int]:
        return self.indicator_id, self.period_id


@dataclass
class Outcome:
    """Rows to write of one plan and period, and how many lines that concerns."""

    fresh: list[rows.Row] = field(default_factory=list)
    changed: list[rows.Row] = field(default_factory=list)
    """Whole again what a line says beside its key; the rest of the row stays."""
    revisions: list[rows.Row] = field(default_factory=list)
    gone: list[rows.Row] = field(default_factory=list)
    taken_back: int = 0

    @property
    def lines(self) -> int:
        return len(self.fresh) + len(self.changed) + len(self.gone)


@dataclass(frozen=True)
class Measuring:
    """Sorts figures of one plan and period; a contested or frozen line stays as it is."""

    agency_id: int
    moment: datetime
    """Later than that of any report before."""
    kept: Mapping[UUID, KeptLine]
    before: Mapping[UUID, SaidBefore]
    """What a line's owner said last before what it says now, by the line's key."""
    found: Outcome = field(default_factory=Outcome)

    def sort(self, figure: MeasuredFigure) -> None:
        kept = self.kept.get(figure.indicator_id)
        if kept is None:
            if figure.value is not None:
                self.found.fresh.append(self._fresh(figure))
        elif kept["state"] is AchievementState.REPORTED:
            self._step(kept, figure)(kept, figure)

    def _step(
        self, kept: KeptLine, figure: MeasuredFigure
    ) -> Callable[[KeptLine, MeasuredFigure], None]:
        measured = kept["measured_value"] is not None
        if figure.value is None:
            return self._take_back if measured else _leave
        if not measured:
            return self._take_over
        new = _again(kept, figure)
        same = all(kept[name] == value for name, value in new.items())  # type: ignore[literal-required]  # columns of the row
        return _leave if same else self._measure_again

    def _fresh(self, figure: MeasuredFigure) -> rows.Row:
        return {
            "id": new_id(self.agency_id),
            "agency_id": self.agency_id,
            "plan_id": figure.plan_id,
            "indicator_id": figure.indicator_id,
            "period_id": figure.period_id,
            "value": figure.value,
            "narrative": None,
            "nothing_happened": False,
            "source": figure.source,
            "revision": 1,
            "reported_by": figure.mapped_by,
            "reported_at": self.moment,
            "measured_at": self.moment,
            **_measured(figure),
        }

    def _measure_again(self, kept: KeptLine, figure: MeasuredFigure) -> None:
        self._change(kept, {**_again(kept, figure), "measured_at": self.moment})

    def _take_over(self, kept: KeptLine, figure: MeasuredFigure) -> None:
        """Put a figure in the place of a report, whose words stay beside it."""
        said = {
            "value": figure.value,
            "nothing_happened": False,
            "source": figure.source,
            "override_reason": None,
            "reported_at": self.moment,
        }
        self._replace(kept, {**said, **_measured(figure), "measured_at": self.moment}, figure)

    def _take_back(self, kept: KeptLine, figure: MeasuredFigure) -> None:
        """Give a line back what its owner said last; where that is nothing, there is no line."""
        self.found.taken_back += 1
        if kept["source"] not in MEASURED:
            self._change(kept, NOTHING_MEASURED)
            return
        before = self.before.get(kept["id"])
        if before is None and kept["narrative"] is None:
            self.found.gone.append(_key(kept))
            return
        said: rows.Row = (
            {"value": None, "source": AchievementSource.PERSON}
            if before is None
            else rows.pick(before, lines.SAID)
        )
        words = kept["narrative"] or said.get("narrative")
        self._replace(
            kept,
            {**said, "narrative": words, "reported_at": self.moment, **NOTHING_MEASURED},
            figure,
        )

    def _replace(self, kept: KeptLine, said: rows.Row, figure: MeasuredFigure) -> None:
        """Change what a line says, and keep what it said."""
        steps = {"revision": kept["revision"] + 1, "version": kept["version"] + 1}
        self._change(kept, {**said, **steps})
        self.found.revisions.append(
            {
                "id": new_id(self.agency_id),
                "agency_id": self.agency_id,
                "achievement_id": kept["id"],
                "created_at": self.moment,
                "replaced_by": figure.mapped_by,
                "revision": kept["revision"],
                **rows.pick(kept, lines.SAID),
            }
        )

    def _change(self, kept: KeptLine, new: rows.Row) -> None:
        whole: rows.Row = {**kept, **new, "updated_at": self.moment}
        self.found.changed.append({**{name: whole[name] for name in CHANGED}, **_key(kept)})


CHANGED = (
    *("revision", *lines.SAID, "version", "updated_at"),
    *("mapping_id", "measured_source", "measured_value", "measured_at", "measured_cases"),
)


def _measured(figure: MeasuredFigure) -> dict[str, Any]:
    return {
        "mapping_id": figure.mapping_id,
        "measured_source": figure.source,
        "measured_value": figure.value,
        "measured_cases": figure.cases,
    }


def _again(kept: KeptLine, figure: MeasuredFigure) -> dict[str, Any]:
    """Give what a measured line says now; what its owner says instead stays."""
    overridden = kept["source"] not in MEASURED
    said = {} if overridden else {"value": figure.value, "source": figure.source}
    return {**said, **_measured(figure)}


def _key(kept: KeptLine) -> rows.Row:
    return {"of_id": kept["id"], "of_agency": kept["agency_id"]}


def _leave(_kept: KeptLine, _figure: MeasuredFigure) -> None:
    """Leave a line as it is."""
