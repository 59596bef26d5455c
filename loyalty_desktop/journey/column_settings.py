r"""How the answers of a column are read, written as text: HEADER:low=0,high=10 or HEADER:amount=1\,000円未満:500.

HEADER is as everywhere on the command line. Settings are separated by commas; a setting about single answers reads
KEY=VALUE:WHAT and may be repeated. A backslash takes the meaning from a comma, a colon or an equals sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from loyalty_desktop.errors import UsageError
from loyalty_desktop.journey.corrections import set_amount, use_midpoints
from loyalty_desktop.journey.expressions import called, named_columns
from loyalty_desktop.journey.option_corrections import call_options, join_parts, part_option, split_cells
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.answers import values_like
from loyalty_desktop.survey.distinct import number_of
from loyalty_desktop.survey.midpoints import midpoints
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.option_names import RARE_ONES
from loyalty_desktop.survey.scale import RATINGS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loyalty_desktop.survey.reading import Correction, Reading
    from loyalty_desktop.survey.survey import Column, Survey

_Change: TypeAlias = "Callable[[Reading, Column], Reading]"
_ESCAPED = re.compile(r"\\([,:=\\])")
_COMMA, _COLON, _EQUALS = re.compile(r"(?<!\\),"), re.compile(r"(?<!\\):"), re.compile(r"(?<!\\)=")
_KEY = re.compile(r"\s*([a-z]+(?:-[a-z]+)*)\s*=")
_SIGNS = {"newline": "\n", "comma": ",", "none": ""}
_CHOICES: dict[str, tuple[str, dict[str, bool]]] = {
    "best": ("reversed", {"low": True, "high": False}),
    "blank": ("blank_is_no", {"no": True, "unknown": False}),
    "dates": ("day_first", {"day-first": True, "month-first": False}),
}
_KINDS: dict[str, frozenset[Kind]] = {
    **dict.fromkeys(("low", "high", "best"), RATINGS),
    "blank": frozenset({"yes_no", "multi"}),
    "times": frozenset({"money", "number"}),
    "dates": frozenset({"date"}),
    **dict.fromkeys(("one-option", "several", "name"), frozenset({"multi"})),
}
"""What answers have to be for a setting to change anything; all kinds where it is not told."""
_PAIRED = frozenset({"code", "label", "amount", "was", "name"})
KEYS = (
    *("low", "high", "best", "blank", "code", "label", "amount", "amounts", "times", "dates", "was"),
    *("split", "one-option", "several", "name"),
)
"""All that can be told of a column."""


def with_settings(survey: Survey, reading: Reading, texts: tuple[str, ...]) -> Reading:
    """Return the reading with what was told of columns; raises UsageError with a sentence for what is unclear."""
    for text in texts:
        columns, settings = _parts(survey, text)
        for column in columns:
            for key, value in settings:
                reading = _change(text, key, value)(reading, column)
            told = reading.correction(column.key)
            if told.low is not None and told.high is not None and told.low >= told.high:
                raise UsageError(message("column_ends", text=text, low=told.low, high=told.high))
    return reading


def idle_settings(survey: Survey, texts: tuple[str, ...]) -> tuple[Message, ...]:
    """Return a sentence for each setting that changes nothing in any of its columns, in `survey` as it is read now."""
    found: list[Message] = []
    for text in texts:
        columns, settings = _parts(survey, text)
        name = called(columns[0]) if len(columns) == 1 else _COLON.split(text)[0]
        for key, value in settings:
            answer = _pair(text, key, value)[0] if key in _PAIRED else ""
            if not any(_fits(column, key) for column in columns):
                found.append(message("column_idle", setting=f"{key}={value.strip()}", column=name))
            elif answer and answer != "*" and not any(_given(column, answer) for column in columns):
                found.append(message("value_nowhere", value=answer, column=name))
    return tuple(dict.fromkeys(found))


def _fits(column: Column, key: str) -> bool:
    """Say whether answers of this kind can take a setting."""
    kinds = _KINDS.get(key)
    if key in {"amount", "amounts"}:
        return bool(midpoints(column.distinct))
    return kinds is None or column.scale.kind in kinds


def _given(column: Column, value: str) -> bool:
    key = match_text(value)
    options = (text for option in column.scale.options for text in (option.text, *option.written))
    return any(match_text(text) == key for text in options) or any(
        column.distinct.counts[at] for at in values_like(column.distinct, value)
    )


def _parts(survey: Survey, text: str) -> tuple[tuple[Column, ...], tuple[tuple[str, str], ...]]:
    """Split HEADER:KEY=VALUE,… at the first colon whose left side names a column and behind which a key stands."""
    headers: list[str] = []
    for found in _COLON.finditer(text):
        if _KEY.match(text, found.end()) is None:
            continue
        headers.append(text[: found.start()])
        columns = named_columns(survey, _unescaped(headers[-1]))
        if columns:
            return columns, tuple(_settings(text, text[found.end() :]))
    if headers:
        raise UsageError(message("no_such_column", header=headers[0], file=survey.workbook.file_name))
    raise UsageError(message("column_no_setting", text=text, keys=", ".join(KEYS)))


def _settings(text: str, rest: str) -> Iterator[tuple[str, str]]:
    for part in _COMMA.split(rest):
        key, *value = _EQUALS.split(part, maxsplit=1)
        if key.strip() not in KEYS:
            raise UsageError(message("column_no_key", text=text, key=key.strip(), keys=", ".join(KEYS)))
        if not value or not value[0].strip():
            raise UsageError(message("no_value", text=part))
        yield key.strip(), value[0]


def _change(text: str, key: str, value: str) -> _Change:
    """Return what one setting does to the reading of a column."""
    if key in _CHOICES:
        field, words = _CHOICES[key]
        if value.strip() not in words:
            raise UsageError(message("column_choice", key=key, value=value.strip(), choices=", ".join(words)))
        return _put(**{field: words[value.strip()]})
    if key in {"low", "high"}:
        return _put(**{key: _whole(key, value)})
    if key == "times":
        return _put(times=_number(key, value))
    if key == "amounts":
        if value.strip() != "middle":
            raise UsageError(message("column_choice", key=key, value=value.strip(), choices="middle"))
        return use_midpoints
    return _of_options(text, key, value) or _of_answers(text, key, value)


def _of_options(text: str, key: str, value: str) -> _Change | None:
    """Return what a setting does to options of cells with several answers, None for any other setting."""
    plainly = _unescaped(value).strip()
    if key == "split":
        sign = _SIGNS.get(plainly, _unescaped(value))
        return lambda reading, column: split_cells(reading, column, sign)
    if key == "one-option":
        parts = tuple(part.strip() for part in _unescaped(value).split("|") if part.strip())
        if len(parts) < 2:
            raise UsageError(message("column_parts", key=key, value=plainly))
        return lambda reading, column: join_parts(reading, column, parts)
    if key == "several":
        return lambda reading, column: part_option(reading, column, plainly)
    if key == "name":
        option, name = _pair(text, key, value)
        wanted = RARE_ONES if option == "*" else option
        return lambda reading, column: call_options(reading, column, (wanted,), name)
    return None


def _of_answers(text: str, key: str, value: str) -> _Change:
    """Return what a setting says of one answer: its code, its label, its number, what it was."""
    answer, what = _pair(text, key, value)
    if key == "code":
        return _added("codes", answer, _whole(key, what))
    if key == "label":
        return _added("labels", answer, what)
    if key == "was":
        return _added("read_as", answer, what)
    amount = _number(key, what)
    return lambda reading, column: set_amount(reading, column, answer, amount)


def _put(**fields: object) -> _Change:
    return lambda reading, column: reading.with_correction(
        msgspec.structs.replace(reading.correction(column.key), **fields)
    )


def _added(field: str, answer: str, what: object) -> _Change:
    """Return what puts a pair among the others of its kind; a later word about the same answer wins."""

    def change(reading: Reading, column: Column) -> Reading:
        told: Correction = reading.correction(column.key)
        kept = tuple(pair for pair in getattr(told, field) if match_text(pair[0]) != match_text(answer))
        missing = tuple(pair for pair in told.missing if match_text(pair[0]) != match_text(answer))
        fields = {field: (*kept, (answer, what))}
        if field == "codes":
            fields["missing"] = missing
        return reading.with_correction(msgspec.structs.replace(told, **fields))

    return change


def _pair(text: str, key: str, value: str) -> tuple[str, str]:
    """Split VALUE:WHAT at its last colon; raises UsageError without one."""
    places = [found.start() for found in _COLON.finditer(value)]
    if not places or not value[: places[-1]].strip() or not value[places[-1] + 1 :].strip():
        raise UsageError(message("column_no_pair", text=text, key=key, value=value.strip()))
    return _unescaped(value[: places[-1]]).strip(), _unescaped(value[places[-1] + 1 :]).strip()


def _number(key: str, value: str) -> float:
    number = number_of(plain(_unescaped(value)))
    if number is None:
        raise UsageError(message("column_number", key=key, value=value.strip()))
    return number


def _whole(key: str, value: str) -> int:
    number = _number(key, value)
    if number != int(number):
        raise UsageError(message("column_number", key=key, value=value.strip()))
    return int(number)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
