"""Draws the cases of a service: when each was asked for, complete, in which step, held up and done; pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from api.measurements.services.schemas import CaseDraft, StayDraft, SuspensionDraft
from demo.days import WorkingDays, moment
from demo.people import Person
from demo.services import ServiceLine

A_DAY = timedelta(days=1)
_HELD_UP = 0.16
"""Of so many cases the applicant has to complete the file meanwhile."""
_WITHDRAWN = 0.2
"""And of so many of these they let it be."""
_TO_COMPLETE = (2, 6)
"""Working days that an applicant takes."""


@dataclass
class Case:
    """A case as it will have gone; `officer` is who the licensing system says works on it."""

    key: str
    kind: str
    officer: Person
    requested_on: date
    complete_on: date
    ended_on: date
    stays: list[tuple[str, date, date]]
    suspended: tuple[date, date] | None = None
    is_withdrawn: bool = False
    corrected: tuple[date, Person] | None = None
    """When the other system was told who really works on it."""

    def changes(self) -> list[date]:
        """List the days on which anything happened."""
        found = {self.requested_on, self.complete_on, self.ended_on, *(self.suspended or ())}
        found |= {day for _, entered, left in self.stays for day in (entered, left)}
        return sorted(found | ({self.corrected[0]} if self.corrected else set()))

    def took(self, days: WorkingDays) -> int:
        """Count the working days from the complete file to the result, without those held up."""
        first, resumed = self.suspended or (self.ended_on, self.ended_on)
        counted = days.within(self.complete_on + A_DAY, self.ended_on)
        return sum(not first <= day < resumed for day in counted)

    def on(self, day: date) -> CaseDraft:
        """Say how it stood at the end of a day, as the other system delivers it."""
        known = [one for one in self.changes() if one <= day]
        is_corrected = self.corrected is not None and self.corrected[0] <= day
        officer = self.corrected[1] if self.corrected and is_corrected else self.officer
        return CaseDraft(
            external_key=self.key,
            kind=self.kind,
            officer_nip=officer.number,
            requested_on=self.requested_on,
            complete_on=_by(day, self.complete_on),
            issued_on=None if self.is_withdrawn else _by(day, self.ended_on),
            withdrawn=self.is_withdrawn and self.ended_on <= day,
            changed_at=moment(known[-1], 15),
            steps=[
                StayDraft(step=step, entered_on=entered, left_on=_by(day, left))
                for step, entered, left in self.stays
                if entered <= day
            ],
            suspensions=[
                SuspensionDraft(
                    reason="Pemohon melengkapi berkas",
                    suspended_on=self.suspended[0],
                    resumed_on=_by(day, self.suspended[1]),
                )
            ]
            if self.suspended and self.suspended[0] <= day
            else [],
        )


def _by(day: date, happened: date) -> date | None:
    return happened if happened <= day else None


def draw_cases(
    chance: Random, days: WorkingDays, line: ServiceLine, officers: list[Person], last: date
) -> list[Case]:
    """Draw the cases that were asked for from the service's first day to a day, in that order."""
    wanted = days.within(line.standard.valid_from, last)
    a_day = line.cases_a_month * len(officers) / 21
    asked = sorted(chance.choice(wanted) for _ in range(round(a_day * len(wanted))))
    return [_draw(chance, days, line, (at, day), officers) for at, day in enumerate(asked, 1)]


def _draw(
    chance: Random,
    days: WorkingDays,
    line: ServiceLine,
    asked: tuple[int, date],
    officers: list[Person],
) -> Case:
    at, requested = asked
    complete = day = days.step(requested, chance.choice((0, 0, 1, 2)))
    suspended, stays = None, []
    held_up = chance.random() < _HELD_UP
    for step in line.steps:
        [taken] = chance.choices([n for n, _ in step.days], [weight for _, weight in step.days])
        left = days.step(day, taken)
        if held_up and suspended is None:
            suspended = left, days.step(left, chance.randint(*_TO_COMPLETE))
            left = suspended[1]
        stays.append((step.code, day, left))
        day = left
    is_withdrawn = suspended is not None and chance.random() < _WITHDRAWN
    if suspended and is_withdrawn:
        stays, day = stays[:1], suspended[1]
    return Case(
        key=f"{line.code}-{requested:%Y%m}-{at:04d}",
        kind=chance.choice(line.kinds),
        officer=chance.choice(officers),
        requested_on=requested,
        complete_on=complete,
        ended_on=day,
        stays=stays,
        suspended=suspended,
        is_withdrawn=is_withdrawn,
    )
