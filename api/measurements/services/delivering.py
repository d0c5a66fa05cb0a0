"""Takes cases in as the other system delivers them: in any order, as often as it likes.

A case's newest state counts, by the moment at which it changed over there and then by its content, so
that any order of any number of deliveries leaves the same. Cases go in slices, which leave others
their turn.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.bulk import SIZE, Changes, insert_many
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.types import canonical
from api.foundation.upsert import chunks
from api.identity.actor import Actor, permit
from api.measurements.services import events
from api.measurements.services.checking import CaseRefused, Setting, Taken, take
from api.measurements.services.errors import CasesNotTaken
from api.measurements.services.models import (
    CaseStep,
    CaseSuspension,
    Service,
    ServiceCase,
    ServiceState,
)
from api.measurements.services.permissions import delivers
from api.measurements.services.queries import find_seen
from api.measurements.services.schemas import CaseDelivery, CaseDraft, DeliveryOutcome
from api.measurements.services.service import lock_service
from api.measurements.services.setting import setting_of

Numbered = tuple[int, CaseDraft]
"""A case with its place in the delivery."""


class KnownCase(TypedDict):
    """What is known of a case that is delivered again."""

    id: UUID
    external_key: str
    officer_id: UUID | None
    issued_on: date | None
    changed_at: datetime
    content_hash: bytes
    version: int


@cache
def _known(size: int) -> rows.TypedSelect[KnownCase]:
    wanted = rows.wanted(ServiceCase.external_key, size)
    return rows.TypedSelect(
        KnownCase,
        select(
            ServiceCase.id,
            ServiceCase.external_key,
            ServiceCase.officer_id,
            ServiceCase.issued_on,
            ServiceCase.changed_at,
            ServiceCase.content_hash,
            ServiceCase.version,
        )
        .join(wanted, wanted.c.key == ServiceCase.external_key)
        .where(
            ServiceCase.service_id == bindparam("service_id"),
            ServiceCase.agency_id == bindparam("of_agency"),
        ),
    )


def deliver_cases(
    session: Session, actor: Actor, service_id: UUID, delivery: CaseDelivery
) -> dict[str, Any]:
    """Take a delivery in; what is wrong with a case keeps that one out and no other."""
    return deliver(session, actor, service_id, list(enumerate(delivery.cases)))


def check_may_deliver(session: Session, actor: Actor, service_id: UUID) -> None:
    """Refuse whoever may not deliver, before a file is read."""
    service, _steps, _sight = find_seen(session, actor, service_id)
    permit(
        delivers(actor, service), "Only the service's account and HR of the agency deliver cases"
    )


def deliver(
    session: Session,
    actor: Actor,
    service_id: UUID,
    given: Sequence[Numbered],
    *,
    dry_run: bool = False,
) -> dict[str, Any]:
    """Hold cases against what is kept, and keep what is newer; a dry run keeps nothing."""
    check_may_deliver(session, actor, service_id)
    service = lock_service(session, service_id)
    if service.state is ServiceState.ENDED:
        raise CasesNotTaken
    setting = setting_of(
        session,
        service,
        (case.officer_nip for _, case in given if case.officer_nip),
        (case.unit_code for _, case in given if case.unit_code),
    )
    result = _Result(dry_run)
    for part in chunks(given, SIZE):
        _Slice(session, service, setting, result).deliver(part)
    if not dry_run:
        service.last_received_at = setting.now
        _publish(session, actor, service_id, result, setting.now)
    return result.shown()


@dataclass
class _Result:
    """What became of a delivery, and whom it touched."""

    dry_run: bool
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    officers: set[UUID] = field(default_factory=set)
    days: set[date] = field(default_factory=set)

    def note(self, at: int, key: str | None, outcome: DeliveryOutcome, *why: str) -> None:
        said, code = why or (None, None)
        self.outcomes.append(
            {"row": at, "external_key": key, "outcome": outcome, "field": said, "code": code}
        )

    def touch(self, key: str, officer_id: UUID | None, issued_on: date | None) -> None:
        self.changed.add(key)
        if officer_id is not None:
            self.officers.add(officer_id)
        if issued_on is not None:
            self.days.add(issued_on)

    def shown(self) -> dict[str, Any]:
        counts = Counter(one["outcome"] for one in self.outcomes)
        return {
            **{word.value: counts[word] for word in DeliveryOutcome},
            "dry_run": self.dry_run,
            "rows": sorted(self.outcomes, key=lambda one: one["row"]),
        }


class _Slice:
    """Some cases of a delivery, of which the newest of each key is kept."""

    def __init__(
        self, session: Session, service: Service, setting: Setting, result: _Result
    ) -> None:
        self._session, self._service, self._setting = session, service, setting
        self._result = result
        self._newest: dict[str, tuple[Taken, bytes]] = {}

    def deliver(self, part: Iterable[Numbered]) -> None:
        part = list(part)
        keys = sorted({case.external_key for _, case in part})
        place = {"service_id": self._service.id, "of_agency": self._service.agency_id}
        found = rows.fetch_among(self._session, _known, keys, **place)
        known = {row["external_key"]: row for row in found}
        seen = {key: (row["changed_at"], row["content_hash"]) for key, row in known.items()}
        for at, case in part:
            self._take(at, case, seen)
        if not self._result.dry_run:
            self._keep(known)

    def _take(self, at: int, case: CaseDraft, seen: dict[str, tuple[datetime, bytes]]) -> None:
        key = case.external_key
        try:
            taken = take(case, self._setting)
        except CaseRefused as refusal:
            why = refusal.field, refusal.code
            self._result.note(at, key, DeliveryOutcome.REFUSED, *why)
            return
        content = hashlib.sha256(canonical(case.model_dump())).digest()
        mine, before = (taken.case["changed_at"], content), seen.get(key)
        if before is not None and (content == before[1] or mine < before):
            self._result.note(at, key, DeliveryOutcome.UNCHANGED)
            return
        seen[key] = mine
        self._newest[key] = taken, content
        self._result.note(at, key, DeliveryOutcome.ACCEPTED)

    def _keep(self, known: dict[str, KnownCase]) -> None:
        changes, added, stays, spans = Changes(), [], [], []
        for key, (taken, content) in self._newest.items():
            before = known.get(key)
            new = {**taken.case, "content_hash": content, "received_at": self._setting.now}
            place: dict[str, Any] = {"case_id": before["id"] if before else self._new_id()}
            if before is None:
                added.append(self._row(place["case_id"], new))
            else:
                changes.add(before["id"], {**new, "version": before["version"] + 1})
                self._result.touch(key, before["officer_id"], before["issued_on"])
            self._result.touch(key, new["officer_id"], new["issued_on"])
            place["agency_id"] = self._service.agency_id
            stays += [{**one, **place} for one in taken.stays]
            spans += [{**one, **place} for one in taken.suspensions]
        changed = [known[key]["id"] for key in self._newest if key in known]
        for part in (CaseStep, CaseSuspension) if changed else ():
            gone = delete(part).where(part.case_id.in_(changed))
            self._session.execute(gone.execution_options(synchronize_session=False))
        changes.run(self._session, ServiceCase)
        insert_many(self._session, ServiceCase, added)
        insert_many(self._session, CaseStep, stays)
        insert_many(self._session, CaseSuspension, spans)

    def _new_id(self) -> UUID:
        return new_id(self._service.agency_id)

    def _row(self, case_id: UUID, new: dict[str, Any]) -> dict[str, Any]:
        place = {"id": case_id, "agency_id": self._service.agency_id}
        return {**new, **place, "service_id": self._service.id}


def _publish(
    session: Session, actor: Actor, service_id: UUID, result: _Result, moment: datetime
) -> None:
    if not result.changed:
        return
    publish(
        session,
        events.ServiceCasesChanged(
            actor=actor,
            subject_id=service_id,
            officers=sorted(result.officers),
            first=min(result.days, default=None),
            last=max(result.days, default=None),
            cases=len(result.changed),
            received_at=moment,
        ),
    )
