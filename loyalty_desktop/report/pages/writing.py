"""Writing a report as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import msgspec

from loyalty_desktop.errors import Cancelled
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.document.model import Definition
from loyalty_desktop.report.pages.gist import gist_of
from loyalty_desktop.report.pages.setting import document_of
from loyalty_desktop.report.pages.typesetting import families, typeset

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.pages.typesetting import Typeset

_SET, _PRINTED = 0.1, 0.95


def write_pdf(
    report: Report,
    target: BinaryIO,
    *,
    one_page: bool = False,
    goes_on: Callable[[float], bool] | None = None,
) -> None:
    """Write a report as A4 pages, or its gist on a single one.

    `goes_on` is told how much is done (0..1) and says whether to go on; otherwise Cancelled is raised. LackingFonts is
    raised on a PC that has no font for the letters of the report; a mark stands for a few that are missing. Nothing is
    written before all of it is set.
    """
    _check(goes_on, 0.0)
    found = _set(report, goes_on, one_page=one_page)
    if found.mark and not one_page:
        told = Definition(found.mark, _("A letter that no font of this PC has."))
        found = _set(msgspec.structs.replace(report, definitions=(*report.definitions, told)), goes_on)
    _check(goes_on, _PRINTED)
    target.write(found.pdf)


def _set(report: Report, goes_on: Callable[[float], bool] | None, *, one_page: bool = False) -> Typeset:
    document = gist_of(report, families()) if one_page else document_of(report, families())
    template = "onepage.typ" if one_page else "report.typ"
    return typeset(template, document, report.made, goes_on=lambda: goes_on is None or goes_on(_SET))


def _check(goes_on: Callable[[float], bool] | None, share: float) -> None:
    if goes_on is not None and not goes_on(share):
        raise Cancelled(message("export_stopped"))
