"""A code book written as plain text: names at the beginning of lines, texts and codes set off by spaces (I18, I19).

GENDER     Gender of the respondent
           1   Male
           2   Female
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.normal import one_line
from loyalty_desktop.survey.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.sheet import Sheet

_MOST_LINES = 20_000
_NAMED = re.compile(r"(?P<name>[^\s　]+)(?:[ \t　]{2,}|\t)(?P<rest>\S.*)")
_OPTION = re.compile(
    r"[ \t　]+(?P<code>-?\d{1,5}|[A-Z])(?:[ \t　]{2,}|\s*[.:=)）．：＝]\s*|\s+[-–—]\s+|[ \t](?=\D))(?P<label>[^\d\s].*)"
)
_FEWEST_LINES = 3


def read_written(sheet: Sheet, known: Callable[[str], bool]) -> tuple[Wording, ...]:
    """Return what a text of one line a row says of columns that are `known`; () for a table."""
    if len(sheet.columns) != 1 or not _FEWEST_LINES <= sheet.rows <= _MOST_LINES:
        return ()
    texts: dict[str, str] = {}
    labels: dict[str, dict[str, str]] = {}
    name = ""
    for at in range(sheet.rows):
        line = sheet.columns[0].cell(at)
        if not isinstance(line, str) or not line.strip():
            name = name if labels.get(name) is None else ""  # a gap ends the codes of a question
            continue
        begun = _NAMED.fullmatch(line)
        if begun and not line[0].isspace():
            name = begun["name"] if known(begun["name"]) else ""
            line = f"  {begun['rest']}"
        elif not line[0].isspace():
            name = ""
        option = _OPTION.fullmatch(line)
        if name and option:
            labels.setdefault(name, {}).setdefault(option["code"], one_line(option["label"]))
        elif name and begun:
            texts.setdefault(name, one_line(begun["rest"]))
    names = dict.fromkeys((*texts, *labels))
    return tuple(Wording(one, texts.get(one, ""), "", tuple(labels.get(one, {}).items())) for one in names)
