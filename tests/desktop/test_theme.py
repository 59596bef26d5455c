"""Themes: the same roles in each, the tokens of the design, readable text."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from loyalty_desktop.desktop.screens.customers.share_bar import colours_on
from loyalty_desktop.desktop.style import style_sheet
from loyalty_desktop.desktop.theme import THEMES, Theme, ThemeName, theme
from loyalty_desktop.paths import resource


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.1."""
    red, green, blue = (_linear(one) for one in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def test_themes_have_the_same_roles() -> None:
    roles = [{role for role, _hex in theme(name).colours} for name in THEMES]
    assert roles[0] == roles[1]


def test_theme_when_it_or_a_role_is_unknown() -> None:
    with pytest.raises(KeyError):
        theme("light").hex("chartreuse")
    with pytest.raises(FileNotFoundError):
        theme("sepia")


@pytest.mark.parametrize(
    ("name", "role", "token"),  # style.css, :root and html.dark
    [
        ("light", "head", "#3B6FD4"),
        ("light", "heart", "#D6336C"),
        ("light", "positive", "#0B8A7A"),
        ("light", "negative", "#D9572B"),
        ("dark", "head", "#6C9DF4"),
        ("dark", "heart", "#F26D99"),
        ("dark", "bg", "#11141A"),
    ],
)
def test_colours_are_the_tokens_of_the_design(name: str, role: str, token: str) -> None:
    assert theme("dark" if name == "dark" else "light").hex(role) == token


GROUNDS = ("panel", "bg", "card", "button", "header", "row", "soft", "selected", "accent_bg")
PANELS = ("panel", "card", "button", "header")
TEXT_ON: dict[str, tuple[str, ...]] = {
    "ink": (*GROUNDS, "segment_on", "warn_bg", "negative_bg"),
    "muted": GROUNDS,
    "faint": GROUNDS,
    "quiet": GROUNDS,
    "accent": GROUNDS,
    "positive_text": (*GROUNDS, "positive_bg"),
    "negative_text": (*GROUNDS, "negative_bg"),
    "warn": (*GROUNDS, "warn_bg"),
    "head": PANELS,
    "heart": PANELS,
    "on_primary": ("primary",),
}
"""Which roles are written in, and on what; what cannot be used now (`disabled`) needs no contrast (WCAG 1.4.3)."""


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("role", "grounds"), TEXT_ON.items())
def test_text_can_be_read_wherever_it_stands(name: str, role: str, grounds: tuple[str, ...]) -> None:
    shown: Theme = theme("dark" if name == "dark" else "light")
    weak = {one: round(contrast(shown.hex(role), shown.hex(one)), 2) for one in grounds}
    assert {one: found for one, found in weak.items() if found < 4.5} == {}  # WCAG 2.1 AA


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("code", ["negative", "passive", "positive"])
def test_text_can_be_read_on_the_bars_of_classes(name: ThemeName, code: str) -> None:
    fill, ink = colours_on(code, name)
    assert contrast(theme(name).hex(fill), theme(name).hex(ink)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_style_sheet_names_only_roles_and_pictures_that_exist(name: str) -> None:
    shown = theme("dark" if name == "dark" else "light")
    sheet = style_sheet(shown)
    assert "$" not in sheet
    for picture in re.findall(r'url\("([^"]+)"\)', sheet):
        assert resource("icons", picture.rsplit("/", 1)[1]).is_file()
    assert shown.palette().color(QPalette.ColorRole.Window) == QColor(shown.hex("bg"))
