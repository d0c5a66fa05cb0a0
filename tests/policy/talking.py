"""A policy that is open, and people who speak about it; each step over HTTP."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
from sqlalchemy.orm import Session

from api.foundation.clock import moved_to
from api.policy.voices.keeping import look_after_all
from tests.conftest import TODAY, Db
from tests.evaluations.year_of_moves import done
from tests.http import Client
from tests.people import Person, Town, make_employee
from tests.policy.drafting import As, Drafting

ANCHOR = "periode-layanan"
TEXT = "Petugas layanan dievaluasi setiap bulan mulai 1 Januari 2027."
BETTER = "Petugas layanan dievaluasi setiap bulan mulai 1 April 2027, setelah pelatihan."
COMMENT = {"kind": "comment", "text": "Bebannya perlu dihitung dulu."}
QUESTION = {"kind": "question", "text": "Apakah TPP ikut dihitung bulanan?"}
AMENDMENT = {"kind": "amendment", "text": "Atasan perlu dilatih dulu.", "proposed_text": BETTER}
NO = {"verdict": "rejected", "answer": "TPP tetap memakai predikat triwulan."}
YES = {"verdict": "accepted", "answer": "Pelatihan selesai 20 Maret."}
AFTER = TODAY.replace(day=31)
"""The day after the last one."""


@dataclass
class Talking:
    """One open policy of two paragraphs, whoever speaks, and city HR."""

    town: Town
    as_: As
    db: Db
    policy: Drafting

    @property
    def hr(self) -> Client:
        return self.policy.hr

    @property
    def wayan(self) -> Client:
        return self.as_(self.town.wayan.id)

    def says(self, who: Client, draft: Any, anchor: str = ANCHOR, **more: Any) -> httpx.Response:
        return who.post(f"{self.policy.path}/paragraphs/{anchor}/comments", draft, **more)

    def said(self, who: Client, draft: Any, anchor: str = ANCHOR) -> Any:
        return done(self.says(who, draft, anchor))

    def supports(self, who: Client, comment_id: str | None = None) -> Any:
        about = f"/policies/comments/{comment_id}" if comment_id else self.paragraph
        return done(who.put(f"{about}/support"))

    @property
    def paragraph(self) -> str:
        return f"{self.policy.path}/paragraphs/{ANCHOR}"

    def whispers(self, who: Client, text: str, anchor: str = ANCHOR) -> httpx.Response:
        draft = {"anchor": anchor, "kind": "comment", "text": text}
        return who.put(f"{self.policy.path}/voice", draft)

    def look_after(self, *, shows: bool = True) -> None:
        """Let rounds of unnamed voices begin and end, as a worker does."""
        keys = self.hr.app.state.voice_keys
        runner = self.db.runner
        runner.run(look_after_all(self.db.database, keys, shows=shows))

    def people(self, count: int, unit: Any = None) -> list[Client]:
        """Give so many more people of a unit, signed in."""

        def make(session: Session) -> list[Person]:
            place = unit or self.town.puskesmas
            return [make_employee(session, place, f"Pegawai {at}") for at in range(count)]

        return [self.as_(one.id) for one in self.db.write(make)]

    def voices(self) -> list[Any]:
        found = done(self.wayan.get(f"{self.policy.path}/voices", size=200))
        return list(found["items"])

    def close(self) -> None:
        self.policy.shown = done(self.hr.get(self.policy.path))
        self.policy.close()


def talking(town: Town, as_: As, db: Db, **question: Any) -> Talking:
    """Give a policy that city HR has opened."""
    policy = Drafting(as_, town.hr_city.id).begin(**question)
    policy.write(ANCHOR, text=TEXT)
    policy.write("lainnya", text="Pegawai lain tetap tiap triwulan.", position=2)
    policy.open()
    return Talking(town, as_, db, policy)


def a_day_later(act: Callable[[], Any]) -> Any:
    """Do something on the day after the last one."""
    with moved_to(AFTER):
        return act()
