"""What is said while figures of a report are still being worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.section_names import section_name

if TYPE_CHECKING:
    from loyalty_desktop.desktop.exporting.collecting import Lacking


def waiting_told(lacking: Lacking, *, has_pictures: bool) -> str:
    """Name what is being worked out, and say whether the pictures are of what is known without it."""
    names = {
        "importance": _("Importance"),
        "voices": section_name("voices"),
        "groups": section_name("compare"),
        "waves": _("Waves"),
    }
    told = _(", ").join(names[part] for part in lacking.parts)
    if has_pictures:
        return _("Shown so far without {names}, which is being worked out.").format(names=told)
    return _("Being worked out: {names}…").format(names=told)
