"""What this product writes is about people: its own account may read it, nobody else."""

import os

NOT_OTHERS = 0o077


def keep_files_private() -> None:
    """Make files 0600 and folders 0700 from here on, whatever the process was started with.

    The database with its journals, keys, evidence, imports and backups are written by libraries and
    other programs as well, which all go by this.
    """
    os.umask(NOT_OTHERS)
