"""Old Office files are chains of sectors: a chain that comes back to itself never ends, and fills the memory.

Each reader follows the chains for itself, calamine without looking. So they are followed here first, each sector
once, before anybody reads what is in them.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Any

from loyalty_desktop.errors import DamagedFile
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEADER = 512
_SHIFTS = {9, 12}
_SHIFT_AT, _FAT_SECTORS_AT, _FIRST_DIFAT_AT = 30, 44, 68
_SPECIAL = 0xFFFFFFFA
"""From here on numbers mean no sector: the end of a chain, a free one."""
_ENTRY, _KIND_AT, _START_AT = 128, 66, 116
_STREAM, _ROOT = 2, 5


def refuse_loops(data: bytes, file: str) -> None:
    """Raise DamagedFile where a chain of sectors has no end, or a stream is longer than its file."""
    import olefile  # noqa: PLC0415 - old files are rare

    try:
        sound = _has_end(data)
        if sound:
            with olefile.OleFileIO(io.BytesIO(data)) as container:
                sound = _all_end(container, len(data))
    except MemoryError:
        raise
    except Exception as error:  # whatever olefile stumbles over, the file is broken
        raise DamagedFile(message("file_damaged", file=file)) from error
    if not sound:
        raise DamagedFile(message("file_damaged", file=file))


def _has_end(data: bytes) -> bool:
    """Say whether the list of tables of sectors, which even olefile reads unseen, is no longer than the file."""
    if len(data) < _HEADER:
        return False
    (shift,) = struct.unpack_from("<H", data, _SHIFT_AT)
    (tables,) = struct.unpack_from("<I", data, _FAT_SECTORS_AT)
    (sector,) = struct.unpack_from("<I", data, _FIRST_DIFAT_AT)
    if shift not in _SHIFTS or tables << shift > len(data):
        return False
    seen: set[int] = set()
    while sector < _SPECIAL:
        last = ((sector + 2) << shift) - 4
        if sector in seen or last + 4 > len(data):
            return False
        seen.add(sector)
        (sector,) = struct.unpack_from("<I", data, last)
    return True


def _all_end(container: Any, size: int) -> bool:
    """Say whether each chain ends: of the directory, of its streams, and of the small ones in the stream of the root.

    Readers differ in which streams they take for small ones: all of them have to end either way.
    """
    directory = container.directory_fp.getvalue()
    starts = [container.first_dir_sector, container.first_mini_fat_sector]
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        if directory[at + _KIND_AT] in {_STREAM, _ROOT}:
            start, length = struct.unpack_from("<II", directory, at + _START_AT)
            starts.append(start)
            if length > size:
                return False
    if not _end(container.fat, starts):
        return False
    container.loadminifat()
    return _end(container.minifat, starts[2:])


def _end(following: Sequence[int], starts: Iterable[int]) -> bool:
    """Say whether all chains come to an end, however they run into each other."""
    ended: set[int] = set()
    for start in starts:
        mine: set[int] = set()
        sector = start
        while 0 <= sector < len(following) and sector not in ended:
            if sector in mine:
                return False
            mine.add(sector)
            sector = following[sector] & 0xFFFFFFFF
        ended |= mine
    return True
