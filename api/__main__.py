"""`python -m api`: the command line, kept out of the web processes that `serve` starts.

A process that is started anew imports its parent's main module, unless that is a `__main__`: so web
processes hold neither the command line nor what only that needs (alembic, the calendar of feasts), 20 MB of it.
"""

from api.cli import app

if __name__ == "__main__":
    app()
