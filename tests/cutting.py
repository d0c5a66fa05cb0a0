"""A way to PostgreSQL that breaks where a test wants it to."""

import asyncio
from contextlib import suppress
from enum import StrEnum
from urllib.parse import urlsplit

COMMIT = b"COMMIT;"


class Cut(StrEnum):
    """When the connection breaks: before the database hears of the commit, or before it can answer."""

    ASKING = "asking"
    ANSWERING = "answering"


class CuttingProxy:
    """Hands bytes back and forth on loopback until a COMMIT comes by that is to be cut off."""

    def __init__(self) -> None:
        self._target = urlsplit("")
        self._server: asyncio.Server | None = None
        self._ways: set[asyncio.Task[None]] = set()
        self.next_cut: Cut | None = None

    async def start(self, database_url: str) -> str:
        """Listen; give the address that leads through here."""
        self._target = urlsplit(database_url)
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"postgresql://{self._target.username}@127.0.0.1:{port}{self._target.path}"

    async def close(self) -> None:
        assert self._server
        self._server.close()
        await asyncio.gather(*self._ways)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        way = asyncio.create_task(self._lead(reader, writer))
        self._ways.add(way)
        await way

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, questions = await asyncio.open_connection(self._target.hostname, self._target.port)
        back = asyncio.create_task(_copy(answers, writer))
        cut, unsent = await self._ask(reader, questions)
        if cut is Cut.ANSWERING:
            back.cancel()
            await _settled(back)
            questions.write(unsent)
            await answers.read(65536)
        for side in (writer, questions):
            side.close()
            with suppress(ConnectionError):
                await side.wait_closed()
        await _settled(back)

    async def _ask(
        self, reader: asyncio.StreamReader, questions: asyncio.StreamWriter
    ) -> tuple[Cut | None, bytes]:
        """Pass questions on until there are none, or until a commit is to be cut off."""
        while sent := await reader.read(65536):
            if COMMIT in sent and self.next_cut:
                cut, self.next_cut = self.next_cut, None
                return cut, sent
            questions.write(sent)
        return None, b""


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while answered := await reader.read(65536):
            writer.write(answered)
    writer.close()


async def _settled(task: "asyncio.Task[None]") -> None:
    with suppress(asyncio.CancelledError):
        await task
