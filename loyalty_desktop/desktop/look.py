"""How the window looks and speaks: theme, fonts and language, changed live.

One Look is made by `app` and handed down. What paints itself asks it for colours and fonts; `changed` says that
texts, colours or sizes are to be made anew.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication

from loyalty_desktop import i18n
from loyalty_desktop.desktop.theme import Theme, ThemeName, theme

_MIDDLE = 128
"""Lightness 0..255 of a window's ground below which a system is dark."""

ThemeChoice: TypeAlias = Literal["system", "light", "dark"]
_MEASURED, _LATIN = 100, 0.75
"""The size at which letters are measured, and the part of it that no Latin quotation mark is wider than."""
_BOLD = 600
"""From this weight on letters are bold: families of one weight (IPAexGothic, MS Gothic) thicken for none below 700."""
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "light", "dark")
_FAMILIES = ("Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Meiryo UI", "IPAexGothic")
"""Families with Japanese and Latin letters of one design; the first that is installed is used by the system."""


class LookFont(QFont):
    """A font that nobody changes, known by its size and weight: what was measured in it stays true."""

    def __init__(self, size: int, weight: int) -> None:
        super().__init__()
        self.known = size, weight
        self.setFamilies(list(_FAMILIES))
        self.setPixelSize(size)
        self.setWeight(QFont.Weight(weight))
        self.setFeature(QFont.Tag("tnum"), 1)


def quotes_are_wide() -> bool:
    """Say whether the font in use has curly quotation marks as wide as a Japanese character, with a hole beside them.

    In English they would tear every sentence apart.
    """
    font = LookFont(_MEASURED, 400)
    return QFontMetricsF(font).horizontalAdvance("“") > _LATIN * _MEASURED


class Look(QObject):
    """Theme, fonts and language in use."""

    changed = Signal()

    def __init__(self, theme_choice: ThemeChoice = "system", language: str | None = None) -> None:
        super().__init__()
        self._choice: ThemeChoice = theme_choice
        self._theme = theme(_likely() if theme_choice == "system" else theme_choice)
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, int], LookFont] = {}
        i18n.use(language or i18n.system_language())
        hints = QGuiApplication.styleHints()
        if hints is not None:
            hints.colorSchemeChanged.connect(self._on_system_theme)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def theme_choice(self) -> ThemeChoice:
        """What the user chose: a theme, or to follow the system."""
        return self._choice

    @property
    def language(self) -> str:
        """The language in use."""
        return i18n.language()

    def set_theme(self, choice: ThemeChoice) -> None:
        """Use a theme, or follow the system."""
        self._choice = choice
        self._apply_theme()

    def check_system(self) -> None:
        """Look again whether the system is dark; at the start that was only read from its colours."""
        self._on_system_theme()

    def set_language(self, language: str) -> None:
        """Speak another language from now on; every text on screen follows."""
        if language != i18n.language():
            i18n.use(language)
            self.changed.emit()

    def colour(self, role: str) -> QColor:
        """Return the colour of a role; an unknown role raises KeyError."""
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(self._theme.hex(role))
        return found

    def font(self, size: float = 13, weight: int = 400) -> LookFont:
        """Return the font of a size in pixels; figures all have the same width. Nobody changes it: it is shared."""
        found = self._fonts.get((size, weight))
        if found is None:
            found = self._fonts[size, weight] = LookFont(max(1, round(size)), weight if weight < _BOLD else 700)
        return found

    def _wanted(self) -> ThemeName:
        if self._choice != "system":
            return self._choice
        from PySide6.QtCore import Qt  # noqa: PLC0415 - PySide makes hundreds of enums: not before the first paint

        hints = QGuiApplication.styleHints()
        return "dark" if hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _apply_theme(self) -> None:
        wanted = self._wanted()
        if wanted != self._theme.name:
            self._theme = theme(wanted)
            self._colours.clear()
            self.changed.emit()

    def _on_system_theme(self) -> None:
        if self._choice == "system":
            self._apply_theme()


def _likely() -> ThemeName:
    """Return what the system seems to be by the ground of its windows, which is known before anything is painted."""
    return "dark" if QGuiApplication.palette().window().color().lightness() < _MIDDLE else "light"
