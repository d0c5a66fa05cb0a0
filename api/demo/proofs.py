"""Sends in evidence: links that were accepted, wait, or came back with a reason."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from api.achievements.models import Evidence, EvidenceKind, EvidenceLink, Verdict
from api.demo.drafts import IndicatorDraft
from api.demo.frame import Q3, REPORTED, Frame
from api.demo.keys import TODAY, Keys, moment
from api.demo.plans import SkpDraft
from api.demo.sources import texts
from api.demo.tables import Row, Tables, owned

RETURNED_TO_KADEK_AYU = "Daftar hadir posbindu belum ada tanda tangan kepala lingkungan."
_QUARTERS = ("", "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")


class Proving:
    """Makes the evidence of one plan after the other."""

    def __init__(self, tables: Tables, keys: Keys, frame: Frame, chance: Random) -> None:
        self.tables, self.keys, self.frame, self.chance = tables, keys, frame, chance

    def prove(self, plan: SkpDraft, reported: dict[tuple[Any, int], datetime]) -> None:
        for period_id in REPORTED:
            when = reported.get((plan.id, period_id))
            if when is None:
                continue
            done = [one for one in plan.indicators if period_id in one.values]
            known = bool(plan.person.part)
            for one in done if known else self._some(done):
                self._piece(plan, period_id, one, when)
        if plan.person.work == "kadek_ayu":
            self._returned_to_her(plan)

    def _some(self, done: list[IndicatorDraft]) -> list[IndicatorDraft]:
        many = min(len(done), self.chance.choice((0, 1, 1, 1, 2)))
        return self.chance.sample(done, many)

    def _piece(self, plan: SkpDraft, period_id: int, one: IndicatorDraft, when: datetime) -> None:
        verdict = self._verdict(plan, period_id)
        row = self._row(plan, period_id, one, when + timedelta(minutes=3))
        if verdict is Verdict.RETURNED:
            self._judge(plan, row, verdict, self.chance.choice(texts()["evidence_reasons"]))
            if self.chance.random() < 0.6 or period_id != Q3:
                again = self._row(plan, period_id, one, row["verdict_at"] + timedelta(hours=3))
                again.update(replaces_id=row["id"], title=f"{row['title']} (perbaikan)")
                if period_id != Q3:
                    self._judge(plan, again, Verdict.ACCEPTED, None)
        elif verdict is Verdict.ACCEPTED:
            self._judge(plan, row, verdict, None)

    def _verdict(self, plan: SkpDraft, period_id: int) -> Verdict:
        roll = self.chance.random()
        if period_id != Q3:
            return Verdict.ACCEPTED if roll < 0.95 else Verdict.RETURNED
        if plan.person.part:
            return Verdict.WAITING if plan.part.is_unseen else Verdict.ACCEPTED
        if roll < 0.5:
            return Verdict.WAITING
        return Verdict.ACCEPTED if roll < 0.9 else Verdict.RETURNED

    def _row(self, plan: SkpDraft, period_id: int, one: IndicatorDraft, when: datetime) -> Row:
        key = self.keys.at(when, plan.agency_id)
        quarter = _QUARTERS[self.frame.spans[period_id].number]
        row = {
            **owned(key, plan.agency_id, when),
            "plan_id": plan.id,
            "period_id": period_id,
            "kind": EvidenceKind.LINK,
            "file_id": None,
            "url": f"{self.chance.choice(texts()['links'])}{key.hex[-8:]}",
            "title": f"{one.source} {quarter}",
            "replaces_id": None,
            "verdict": Verdict.WAITING,
            "verdict_reason": None,
            "verdict_by": None,
            "verdict_at": None,
            "submitted_by": plan.person.id,
        }
        self.tables.add(Evidence, row)
        self._tie(plan, key, one)
        return row

    def _tie(self, plan: SkpDraft, evidence_id: UUID, one: IndicatorDraft) -> None:
        link = {
            "indicator_id": one.id,
            "evidence_id": evidence_id,
            "agency_id": plan.agency_id,
        }
        self.tables.add(EvidenceLink, link)

    def _judge(self, plan: SkpDraft, row: Row, verdict: Verdict, reason: str | None) -> None:
        when = row["created_at"] + timedelta(hours=self.chance.randint(2, 20))
        when = max(row["created_at"], min(when, moment(TODAY, 8)))
        row.update(
            verdict=verdict,
            verdict_reason=reason,
            verdict_by=plan.assessor_on(when.date()).id,
            verdict_at=when,
            updated_at=when,
            version=2,
        )

    def _returned_to_her(self, plan: SkpDraft) -> None:
        """Give the evidence of the pictures: a list of attendance without a signature."""
        one = next(one for one in plan.indicators if one.text.startswith("Kader posbindu"))
        when = moment(self.frame.spans[Q3].ends_on + timedelta(days=2), 10, 20)
        row = self._row(plan, Q3, one, when)
        row["title"] = "Daftar hadir posbindu September"
        self._judge(plan, row, Verdict.RETURNED, RETURNED_TO_KADEK_AYU)
