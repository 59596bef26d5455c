"""The composition root: everything the window needs is made here, once, in the order it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from loyalty_desktop import __version__, i18n
from loyalty_desktop.desktop import error_window
from loyalty_desktop.desktop.behind import Behind
from loyalty_desktop.desktop.collecting import Collecting
from loyalty_desktop.desktop.look import THEME_CHOICES, Look, ThemeChoice, quotes_are_wide
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.session.settings import LANGUAGE, THEME, Settings
from loyalty_desktop.desktop.style import style_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.questions import Questions


def main(arguments: Sequence[str]) -> int:
    """Open the window, and the file named first in `arguments`, and return the exit code."""
    app = application()
    error_window.install(app)
    Collecting(app)
    window = build(app)
    if arguments:
        window.first_painted.connect(lambda: window.open_path(Path(arguments[0])))
    window.show()
    return app.exec()


def application() -> QApplication:
    """Return the application object with its names, which decide where settings are kept."""
    QCoreApplication.setOrganizationName("Loyalty Desktop")
    QCoreApplication.setApplicationName("Loyalty Desktop")
    QCoreApplication.setApplicationVersion(__version__)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    app = QApplication(["loyalty-desktop"])
    app.setStyle("Fusion")
    i18n.use_straight_quotes(on=quotes_are_wide())
    return app


def build(app: QApplication, questions: Questions | None = None) -> MainWindow:
    """Return the window; nothing is shown yet, and what the start screen does without is not made yet."""
    settings = Settings()
    look = Look(_theme(settings), _language(settings))
    dress(app, look)
    translator = QTranslator(app)
    look.changed.connect(lambda: dress(app, look))
    look.changed.connect(lambda: _translate_dialogs(app, translator))
    _translate_dialogs(app, translator)
    return MainWindow(settings, look, Behind(settings, look, questions))


def dress(app: QApplication, look: Look) -> None:
    """Give standard widgets the fonts and colours of the look; a language alone changes neither."""
    sheet = style_sheet(look.theme)
    if app.styleSheet() != sheet:  # every widget is dressed anew, which takes half a second
        app.setFont(look.font(13))
        app.setPalette(look.theme.palette())
        app.setStyleSheet(sheet)


def _translate_dialogs(app: QApplication, translator: QTranslator) -> None:
    """Have Qt's own dialogs speak the language in use."""
    app.removeTranslator(translator)
    if i18n.language() == "en":
        return
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 - not before the first paint in English

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{i18n.language()}", folder):
        app.installTranslator(translator)


def _theme(settings: Settings) -> ThemeChoice:
    kept = settings.get(THEME)
    return next((one for one in THEME_CHOICES if one == kept), "system")


def _language(settings: Settings) -> str | None:
    kept = settings.get(LANGUAGE)
    return kept if kept in i18n.LANGUAGES else None
