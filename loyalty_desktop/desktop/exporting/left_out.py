"""Which ticked parts of a report will not be written, and why: the survey has nothing for them, or the reader not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.choice import chosen, left_out_by, left_out_told
from loyalty_desktop.report.document.section_names import section_name

if TYPE_CHECKING:
    from loyalty_desktop.report.document.choice import Choice
    from loyalty_desktop.report.document.model import Report, SectionId


def left_out(report: Report, choice: Choice) -> tuple[dict[SectionId, str], str]:
    """Return the reason for each ticked part of which nothing is written, and all of it in sentences."""
    there = {page.section for page in report.pages} | ({"definitions"} if report.definitions else set())
    lacking = [one for one in choice.sections if one not in there]
    told = left_out_told(report, choice)
    unseen = dict.fromkeys(left_out_by(report, choice), told)
    names = _(", ").join(section_name(one) for one in lacking)
    none = _("This survey has nothing for: {names}.").format(names=names) if lacking else ""
    return {**unseen, **dict.fromkeys(lacking, none)}, "\n".join(filter(None, (told, none)))


def has_pages(report: Report, choice: Choice) -> bool:
    """Say whether anything of a report is written."""
    found = chosen(report, choice)
    return bool(found.pages or found.definitions)
