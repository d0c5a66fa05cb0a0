"""The process that does background jobs, where web processes do not."""

import asyncio
import signal

from api import background, subscriptions
from api.foundation.clock import set_today
from api.foundation.logs import configure
from api.foundation.memory import settle_memory
from api.foundation.work import Database
from api.settings import Settings


async def work_until_stopped(settings: Settings) -> None:
    """Do jobs until SIGTERM or SIGINT; a job that is broken off goes back into the queue."""
    configure()
    subscriptions.connect()
    if settings.today:
        set_today(settings.today)
    database = Database(settings.database_url, size=settings.pool_size)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    tasks = [asyncio.create_task(work) for work in background.of_a_worker(database, settings)]
    settle_memory()
    await stopped.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await database.close()
