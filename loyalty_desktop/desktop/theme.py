"""Colours by role, read from data: a theme is a file in resources/themes, an unknown role an error."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from PySide6.QtGui import QColor, QPalette

from loyalty_desktop.paths import resource

ThemeName: TypeAlias = Literal["light", "dark"]
THEMES: tuple[ThemeName, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme by role."""

    name: ThemeName
    colours: tuple[tuple[str, str], ...]

    def hex(self, role: str) -> str:
        """Return a role's colour as `#rrggbb` or `#aarrggbb`; an unknown role raises KeyError."""
        return dict(self.colours)[role]

    def palette(self) -> QPalette:
        """Return the palette of standard widgets."""
        palette = QPalette()
        parts = {
            QPalette.ColorRole.Window: "bg",
            QPalette.ColorRole.Base: "panel",
            QPalette.ColorRole.AlternateBase: "header",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Button: "button",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.ToolTipBase: "panel",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.PlaceholderText: "faint",
            QPalette.ColorRole.Highlight: "primary",
            QPalette.ColorRole.HighlightedText: "on_primary",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.Accent: "primary",
        }
        for part, role in parts.items():
            palette.setColor(part, QColor(self.hex(role)))
        for part in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(self.hex("disabled")))
        return palette


@cache
def theme(name: ThemeName) -> Theme:
    """Return the theme called `name`; raises FileNotFoundError for one that is not installed."""
    with resource("themes", f"{name}.toml").open("rb") as file:
        colours: dict[str, str] = tomllib.load(file)["colours"]
    return Theme(name, tuple(colours.items()))
