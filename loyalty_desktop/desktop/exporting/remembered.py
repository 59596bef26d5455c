"""What was chosen for the report before, remembered for the next one on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from loyalty_desktop.desktop.session.settings import FOLDER, Setting
from loyalty_desktop.report.document.choice import Audience
from loyalty_desktop.report.document.model import SECTIONS, SectionId
from loyalty_desktop.report.placing import Kind, is_there

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.settings import Settings

CHOICE = Setting("export/choice", "")
"""What was chosen, as JSON."""


class Remembered(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the dialog begins with. Personal columns are never remembered: they are ticked each time, or not at all.

    `sections` are those that were taken out, so that a section that a later version adds is there.
    """

    kinds: tuple[Kind, ...] = ("excel", "slides")
    without: tuple[SectionId, ...] = ()
    audience: Audience = "team"
    hides_small: bool = False
    masks: bool = True
    answers: bool = False
    template: str = ""
    scale: int = 2
    folder: str = ""

    @property
    def sections(self) -> tuple[SectionId, ...]:
        """The sections that are wanted."""
        return tuple(one for one in SECTIONS if one not in self.without)


class Kept(NamedTuple):
    """What was chosen in a dialog that was closed without writing: the next one of this window begins with it."""

    chosen: Remembered
    earlier: Path | None = None
    name: str = ""
    """The one that somebody wrote, '' for the one that is proposed."""


def recall(settings: Settings) -> Remembered:
    """Return what was chosen last; a record that was damaged outside the program is none."""
    try:
        return msgspec.json.decode(settings.get(CHOICE), type=Remembered)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return Remembered()


def remember(settings: Settings, chosen: Remembered) -> None:
    """Keep what was chosen."""
    settings.put(CHOICE, msgspec.json.encode(chosen).decode())


def folder_of(settings: Settings, near: Path | None) -> Path:
    """Return where reports are proposed to be written: where the last one was, beside the survey, the last folder."""
    told = (recall(settings).folder, str(near) if near is not None else "", settings.get(FOLDER))
    for one in told:
        if one and is_there(Path(one), "folder"):
            return Path(one)
    return Path.home()
