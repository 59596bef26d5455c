"""Times as people say them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import language

if TYPE_CHECKING:
    from datetime import datetime


def when_text(time: datetime, now: datetime) -> str:
    """Return the time as seen from `now`: today and yesterday with the hour, otherwise the date."""
    day, clock = time.date(), f"{time:%H:%M}"
    if day == now.date():
        return _("Today {time}").format(time=clock)
    if day == now.date() - timedelta(days=1):
        return _("Yesterday {time}").format(time=clock)
    # Translators: a date as Qt writes it: d day, MMM name of the month, MM its number, yyyy year.
    pattern = _("d MMM yyyy")
    return QLocale(language()).toString(QDate(day.year, day.month, day.day), pattern)
