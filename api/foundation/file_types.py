"""What kind of file something is, by its content; what a browser or office program could run is refused."""

import os
from pathlib import Path
from typing import BinaryIO

from api.foundation.archives import ZIP, office_folder
from api.foundation.bounded import Bounds, OutOfBounds, read_apart
from api.foundation.errors import Problem

LARGEST_FILE = 20 * 1024 * 1024
OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
ENDINGS = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/webp": (".webp",),
    OFFICE["word/"]: (".docx",),
    OFFICE["xl/"]: (".xlsx",),
    OFFICE["ppt/"]: (".pptx",),
}
BOUNDS = Bounds(memory=128 * 1024 * 1024, processor_seconds=5, seconds=15, answer=1_000)
LONGEST_MAGIC = 12


class FileRefused(Problem):
    status = 422
    title = "This kind of file is not taken as evidence"


async def content_type(path: Path) -> str:
    """Tell the type by the content itself."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if not 0 < size <= LARGEST_FILE:
            raise FileRefused(size=size, largest=LARGEST_FILE)
        start = file.read(LONGEST_MAGIC)
        found = next((kind for magic, kind in MAGIC if start.startswith(magic)), None)
        if start[:4] == b"RIFF" and start[8:] == b"WEBP":
            found = "image/webp"
        if start.startswith(ZIP):
            found = await _office_type(file)
    if found is None:
        raise FileRefused(accepted=["pdf", "png", "jpg", "webp", "docx", "xlsx", "pptx"])
    return found


async def _office_type(file: BinaryIO) -> str | None:
    """Tell an office document by its parts, in a process of its own: archives are made to do harm."""
    file.seek(0)
    try:
        (folder,) = await read_apart(office_folder, file, list(OFFICE), BOUNDS)
    except OutOfBounds:
        return None
    return OFFICE[folder] if folder else None


def named(name: str, media_type: str) -> str:
    """Keep a file's name with an ending of its type, so that nothing opens it as something else."""
    label, endings = safe_name(name), ENDINGS[media_type]
    return label if label.lower().endswith(endings) else f"{label}{endings[0]}"


def safe_name(name: str) -> str:
    """Keep a file's name as a label: no path, no control signs, at most 120 signs."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in bare if sign.isprintable())[:120].strip() or "berkas"
