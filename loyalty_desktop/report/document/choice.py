"""What the user chose to have in a report before it is written."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.report.document.model import SECTIONS, Page, Report, SectionId

Audience: TypeAlias = Literal["management", "team"]
_LEVELS = {"management": ("key",), "team": ("key", "detail", "appendix")}


class Choice(msgspec.Struct, frozen=True):
    """Sections and for whom; what is hidden so that nobody can be recognised; whether the answers go along.

    `hides_small` hides groups of fewer than five and, so that they cannot be worked out from totals, the next smallest;
    `masks` blots names, mails and phone numbers out of comments. `answers` adds the coded answers to a workbook and
    makes its figures formulas on them, `personal` the columns with personal data too.
    """

    sections: tuple[SectionId, ...] = SECTIONS
    audience: Audience = "team"
    hides_small: bool = False
    masks: bool = True
    answers: bool = False
    personal: bool = False


def chosen(report: Report, choice: Choice) -> Report:
    """Return the report with the pages that were chosen, and the terms if they were."""
    pages = tuple(page for page in report.pages if _is_wanted(page, choice))
    terms = report.definitions if "definitions" in choice.sections else ()
    return msgspec.structs.replace(report, pages=pages, definitions=terms)


def _is_wanted(page: Page, choice: Choice) -> bool:
    return page.section in choice.sections and page.level in _LEVELS[choice.audience]
