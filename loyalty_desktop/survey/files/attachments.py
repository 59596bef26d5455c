"""What a workbook holds beside its cells: macros and links, told to the user and never run or followed (I63)."""

from __future__ import annotations

import io
import zipfile

from loyalty_desktop.messages import message
from loyalty_desktop.survey.noted import Noted

_OLE = b"\xd0\xcf\x11\xe0"
_MACROS = ("vbaproject.bin", "_vba_project_cur", "_vba_project", "basic/script-lc.xml", "xl/macrosheets/")
_LINKS = ("xl/externallinks/", "xl/connections.", "xl/querytables/", "customdata", "xl/model/")


def attachments(data: bytes) -> tuple[Noted, ...]:
    """Return what to say about macros and links in a workbook."""
    names = _names(data)
    found = []
    if any(mark in name for name in names for mark in _MACROS):
        found.append(Noted(message("note_macros")))
    if any(mark in name for name in names for mark in _LINKS):
        found.append(Noted(message("note_links")))
    return tuple(found)


def _names(data: bytes) -> set[str]:
    """Return the names of all parts, in small letters."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name.replace("\\", "/").lower() for name in archive.namelist()}
    if not data.startswith(_OLE):
        return set()
    import olefile  # noqa: PLC0415 - old files are rare

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        return {"/".join(path).lower() for path in container.listdir(streams=True, storages=True)}
