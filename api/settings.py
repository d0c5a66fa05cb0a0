"""All that differs between deployments; read only by main, worker and cli."""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.foundation.pools import async_url


class Settings(BaseSettings):
    """Read from the environment: `DATABASE_URL`, and the rest with the prefix `SIMKINERJA_`."""

    model_config = SettingsConfigDict(env_prefix="SIMKINERJA_", extra="ignore")

    mode: Literal["demo", "production"] = "demo"
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

    def keys(self) -> Path:
        return self.key_file or self.data_folder / "keys.json"

    def anchors(self) -> Path:
        return self.anchor_folder or self.data_folder / "anchors"

    def check(self) -> None:
        """Refuse what would be unsafe in production."""
        if self.mode != "production":
            return
        if self.today is not None:
            raise ValueError("SIMKINERJA_TODAY moves the clock: not in production")
        if not self.secure:
            raise ValueError("production needs SIMKINERJA_PUBLIC_URL with https://")
        if self.database_url.startswith("sqlite"):
            return
        async_url(self.database_url)
