"""All that differs between deployments; read only by main, worker and cli."""

from datetime import date
from ipaddress import ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.foundation.pools import async_url

SHORTEST_TOKEN = 32


class UnsafeSettings(ValueError):
    """Says in one sentence why a production server does not start."""


class Settings(BaseSettings):
    """Read from the environment: `DATABASE_URL`, and the rest with the prefix `SIMKINERJA_`."""

    model_config = SettingsConfigDict(env_prefix="SIMKINERJA_", extra="ignore")

    mode: Literal["demo", "production"] = "production"
    database_url: str = Field(
        default="sqlite:///var/simkinerja.sqlite3", validation_alias="DATABASE_URL"
    )
    data_folder: Path = Path("var")
    """Evidence files and, unless given otherwise, keys."""
    key_file: Path | None = None
    """The private sign-in keys; `data_folder/keys.json` when not given. Back up apart from the data."""
    anchor_folder: Path | None = None
    """Where each day's anchor of the event log is written; `data_folder/anchors` when not given."""
    public_url: str = "http://127.0.0.1:8000"
    proxies: str = ""
    """Addresses or networks of the proxies in front, with commas: only they say from where somebody asks."""
    pool_size: int = Field(default=10, ge=2, le=100)
    largest_body: int = Field(default=21 * 1024 * 1024, ge=1024)
    today: date | None = None
    """The day that a demonstration takes for today; never in production."""
    spa_folder: Path = Path("frontend/dist")
    run_jobs: bool = True
    """Whether web processes also do background jobs; false where `simkinerja worker` runs."""
    metrics_token: SecretStr | None = None

    @property
    def secure(self) -> bool:
        """Whether browsers reach the service by TLS."""
        return self.public_url.startswith("https://")

    def public_origin(self) -> bytes:
        """Give what browsers send as the origin of the service's pages: no path, no usual port."""
        parts = urlsplit(self.public_url.lower())
        usual = {"https": 443, "http": 80}.get(parts.scheme)
        port = "" if parts.port in (None, usual) else f":{parts.port}"
        return f"{parts.scheme}://{parts.hostname}{port}".encode()

    @property
    def sees_addresses(self) -> bool:
        """Whether a sender's address is the sender's: TLS comes by a proxy, which has to be named."""
        return bool(self.proxies) or not self.secure

    def keys(self) -> Path:
        return self.key_file or self.data_folder / "keys.json"

    def voice_keys(self) -> Path:
        """Keys of unnamed voices: on a disk that all processes share, in no backup."""
        return self.data_folder / "voices"

    def anchors(self) -> Path:
        return self.anchor_folder or self.data_folder / "anchors"

    @field_validator("proxies")
    @classmethod
    def _networks(cls, given: str) -> str:
        """Take addresses and networks only: a name, or a star for everybody, could be anyone."""
        for one in given.split(",") if given else ():
            ip_network(one.strip())
        return given

    def check(self) -> None:
        """Refuse what would be unsafe."""
        token = self.metrics_token
        if token is not None and len(token.get_secret_value()) < SHORTEST_TOKEN:
            raise UnsafeSettings(
                f"SIMKINERJA_METRICS_TOKEN memerlukan sedikitnya {SHORTEST_TOKEN} huruf"
            )
        if self.mode != "production":
            return
        if self.today is not None:
            raise UnsafeSettings("SIMKINERJA_TODAY menggeser tanggal: tidak untuk mode production")
        if not self.secure:
            raise UnsafeSettings(
                "Mode production memerlukan SIMKINERJA_PUBLIC_URL yang diawali https:// "
                "(untuk mencoba: make run)"
            )
        if self.database_url.startswith("sqlite"):
            return
        async_url(self.database_url)
