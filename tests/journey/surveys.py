"""Surveys made of a few columns, and the samples, for the tests of the journey."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook, smallest_codes
from loyalty_desktop.survey.survey import Survey, survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.sheet import Cell

SAMPLES = Path(__file__).resolve().parent.parent.parent / "resources" / "samples"
WORDS = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満")
YES_NO = ("はい", "いいえ")
SCORES = tuple(range(11))
ROWS = 60


def survey_of(*columns: tuple[str, Sequence[Cell]], reading: Reading | None = None, file: str = "調査.xlsx") -> Survey:
    """Return a survey of 60 respondents; each column is its heading and the answers it cycles through."""
    raws = []
    for at, (heading, answers) in enumerate(columns):
        cells = [heading, *(answers[(row + row // len(answers) * at) % len(answers)] for row in range(ROWS))]
        values = tuple(dict.fromkeys(cells))
        codes = np.array([values.index(cell) for cell in cells])
        raws.append(RawColumn(values, smallest_codes(codes, len(values))))
    sheet = Sheet("回答", tuple(raws), ROWS + 1)
    told = msgspec.structs.replace(reading or Reading(), heading_rows=(1,))
    return survey(Workbook((sheet,), None, file, "0" * 64), told)


@cache
def sample(name: str) -> Survey:
    """Return one of the bundled samples as it is understood without help."""
    return survey(read_here(SAMPLES / name, None, lambda _share: None))
