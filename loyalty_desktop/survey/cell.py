"""What may stand in one cell of a sheet."""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
