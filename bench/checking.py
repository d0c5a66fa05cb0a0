"""Before anything is timed: both servers answer the same, and ask the database the same."""

import asyncio
import logging
from pathlib import Path
from typing import Any

import httpx

from api.foundation.logs import configure
from api.foundation.work import Database
from api.main import create_app
from api.settings import Settings
from bench.city import TODAY, Ask, City
from bench.counted import until_counted
from bench.limit.app import Limit
from bench.limit.reads import READS as READS_OF_LIMIT
from bench.measuring import READS
from bench.servers import Server
from tests.statements import listening, recorded, statements

SAMPLES = 20
OF_ITS_OWN = ("number", "received_at", "reported", "indicators")
"""What two reports of different lines have each for itself."""


class Different(RuntimeError):
    """The limit is none: it does something else than the product."""


def same_answers(city: City, product: Server, limit: Server, reports: list[Ask]) -> None:
    """Compare answers of both servers, read by read, and the answers to two reports."""
    with httpx.Client() as client:
        for name in READS:
            for one in city.asks[name][:SAMPLES]:
                answers = [_asked(client, server, city, one) for server in (product, limit)]
                if answers[0] != answers[1]:
                    raise Different(f"{one.path}\n{answers[0]}\n{answers[1]}")
        pairs = zip(reports[::2], reports[1::2], strict=True)
        for left, right in pairs:
            shown = [_shape(_asked(client, product, city, left))]
            shown.append(_shape(_asked(client, limit, city, right)))
            if shown[0] != shown[1]:
                raise Different(f"{left.path}\n{shown[0]}\n{shown[1]}")


def _asked(client: httpx.Client, server: Server, city: City, ask: Ask) -> Any:
    (order,) = city.orders([ask])
    response = client.request(
        ask.method,
        f"http://127.0.0.1:{server.port}{ask.path}",
        headers=order["headers"],
        json=ask.body,
    )
    if response.status_code >= 300:
        raise Different(f"{ask.path}: {response.status_code} {response.text[:400]}")
    return response.json()


def _shape(answer: dict[str, Any]) -> Any:
    return sorted(answer), {k: v for k, v in answer.items() if k not in OF_ITS_OWN}


def count_statements(city: City, names: tuple[str, ...], report: Ask) -> dict[str, int]:
    """Count the statements of a request, and hold those of reads against the limit's texts."""
    configure(logging.ERROR)
    asks = {name: city.asks[name][0] for name in names} | {"report": report}
    sent = asyncio.run(_record(city, asks))
    limit = Limit(city.url, city.folder / "keys.json")
    for name in READS_OF_LIMIT:
        wanted = [text.sql for text in limit.texts[name]]
        if sent[name] != wanted:
            raise Different(f"{name}: the product asks\n{sent[name]}\nthe limit\n{wanted}")
    return {name: len(found) for name, found in sent.items()}


async def _record(city: City, asks: dict[str, Ask]) -> dict[str, list[str]]:
    store = Database(city.url, size=1)
    await until_counted(store)
    await store.close()
    settings = Settings(
        mode="demo", DATABASE_URL=city.url, data_folder=Path(city.folder), today=TODAY
    )
    app = create_app(settings)
    sent = {}
    transport = httpx.ASGITransport(app)
    with recorded():
        async with httpx.AsyncClient(transport=transport, base_url="http://bench") as client:
            for name, ask in asks.items():
                (order,) = city.orders([ask])
                with listening() as found:
                    response = await client.request(
                        ask.method, ask.path, headers=order["headers"], json=ask.body
                    )
                response.raise_for_status()
                sent[name] = statements(found)
        await app.state.database.close()
    return sent
