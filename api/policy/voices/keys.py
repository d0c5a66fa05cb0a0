"""The keys of unnamed voices: files beside the data, in no backup, destroyed when their round ends."""

import hashlib
import os
import secrets
from pathlib import Path

SIZE = 32


class VoiceKeys:
    """A folder of keys, each named by its digest, so that the database tells which one it means."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> tuple[bytes, bytes]:
        """Make a key and keep it on the disk; give it with its digest."""
        key = secrets.token_bytes(SIZE)
        check = hashlib.sha256(key).digest()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._path(check), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        return key, check

    def load(self, check: bytes) -> bytes | None:
        """Read the key that has this digest; nothing where it is gone or another."""
        try:
            key = self._path(check).read_bytes()
        except FileNotFoundError:
            return None
        return key if hashlib.sha256(key).digest() == check else None

    def destroy(self, check: bytes) -> None:
        """End a key: what was sealed by it can be opened by nobody, in no copy of the database."""
        self._path(check).unlink(missing_ok=True)

    def _path(self, check: bytes) -> Path:
        return self.folder / f"{check.hex()}.key"
