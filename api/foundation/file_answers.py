"""Answers with a file: a kept one, or the one part of it that was asked for, or one made just now."""

import asyncio
import os
import re

from fastapi.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

PRIVATE = "private, no-store"
_RANGE = re.compile(rb"bytes=([0-9]{1,15})-([0-9]{0,15})|bytes=-([0-9]{1,15})")


class FileAnswer(FileResponse):
    """A file; of `Range` it heeds one part that the file has, and ignores the rest, as RFC 9110 lets it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.stat_result is None:
            self.stat_result = await asyncio.to_thread(os.stat, self.path)
            self.set_stat_headers(self.stat_result)
        size = self.stat_result.st_size
        headers = [
            (name, value)
            for name, value in scope["headers"]
            if name != b"range" or _is_part(value, size)
        ]
        await super().__call__({**scope, "headers": headers}, receive, send)


def _is_part(wanted: bytes, size: int) -> bool:
    """Say whether a range is one part, and of a file of this size."""
    found = _RANGE.fullmatch(wanted)
    if found is None:
        return False
    first, last, length = found.groups()
    if length is not None:
        return int(length) > 0 and size > 0
    return int(first) < size and (not last or int(first) <= int(last))


def download(content: bytes, media_type: str, name: str) -> Response:
    """Answer with what was made for this reader alone, to be kept under a name."""
    named = {"Content-Disposition": f"attachment; filename={name}", "Cache-Control": PRIVATE}
    return Response(content, media_type=media_type, headers=named)
