"""The look: theme and language change live, colours and fonts come by role and size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loyalty_desktop import i18n
from loyalty_desktop.desktop.look import Look, quotes_are_wide
from loyalty_desktop.desktop.theme import ThemeName, theme
from loyalty_desktop.i18n import gettext as _


def test_theme_changes_live(look: Look, qtbot: QtBot) -> None:
    light = look.colour("panel").name()
    with qtbot.waitSignal(look.changed):
        look.set_theme("dark")
    assert look.colour("panel").name() != light
    assert look.theme.name == "dark"
    with qtbot.assertNotEmitted(look.changed):
        look.set_theme("dark")


def test_language_changes_live(look: Look, qtbot: QtBot) -> None:
    assert _("Save") == "Save"
    with qtbot.waitSignal(look.changed):
        look.set_language("ja")
    assert _("Save") != "Save"
    assert look.language == "ja"
    with qtbot.assertNotEmitted(look.changed):
        look.set_language("ja")


@pytest.mark.parametrize(("family", "is_wide"), [("IPAexGothic", True), ("DejaVu Sans", False)])
def test_fonts_with_japanese_quotation_marks_are_known(
    qapp: QApplication, family: str, is_wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if family not in QFontDatabase.families():
        pytest.skip(f"{family} is not installed here")
    monkeypatch.setattr("loyalty_desktop.desktop.look._FAMILIES", (family,))
    assert quotes_are_wide() is is_wide


def test_straight_quotation_marks_are_for_english_words_only(look: Look) -> None:
    curly, told = "Delete “{name}”", "{name}. Show “{newest}”"
    i18n.use_straight_quotes(on=True)
    try:
        assert _(curly).format(name="“接客”") == 'Delete "“接客”"'  # what the survey says stays as it is
        assert i18n.ngettext(curly, told, 2) == '{name}. Show "{newest}"'
        look.set_language("ja")
        assert _(curly) == "「{name}」を削除"
    finally:
        i18n.use_straight_quotes(on=False)
        look.set_language("en")
    assert _(curly) == curly


def test_language_when_it_is_unknown(look: Look) -> None:
    with pytest.raises(ValueError, match="language"):
        look.set_language("tlh")


def test_system_theme_is_followed_only_when_wanted(qapp: QApplication) -> None:
    following = Look("system", "en")
    following.check_system()
    hints = qapp.styleHints()
    assert following.theme.name == ("dark" if hints.colorScheme().name == "Dark" else "light")
    assert Look("dark", "en").theme.name == "dark"
    i18n.use("en")


def test_first_theme_is_read_from_the_ground_of_windows_then_checked(qapp: QApplication, qtbot: QtBot) -> None:
    before = qapp.palette()
    system: ThemeName = "dark" if qapp.styleHints().colorScheme().name == "Dark" else "light"
    other: ThemeName = "light" if system == "dark" else "dark"
    qapp.setPalette(theme(other).palette())
    try:
        following = Look("system", "en")
    finally:
        qapp.setPalette(before)
    assert following.theme.name == other
    with qtbot.waitSignal(following.changed):
        following.check_system()
    assert following.theme.name == system
    chosen = Look(other, "en")
    with qtbot.assertNotEmitted(chosen.changed):
        chosen.check_system()


def test_colour_when_the_role_is_unknown(look: Look) -> None:
    with pytest.raises(KeyError):
        look.colour("chartreuse")


def test_figures_have_one_width(look: Look) -> None:
    from PySide6.QtGui import QFontMetricsF  # noqa: PLC0415

    metrics = QFontMetricsF(look.font(13))
    assert metrics.horizontalAdvance("111") == metrics.horizontalAdvance("888")
    assert look.font(13) is look.font(13)
    assert look.font(34, 700).pixelSize() == 34
