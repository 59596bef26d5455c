"""What the parts of a report are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import SectionId


def section_name(section: SectionId) -> str:
    """Return what a part of the report is called, in the language in use."""
    names: dict[SectionId, str] = {
        "summary": _("Summary"),
        "journey": _("Journey"),
        "drivers": _("Drivers"),
        "experiences": _("Experiences"),
        "customers": _("Customers"),
        "voices": _("Voices"),
        "compare": _("Compare"),
        "actions": _("Actions"),
        "definitions": _("Definitions"),
    }
    return names[section]
