"""Starts a server on each engine with the demo city and walks through it with a browser."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.cluster import Cluster
from tests.server import ROOT, environment, run, serving

BROWSER = "SIMKINERJA_CHROMIUM"


def browser() -> str:
    """Find Chromium: what the variable names, or Debian's."""
    found = os.environ.get(BROWSER) or shutil.which("chromium")
    if not found:
        sys.exit(
            f"Chromium was not found: install Debian's package chromium, or name it in {BROWSER}"
        )
    return found


def walk(name: str, database_url: str, folder: Path, pictures: Path) -> int:
    """Load the city, serve it, let the browser walk; give the walker's exit code."""
    env = environment(database_url, folder / "data")
    run(env, "migrate")
    run(env, "demo", "load")
    with serving(env, folder / "server.log") as address:
        print(f"— {name}: {address}", flush=True)  # noqa: T201 - tells which engine comes
        done = subprocess.run(
            ["node", "e2e/run.mjs"],
            cwd=ROOT / "frontend",
            env={
                **os.environ,
                "BASE_URL": address,
                "CHROMIUM": browser(),
                "PICTURES": str(pictures / name),
                "ENGINE": name,
            },
            check=False,
            stdin=subprocess.DEVNULL,
        )
    return done.returncode


def main() -> int:
    pictures = Path(os.environ.get("PICTURES", tempfile.mkdtemp(prefix="simkinerja-pictures-")))
    cluster = Cluster()
    cluster.start()
    try:
        worst = 0
        for name in ("sqlite", "postgresql"):
            with tempfile.TemporaryDirectory(prefix="simkinerja-journey-") as place:
                folder = Path(place)
                url = (
                    f"sqlite:///{folder}/city.sqlite3"
                    if name == "sqlite"
                    else cluster.url("postgres")
                )
                worst = max(worst, walk(name, url, folder, pictures))
        return worst
    finally:
        cluster.stop()


if __name__ == "__main__":
    sys.exit(main())
