"""`python bench/orders.py URL FOLDER PEOPLE`: load a city by the code in this folder, write who asks.

Run by `bench.turns` inside an earlier commit too, so it may ask of `bench` only what that had as well.
"""

import sys
from pathlib import Path

import orjson

from bench.city import City


def main() -> None:
    city = City(sys.argv[1], Path(sys.argv[2]))
    city.load(int(sys.argv[3]))
    orders = {name: city.orders(asks) for name, asks in city.asks.items()}
    (city.folder / "orders.json").write_bytes(orjson.dumps(orders))


if __name__ == "__main__":
    main()
