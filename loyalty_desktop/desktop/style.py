"""The style sheet of standard widgets, made from a theme; what is painted by hand is not in here."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from loyalty_desktop.paths import resource

if TYPE_CHECKING:
    from loyalty_desktop.desktop.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Return the style sheet for `theme`; a role that it lacks raises KeyError."""
    sheet = string.Template(resource("themes", "widgets.qss").read_text(encoding="utf-8"))
    return sheet.substitute(dict(theme.colours), name=theme.name, icons=resource("icons").as_posix())
