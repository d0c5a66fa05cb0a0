"""The application as web processes find it: imported once, by the process that all of them are forked from.

They share what was imported, as long as they do not write on it; so it is put where no collection looks.
"""

import gc

from api.main import create_app

__all__ = ["create_app"]

gc.collect()
gc.freeze()
