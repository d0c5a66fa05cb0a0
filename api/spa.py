"""Serves the built SPA: hashed files for ever, the page itself never from a cache."""

from pathlib import Path

from fastapi import FastAPI, Request, Response

from api.first_look import FirstLooks
from api.foundation.errors import NotFound
from api.foundation.file_answers import FileAnswer

FOREVER = "public, max-age=31536000, immutable"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def mount_spa(app: FastAPI, folder: Path) -> None:
    """Answer every address outside `/api` with a built file, or with the page."""
    root = folder.resolve()
    looks = FirstLooks(root / "first-looks.json")

    @app.get("/{path:path}", include_in_schema=False)
    async def serve(path: str, request: Request) -> Response:
        if path.startswith("api/"):
            raise NotFound
        return _file(root, path, request) or looks.answer(path, request) or _page(root, request)


def _file(root: Path, path: str, request: Request) -> Response | None:
    file = _find(root, path) if path else None
    if file is None:
        return None
    cache = FOREVER if path.startswith("assets/") else "no-cache"
    return _send(file, request, cache)


def _find(root: Path, path: str) -> Path | None:
    try:
        file = (root / path).resolve()
        return file if file.is_relative_to(root) and file.is_file() else None
    except (
        OSError,
        ValueError,
    ):  # a name that no file can have: too long, or with a sign that ends it
        return None


def _page(root: Path, request: Request) -> Response:
    page = root / "index.html"
    if not page.is_file():
        raise NotFound("the SPA has not been built; run `make run`")
    return _send(page, request, "no-cache")


def _send(file: Path, request: Request, cache: str) -> Response:
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    accepted = request.headers.get("Accept-Encoding", "")
    media_type = TYPES.get(file.suffix, "application/octet-stream")
    for name, suffix in ENCODINGS:
        packed = file.with_name(file.name + suffix)
        if name in accepted and packed.is_file():
            headers["Content-Encoding"] = name
            return FileAnswer(packed, headers=headers, media_type=media_type)
    return FileAnswer(file, headers=headers, media_type=media_type)
