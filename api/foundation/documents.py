"""Sets documents as PDF, by Typst in a process of its own: its memory is not the server's.

A template is a file of ours beside the module that uses it; what it shows comes as JSON in `sys.inputs.data`.
"""

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from api.foundation.bounded import Bounds, read_apart

MEDIA_TYPE = "application/pdf"
MEGABYTE = 1024 * 1024
BOUNDS = Bounds(memory=1024 * MEGABYTE, processor_seconds=10, seconds=20, answer=20 * MEGABYTE)


async def set_pdf(template: Path, shown: Mapping[str, Any]) -> bytes:
    """Set a document. Raises `ReaderFailed` where the template is wrong, `OutOfBounds` where it is too long."""
    with template.open("rb") as file:
        [answer] = await read_apart(typeset, file, orjson.loads(orjson.dumps(shown)), BOUNDS)
    return base64.b64decode(answer)


def typeset(file: BinaryIO, shown: Any) -> Iterator[str]:
    """Set the template that a file holds; gives the PDF in base 64."""
    import typst  # noqa: PLC0415 - 34 MB that only the process apart may load

    pdf = typst.compile(
        file.read(),
        format="pdf",
        sys_inputs={"data": orjson.dumps(shown).decode()},
        ignore_system_fonts=True,
        pdf_standards="ua-1",  # tagged, so that a screen reader finds headings and tables
    )
    yield base64.b64encode(pdf).decode()
