"""Serial numbers to dates, many at a time, as openpyxl reads each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.limits import WINDOWS_EPOCH

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell

_DAY = 86_400_000
_NO_DATE = "#VALUE!"
_TIME = np.int64(1) << 60
"""Added to a time of day, so that it is told from a moment of the calendar."""
_NONE = np.iinfo(np.int64).max


def milliseconds_of(serials: npt.NDArray[np.float64], epoch: dt.datetime) -> npt.NDArray[np.int64]:
    """Return each serial number as milliseconds since 1970, times of day and what is no date marked as such."""
    start = np.datetime64(epoch, "ms").astype(np.int64)
    first, last = (np.datetime64(end, "ms").astype(np.int64) for end in (dt.datetime.min, dt.datetime.max))
    fine = np.isfinite(serials) & (np.abs(serials) < 1e7)
    days, fraction = np.divmod(np.where(fine, serials, 0.0), 1.0)
    within = np.rint(fraction * 86_400 * 1_000).astype(np.int64)
    is_time = (serials >= 0) & (serials < 1) & (within < _DAY)
    if epoch == WINDOWS_EPOCH:  # Excel's calendar has a 29 February 1900
        days = days + ((serials > 0) & (serials < 60) & ~is_time)
    day = start + days.astype(np.int64) * _DAY
    moment = day + within
    fine &= (day >= first) & (moment <= last)
    return np.where(fine, np.where(is_time, _TIME + within, moment), _NONE)


def dates_of(milliseconds: npt.NDArray[np.generic]) -> list[Cell]:
    """Return the dates and times that `milliseconds_of` made numbers of."""
    numbers = milliseconds.astype(np.int64)
    usual = numbers < _TIME // 2
    cells: list[Cell] = np.where(usual, numbers, 0).astype("M8[ms]").tolist()
    for place in np.flatnonzero(~usual).tolist():
        number = int(numbers[place])
        if number == _NONE:
            cells[place] = _NO_DATE
        else:
            cells[place] = (dt.datetime.min + dt.timedelta(milliseconds=number - int(_TIME))).time()
    return cells


def moments_of(milliseconds: npt.NDArray[np.generic]) -> npt.NDArray[np.datetime64] | None:
    """Return the same if all of them are moments of the calendar."""
    numbers = milliseconds.astype(np.int64)
    return numbers.astype("M8[ms]") if (numbers < _TIME // 2).all() else None


def durations_of(serials: npt.NDArray[np.generic]) -> list[Cell]:
    """Return the durations of serial numbers."""
    return [_duration(serial) for serial in serials.tolist()]


def _duration(serial: float) -> Cell:
    try:
        duration = dt.timedelta(days=serial)
    except (OverflowError, ValueError):
        return _NO_DATE
    whole = dt.timedelta(seconds=duration.total_seconds() // 1, microseconds=round(duration.microseconds, -3))
    return whole if duration.microseconds else duration
