"""The files of the waves of the open project: added, found again, unlocked, shown in place of the open survey."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.desktop.session.notices import NoticeAction
from loyalty_desktop.desktop.session.wave_work import Added, Shown, WaveTask, seen, shown
from loyalty_desktop.journey import edit_waves
from loyalty_desktop.journey.edit_waves import names_of, order_of
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.sources import locate, relink
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.wave_books import WaveBooks
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.journey.wave_pairs import ColumnPairs
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey

_LINE = "one wave"


class WaveFiles(QObject):
    """Reads files beside the window, and makes one step of what comes of it."""

    drift_wanted = Signal(int)
    """Somebody wants to see what the wave that is source number `index` asks otherwise."""

    def __init__(self, workspace: Workspace, documents: Documents, books: WaveBooks) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._documents = documents
        self._books = books
        self.turn = 0
        """Goes up when a file may be another one than it was, or may be there now."""

    @property
    def project(self) -> Project:
        """The project that is open."""
        return self._workspace.state.project

    @property
    def here(self) -> Survey | None:
        """Its open survey."""
        return self._workspace.state.survey

    @property
    def near(self) -> Path | None:
        """The project's file; the open survey of one that is not saved yet."""
        if self._workspace.path is not None:
            return self._workspace.path
        sources = self.project.sources
        return Path(sources[0].path_absolute) if sources else None

    def add(self, path: Path, book: Workbook | None = None) -> None:
        """Read a survey beside the window and make it a wave of the project, as one step; `book` if it was read."""
        here = self.here
        if here is None:
            return

        joined = edit_waves.id_column(self.project)

        def understand(book: Workbook) -> Added:
            return seen(path, replace(book, file_name=storable(path.name)), here, joined)

        if book is None:
            self._documents.read_beside(path, understand, self._add)
        else:
            self._documents.work_out(_LINE, lambda: understand(book), self._add)

    def _add(self, added: Added) -> None:
        project, sha256 = self.project, added.source.sha256
        for source, name in zip(project.sources, names_of(project), strict=True):
            if source.sha256 == sha256:
                told = message("wave_same_file", file=added.source.file_name, name=name)
                self._workspace.notices.say(told, "warning")
                return
        source, joined = added.source, edit_waves.id_column(project)
        if added.ids is not None and joined not in {None, added.ids[0]}:
            source = changed(source, join_key=None)  # another wave, read meanwhile, goes by another column
        self._books.keep(source, added.book)
        new = edit_waves.add_wave(project, source, place=self._place(added.read.survey))
        if added.ids is not None and joined is None:
            new = edit_waves.join_by(new, added.ids[0], 0, None)
        name = next(name for name, one in zip(names_of(new), new.sources, strict=True) if one.sha256 == sha256)
        if self._workspace.edit(message("step_wave_added", name=name), new):
            self._say_added(name, sha256, added.read.pairs)

    def _say_added(self, name: str, sha256: str, pairs: ColumnPairs) -> None:
        """Say how much of a new wave is the same; where a column has no counterpart, the way to what differs."""
        counts = {"found": len(pairs.there), "count": len(pairs.there) + len(pairs.gone)}
        said = message("wave_added", name=name, **counts)
        if pairs.proposed:
            rest = len(set(pairs.gone) - {one.here for one in pairs.proposed})
            id_ = "wave_added_asked_lacking" if rest else "wave_added_asked"
            said = message(id_, name=name, asked=len(pairs.proposed), rest=rest, **counts)
        see = NoticeAction(message("wave_see_drift"), lambda: self._want_drift(sha256))
        newest = NoticeAction(message("wave_show", name=name), lambda: self._show_file(sha256))
        is_newest = self.project.sources[order_of(self.project)[-1]].sha256 == sha256
        ways = (*((newest,) if is_newest else ()), *((see,) if pairs.gone else ()))
        self._workspace.notices.say(said, "info", ways)

    def _want_drift(self, sha256: str) -> None:
        """Ask for what a wave asks otherwise, if it was not taken out since it was offered."""
        index = self._place_of(sha256)
        if index:
            self.drift_wanted.emit(index)

    def _show_file(self, sha256: str) -> None:
        """Show a wave that was added, if it was not taken out since that was offered."""
        self.show(self._place_of(sha256))

    def _place_of(self, sha256: str) -> int:
        """Return the number of a file among the sources; 0, the open survey's, where it is no further wave."""
        return next((at for at, one in enumerate(self.project.sources) if at and one.sha256 == sha256), 0)

    def _place(self, new: Survey) -> int | None:
        """Return where a wave stands in the order of time, as the dates of all waves say, read or not; None: last."""
        from loyalty_desktop.compute.wave_periods import median_day  # noqa: PLC0415
        from loyalty_desktop.compute.wave_places import day_of, place_among  # noqa: PLC0415 - brings numpy

        sources = self.project.sources
        days = [
            day_of(sources[index], self._books.survey(sources[index]) if index else self.here)
            for index in order_of(self.project)
        ]
        return place_among(days, median_day(new))

    def locate(self, index: int, path: Path) -> None:
        """Use another file for a wave: the one that was not found, or a newer download; one step."""
        here = self.here
        if here is None or not 0 < index < len(self.project.sources):
            return
        source = self.project.sources[index]

        def understand(book: Workbook) -> Workbook:
            from loyalty_desktop.journey.wave_reading import read_wave  # noqa: PLC0415 - brings numpy

            read_wave(book, here, source)  # it is a survey at all
            return replace(book, file_name=storable(path.name))

        def show(book: Workbook) -> None:
            new = relink(self.project, index, path, book.sha256)
            self._books.keep(new.sources[index], book)
            self.turn += 1
            step = message("step_wave_file", file=path.name, name=names_of(self.project)[index])
            if not self._workspace.edit(step, new):
                self._workspace.changed.emit()

        self._documents.read_beside(path, understand, show, source.reading.encoding)

    def unlock(self, index: int) -> None:
        """Read a protected file of a wave again, its password being asked for; no step."""
        source = self.project.sources[index]

        def show(book: Workbook) -> None:
            self._books.keep(source, replace(book, file_name=source.file_name))
            self.try_again()

        path = locate(source, self.near, lambda _path: source.sha256).path
        self._documents.read_beside(path, lambda book: book, show, source.reading.encoding)

    def try_again(self) -> None:
        """Read once more what could not be read: a file that was put back, a drive that is there again."""
        self._books.try_again()
        self.turn += 1
        self._workspace.changed.emit()

    def show(self, index: int) -> None:
        """Make a wave the open survey, which all screens show, as one step; the journey goes with it."""
        counter, project = self._workspace.counter, self.project
        if counter is None or not 0 < index < len(project.sources):
            return
        here, sha256 = counter.survey, project.sources[index].sha256
        task = WaveTask(self._books, project, project.journey, here, self.near, _never)

        def take(found: Shown | Message) -> None:
            if isinstance(found, Message):
                self._workspace.notices.say(found, "error")
            elif self.project == project:
                self._show(index, here, found)
            else:  # it was edited meanwhile: the journey that goes with the wave is another one
                self._show_file(sha256)

        self._documents.work_out(_LINE, lambda: shown(task, index), take)

    def _show(self, index: int, here: Survey, found: Shown) -> None:
        before, survey = self.project, found.read.survey
        step = message("step_wave_shown", name=names_of(before)[index])
        left = next(one for one in found.project.sources if one.sha256 == before.sources[0].sha256)
        self._books.keep(left, here.workbook)
        self._workspace.edit_source(step, found.project, survey, found.counter, as_is=True, said=found.told)


def _never() -> bool:
    return False
