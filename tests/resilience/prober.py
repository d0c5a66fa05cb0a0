"""Another person beside a test: asks a server again and again, and tells how long the longest answer took.

Reads lines: each is answered with the longest milliseconds since the one before, and the number of
answers. In a process of its own, so that what the test itself does is not measured.
"""

import http.client
import sys
import threading
import time

PAUSE = 0.01


class Prober(threading.Thread):
    """Asks until the end of the program."""

    def __init__(self, port: int, path: str, cookie: str) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.headers = {"Cookie": f"simk_session={cookie}"}
        self.door = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.longest, self.count = 0.0, 0

    def run(self) -> None:
        while True:
            began = time.perf_counter()
            self.door.request("GET", self.path, headers=self.headers)
            answer = self.door.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"answered {answer.status}")
            self.longest = max(self.longest, time.perf_counter() - began)
            self.count += 1
            time.sleep(PAUSE)


def main() -> None:
    prober = Prober(int(sys.argv[1]), sys.argv[2], sys.argv[3])
    prober.start()
    for _ in sys.stdin:
        print(round(prober.longest * 1000), prober.count, flush=True)  # noqa: T201 - the answer
        prober.longest, prober.count = 0.0, 0
        if not prober.is_alive():
            sys.exit(1)


if __name__ == "__main__":
    main()
