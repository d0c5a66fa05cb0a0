"""The two servers, each one process, started alike; and the load generator beside them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import uvicorn

from api.foundation.connections import SERVED
from bench.city import City
from tests.server import ROOT, free_port, wait_until_ready

PRODUCT, LIMIT = "api.main:create_app", "bench.limit.app:create_app"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Tell how many seconds of processor the server has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def serving(app: str, city: City) -> Iterator[Server]:
    """Serve an app over a city: one worker, uvicorn as in production."""
    port = free_port()
    log = city.folder / f"{app.split('.', 1)[0]}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.servers", app, str(port)],
            cwd=ROOT,
            env=city.env,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", process, log)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Generator:
    """The load generator's process."""

    def __enter__(self) -> "Generator":
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.generator"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        return self

    def __exit__(self, *_exception: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(30)

    def drive(self, **order: Any) -> dict[str, Any]:
        """Send one order, wait for its figures."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(orjson.dumps(order) + b"\n")
        self.process.stdin.flush()
        found: dict[str, Any] = orjson.loads(self.process.stdout.readline())
        if found["failed"]:
            raise RuntimeError(found["failed"])
        return found


def main() -> None:
    """Serve like `simkinerja serve --workers 1` does."""
    uvicorn.run(
        sys.argv[1],
        factory=True,
        host="127.0.0.1",
        port=int(sys.argv[2]),
        workers=1,
        access_log=False,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        **SERVED,
    )


if __name__ == "__main__":
    main()
