"""The worker has no routers: it must know the jobs of the import all the same."""

import subprocess
import sys

PROGRAM = """
import api.worker
from api.foundation import jobs
from api.imports.service import READ
print(READ in jobs._kinds, "api.routers" in __import__("sys").modules)
"""


def test_the_worker_knows_how_to_read_an_import() -> None:
    """In a process of its own, since the tests' app has imported everything."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["True", "False"]
