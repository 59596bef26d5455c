"""What the files of a report are called if nobody says otherwise: by what they tell, for whom, and when."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.desktop.project_place import is_sample
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import SECTIONS
from loyalty_desktop.report.document.section_names import section_name
from loyalty_desktop.report.file_names import file_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.project import Source
    from loyalty_desktop.report.document.choice import Choice

_NAMED = 2
_LONGEST = 60


def proposed_name(sources: Sequence[str], project: Path | None, choice: Choice) -> str:
    """Return a name for the files of a report, without ending.

    It tells the project, or its survey by the first of `sources`, whether all is in it or which part, for whom it is,
    and the day, so that a part does not take the place of the whole.
    """
    audience = _("for management") if choice.audience == "management" else ""
    parts = (_survey(sources, project), _content(choice), audience, _day())
    return file_name("_".join(one.replace(" ", "-") if at else one for at, one in enumerate(parts) if one), "report")


def proposed_list(sources: Sequence[str], project: Path | None, name: str) -> str:
    """Return a name for a list of customers, without ending: of which survey, who is on it, and the day."""
    parts = (_survey(sources, project), file_name(name, "customers"), _day())
    return file_name("_".join(one for one in parts if one), "customers")


def folder_beside(project: Path | None, sources: Sequence[Source]) -> Path | None:
    """Return the folder of the project, or of its survey; None for a sample, beside which nothing is written."""
    survey = Path(sources[0].path_absolute) if sources and sources[0].path_absolute else None
    place = project if project is not None else survey
    return None if place is None or is_sample(place) else place.parent


def _survey(sources: Sequence[str], project: Path | None) -> str:
    survey = project.stem if project is not None else Path(sources[0]).stem if sources else ""
    return survey[:_LONGEST]


def _day() -> str:
    return dt.datetime.now().astimezone().date().isoformat()


def _content(choice: Choice) -> str:
    """Return what is in it: all, all but one or two parts, one or two parts by their names, or how many."""
    lacking = [one for one in SECTIONS if one not in choice.sections]
    if not lacking or not choice.sections:
        return _("Report")
    if len(choice.sections) <= _NAMED:
        return "-".join(section_name(one) for one in choice.sections)
    if len(lacking) <= _NAMED:
        return _("Report without {names}").format(names="-".join(section_name(one) for one in lacking))
    return _("Report in {count} parts").format(count=len(choice.sections))
