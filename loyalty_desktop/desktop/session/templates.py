"""The templates of this user: small files in the folder of the settings, the newest first. No Qt in here."""

from __future__ import annotations

import hashlib
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from loyalty_desktop.desktop.session.opening import Opened
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.journey.templates import Offer, Template
    from loyalty_desktop.survey.survey import Survey

_log = logging.getLogger(__name__)
LIMIT = 12
_LARGEST = 4 * 1024 * 1024


class Templates:
    """Keeps, finds and forgets templates; one that cannot be read or written is passed over.

    `remember` keeps whether they are wanted at all: nothing is kept or offered while they are not.
    """

    def __init__(self, folder: Path, *, wanted: bool = True, remember: Callable[[bool], object] | None = None) -> None:
        self._folder = folder
        self._is_wanted = wanted
        self._remember = remember

    @property
    def is_wanted(self) -> bool:
        """Whether templates are kept and offered."""
        return self._is_wanted

    def want(self, wanted: bool) -> None:
        """Have templates kept and offered from now on, or not; those that were kept stay."""
        self._is_wanted = wanted
        if self._remember is not None:
            self._remember(wanted)

    def all(self) -> tuple[Template, ...]:
        """Return the templates, the newest first."""
        return tuple(found for path in self._files() if (found := _read(path)) is not None)

    def keep(self, project: Project, survey: Survey, path: Path) -> None:
        """Keep how the project at `path` reads its survey; what was kept of it before is replaced."""
        if not self._is_wanted:
            return
        from loyalty_desktop.journey.atomic import write_atomically  # noqa: PLC0415 - not before the first paint
        from loyalty_desktop.journey.templates import template_of  # noqa: PLC0415 - brings numpy

        template = template_of(project, survey, path)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._place(template), msgspec.json.encode(template))
            for old in self._files()[LIMIT:]:
                old.unlink()
        except OSError:  # the project itself is saved; only the offer for the next file is lost
            _log.warning("template not kept", exc_info=True)

    def forget(self, template: Template) -> None:
        """Forget a template, until its project is saved again."""
        with suppress(FileNotFoundError):
            self._place(template).unlink()

    def offer(self, opened: Opened) -> Offer | None:
        """Return the template that fits a survey that was opened just now, None for a project."""
        from loyalty_desktop.journey.templates import best_offer  # noqa: PLC0415 - brings numpy

        if not self._is_wanted or opened.survey is None or opened.path is not None or not opened.fresh:
            return None
        return best_offer(self.all(), opened.survey, opened.project.journey)

    def _files(self) -> list[Path]:
        try:
            dated = [(path.stat().st_mtime_ns, path) for path in self._folder.glob("*.json")]
        except OSError:
            return []
        return [path for _when, path in sorted(dated, reverse=True)]

    def _place(self, template: Template) -> Path:
        name = hashlib.sha256(template.project.encode("utf-8")).hexdigest()[:24]
        return self._folder / f"{name}.json"


def _read(path: Path) -> Template | None:
    from loyalty_desktop.journey.parts import faults  # noqa: PLC0415 - not before the first paint
    from loyalty_desktop.journey.templates import Template  # noqa: PLC0415 - brings numpy

    try:
        if path.stat().st_size > _LARGEST:
            return None
        template = msgspec.json.decode(path.read_bytes(), type=Template)
    except (OSError, msgspec.DecodeError, UnicodeError, RecursionError):  # damaged outside the program
        return None
    return template if not faults(template.journey) else None
