"""The inner side of `bounded`: takes its limits upon itself, then reads what nobody vouches for.

Runs as a program. It imports little, so that it starts within some 20 ms, and knows no setting, no
secret and no database.
"""

import importlib
import os
import resource
import sys

import orjson

OUT_OF_MEMORY = 3
LOW_PRIORITY = 10
"""Whoever waits for an answer goes before whoever waits for a file."""


def main() -> None:
    """Run the function that the arguments name with standard input; write what it yields, line by line."""
    root, module, name, given, memory, seconds = sys.argv[1:]
    sys.path.insert(0, root)
    _limit(int(memory), int(seconds))
    read = getattr(importlib.import_module(module), name)
    try:
        for answer in read(sys.stdin.buffer, orjson.loads(given)):
            sys.stdout.buffer.write(orjson.dumps(answer) + b"\n")
        sys.stdout.buffer.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _limit(memory: int, seconds: int) -> None:
    """Bound address space and processor time; write no file, leave no image of the memory."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(LOW_PRIORITY)


if __name__ == "__main__":
    main()
