"""The pages that set groups beside one another: by a question, two groups of one's own, one survey after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.document.compare_drivers import driver_pages
from loyalty_desktop.report.document.compare_groups import group_pages
from loyalty_desktop.report.document.compare_opposed import opposed_pages
from loyalty_desktop.report.document.waves import waves_pages

if TYPE_CHECKING:
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Page


def compare_pages(material: Material) -> tuple[Page, ...]:
    """Return all comparisons, the change since the last survey first; the first that is no appendix is `key`."""
    pages = list(waves_pages(material))
    for comparison in material.comparisons:
        pages += group_pages(material, comparison)
        pages += driver_pages(material, comparison)
    pages += opposed_pages(material)
    first = next((one for one in pages if one.level != "appendix"), None)
    return tuple(msgspec.structs.replace(one, level="key") if one is first else one for one in pages)
