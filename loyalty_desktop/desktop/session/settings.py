"""What the program remembers between starts; each setting is declared once, with its default."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", str, int, bytes)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key in the file and the value it has until the user changes it."""

    key: str
    default: T


LANGUAGE = Setting("look/language", "")
"""'' follows the system."""
THEME = Setting("look/theme", "system")
GEOMETRY = Setting("window/geometry", b"")
FOLDER = Setting("files/folder", "")
"""Where a file was chosen last."""
RECENT = Setting("files/recent", "")
"""The recent projects as JSON (`recent`)."""
ENCODINGS = Setting("files/encodings", "")
"""The encodings chosen by folder as JSON (`folder_encodings`)."""
TEMPLATES = Setting("templates/offered", 1)
"""Whether templates are kept and offered; 0 for no."""


class Settings:
    """The settings of this user on this computer."""

    def __init__(self) -> None:
        self._store = QSettings()

    @property
    def folder(self) -> Path:
        """Where the settings are kept, and what else the program remembers."""
        return Path(self._store.fileName()).parent

    def get(self, setting: Setting[T]) -> T:
        """Return the value of a setting; one that was damaged outside the program is the default."""
        value = self._store.value(setting.key)
        if isinstance(value, QByteArray):
            value = value.data()
        if isinstance(setting.default, int) and isinstance(value, str) and value.lstrip("-").isdigit():
            value = int(value)
        return value if isinstance(value, type(setting.default)) else setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """Remember a value."""
        self._store.setValue(setting.key, QByteArray(value) if isinstance(value, bytes) else value)
