"""What every journey needs: Chromium, Node, a place for pictures when they are wanted."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.server import ROOT

BROWSER = "SIMKINERJA_CHROMIUM"
PICTURES = "PICTURES"


def browser() -> str:
    """Find Chromium: what the variable names, or Debian's."""
    found = os.environ.get(BROWSER) or shutil.which("chromium")
    if not found:
        sys.exit(
            f"Chromium was not found: install Debian's package chromium, or name it in {BROWSER}"
        )
    return found


def walk(script: str, address: str, name: str, **more: str) -> int:
    """Let the browser walk one script through a server; give the walker's exit code.

    Whoever wants to see the pages names a folder in PICTURES.
    """
    if PICTURES in os.environ:
        more[PICTURES] = str(Path(os.environ[PICTURES]).resolve() / name)
    done = subprocess.run(
        ["node", f"e2e/{script}"],
        cwd=ROOT / "frontend",
        env={
            **os.environ,
            "BASE_URL": address,
            "CHROMIUM": browser(),
            **more,
        },
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode
