"""Imports the program once and forks a server each time it is asked, so that many kills are quick.

Reads lines: `start` forks a server and answers with its process id; the end of input ends it. The
child is an ordinary server process: killing it with SIGKILL is killing the server in mid-write.
"""

import os
import signal
import socket
import sys

import uvicorn

from api.main import create_app


def serve(listening: socket.socket) -> None:
    """Be a server until killed."""
    config = uvicorn.Config(create_app, factory=True, access_log=False, log_level="critical")
    uvicorn.Server(config).run(sockets=[listening])


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", 0))
    listening.listen(256)
    print(listening.getsockname()[1], flush=True)  # noqa: T201 - the answer to whoever started us
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            serve(listening)
            os._exit(0)
        print(child, flush=True)  # noqa: T201 - the answer to whoever asked


if __name__ == "__main__":
    main()
