"""Unnamed voices: who spoke and what was said are apart, and nothing that is kept joins them."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.foundation.idempotency import IdempotencyKey
from api.foundation.types import Instant
from api.organization.models import Employee
from api.policy.consultation.models import PolicyVoice
from api.policy.voices.models import PolicySealedVoice, PolicyVoiceRound
from api.policy.voices.schemas import VoiceDraft
from api.policy.voices.sealing import ROOM, Seal
from api.tables import metadata
from tests.evaluations.year_of_moves import done
from tests.found import found
from tests.http import problem_of
from tests.policy.talking import ANCHOR, Talking, a_day_later, talking
from tests.statements import listening, recorded

PACKAGE = Path(__file__).resolve().parents[2] / "api" / "policy" / "voices"
SEALED = select(PolicySealedVoice.voice_key, PolicySealedVoice.sealed)
TIMES = {"created_at", "updated_at"}
PEOPLE = {"author_id", "person_id", "employee_id", "user_id", "unit_id", "agency_id"}


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    with recorded():
        yield


def _rows(policy: Talking) -> dict[bytes, bytes]:
    def read(session: Session) -> dict[bytes, bytes]:
        return {row.voice_key: row.sealed for row in session.execute(SEALED)}

    return policy.db.read(read)


def _round(policy: Talking) -> Any:
    columns = select(PolicyVoiceRound.key_check, PolicyVoiceRound.is_over, PolicyVoiceRound.dropped)
    return policy.db.read(lambda session: session.execute(columns).one())


def _key_files(policy: Talking) -> list[str]:
    folder = policy.hr.app.state.voice_keys.folder
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


def test_no_column_leads_from_what_was_said_to_who_said_it() -> None:
    """Neither a key of anybody nor a moment; what is sealed has its place and its content alone."""
    voices, sealed = (metadata.tables[name] for name in ("policy_voices", "policy_sealed_voices"))

    assert set(sealed.columns.keys()) == {"policy_id", "voice_key", "sealed"}
    for table in (voices, sealed):
        assert not {*TIMES, *PEOPLE} & set(table.columns.keys())
        assert not [one for one in found(list(table.columns)) if isinstance(one.type, Instant)]
        assert table.dialect_options["sqlite"]["with_rowid"] is False
        referred = {key.column.table.name for key in table.foreign_keys}
        assert referred <= {"policies", "policy_clusters"}


def test_a_place_looks_alike_empty_or_not() -> None:
    seal = Seal(b"k" * 32)
    place = seal.place_of(UUID(int=7))
    said = VoiceDraft.model_validate({"anchor": "a", "text": "x" * 1200})

    sealed = [seal.close(place, one) for one in (None, said, said)]

    assert {len(one) for one in sealed} == {ROOM + 28}
    assert len(set(sealed)) == 3
    assert [seal.open(place, one) for one in sealed] == [None, said, said]


def test_the_path_publishes_nothing() -> None:
    """A house rule: an event beside a voice would say whose it is."""
    called = {
        getattr(node.func, "id", getattr(node.func, "attr", ""))
        for path in found(sorted(PACKAGE.glob("*.py")))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
    }

    assert "close" in called
    assert not called & {"publish", "publish_many"}


def test_everybody_who_is_asked_has_a_place_before_anybody_speaks(open_policy: Talking) -> None:
    early = open_policy.whispers(open_policy.wayan, "Terlalu awal.")
    open_policy.look_after(shows=False)
    people = open_policy.db.read(lambda session: session.scalar(select(func.count(Employee.id))))

    places = _rows(open_policy)

    assert problem_of(early) == "no-place-to-speak"
    assert len(places) == people
    assert {len(sealed) for sealed in found(list(places.values()))} == {ROOM + 28}
    assert _key_files(open_policy) == [f"{_round(open_policy).key_check.hex()}.key"]


def test_saving_is_one_statement_that_changes_one_row_and_leaves_nothing_else(
    open_policy: Talking,
) -> None:
    open_policy.look_after(shows=False)
    wayan = open_policy.wayan
    counted = (EventRecord, IdempotencyKey)

    def count(session: Session) -> list[int | None]:
        return [session.scalar(select(func.count()).select_from(kind)) for kind in counted]

    before, there = _rows(open_policy), open_policy.db.read(count)
    with listening() as sent:
        done(open_policy.whispers(wayan, "Saya khawatir soal beban."))
    after = _rows(open_policy)

    writing = [
        sql for sql in sent if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert len(writing) == 1
    assert writing[0].startswith("UPDATE policy_sealed_voices SET sealed=")
    assert before.keys() == after.keys()
    assert sum(before[key] != after[key] for key in after) == 1
    assert open_policy.db.read(count) == there


def test_one_reads_and_takes_back_what_is_not_shown_yet(open_policy: Talking) -> None:
    open_policy.look_after(shows=False)
    place = f"{open_policy.policy.path}/voice"
    done(open_policy.whispers(open_policy.wayan, "Saya khawatir."))
    mine = done(open_policy.wayan.get(place))
    others = done(open_policy.as_(open_policy.town.made.id).get(place))
    done(open_policy.whispers(open_policy.wayan, ""))

    assert mine["mine"] == {"anchor": ANCHOR, "kind": "comment", "text": "Saya khawatir."}
    assert (mine["allowed"], mine["open"], mine["least"]) == (True, True, 5)
    assert others["mine"]["text"] == ""
    assert done(open_policy.wayan.get(place))["mine"]["text"] == ""


def test_few_voices_wait_for_others(open_policy: Talking) -> None:
    people = open_policy.people(8)
    open_policy.look_after(shows=False)
    for at, who in enumerate(people[:4]):
        done(open_policy.whispers(who, f"Suara {at}"))
    open_policy.look_after()
    waiting = open_policy.voices()
    done(open_policy.whispers(people[4], "Suara 4"))
    open_policy.look_after()

    assert waiting == []
    assert {one["text"] for one in open_policy.voices()} == {f"Suara {at}" for at in range(5)}


def test_what_is_shown_has_keys_of_chance_and_no_order(open_policy: Talking) -> None:
    """Version 4, and not the order in which they were said, over and over."""
    people = open_policy.people(12)
    for turn in range(2):
        open_policy.look_after(shows=False)
        for at, who in enumerate(people):
            done(open_policy.whispers(who, f"{turn} {at:02}"))
        open_policy.look_after()
    rows = select(PolicyVoice.id, PolicyVoice.text)
    kept = open_policy.db.read(lambda session: session.execute(rows).all())
    orders = [[row.text for row in kept if row.text.startswith(turn)] for turn in "01"]

    assert len(kept) == 24
    assert {row.id.version for row in found(kept)} == {4}
    assert [order == sorted(order) for order in orders] == [False, False]
    assert [one["id"] for one in open_policy.voices()] == sorted(str(row.id) for row in kept)


def test_a_round_ends_with_its_key(open_policy: Talking) -> None:
    """New places under a new key; nothing opens those of before, in no copy of the database."""
    people = open_policy.people(6)
    open_policy.look_after(shows=False)
    key, before = _round(open_policy).key_check, _rows(open_policy)
    for who in people:
        done(open_policy.whispers(who, "Suara."))
    open_policy.look_after()
    after = _rows(open_policy)

    assert not before.keys() & after.keys()
    assert _key_files(open_policy) == [f"{_round(open_policy).key_check.hex()}.key"]
    assert _round(open_policy).key_check != key
    done(open_policy.whispers(people[0], "Sekali lagi."))


def test_few_at_the_end_join_those_before_or_are_dropped(open_policy: Talking) -> None:
    other = talking(open_policy.town, open_policy.as_, open_policy.db)
    people = open_policy.people(6)
    open_policy.look_after(shows=False)
    for who in people:
        done(open_policy.whispers(who, "Suara."))
    open_policy.look_after()
    done(open_policy.whispers(people[0], "Susulan."))
    done(other.whispers(people[0], "Sendiri."))

    for one in (open_policy, other):
        one.close()
    open_policy.look_after(shows=False)

    assert len(open_policy.voices()) == 7
    assert other.voices() == []
    dropped = [
        done(one.wayan.get(f"{one.policy.path}/voice"))["dropped"] for one in (open_policy, other)
    ]
    assert dropped == [False, True]
    assert _rows(open_policy) == {}
    assert _key_files(open_policy) == []


def test_a_lost_key_is_said_and_a_round_begins_anew(open_policy: Talking) -> None:
    open_policy.look_after(shows=False)
    done(open_policy.whispers(open_policy.wayan, "Hilang."))
    folder = open_policy.hr.app.state.voice_keys.folder
    for file in found(list(folder.iterdir())):
        file.unlink()
    refused = open_policy.whispers(open_policy.wayan, "Lagi.")
    open_policy.look_after()

    assert problem_of(refused) == "no-place-to-speak"
    assert done(open_policy.wayan.get(f"{open_policy.policy.path}/voice"))["dropped"] is True
    done(open_policy.whispers(open_policy.wayan, "Lagi."))


def test_a_policy_with_names_has_no_places(open_policy: Talking) -> None:
    named = talking(open_policy.town, open_policy.as_, open_policy.db, anonymous_allowed=False)
    open_policy.look_after()

    assert problem_of(named.whispers(named.wayan, "Halo.")) == "voices-not-allowed"
    keys = select(PolicySealedVoice.policy_id).distinct()
    there = open_policy.db.read(lambda session: session.scalars(keys).all())
    assert [str(key) for key in there] == [open_policy.policy.id]


def test_a_voice_has_its_form(open_policy: Talking) -> None:
    open_policy.look_after(shows=False)
    wayan = open_policy.wayan

    wide = open_policy.whispers(wayan, "ꦲ" * 1200)
    long = open_policy.whispers(wayan, "x" * 1201)
    nowhere = open_policy.whispers(wayan, "Halo.", "tidak-ada")
    late = a_day_later(lambda: open_policy.whispers(open_policy.wayan, "Terlambat."))

    assert wide.json()["errors"][0]["pointer"] == "/text"
    assert long.json()["errors"][0]["pointer"] == "/text"
    assert nowhere.status_code == 404
    assert problem_of(late) == "consultation-closed"


def test_a_voice_is_answered_and_hidden_beside_the_paragraph(open_policy: Talking) -> None:
    people = open_policy.people(6)
    hr, path = open_policy.hr, open_policy.policy.path
    open_policy.look_after(shows=False)
    for at, who in enumerate(people):
        done(open_policy.whispers(who, f"Suara {at}"))
    open_policy.look_after()
    first, second, *rest = (one["id"] for one in open_policy.voices())
    answer = {"verdict": "partly", "answer": "Sebagian sudah dihitung."}
    done(hr.put(f"/policies/voices/{first}/hiding", {"reason": "Menyebut nama."}, version=1))
    done(hr.post(f"/policies/voices/{second}/answer", answer, version=1))
    cluster = done(hr.post(f"{path}/clusters", {"name": "Beban", "voice_ids": rest}))
    done(hr.post(f"/policies/clusters/{cluster['id']}/answer", answer, version=1))
    refused = open_policy.wayan.post(f"/policies/voices/{second}/answer", answer, version=2)
    shown = {one["id"]: one for one in open_policy.voices()}

    assert (shown[first]["text"], shown[first]["hidden_reason"]) == (None, "Menyebut nama.")
    assert shown[second]["answer"] == {**answer, "cluster": None}
    assert {shown[key]["answer"]["cluster"] for key in rest} == {"Beban"}
    assert problem_of(refused) == "not-permitted"
    assert done(hr.get(f"{path}/talk"))["unanswered"] == 0
    done(hr.delete(f"/policies/voices/{first}/hiding", version=2))


def test_what_was_said_lies_nowhere_in_the_clear_before_it_is_shown(open_policy: Talking) -> None:
    open_policy.look_after(shows=False)
    done(open_policy.whispers(open_policy.wayan, "Kalimat yang mudah dicari."))
    sealed = b"".join(_rows(open_policy).values())
    names = text("SELECT count(*) FROM policy_voices")

    assert b"mudah dicari" not in sealed
    assert open_policy.db.read(lambda session: session.scalar(names)) == 0
