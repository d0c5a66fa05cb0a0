"""The command line as an operator types it, from an empty database to a served one."""

import asyncio
import subprocess
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.analytics.models import PersonPeriodFacts
from api.foundation.event_tables import EventRecord
from api.foundation.events import publish
from api.settings import Settings
from api.upgrade import downgrade
from tests.analytics.happenings import opened
from tests.conftest import Db
from tests.evaluations.factories import Q3
from tests.foundation.factories import publish_example
from tests.goals.factories import make_plan
from tests.http import Client
from tests.people import Town
from tests.server import ROOT, command, environment, run


def _env(settings: Settings, **more: str) -> dict[str, str]:
    return environment(settings.database_url, settings.data_folder, **more)


def refusal_of(env: dict[str, str], *arguments: str, program: str = "api") -> str:
    done = subprocess.run(
        command(*arguments, program=program),
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_from_nothing_to_a_database(empty: Settings, runner: asyncio.Runner, engine: str) -> None:
    env = _env(empty)

    assert "siap" in run(env, "migrate")
    assert "Cadangan" not in run(env, "migrate")
    runner.run(downgrade(empty.database_url, "-1"))
    assert ("Cadangan sebelum pembaruan" in run(env, "migrate")) == (engine == "sqlite")


def test_an_administrator_is_made_and_activates(settings: Settings, nobody: Client) -> None:
    """In a database that has nothing but the rules: whoever operates it begins with this."""
    told = run(_env(settings), "admin", "create", "Kepala.TI")
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    login, code = (facts[name].strip() for name in ("Nama masuk ", "Kode       "))

    chosen = {"login": login, "code": code, "new_password": "gamelan subak canang 77"}
    activated = nobody.post("/session/activation", chosen)

    assert login == "kepala.ti"
    assert activated.status_code == 201, activated.text
    assert nobody.get("/role-grants").status_code == 200
    assert "sudah berisi" in refusal_of(_env(settings), "load", program="demo")


def test_the_contract_is_written_as_committed(settings: Settings, tmp_path: Path) -> None:
    run(_env(settings), "contract", str(tmp_path / "contract.yaml"))

    assert (tmp_path / "contract.yaml").read_text() == (ROOT / "openapi.yaml").read_text()


def test_a_whole_chain_verifies_and_a_tampered_one_does_not(settings: Settings, db: Db) -> None:
    for number in range(3):
        db.write(publish_example, 1, f"catatan {number}")

    assert "utuh" in run(_env(settings), "events", "verify")
    db.write(_tamper)
    refused = refusal_of(_env(settings), "events", "verify")

    assert "rusak pada perangkat daerah 1: " in refused


def test_figures_verify_and_are_repaired(settings: Settings, town: Town, db: Db) -> None:
    db.write(make_plan, town.wayan, town.chief)
    db.write(publish, opened(Q3))
    assert "sama dengan hitungan ulang" in run(_env(settings), "facts", "verify")
    wrong = db.write(_misreport, town)

    refused = refusal_of(_env(settings), "facts", "verify")

    assert refused.count(f"{Q3} {wrong}") == 1
    assert "1 baris" in run(_env(settings), "facts", "repair")
    assert "sama dengan hitungan ulang" in run(_env(settings), "facts", "verify")


def _misreport(session: Session, town: Town) -> UUID:
    row = session.scalars(
        select(PersonPeriodFacts).where(
            PersonPeriodFacts.employee_id == town.wayan.id, PersonPeriodFacts.period_id == Q3
        )
    ).one()
    row.reported += 1
    return row.assignment_id


def _tamper(session: Session) -> None:
    """As somebody does who has the database itself, and takes its guard away."""
    if session.get_bind().dialect.name == "sqlite":
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for name in session.scalars(text(guards)).all():
            session.execute(text(f"DROP TRIGGER {name}"))
    session.execute(text("UPDATE events SET reason = 'lain'"))


def test_the_data_of_an_event_is_erased_and_the_chain_verifies(settings: Settings, db: Db) -> None:
    """The anchors' folder is the data folder's; whoever asks for no such event is told so."""
    db.write(publish_example, 1, "pribadi")
    key = db.read(lambda session: session.scalar(select(EventRecord.id)))

    assert "tercatat" in run(_env(settings), "events", "erase", str(key), "--reason", "Putusan 12")
    assert "utuh: 2 peristiwa dalam rantai; belum ada jangkar" in run(
        _env(settings), "events", "verify"
    )


@pytest.mark.parametrize("mode", ["demo", "production"])
def test_a_record_without_an_event_is_counted_and_in_production_refused(
    settings: Settings, town: Town, db: Db, mode: str
) -> None:
    """A plan that was made by rows, as copies of the demonstration are."""
    db.write(make_plan, town.wayan, town.chief)
    env = _env(settings, SIMKINERJA_MODE=mode)

    if mode == "demo":
        assert "0 berbeda; tanpa peristiwa yang memuatnya: 1 SKP" in run(env, "verify-records")
    else:
        assert "tidak ada peristiwa" in refusal_of(env, "verify-records", "--since", "2026-01-01")


def test_a_backup_goes_there_and_back(settings: Settings, empty: Settings, tmp_path: Path) -> None:
    made = run(_env(settings), "backup", str(tmp_path / "kept"))
    folder = made.removeprefix("Cadangan: ").strip()

    assert "utuh" in run(_env(settings), "verify", folder)
    assert "dipulihkan" in run(_env(empty), "restore", folder)
    assert "sudah ada" in refusal_of(_env(empty), "restore", folder)
    assert "utuh" in run(_env(empty), "events", "verify")


def test_a_folder_that_is_no_backup_is_refused(settings: Settings, tmp_path: Path) -> None:
    assert "manifest.json tidak ada" in refusal_of(_env(settings), "verify", str(tmp_path))
    assert "manifest.json tidak ada" in refusal_of(_env(settings), "restore", str(tmp_path))
