"""The option --voices of the command line, and what it adds to the figures of an analysis."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from loyalty_desktop.cli_importance import show_progress
from loyalty_desktop.compute.comments import Listener, comment_columns
from loyalty_desktop.compute.voices import voices
from loyalty_desktop.report.measure_words import ClassCode
from loyalty_desktop.report.voice_group import VoiceGroup, whom_of
from loyalty_desktop.report.voices_contract import Heard, voices_json
from loyalty_desktop.report.voices_text import voices_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Journey

_CLASSES: tuple[ClassCode, ...] = ("negative", "passive", "positive")


def voices_of(counter: Counter, journey: Journey, *, wanted: bool) -> tuple[Heard, ...] | None:
    """Return the words of all comments together and of each question, where they are wanted, since it takes time."""
    if not wanted:
        return None
    columns = comment_columns(counter.survey)
    parts = [columns, *((one,) for one in columns)] if len(columns) > 1 else [columns] if columns else []
    listener = Listener()
    shown = sys.stderr is not None and sys.stderr.isatty()
    found = []
    for part in parts:
        heard = listener.listen(part, show_progress if shown else None)
        if shown:
            show_progress(1.0)
        by_class = {
            code: voices(counter, journey, heard, whom_of(VoiceGroup(loyalty=code), journey.measure))
            for code in _CLASSES
        }
        found.append((voices(counter, journey, heard), by_class))
    return tuple(found)


def spoken_json(found: tuple[Heard, ...] | None) -> dict[str, Any]:
    """Return `voices` of the JSON, None where nobody asked for it."""
    return {"voices": None if found is None else voices_json(found)}


def spoken_text(found: tuple[Heard, ...] | None, journey: Journey) -> str:
    """Return what a terminal shows of it: all comments together, and each question where there are several."""
    return "" if found is None else "".join(voices_text(one, journey.measure) for one, _by_class in found)
