"""A PostgreSQL of the tests' own: in a folder that goes away, on loopback, never as root."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

BINARIES = "SIMKINERJA_POSTGRES_BIN"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "autovacuum": "off",
    "track_commit_timestamp": "off",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


class NoPostgres(RuntimeError):
    """Tests that need PostgreSQL fail without it; they are never skipped."""


def binaries() -> Path:
    """Find initdb and its kin: where the variable says, or Debian's."""
    named = os.environ.get(BINARIES)
    candidates = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    for folder in reversed(candidates):
        if (folder / "initdb").exists():
            return folder
    raise NoPostgres(
        f"PostgreSQL was not found: install Debian's package postgresql, or name the folder of "
        f"initdb in {BINARIES}"
    )


class Cluster:
    """One running server."""

    def __init__(self, *, durable: bool = False) -> None:
        self.bin = binaries()
        self.root = Path(tempfile.mkdtemp(prefix="simkinerja-pg-"))
        self.port = _free_port()
        self.settings = {**SETTINGS, **(DURABLE if durable else {})}
        self.account = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name

    def start(self) -> None:
        if os.geteuid() == 0:
            owner = pwd.getpwnam(self.account)
            os.chown(self.root, owner.pw_uid, owner.pw_gid)
        data = self.root / "data"
        self._run(
            "initdb", "-D", data, "-U", "simkinerja", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        with (data / "postgresql.conf").open("a") as file:
            for name, value in self.settings.items():
                file.write(f"{name} = '{value}'\n")
            file.write(f"port = {self.port}\nunix_socket_directories = '{self.root}'\n")
        self._run("pg_ctl", "-D", data, "-w", "-l", self.root / "log", "start")

    def restart(self, way: str) -> None:
        """Restart as pg_ctl knows it: fast ends every session, immediate is a crash."""
        self._run(
            "pg_ctl", "-D", self.root / "data", "-w", "-m", way, "-l", self.root / "log", "restart"
        )

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.root / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.root, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql://simkinerja@127.0.0.1:{self.port}/{database}"

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self.bin / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = [
                "setpriv",
                f"--reuid={self.account}",
                "--regid=postgres",
                "--clear-groups",
                *command,
            ]
        done = subprocess.run(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
        )
        if done.returncode:
            raise NoPostgres(f"{program} failed:\n{done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
