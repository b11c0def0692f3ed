from __future__ import annotations

from pathlib import Path

import pytest

from api.settings import SettingsError, load_settings


def test_the_defaults_are_reachable_from_this_machine_only() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.data) == ("127.0.0.1", 8000, Path(".jigyo"))
    assert (settings.max_body_bytes, settings.max_message_chars) == (65536, 2000)


def test_the_environment_is_read_and_the_command_line_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIGYO_PORT", "8123")
    monkeypatch.setenv("JIGYO_DATA", "elsewhere")
    assert load_settings(port=None).port == 8123
    assert load_settings(port=9000).port == 9000
    assert load_settings().data == Path("elsewhere")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "70000"),
        ("PORT", "http"),
        ("HOST", ""),
        ("HOST", "a b"),
        ("DATA", "/"),
        ("DATA", "~"),
        ("DATA", __file__),
        ("MAX_BODY_BYTES", "10"),
        ("MAX_BODY_BYTES", "1000000000"),
        ("MAX_MESSAGE_CHARS", "0"),
        ("MAX_MESSAGE_CHARS", "60000"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_an_unsafe_value_is_refused_in_japanese(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"JIGYO_{name}", value)
    with pytest.raises(SettingsError, match="正しくありません") as refused:
        load_settings()
    assert f"JIGYO_{name}" in str(refused.value)
