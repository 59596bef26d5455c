"""The encodings that the user chose for text files, by folder: the next file of the folder is likely in the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.session.settings import ENCODINGS
from loyalty_desktop.survey.files.usual import choice_in, with_choice

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.desktop.session.settings import Settings
    from loyalty_desktop.survey.files.usual import ChosenHere


class FolderEncodings:
    """What was chosen in each folder, kept in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, path: Path) -> str | None:
        """Return the encoding that was chosen last for a file beside this one, None if there was no choice."""
        return choice_in(self._kept(), str(path.parent))

    def remember(self, path: Path, encoding: str | None) -> None:
        """Keep what was chosen for this file; None says that it is to be recognised again."""
        import json  # noqa: PLC0415 - most files never need a choice

        known = self._kept()
        chosen = with_choice(known, str(path.parent), encoding)
        if chosen != known:
            self._settings.put(ENCODINGS, json.dumps(chosen))

    def _kept(self) -> ChosenHere:
        """Read what is kept; nothing when it was damaged outside the program."""
        text = self._settings.get(ENCODINGS)
        if not text:
            return ()
        import json  # noqa: PLC0415 - see above

        try:
            kept = json.loads(text)
        except (ValueError, RecursionError):
            return ()
        pairs = kept if isinstance(kept, list) else []
        found = [tuple(one) for one in pairs if isinstance(one, list) and len(one) == 2]
        return tuple((folder, code) for folder, code in found if isinstance(folder, str) and isinstance(code, str))
