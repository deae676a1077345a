"""Settings, from the environment or .env; a wrong one stops the start with a line that names it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.agencies import Register
from core.calendar import Calendar
from core.city import City
from core.errors import InvalidData
from db.engine import with_driver

if TYPE_CHECKING:
    from core.escalation import Patience

ROOT = Path(__file__).parent.parent
TELEGRAM = "https://api.telegram.org"
WEBHOOK_PORT = 8080
T = TypeVar("T")
NUMBERS = {
    "tick_seconds": "a number of seconds above 0, at most 3600",
    "port": "the number of a port, 0 to 65535",
    "most_a_minute": "a whole number, 1 to 1000000",
}
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class WrongSetting(Exception):
    """The message names the setting and what it takes."""


class Settings(BaseSettings):
    """Every setting of .env.example, under its name in lower case."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: str | None = None
    bot_api_url: str = TELEGRAM
    database_url: str = "sqlite:///data/tuntas.db"
    timezone: str = "Asia/Jakarta"
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    agencies_file: Path = ROOT / "cities" / "kota-solok.json"
    holidays_file: Path | None = None
    ping_time: time = time(7, 30)
    brief_time: time = time(6, 30)
    accept_within_days: int = 1
    escalate_leaders_days: int = 3
    escalate_mayor_days: int = 7
    tick_seconds: float = Field(default=15, gt=0, le=3600)
    webhook_url: str | None = None
    webhook_secret: str | None = None
    port: int | None = Field(default=None, ge=0, le=65535)
    most_a_minute: int = Field(default=60, ge=1, le=10**6)
    backup_dir: Path = Path("data/backups")
    backup_days: int = 14
    log_level: str = "INFO"

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value):
            raise ValueError("takes a token as BotFather gives it, 123456:ABC...")
        return value

    @field_validator("bot_api_url", "webhook_url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value is not None and not _is_url(value):
            raise ValueError("takes a URL that begins with http:// or https://")
        return value.rstrip("/") if value else value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        try:
            with_driver(value)
        except Exception as error:
            raise ValueError("takes sqlite:///path/to/file.db or postgresql://user:password@host/name") from error
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            return ZoneInfo(value).key  # to look for it among all there are takes a tenth of a second
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("takes a zone's name, such as Asia/Jakarta") from error

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if not re.fullmatch(r"\s*(\d{1,18}\s*(,\s*\d{1,18}\s*)*,?\s*)?", value):
            raise ValueError("takes Telegram user ids, comma separated: 1234567,7654321")
        return tuple(int(each) for each in value.split(",") if each.strip())

    @field_validator("ping_time", "brief_time", mode="before")
    @classmethod
    def _time(cls, value: Any) -> Any:
        if isinstance(value, str) and not re.fullmatch(r"([01]?\d|2[0-3])[:.][0-5]\d", value.strip()):
            raise ValueError("takes a time of day, such as 07:30")
        return time.fromisoformat(value.strip().replace(".", ":").zfill(5)) if isinstance(value, str) else value

    @field_validator(*NUMBERS, mode="wrap")
    @classmethod
    def _number(cls, value: Any, check: Callable[[Any], Any], info: ValidationInfo) -> Any:
        try:
            return check(value)
        except ValidationError as error:
            raise ValueError(f"takes {NUMBERS[info.field_name or '']}") from error

    @field_validator("accept_within_days", "escalate_leaders_days", "escalate_mayor_days", mode="before")
    @classmethod
    def _days(cls, value: Any) -> Any:
        if not re.fullmatch(r"[1-9]\d?", str(value).strip()):
            raise ValueError("takes a number of working days, 1 to 99")
        return value

    @field_validator("backup_dir")
    @classmethod
    def _folder(cls, value: Path) -> Path:
        if value.exists() and not value.is_dir():
            raise ValueError("takes a folder; there is a file of that name")
        return value

    @field_validator("backup_days", mode="before")
    @classmethod
    def _kept(cls, value: Any) -> Any:
        if not re.fullmatch(r"\d{1,4}", str(value).strip()):
            raise ValueError("takes for how many days a daily backup is kept, 0 for none")
        return value

    @field_validator("escalate_mayor_days")
    @classmethod
    def _later(cls, value: int, info: ValidationInfo) -> int:
        if value < info.data.get("escalate_leaders_days", 0):
            raise ValueError("takes at least as many working days as ESCALATE_LEADERS_DAYS")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
            raise ValueError("takes 1-256 letters, digits, - and _")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in LOG_LEVELS:
            raise ValueError(f"takes one of {', '.join(LOG_LEVELS)}")
        return value.upper()

    @property
    def listens_on(self) -> int | None:
        """The port for a webhook and for those who watch the program; None where nobody calls it."""
        return WEBHOOK_PORT if self.port is None and self.webhook_url else self.port

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def patience(self) -> Patience:
        from core.escalation import Patience  # with it come tasks and the reader; updates are taken in without them

        return Patience(self.accept_within_days, self.escalate_leaders_days, self.escalate_mayor_days)

    def city(self) -> City:
        """The city these settings describe; raises WrongSetting where a file cannot be used."""
        register = _parsed("AGENCIES_FILE", self.agencies_file, Register.from_json)
        calendar = (
            _parsed("HOLIDAYS_FILE", self.holidays_file, Calendar.from_json) if self.holidays_file else Calendar()
        )
        return City(register, calendar, self.zone)


def _is_url(value: str) -> bool:
    try:
        _ = urlsplit(value).port  # raises where it is no number of a port, or the host no host
    except ValueError:
        return False
    return re.fullmatch(r"https?://[^\s/]+(/\S*)?", value) is not None


def _parsed(setting: str, path: Path, parse: Callable[[str], T]) -> T:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f"{setting}: takes a readable UTF-8 file; {path} is not: {error}") from error
    except InvalidData as error:
        raise WrongSetting(f"{setting}: {path} {error}") from error


def load(**overrides: Any) -> Settings:
    """Settings of this environment; raises WrongSetting with one line for the first that is wrong."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors()[0]
        name, what = str(first["loc"][0]).upper(), first["msg"].removeprefix("Value error, ")
        raise WrongSetting(f"{name}: {what}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f".env: takes a UTF-8 file that the program may read; it is not: {error}") from error
