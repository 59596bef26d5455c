"""The language in use: one switch for window, reports and command line.

Source strings are English. `N_` marks a string that is translated later, `gettext` (also `_`) translates now.
"""

from __future__ import annotations

import gettext as _library
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from loyalty_desktop.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

DOMAIN = "loyalty_desktop"
LANGUAGES = ("en", "ja")


class _Spoken(threading.local):
    """The language that a thread speaks while it is `speaking` another one; None for that of the program."""

    catalogue: _library.NullTranslations | None = None
    language: str = ""


_spoken = _Spoken()
_current: _library.NullTranslations = _library.NullTranslations()
_language = "en"
_is_straight = False
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark `text` for translation and return it unchanged."""
    return text


def gettext(text: str) -> str:
    """Return `text` in the language in use."""
    return _quoted(_catalogue().gettext(text)) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of the sentence that fits `n` in the language in use."""
    return _quoted(_catalogue().ngettext(one, many, n))


_ = gettext


def use_straight_quotes(*, on: bool) -> None:
    """Have English sentences come with straight quotation marks, for fonts in which the others are no Latin letters.

    Only the program's own words: they are looked up before anything from a survey is put into them.
    """
    global _is_straight  # noqa: PLW0603 - as the language
    _is_straight = on


def _quoted(said: str) -> str:
    return said.translate(_STRAIGHT) if _is_straight and language() == "en" else said


def use(language: str) -> None:
    """Switch to `language`, one of LANGUAGES; raises ValueError for any other.

    English needs no catalogue. Any other language whose catalogue is missing is a broken installation and
    raises FileNotFoundError: silently showing English would hide it.
    """
    global _current, _language
    _current, _language = _catalogue_of(language), language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have this thread speak `language` inside the `with`, whatever the program is switched to meanwhile.

    For work beside the window that has to be in one language from beginning to end; raises as `use` does.
    """
    catalogue = _catalogue_of(language)
    before = _spoken.catalogue, _spoken.language
    _spoken.catalogue, _spoken.language = catalogue, language
    try:
        yield
    finally:
        _spoken.catalogue, _spoken.language = before


def _catalogue_of(language: str) -> _library.NullTranslations:
    if language not in LANGUAGES:
        msg = f"language must be one of {LANGUAGES}, not {language!r}"
        raise ValueError(msg)
    if language == "en":
        return _library.NullTranslations()
    return _library.translation(DOMAIN, resource("translations"), [language])


def _catalogue() -> _library.NullTranslations:
    return _current if _spoken.catalogue is None else _spoken.catalogue


def language() -> str:
    """Return the language in use: on a thread that is `speaking` another one, that."""
    return _language if _spoken.catalogue is None else _spoken.language


def system_language() -> str:
    """Return the language the system speaks, if it is one of ours; English otherwise."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next((name for name in names if name), "")
    if not spoken:  # as on Windows; elsewhere the start does without one more import
        import locale  # noqa: PLC0415

        spoken = locale.getlocale()[0] or ""
    return "ja" if spoken.lower().startswith(("ja", "japanese")) else "en"
