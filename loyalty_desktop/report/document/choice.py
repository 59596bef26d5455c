"""What the user chose to have in a report before it is written."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bars
from loyalty_desktop.report.document.model import SECTIONS, Page, Report, SectionId
from loyalty_desktop.report.document.section_names import section_name

Audience: TypeAlias = Literal["management", "team"]
MANAGEMENT_PAGES = 5
"""So many pages the management gets, beside the cover and the terms."""
_NEXT: tuple[SectionId, ...] = ("customers", "journey", "voices")
"""Which sections come in first where others are not there, or were not chosen."""


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
    pages = tuple(page for page in report.pages if page.section in choice.sections)
    if choice.audience == "management":
        pages = _for_management(pages)
    terms = report.definitions if "definitions" in choice.sections else ()
    return msgspec.structs.replace(report, pages=pages, definitions=terms)


def left_out_by(report: Report, choice: Choice) -> tuple[SectionId, ...]:
    """Return the chosen sections that the report has but of which the audience sees nothing."""
    seen = {page.section for page in chosen(report, choice).pages}
    had = {page.section for page in report.pages} - seen
    return tuple(one for one in choice.sections if one in had)


def left_out_told(report: Report, choice: Choice) -> str:
    """Return in one sentence what of the chosen sections the audience does not see; '' where it sees all."""
    names = [section_name(one) for one in left_out_by(report, choice)]
    if not names:
        return ""
    said = _(
        "Management gets the {count} most important pages. Not among them: {names}. A part comes in where "
        "another one is not chosen; the team gets all parts."
    )
    return said.format(count=len(chosen(report, choice).pages), names=_(", ").join(names))


def _for_management(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return the pages that a decision needs; where there are few, the first page of each other section too."""
    wanted = {page.id for page in [one for one in pages if one.level == "key"][:MANAGEMENT_PAGES]}
    seen = {page.section for page in pages if page.id in wanted}
    for section in sorted(SECTIONS, key=_rank):
        first = next((one for one in pages if one.section == section and one.level == "detail"), None)
        told = [one for one in pages if one.id in wanted]
        if len(wanted) < MANAGEMENT_PAGES and section not in seen and first is not None and not _repeats(first, told):
            wanted.add(first.id)
    return tuple(msgspec.structs.replace(page, level="key") for page in pages if page.id in wanted)


def _repeats(page: Page, others: list[Page]) -> bool:
    """Say whether the bars of a page stand on another page already, as those of the answers may."""
    drawn = [one.bars for other in others for one in other.blocks if isinstance(one, Bars)]
    return any(isinstance(one, Bars) and one.bars in drawn for one in page.blocks)


def _rank(section: SectionId) -> int:
    return _NEXT.index(section) if section in _NEXT else len(_NEXT)
