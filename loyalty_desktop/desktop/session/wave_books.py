"""The further waves of the open project as they were read: cells, surveys, what counts them. No Qt in here.

Reading and counting is done beside the window; an edit of the journey reads nothing again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.desktop.session.second_books import read_second
from loyalty_desktop.errors import Cancelled, Locked, LoyaltyError, MissingFile
from loyalty_desktop.i18n import language
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.files.usual import expected

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.wave_inputs import WaveBook
    from loyalty_desktop.journey.project import Source
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey

_Key: TypeAlias = tuple[str, str, str | None]


class WaveBooks:
    """What was read of the waves of one project; several threads may ask."""

    def __init__(self, chosen: Callable[[Path], str | None] = lambda _path: None) -> None:
        self._chosen = chosen
        self._reading = threading.Lock()
        """Held while a wave is read or understood, which only threads beside the window do."""
        self._cells: dict[_Key, Workbook] = {}
        self._books: dict[_Key, tuple[Survey, Source, WaveBook]] = {}
        self._problems: dict[_Key, Message] = {}
        self._told: dict[_Key, Message] = {}
        self._open: Counter | None = None

    def forget(self) -> None:
        """Let go of everything: another project is open."""
        self._cells.clear()
        self._books.clear()
        self._problems.clear()
        self._told.clear()
        self._open = None

    def keep(self, source: Source, workbook: Workbook) -> None:
        """Take the cells of a wave that was read already."""
        self._cells[_key(source)] = workbook
        self._problems.pop(_key(source), None)
        self._told.pop(_key(source), None)

    def survey(self, source: Source) -> Survey | None:
        """Return a wave as it was read last, if it was."""
        known = self._books.get(_key(source))
        return None if known is None else known[2].read.survey

    def problem(self, source: Source) -> Message | None:
        """Return why a wave could not be read, None where it could or nobody has tried yet."""
        return self._problems.get(_key(source))

    def try_again(self) -> None:
        """Forget why waves could not be read: their files may be there now."""
        self._problems.clear()

    def counter(self, here: Survey) -> Counter:
        """Return what counts the open survey for its waves; it is not the window's, which is not to wait for it."""
        from loyalty_desktop.compute.counter import Counter  # noqa: PLC0415 - numpy waits until a file is opened
        from loyalty_desktop.journey.wave_ids import id_choices  # noqa: PLC0415

        id_choices(here)  # so that the window does not wait for it when somebody asks
        with self._reading:
            self._open = Counter(here) if self._open is None else self._open.of(here)
            return self._open

    def book(
        self, source: Source, name: str, here: Survey, near: Path | None, cancelled: Callable[[], bool]
    ) -> WaveBook | Message:
        """Return a wave beside the open survey, read now if need be; a sentence where it cannot be read.

        `near` is the project's file, or the open survey of one that is not saved: moved with it, the file is found
        beside it. Raises Cancelled.
        """
        with self._reading:
            try:
                return self._book(source, name, here, near, cancelled)
            except Cancelled:
                raise
            except LoyaltyError as error:
                told = _told(error, source, name)
                self._problems[_key(source)] = told
                return told

    def _book(
        self, source: Source, name: str, here: Survey, near: Path | None, cancelled: Callable[[], bool]
    ) -> WaveBook:
        from loyalty_desktop.compute.counter import Counter  # noqa: PLC0415 - see above
        from loyalty_desktop.compute.wave_inputs import WaveBook  # noqa: PLC0415
        from loyalty_desktop.journey.wave_ids import id_choices  # noqa: PLC0415
        from loyalty_desktop.journey.wave_reading import read_wave  # noqa: PLC0415

        key, asked = _key(source), _reading_of(source)
        known = self._books.get(key)
        if known is not None and known[0] is here and known[1] == asked:
            return known[2]
        workbook = self._cells.get(key)
        if workbook is None:
            if key in self._problems:
                raise MissingFile(self._problems[key])
            workbook = self._cells[key] = self._read(source, name, near, cancelled)
        read = read_wave(workbook, here, source)
        id_choices(read.survey)  # as above
        counter = Counter(read.survey) if known is None else known[2].counter.of(read.survey)
        told = self._told.get(key)
        made = WaveBook(read, counter, () if told is None else (told,))
        self._books[key] = (here, asked, made)
        self._problems.pop(key, None)
        return made

    def _read(self, source: Source, name: str, near: Path | None, cancelled: Callable[[], bool]) -> Workbook:
        from loyalty_desktop.journey.second_files import places_of, read_beside  # noqa: PLC0415 - see above
        from loyalty_desktop.journey.sources import locate  # noqa: PLC0415
        from loyalty_desktop.survey.files.door import read_workbook  # noqa: PLC0415

        found = locate(source, near)
        if found.state == "missing":
            folder = str(found.path.parent)
            raise MissingFile(message("wave_file_missing", wave=name, file=source.file_name, folder=folder))
        if found.state == "changed":
            self._told[_key(source)] = message("wave_file_changed", wave=name, file=found.path.name)
        encoding, expecting = source.reading.encoding, expected(language(), self._chosen(found.path))
        book = read_workbook(found.path, encoding=encoding, expecting=expecting, cancelled=cancelled)

        def second(path: Path) -> Workbook | None:
            try:
                return read_second(path, lambda _share: None, cancelled)
            except Cancelled:
                raise
            except LoyaltyError:
                return None  # the wave is read all the same, without what this file says

        return read_beside(replace(book, file_name=storable(found.path.name)), places_of(source, near), second)


def _told(error: LoyaltyError, source: Source, name: str) -> Message:
    """Return what is to be said, and done, about a wave that cannot be read."""
    if isinstance(error, Locked):
        return message("wave_file_locked", wave=name, file=source.file_name)
    if error.message.id.startswith("wave_"):
        return error.message
    return message("wave_file_unusable", wave=name, why=error.message.text())


def _key(source: Source) -> _Key:
    """Return what the cells of a wave are known by: they stay when it is called or read otherwise."""
    return (source.sha256, "" if source.sha256 else source.path_absolute, source.reading.encoding)


def _reading_of(source: Source) -> Source:
    """Return what decides how a wave is read: not its name, its place, or who answered twice."""
    return changed(source, wave="", path_absolute="", path_relative="", file_name="", join_key=None, day="")
