"""What both readers of xlsx files hold to."""

from __future__ import annotations

import datetime as dt

NO_RESULT = "#NO_RESULT!"
"""The cell of a formula that was saved without its result: never to be taken for a blank cell."""

MAX_COLUMNS = 2_000
FAR = 1_000
"""Cells beyond so many empty rows or columns are leftovers, not answers."""

WINDOWS_EPOCH, MAC_EPOCH = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
"""The days from which dates are counted."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
