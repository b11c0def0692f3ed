"""Settings of the service: read once, typed, from ``JIGYO_…`` variables and what the command line says.

Unsafe values are refused with a Japanese sentence before anything is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api import texts

LogLevel = Literal["debug", "info", "warning", "error"]


class SettingsError(Exception):
    """A setting has a value that cannot be used; the text is a Japanese sentence."""


class Settings(BaseSettings):
    """All that can be set, with safe defaults: reachable from this machine only, small bodies, short messages."""

    model_config = SettingsConfigDict(env_prefix="JIGYO_", frozen=True, extra="ignore")

    data: Path = Field(default=Path(".jigyo"), description="Folder of the index")
    host: str = Field(default="127.0.0.1", min_length=1, max_length=255, pattern=r"^[0-9A-Za-z.:_-]+$")
    port: int = Field(default=8000, ge=0, le=65535)
    max_body_bytes: int = Field(default=64 * 1024, ge=1024, le=16 * 1024 * 1024)
    max_message_chars: int = Field(default=2000, ge=10, le=100_000)
    embedder: str = Field(
        default="static", min_length=1, description="static、lsa、または手元の sentence-transformers のモデル"
    )
    log_level: LogLevel = "info"
    llm_url: str | None = Field(default=None, pattern=r"^https?://", description="OpenAI 互換のサーバー（…/v1）")
    llm_model: str = Field(default="default", min_length=1)
    llm_key: SecretStr = SecretStr("none")
    llm_timeout: float = Field(default=8.0, gt=0, le=60, description="秒")
    public_url: str | None = Field(
        default=None, pattern=r"^https?://[^\s/]+[^\s]*$", description="外から見える住所"
    )
    line_secret: SecretStr | None = Field(default=None, description="LINEのチャネルシークレット")
    line_token: SecretStr | None = Field(default=None, description="LINEのチャネルアクセストークン")
    line_user_key: SecretStr | None = Field(default=None, description="利用者の符号を作る鍵（省くとシークレット）")
    line_push: bool = Field(default=False, description="応答の期限を過ぎた回答をプッシュで送る")
    line_retention_days: int = Field(default=30, ge=1, le=3650)
    line_db: Path | None = Field(default=None, description="LINEの受信箱（省くと索引のフォルダーの line.db）")
    line_host: str | None = Field(default=None, pattern=r"^https?://", description="LINEのAPIの代わり（試験用）")

    @field_validator("data")
    @classmethod
    def _is_a_folder_of_its_own(cls, value: Path) -> Path:
        place = value.expanduser().absolute()
        if place == Path(place.anchor) or place == Path.home():
            raise ValueError(texts.DATA_TOO_WIDE)
        if place.exists() and not place.is_dir():
            raise ValueError(texts.DATA_NOT_A_FOLDER)
        return value.expanduser()

    @field_validator("line_secret", "line_token", "line_user_key", "public_url", mode="before")
    @classmethod
    def _empty_is_not_set(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("public_url")
    @classmethod
    def _without_slash(cls, value: str | None) -> str | None:
        return value.rstrip("/") if value else value

    @model_validator(mode="after")
    def _line_is_set_whole(self) -> Self:
        if (self.line_secret is None) != (self.line_token is None):
            raise ValueError(texts.LINE_HALF_SET)
        return self

    @property
    def line_database(self) -> Path:
        """The file of LINE's inbox."""
        return self.line_db or self.data / "line.db"

    @model_validator(mode="after")
    def _message_fits_the_body(self) -> Self:
        if self.max_message_chars * 4 > self.max_body_bytes:
            raise ValueError(texts.MESSAGE_LARGER_THAN_BODY)
        return self


def load_settings(**overrides: object) -> Settings:
    """The settings of this process; ``overrides`` (None: not given) win over the environment.

    Raises SettingsError.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    names = [f"JIGYO_{str(part).upper()}" for part in first["loc"]]
    reason = first.get("ctx", {}).get("error")
    return texts.bad_setting("・".join(names), str(reason) if reason else None)
