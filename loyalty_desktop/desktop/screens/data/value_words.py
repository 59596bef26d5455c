"""The words of the table of answers: what an answer counts as, or why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import number_text
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.value_rows import ValueRow
    from loyalty_desktop.survey.missing import Reason

OFFERED: tuple[Reason, ...] = ("not_used", "dont_know", "refused", "blank", "out_of_range")
"""The reasons that somebody may give for leaving an answer out; error cells say so themselves."""
_NONE = "–"


def value_text(value: str) -> str:
    """Return an answer as it was typed; a blank cell is called so."""
    return value or _("(blank)")


def code_text(row: ValueRow) -> str:
    """Return the code of an answer, or that it has none."""
    if row.reason is not None:
        return _("empty") if row.reason == "blank" else _("out")
    if row.amount is not None:
        return number_text(row.amount) + ("+" if row.is_open and row.amount == row.proposed else "")
    return _NONE if row.code is None else f"{row.code:g}"


def amount_text(row: ValueRow) -> str:
    """Return where the number of a range comes from."""
    if row.amount != row.proposed:
        return _("Your number")
    if row.is_open:
        return _("No upper end")
    return _("Middle") if row.is_range else _NONE


def meaning_text(row: ValueRow, measure: Measure | None) -> str:
    """Return what an answer counts as, or why it does not count."""
    if row.reason is not None:
        return word("missing", row.reason)
    if row.amount is not None:
        return amount_text(row)
    if row.meaning in {"positive", "passive", "negative"} and measure is not None:
        return class_name(row.meaning, measure)
    return {
        "top2": _("Head satisfied"),
        "yes": _("Yes"),
        "no": _("No"),
        "option": _("An answer to choose"),
        "beyond": _("Beyond the scale of the score"),
    }.get(row.meaning, _NONE)


def means_anything(rows: Iterable[ValueRow], measure: Measure | None) -> bool:
    """Say whether any of these answers counts as something, or is left out: dates and names do neither."""
    return any(meaning_text(row, measure) != _NONE for row in rows)
