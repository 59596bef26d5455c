"""Settings: the default until it is changed, the value ever after, the default again when it was damaged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings

from loyalty_desktop.desktop.session import settings as module
from loyalty_desktop.desktop.session.settings import FOLDER, GEOMETRY, LANGUAGE, THEME, Setting, Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

COUNT = Setting("test/count", 3)
ALL = tuple(value for value in vars(module).values() if isinstance(value, Setting))

TEXTS = (
    "",
    "ja",
    "a, b",
    '"quoted"',
    "C:\\Users\\花子",
    "line\nbreak",
    "@Invalid()",
    "=;#%",
    "  spaces  ",
    "1",
    "true",
)


def again() -> Settings:
    """Return the settings as the next start of the program finds them."""
    QSettings().sync()
    return Settings()


def test_get_when_nothing_was_changed() -> None:
    for setting in ALL:
        assert Settings().get(setting) == setting.default


def test_keys_when_compared() -> None:
    keys = [setting.key for setting in ALL]
    assert len(keys) >= 5
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("text", TEXTS)
def test_put_when_it_is_text(text: str) -> None:
    Settings().put(FOLDER, text)
    assert again().get(FOLDER) == text


@pytest.mark.parametrize("number", [0, 7, -7, 2**31])
def test_put_when_it_is_a_number(number: int) -> None:
    Settings().put(COUNT, number)
    assert again().get(COUNT) == number


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x01", bytes(range(256)), "日本".encode()])
def test_put_when_it_is_bytes(data: bytes) -> None:
    Settings().put(GEOMETRY, data)
    assert again().get(GEOMETRY) == data


def test_put_when_another_setting_is_there() -> None:
    Settings().put(THEME, "dark")
    Settings().put(LANGUAGE, "ja")
    assert (again().get(THEME), again().get(LANGUAGE)) == ("dark", "ja")


@pytest.mark.parametrize(
    ("setting", "written"),
    [(COUNT, "many"), (COUNT, "1, 2"), (COUNT, ""), (THEME, "a, b"), (GEOMETRY, "text"), (COUNT, "1.5")],
)
def test_get_when_the_file_was_edited_by_hand(setting: Setting[Any], written: str) -> None:
    Settings().put(setting, setting.default)
    QSettings().sync()
    path = Path(QSettings().fileName())
    folder, name = setting.key.split("/")
    path.write_text(f"[{folder}]\n{name}={written}\n", encoding="utf-8")
    assert again().get(setting) == setting.default


def test_settings_when_tested(qapp: QApplication, tmp_path: Path) -> None:
    """No test ever writes into the settings of the person who runs it."""
    assert Path(QSettings().fileName()).is_relative_to(tmp_path)
