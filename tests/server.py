"""A real server of our own: the command line's, on loopback, with a database of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(database_url: str, folder: Path, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "SIMKINERJA_MODE": "demo",
        "SIMKINERJA_DATA_FOLDER": str(folder),
        "SIMKINERJA_SPA_FOLDER": str(ROOT / "frontend" / "dist"),
        "SIMKINERJA_TODAY": "2026-10-08",
        **more,
    }


def command(*arguments: str, program: str = "api") -> list[str]:
    return [sys.executable, "-m", program, *arguments]


def run(env: dict[str, str], *arguments: str, program: str = "api") -> str:
    """Run a command of the command line, or of another program, to its end."""
    done = subprocess.run(
        command(*arguments, program=program),
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise RuntimeError(f"{arguments} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


@contextmanager
def serving(env: dict[str, str], log: Path, workers: int = 1) -> Iterator[str]:
    """Serve until the block ends; give the address."""
    with served(env, log, workers) as (address, _):
        yield address


@contextmanager
def served(
    env: dict[str, str], log: Path, workers: int = 1, *, root: Path = ROOT, program: str = "api"
) -> Iterator[tuple[str, int]]:
    """Serve the code of a folder until the block ends; give the address and the process."""
    port = free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command("serve", "--port", str(port), "--workers", str(workers), program=program),
            cwd=root,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_ready(address, process, log)
            yield address, process.pid
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended:\n{log.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(f"{address}/api/health/ready", timeout=2):  # noqa: S310 - loopback
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError(f"the server did not become ready:\n{log.read_text()[-3000:]}")
