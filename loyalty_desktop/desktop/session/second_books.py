"""The cells of a file that is read beside the open survey: a joined table, a questionnaire. No Qt in here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import language
from loyalty_desktop.survey.files.usual import expected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from loyalty_desktop.survey.sheet import Workbook


def read_second(
    path: Path,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    password: str | None = None,
    encoding: str | None = None,
) -> Workbook:
    """Read the file at `path` as the language in use has files; raises LoyaltyError, Locked, Cancelled.

    `encoding` was chosen for files of its folder.
    """
    from loyalty_desktop.survey.files.door import read_workbook  # noqa: PLC0415 - numpy waits until a file is opened

    expecting = expected(language(), encoding)
    return read_workbook(path, password=password, expecting=expecting, on_progress=on_progress, cancelled=cancelled)
