"""The pages on what to do: what would raise the score, what is planned, whether earlier actions worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.report.actions_view import actions_view, not_planned
from loyalty_desktop.report.document.actions_chances import chance_pages
from loyalty_desktop.report.document.actions_checked import checked_pages
from loyalty_desktop.report.document.actions_planned import plan_pages
from loyalty_desktop.report.document.facts_base import has_score

if TYPE_CHECKING:
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Page


def actions_pages(material: Material) -> tuple[Page, ...]:
    """Return the plan, what else could be done, and what came of earlier actions; the first page is `key`."""
    if not has_score(material):
        return ()
    found = levers(material.results)
    view = actions_view(material.project.actions, found, material.journey, material.today.isoformat())
    pages = (
        *plan_pages(material, view),
        *chance_pages(material, not_planned(found, (), material.journey)),
        *checked_pages(material, view),
    )
    return tuple(msgspec.structs.replace(one, level="key") if not at else one for at, one in enumerate(pages))
