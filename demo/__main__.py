"""The command line of the demonstration: `python -m demo load`, and what `make run` does."""

import asyncio
import os
from collections.abc import Callable
from typing import Annotated, Any

import typer

from api import cli
from api.foundation.private_files import keep_files_private
from api.foundation.work import Database
from api.settings import Settings
from demo import load as loading
from demo.days import TODAY
from demo.personas import PASSWORD, SIGN_INS

app = typer.Typer(no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)
People = Annotated[int, typer.Option(min=loading.USUAL, help="11000 is the whole city.")]


@app.callback()
def _begin() -> None:
    keep_files_private()


@app.command()
def load(people: People = loading.USUAL) -> None:
    """Load fictitious people into an empty, migrated database."""
    _load(people)
    _tell_sign_ins()


@app.command()
def run(people: People = loading.USUAL, port: cli.Port = 8000) -> None:
    """Prepare the database, load the city when there is nobody, and serve it on the city's day."""
    os.environ.setdefault("SIMKINERJA_TODAY", TODAY.isoformat())
    cli.migrate()
    there = _read(loading.demo_people)
    if there == 0:
        _load(people)
    elif there != people:
        typer.echo(f"Sudah ada kota contoh dengan {there} pegawai; yang itu yang dijalankan.")
        typer.echo("Untuk kota lain: hentikan, kosongkan basis data, lalu ulangi perintah ini.")
    typer.echo(f"\nSIM Kinerja ASN: http://127.0.0.1:{port}")
    _tell_sign_ins()
    typer.echo("Hentikan dengan Ctrl+C.")
    cli.serve(port=port, workers=1)


def _load(people: int) -> None:
    try:
        loading.load(Settings(), people, typer.echo)
    except loading.DemoRefused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(1) from refused


def _read(function: Callable[..., Any]) -> Any:
    async def read() -> Any:
        database = Database(Settings().database_url, size=2)
        try:
            return await database.read(function)
        finally:
            await database.close()

    return asyncio.run(read())


def _tell_sign_ins() -> None:
    typer.echo(f"\nKata sandi semua pegawai contoh: {PASSWORD}")
    for one in SIGN_INS:
        nip = f" (NIP {one.number})" if one.number else ""
        typer.echo(f"  {one.login:<10}{one.name}{nip}")
        typer.echo(f"            {one.who}. {one.to_try}")


if __name__ == "__main__":
    app()
