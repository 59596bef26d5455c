"""Faces as steps of a rating scale, from a laughing one to an angry one (INPUTS.md I46)."""

from __future__ import annotations

import re
from functools import lru_cache

from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.vocabulary import vocabulary

_STYLE = dict.fromkeys((0xFE0F, 0xFE0E))
"""What asks for a coloured or a plain picture: the face is the same."""
_PICTURES = re.compile(
    "^[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55 ]+|[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55 ]+$"
)
"""Stars, thumbs and other pictures beside words."""
_LEAST = 3


@lru_cache(maxsize=1)
def _moods() -> dict[str, int]:
    moods: dict[str, list[str]] = vocabulary("labels")["faces"]
    return {face.translate(_STYLE): int(step) for step, faces in moods.items() for face in faces}


@lru_cache(maxsize=1)
def _faces() -> str:
    return "".join(_moods())


def without_faces(text: str) -> str:
    """Return the words of a label that begins or ends with a face; a bare face stays."""
    if text.isascii():
        return text
    words = _PICTURES.sub("", text.translate(_STYLE)).strip(_faces() + " ")
    return words or text


def face_steps(labels: tuple[str, ...]) -> tuple[int, dict[str, int]] | None:
    """Return the points of the scale that bare faces make, and the code of each; None for other labels."""
    moods = {label: _moods().get(match_text(label).translate(_STYLE)) for label in labels}
    found = {label: mood for label, mood in moods.items() if mood is not None}
    steps = sorted(set(found.values()))
    if len(found) < len(labels) or len(steps) < max(_LEAST, len(labels)):
        return None
    if len(steps) == 5 or (len(steps) == 4 and 3 in steps):
        return 5, found
    rank = {step: place for place, step in enumerate(steps, start=1)}
    return len(steps), {label: rank[mood] for label, mood in found.items()}
