"""Days as they are written in the language in use."""

from __future__ import annotations

from loyalty_desktop.i18n import N_
from loyalty_desktop.i18n import gettext as _

_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


def day_text(day: str) -> str:
    """Return a day (YYYY-MM-DD) as it is written in the language in use: 31 Mar 2027, 2027/03/31."""
    year, month, date = day.split("-")
    return _("{day} {month} {year}").format(year=year, month=month_text(int(month)), day=int(date))


def month_text(month: int) -> str:
    """Return a month (1 to 12) as it is written in a day: Mar, 03."""
    return _(_MONTHS[month - 1])


def day_format() -> str:
    """Return how a field writes the same day, in Qt's letters."""
    return _("d MMM yyyy")
