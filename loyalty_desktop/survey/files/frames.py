"""Blocks of delimited text read by pandas; see `records` for what it can be given."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from loyalty_desktop.survey.files.records import Irregular

if TYPE_CHECKING:
    from loyalty_desktop.survey.files.layout import Layout


def columns_of(body: bytes, layout: Layout, width: int, rows: int, wanted: list[int]) -> list[list[str]]:
    """Return the cells of the wanted columns of a block, which has `rows` records of at most `width` cells.

    Raises Irregular where pandas and the csv module might differ, UnicodeDecodeError where it is no UTF-8.
    """
    try:
        frame = pd.read_csv(
            io.BytesIO(body),
            sep=layout.delimiter,
            header=None,
            names=range(width),
            usecols=list(wanted),
            index_col=False,
            dtype=object,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
            low_memory=False,
            encoding="utf-8",
            engine="c",
        )
    except pd.errors.ParserError as error:
        raise Irregular from error
    if len(frame) != rows:
        raise Irregular
    return [np.asarray(frame[at], dtype=object).tolist() for at in wanted]
