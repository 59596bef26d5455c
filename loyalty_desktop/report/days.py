"""Days as they are written in the language in use."""

from __future__ import annotations

from loyalty_desktop.i18n import gettext as _


def day_text(day: str) -> str:
    """Return a day (YYYY-MM-DD) as it is written in the language in use."""
    year, month, date = day.split("-")
    return _("{year}-{month}-{day}").format(year=year, month=month, day=date)
