"""What can be answered to the questions about values: which end is good, what 6 means, which of 1 and 2 is yes.

Each answer holds for all columns of the question, and says so; one press sets it, and it can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey import corrections
from loyalty_desktop.messages import message
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.report.step_choices import order_readings
from loyalty_desktop.report.stepless_choices import stepless_readings
from loyalty_desktop.survey.coded_from_one import ELEVEN
from loyalty_desktop.survey.midpoints import midpoints
from loyalty_desktop.survey.turned import numbers_as_dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.missing import Reason
    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.reading import Reading, Role
    from loyalty_desktop.survey.survey import Column, Survey

_MOST_SHOWN = 3


def value_choices(note: Noted, survey: Survey) -> tuple[Choice, ...]:
    """Return the answers to a question about values; () for any other line."""
    make = _MAKERS.get(note.message.id)
    columns = [column for key in note.columns if (column := survey.column(key)) is not None]
    return make(note, survey, columns) if make is not None and columns else ()


def _choice(note: Noted, text: str, told: str, reading: Reading, *, chosen: bool = False) -> Choice:
    count = len(note.columns)
    whom = ngettext("Holds for {count} column", "Holds for {count} columns", count).format(count=count)
    shown = f"{told} · {whom}" if told and count > 1 else told or (whom if count > 1 else "")
    return Choice(text, shown, message("step_answered", answer=text), reading, chosen)


def _argument(note: Noted, name: str) -> str:
    return str(dict(note.message.args)[name])


def _direction(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    low, high, best = (_argument(note, name) for name in ("low", "high", "best"))
    out = []
    for is_reversed, good, bad in ((False, high, low), (True, low, high)):
        reading = corrections.set_reversed(survey.reading, note.columns, is_reversed)
        satisfied = _satisfied(columns[0], good)
        told = _("Then {share} gave the best answer to “{column}”").format(share=satisfied, column=columns[0].own)
        text = _("{good} is the good end, {bad} the bad one").format(good=good, bad=bad)
        out.append(_choice(note, text, told, reading, chosen=good == best))
    return tuple(out)


def _satisfied(column: Column, answer: str) -> str:
    counts = column.distinct.counts.tolist()
    valid = sum(n for n, reason in zip(counts, column.scale.reasons, strict=True) if reason is None)
    best = sum(n for text, n in zip(column.distinct.texts, counts, strict=True) if text == answer)
    return f"{best / valid:.0%}" if valid else "0%"


def _scales_turned(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    reading = survey.reading
    for column in columns:
        reading = corrections.set_reversed(reading, (column.key,), not column.scale.reversed)
    return (_choice(note, _("Turn their scales round"), "", reading),)


def _burden(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    best, worst = _argument(note, "value"), _worst(columns[0])
    out = []
    for is_reversed, good, bad in ((True, best, worst), (False, worst, best)):
        text = _("“{good}” is the best answer, “{bad}” the worst").format(good=good, bad=bad)
        reading = corrections.set_reversed(survey.reading, note.columns, is_reversed)
        out.append(_choice(note, text, "", reading, chosen=is_reversed))
    return tuple(out)


def _worst(column: Column) -> str:
    rows = zip(column.scale.codes.tolist(), column.distinct.labels, strict=True)
    return min((code, text) for code, text in rows if code == code)[1]  # noqa: PLR0124 - NaN


def _lowest(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    out = []
    for low, text in ((0, _("With 0: eleven steps up to 10")), (1, _("With 1: ten steps up to 10"))):
        reading = corrections.set_ends(survey.reading, note.columns, low, 10)
        out.append(_choice(note, text, "", reading, chosen=columns[0].scale.low == low))
    return tuple(out)


def _one_lower(note: Noted, survey: Survey) -> Choice:
    codes = corrections.set_codes(survey.reading, note.columns, tuple((str(step + 1), step) for step in range(11)))
    return _choice(note, _("Yes, 1 stands for 0 and 11 for 10"), "", codes)


def _one_higher(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    slip = corrections.mark_missing(survey.reading, note.columns, ELEVEN, "out_of_range")
    text = _("No, {code} is a slip and no answer").format(code=ELEVEN)
    return (_one_lower(note, survey), _choice(note, text, "", slip), *_no_answers(note, survey, ELEVEN))


def _from_one(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    ends = corrections.set_ends(survey.reading, note.columns, 1, 11)
    return (
        _one_lower(note, survey),
        _choice(note, _("No, its scale runs from 1 to 11"), "", ends, chosen=True),
    )


def _code(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    value, high = _argument(note, "code"), int(_argument(note, "high"))
    out = list(_no_answers(note, survey, value))
    if value == str(high + 1):
        low = int(_argument(note, "low"))
        text = _("A further step: the scale ends with {code}").format(code=value)
        out.append(_choice(note, text, "", corrections.set_ends(survey.reading, note.columns, low, high + 1)))
    if value == "0" and _argument(note, "low") == "1":
        text = _("A further step: the scale begins with {code}").format(code=value)
        out.append(_choice(note, text, "", corrections.set_ends(survey.reading, note.columns, 0, high)))
    return tuple(out)


def _no_answers(note: Noted, survey: Survey, value: str) -> tuple[Choice, ...]:
    words: tuple[tuple[Reason, str], ...] = (
        ("not_used", _("Not used, or not applicable")),
        ("dont_know", _("Don't know")),
        ("blank", _("No answer")),
    )
    return tuple(
        _choice(note, text, "", corrections.mark_missing(survey.reading, note.columns, value, reason))
        for reason, text in words
    )


def _stepless(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    readings = stepless_readings(survey.reading, columns)
    return tuple(_choice(note, text, told, reading) for text, told, reading in readings)


def _amount_code(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    return _no_answers(note, survey, _argument(note, "code"))


def _beside(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    value = _argument(note, "value")
    return (*_no_answers(note, survey, value), *_steps(note, survey, columns, value))


def _steps(note: Noted, survey: Survey, columns: list[Column], value: str) -> tuple[Choice, ...]:
    """Return what makes a step of the scale of an answer that stands beside it: its middle, or its low end."""
    if any(column.scale.kind != "words" for column in columns):
        return ()
    places = [("lowest", _("The lowest step of the scale"))]
    if all(column.scale.points is not None and column.scale.points % 2 == 0 for column in columns):
        places.insert(0, ("middle", _("The middle step of the scale")))
    out = []
    for place, text in places:
        reading = survey.reading
        for column in columns:
            codes = _codes_with(column, value, (column.scale.points or 0) // 2 + 1 if place == "middle" else 1)
            reading = corrections.set_codes(reading, (column.key,), codes)
        out.append(_choice(note, text, "", reading))
    return tuple(out)


def _codes_with(column: Column, value: str, step: int) -> tuple[tuple[str, int], ...]:
    """Return the codes of all answers of a scale from 1 on, with one more answer put in as `step`."""
    scale, low = column.scale, column.scale.low or 0
    rows = zip(column.distinct.typed_labels, scale.codes.tolist(), scale.reasons, strict=True)
    steps = [(label, int(code) - low + 1) for label, code, reason in rows if reason is None and code == code]  # noqa: PLR0124 - NaN
    if scale.reversed:
        steps = [(label, (scale.points or 0) + 1 - code) for label, code in steps]
        step = (scale.points or 0) + 2 - step
    return (*((label, code + (code >= step)) for label, code in steps), (value, step))


def _one_two(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    seen = {column.distinct.texts[at] for column in columns for at in column.distinct.present()}
    reasons: tuple[tuple[str, Reason], ...] = (("0", "blank"), ("3", "dont_know"), ("8", "dont_know"), ("9", "blank"))
    others = [(value, reason) for value, reason in reasons if value in seen]
    told = _("{values}: no answers").format(values=", ".join(value for value, _reason in others)) if others else ""
    out = []
    for yes, no in (("1", "2"), ("2", "1")):
        reading = corrections.set_yes(survey.reading, note.columns, (yes,))
        for value, reason in others:
            reading = corrections.mark_missing(reading, note.columns, value, reason)
        text = _("{yes} means yes, {no} means no").format(yes=yes, no=no)
        out.append(_choice(note, text, told, reading))
    return tuple(out)


def _blank(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    texts = ((True, _("A blank means “no”")), (False, _("A blank means that nothing was answered")))
    return tuple(
        _choice(note, text, "", corrections.set_blank_is_no(survey.reading, note.columns, is_no))
        for is_no, text in texts
    )


def _date_order(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    texts = ((False, _("Month first")), (True, _("Day first")))
    return tuple(
        _choice(note, text, "", corrections.set_day_first(survey.reading, note.columns, day_first))
        for day_first, text in texts
    )


def _turned(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    value, was = _argument(note, "value"), _argument(note, "was")
    yes = no = survey.reading
    for column in columns:
        known = tuple(pair for pair in column.correction.read_as if pair[0] != value)
        yes = corrections.set_read_as(yes, (column.key,), (*known, (value, was)))
        no = corrections.set_read_as(no, (column.key,), (*known, (value, value)))
    return (
        _choice(note, _("Yes, read it as {was}").format(was=was), "", yes),
        _choice(note, _("No, it is a date"), "", no),
    )


def _numbers_turned(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    yes = no = survey.reading
    for column in columns:
        pairs = numbers_as_dates(column.distinct)
        shown = {value for value, _was in pairs}
        known = tuple(pair for pair in column.correction.read_as if pair[0] not in shown)
        yes = corrections.set_read_as(yes, (column.key,), (*known, *pairs))
        no = corrections.set_read_as(no, (column.key,), (*known, *((value, value) for value, _was in pairs)))
    was = _argument(note, "was")
    return (
        _choice(note, _("Yes, read them as numbers"), was, yes),
        _choice(note, _("No, they are dates"), "", no),
    )


def _amounts(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    reading = survey.reading
    for column in columns:
        reading = corrections.use_midpoints(reading, column)
    first = midpoints(columns[0].distinct)[:_MOST_SHOWN]
    told = ", ".join(f"{one.value} → {one.amount:,.0f}" for one in first)
    return (_choice(note, _("Use the middle of each range"), told, reading),)


def _nothing(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    value, zero = _argument(note, "value"), survey.reading
    for column in columns:
        zero = corrections.set_amounts(zero, (column.key,), (*column.correction.amounts, (value, 0.0)))
    return (_choice(note, _("It counts as 0"), "", zero), *_no_answers(note, survey, value))


def _unit(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    times = float(_argument(note, "times"))
    return (
        _choice(
            note,
            _("Multiply by {times:,.0f}").format(times=times),
            "",
            corrections.set_times(survey.reading, note.columns, times),
        ),
        _choice(note, _("Leave the numbers as they are"), "", corrections.set_times(survey.reading, note.columns, 1.0)),
    )


def _currencies(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    reading = corrections.set_role(survey.reading, note.columns, "unused")
    return (_choice(note, _("Leave them in no figure"), "", reading),)


def _steps_in_order(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    readings = order_readings(survey, columns)
    return tuple(_choice(note, text, told, reading) for text, told, reading in readings)


def _second_loyalty(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    words: list[tuple[Role, str]] = [
        ("driver", _("They are ratings that may move the score")),
        ("segment", _("Use as a segment")),
        ("unused", _("Leave them in no figure")),
    ]
    if len(columns) == 1:
        words.insert(1, ("loyalty", _("Use it for the score")))
    now = columns[0].role
    return tuple(
        _choice(note, text, "", corrections.set_role(survey.reading, note.columns, role), chosen=role == now)
        for role, text in words
    )


def _doubtful(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    role = columns[0].role
    text = _("Yes, take them into the journey") if len(columns) > 1 else _("Yes, take it into the journey")
    return (_choice(note, text, "", corrections.set_role(survey.reading, note.columns, role)),)


def _ranking(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    """Return what columns can be that hold places or shared points; as long as nobody says, they are in no figure."""
    words: list[tuple[Role, str]] = [
        ("unused", _("Leave them in no figure")),
        ("segment", _("Use as a segment")),
    ]
    if columns[0].scale.kind == "multi":
        words.append(("experience", _("Experiences: what was chosen counts")))
    else:
        words.append(("driver", _("Ratings of satisfaction after all: drivers")))
    if note.message.id == "shared_out_asked":
        del words[1]  # forty points of a hundred make no kind of customer
    return tuple(
        _choice(note, text, "", corrections.set_role(survey.reading, note.columns, role), chosen=role == "unused")
        for role, text in words
    )


def _ranking_words(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    """Return what the columns of a ranking in words can be: the option in the first place may sort customers."""
    unused = corrections.set_role(survey.reading, note.columns, "unused")
    first = corrections.set_role(unused, (columns[0].key,), "segment")
    every = corrections.set_role(survey.reading, note.columns, "segment")
    return (
        _choice(note, _("Leave them in no figure"), "", unused, chosen=True),
        _choice(note, _("Only the first place tells customers apart"), columns[0].title, first),
        _choice(note, _("Use as a segment"), "", every),
    )


_MAKERS: dict[str, Callable[[Noted, Survey, list[Column]], tuple[Choice, ...]]] = {
    "direction_asked": _direction,
    "scales_turned": _scales_turned,
    "burden_asked": _burden,
    "lowest_asked": _lowest,
    "coded_from_one_asked": _from_one,
    "one_higher_asked": _one_higher,
    "extra_code_asked": _code,
    "sixth_asked": _code,
    "hundred_asked": _stepless,
    "averages_asked": _stepless,
    "fractions_asked": _stepless,
    "beside_scale_asked": _beside,
    "amount_code_asked": _amount_code,
    "currencies_asked": _currencies,
    "one_two_asked": _one_two,
    "blank_asked": _blank,
    "date_order_asked": _date_order,
    "turned_asked": _turned,
    "numbers_turned_asked": _numbers_turned,
    "amounts_asked": _amounts,
    "nothing_asked": _nothing,
    "unit_asked": _unit,
    "second_loyalty_asked": _second_loyalty,
    "steps_asked": _steps_in_order,
    "driver_doubtful": _doubtful,
    "experience_doubtful": _doubtful,
    "ranking_asked": _ranking,
    "shared_out_asked": _ranking,
    "ranking_cell_asked": _ranking,
    "ranking_words_asked": _ranking_words,
}
