"""The command line: start, migrate, administer, verify, back up."""

import asyncio
import multiprocessing
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
import uvicorn
from uvicorn import _subprocess

from api import administration, backup, database_role, subscriptions, verification
from api.analytics import counter
from api.contract import written
from api.development.promotion import follower as promotion
from api.foundation.clock import set_today
from api.foundation.connections import SERVED
from api.foundation.erasure import erase_data
from api.foundation.events import SYSTEM
from api.foundation.private_files import keep_files_private
from api.foundation.work import Database
from api.identity.keys import KeyRing
from api.main import create_app
from api.measurements.figures import follower
from api.record_check import ALL, Wanted
from api.seed import seed
from api.settings import Settings, UnsafeSettings
from api.upgrade import upgrade
from api.worker import work_until_stopped

STARTING = 60
"""Seconds that a worker may take to answer its parent; a busy machine needs more than five to start one."""

app = typer.Typer(no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)
admin = typer.Typer(no_args_is_help=True, help="Administrators.")
events = typer.Typer(no_args_is_help=True, help="The event log.")
app.add_typer(admin, name="admin")
facts = typer.Typer(no_args_is_help=True, help="Figures of people and periods.")
app.add_typer(events, name="events")
app.add_typer(facts, name="facts")
promotions = typer.Typer(no_args_is_help=True, help="Conditions of promotion.")
app.add_typer(promotions, name="promotion")

Workers = Annotated[int, typer.Option(min=1, max=64, help="Web processes.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]
Host = Annotated[str, typer.Option()]


def _act(settings: Settings, function: Callable[..., Any], *given: Any) -> Any:
    """Run one function in one transaction."""
    return _with_database(settings, lambda database: database.write(function, *given))


def _with_database(settings: Settings, act: Callable[[Database], Awaitable[Any]]) -> Any:
    """Do something that takes its own transactions."""

    async def run() -> Any:
        database = Database(settings.database_url, size=2)
        try:
            return await act(database)
        finally:
            await database.close()

    subscriptions.connect()
    if settings.today:
        set_today(settings.today)
    return asyncio.run(run())


def _prepare(settings: Settings) -> None:
    asyncio.run(upgrade(settings.database_url))
    _act(settings, seed)


@contextmanager
def _telling() -> Iterator[None]:
    """End with one sentence where something is refused."""
    try:
        yield
    except (backup.BackupFailed, database_role.RoleRefused, UnsafeSettings) as failed:
        typer.echo(str(failed), err=True)
        raise typer.Exit(1) from failed


@app.callback()
def _begin() -> None:
    keep_files_private()


@app.command()
def migrate() -> None:
    """Bring the database to this version's schema and rules; copies a SQLite that changes first."""
    settings = Settings()
    with _telling():
        kept = backup.before_upgrade(settings)
    if kept:
        typer.echo(f"Cadangan sebelum pembaruan: {kept}")
    _prepare(settings)
    backup.after_upgrade(settings)
    typer.echo("Basis data siap.")


@app.command("grant-role")
def grant_role(
    name: str,
    password_file: Annotated[Path | None, typer.Option(help="Its password, in a file.")] = None,
) -> None:
    """Let a role of PostgreSQL's do what the service does, and no more; after each migrate, by the owner."""
    password = password_file.read_text(encoding="utf-8").strip() if password_file else None
    with _telling():
        asyncio.run(database_role.grant(Settings(), name, password))
    typer.echo(f"Peran {name} siap.")


@app.command()
def serve(host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = 2) -> None:
    """Serve the API and the SPA, for production unless SIMKINERJA_MODE says demo; migrate first."""
    with _telling():
        Settings().check()
    _share_what_is_imported()
    uvicorn.run(
        "api.preloaded:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_worker_healthcheck=STARTING,
        **SERVED,
    )


def _share_what_is_imported() -> None:
    """Let web processes be forks of one that has imported the program, and share that memory with it.

    Uvicorn spawns them, and names that in one place; see docs/decisions/0016.
    """
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(["api.preloaded"])
    _subprocess.spawn = forking  # type: ignore[assignment]  # of the same kind: a context


@app.command()
def worker() -> None:
    """Do background jobs; set SIMKINERJA_RUN_JOBS=false for the web processes then."""
    asyncio.run(work_until_stopped(Settings()))


@app.command()
def contract(path: Annotated[Path, typer.Argument()] = Path("openapi.yaml")) -> None:
    """Write the OpenAPI contract."""
    path.write_text(written(create_app(Settings(mode="demo"))), encoding="utf-8")
    typer.echo(f"{path} ditulis.")


@admin.command("create")
def create_admin(login: str) -> None:
    """Make an administrator and print a one-time activation code."""
    settings = Settings()
    secret = KeyRing.load(settings.keys()).code_secrets[0]
    issued = _act(settings, administration.create_admin, login, secret)
    typer.echo(f"Nama masuk : {issued['login']}\nKode       : {issued['code']}")
    typer.echo("Buka /masuk/aktivasi dan tetapkan kata sandi. Kode berlaku 14 hari, sekali pakai.")


@events.command("verify")
def verify_events() -> None:
    """Compare every agency's chain of events with itself and with the anchors; exit 1 where it is broken."""
    broken, summary = asyncio.run(verification.verify_events(Settings()))
    for line in broken:
        typer.echo(line, err=True)
    if broken:
        raise typer.Exit(1)
    typer.echo(f"Rantai peristiwa utuh: {summary}")


@events.command("erase")
def erase_event(
    event_id: UUID, reason: Annotated[str, typer.Option(help="By which right; it is recorded.")]
) -> None:
    """Erase what one event says, lawfully: on PostgreSQL as the owner of the tables."""
    _act(Settings(), erase_data, SYSTEM, event_id, reason)
    typer.echo("Data peristiwa dihapus; penghapusannya tercatat.")


@app.command("verify-records")
def verify_records(
    agency: Annotated[int, typer.Option(help="Number of one agency; all when not given.")] = ALL,
    since: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])] = datetime(1970, 1, 2),  # noqa: DTZ001 - a day
) -> None:
    """Compare agreed plans, evaluations and receipts with their events; exit 1 where one differs."""
    wanted = Wanted(agency, since.date())
    well, summary = asyncio.run(
        verification.verify_records(Settings(), wanted, lambda line: typer.echo(line, err=True))
    )
    typer.echo(f"Catatan diperiksa: {summary}")
    if not well:
        raise typer.Exit(1)


@facts.command("verify")
def verify_facts() -> None:
    """Compute all figures slowly and anew; exit 1 where one is kept otherwise."""
    measured = _with_database(Settings(), follower.find_wrong)
    for line in measured:
        typer.echo(f"Angka terukur tidak sama: SKP dan periode {line}", err=True)
    wrong = _with_database(Settings(), counter.find_wrong)
    for line in wrong:
        typer.echo(f"Angka tidak sama: periode dan penempatan {line}", err=True)
    if measured or wrong:
        raise typer.Exit(1)
    typer.echo("Semua angka sama dengan hitungan ulang.")


@facts.command("repair")
def repair_facts() -> None:
    """Compute all figures anew and keep them; people may go on working meanwhile."""
    repaired = _with_database(Settings(), follower.repair)
    repaired += _with_database(Settings(), counter.repair)
    typer.echo(f"{repaired} baris angka diperbaiki.")


@promotions.command("verify")
def verify_promotions() -> None:
    """Judge everybody anew for the next windows; exit 1 where something is kept otherwise."""
    wrong = _with_database(Settings(), promotion.find_wrong)
    for line in wrong:
        typer.echo(f"Syarat kenaikan pangkat tidak sama: pegawai, jendela, jalur {line}", err=True)
    if wrong:
        raise typer.Exit(1)
    typer.echo("Semua syarat kenaikan pangkat sama dengan hitungan ulang.")


@promotions.command("recheck")
def recheck_promotions() -> None:
    """Judge everybody anew and keep it; people may go on working meanwhile."""
    repaired = _with_database(Settings(), promotion.recheck_all)
    typer.echo(f"{repaired} baris syarat kenaikan pangkat diperbarui.")


@app.command("backup")
def make_backup(folder: Path) -> None:
    """Copy database and evidence into a new folder below the given one."""
    with _telling():
        typer.echo(f"Cadangan: {backup.make(Settings(), folder)}")


@app.command()
def restore(folder: Path) -> None:
    """Put a backup in place of an empty database and evidence folder."""
    with _telling():
        backup.restore(Settings(), folder)
    typer.echo("Cadangan dipulihkan.")


@app.command("verify")
def verify_backup(folder: Path) -> None:
    """Check that a backup is whole: every file by its hash, the database by its own check."""
    problems = backup.verify(folder)
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(1)
    typer.echo("Cadangan utuh.")


if __name__ == "__main__":
    app()
