"""How Excel is to show the figures of a column: the number stays whole, the format rounds it and says its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.report.workbook.plain_text import one_line

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import ChartUnit
    from loyalty_desktop.report.document.model import Column

_SIGNED = frozenset({"score", "points", "share_points"})
_LONGEST_WORD, _LONGEST = 24, 255
"""Letters of a currency or a mark, and of a whole format; Excel calls a workbook damaged that has a longer one."""


def number_format(column: Column, value: float | None = None, tag: str = "") -> str:
    """Return the format of a figure; `tag` (▲, For reference) stands before it.

    `value` is the figure: one that rounds to nothing has no sign.
    """
    made = _format(column, value, tag)
    return made if len(made) <= _LONGEST else _format(msgspec.structs.replace(column, before="", after=""), value, "")


def _format(column: Column, value: float | None, tag: str) -> str:
    if column.unit == "p":
        return _tagged(("[<0.0005]{}", "[>=0.9995]{}", "{}"), ('"<.001"', "0", ".000"), tag)
    digits = _digits(column)
    if column.unit in _SIGNED:
        scale = 100.0 if column.unit == "share_points" else 1.0
        is_nothing = value is not None and round_half_away(scale * value, column.digits) == 0
        signs = ("", "", "") if is_nothing else ("+", '"−"', "")
        return _tagged(("{}",) * 3, tuple(sign + digits for sign in signs), tag)
    before, after = literal(column.before), literal(column.after)
    return _tagged(("{}", "{}"), (before + digits + after, f'"−"{before}{digits}{after}'), tag)


def axis_format(unit: ChartUnit, digits: int = 0) -> str:
    """Return the format of the figures at an axis or a bar."""
    point = f"0.{'0' * digits}" if digits else "0"
    if unit == "share":
        return f"{point}%"
    if unit in _SIGNED:
        return f'+{point};"−"{point};{point}'
    return f"#,##{point}"


def literal(text: str) -> str:
    """Return a text as it is said in a number format, where some letters are commands."""
    plain = one_line(text)[:_LONGEST_WORD]
    return "".join(r"\"" if part == '"' else f'"{part}"' for part in _parts(plain)) if plain else ""


def _parts(text: str) -> list[str]:
    found: list[str] = []
    for letter in text:
        if letter == '"' or not found or found[-1] == '"':
            found.append(letter)
        else:
            found[-1] += letter
    return found


def _digits(column: Column) -> str:
    point = "." + "0" * column.digits if column.digits else ""
    if column.unit in {"share", "share_points"}:
        return f"0{point}%"
    return f"0{point}" if column.unit in _SIGNED else f"#,##0{point}"


def _tagged(frames: tuple[str, ...], formats: tuple[str, ...], tag: str) -> str:
    """Return the sections of a format, each with the tag before the figure."""
    front = f'{literal(tag)}" "' if tag else ""
    return ";".join(frame.format(front + one) for frame, one in zip(frames, formats, strict=True))
