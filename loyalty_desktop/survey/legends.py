"""Legends beside the answers: 1：満足…5：不満（99：無回答） in a title, a note or a small table (I26, I42, I44).

Such words are about no column by name. They are taken as the scale of the columns of bare numbers that they fit, which
somebody is asked to confirm.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.facts import loyalty_kind
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.labels import label_of
from loyalty_desktop.survey.missing import no_answer_codes, reason_of
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.normal import heading_words, match_text, plain
from loyalty_desktop.survey.noted import Noted, State, address
from loyalty_desktop.survey.numbers import direction_in_heading, ends_in_heading
from loyalty_desktop.survey.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.survey.missing import Reason
    from loyalty_desktop.survey.reading import ColumnKey, Reading
    from loyalty_desktop.survey.sheet import RawColumn, Sheet
    from loyalty_desktop.survey.tables import Rows

RULE = "legend"
_ON = re.compile(r"\.{2,}|[…~→⇒]|・{2,}")
"""What stands between the ends that are named: 1:満足 ... 5:不満."""
_CODE = re.compile(r"(?<![\w.,-])(\d{1,4})\s*(?:点\s*)?(?:[:=.)]\s*|(?=[^\W\d]))(?=[^\s\d])")
_END = re.compile(r"[()\[\]【】,、;|/。※]|\s{2,}|\s+-\s+")
_IS = re.compile(r"^(?:[はが]|is |means )\s*")
"""9は無回答, 5 is good."""
_LONGEST, _LONGEST_LABEL = 300, 30
_HIGHEST = 11
_FEWEST, _MOST_VALUES = 2, 40
_FEWEST_STEPS, _LEFT_OUT_STEPS = 3, 1
_MOST_NOTES, _MOST_ROWS = 20, 30
_OTHERS = ("age", "frequency", "count", "id", "calendar", "timestamp", "duration", "weight")
"""Numbers below such a heading are no steps of satisfaction."""
_THINGS = ("spend", "quantity")
"""Such a heading may name what is rated (price), but only beside others that are."""


class _Legend(NamedTuple):
    """Steps with their words, codes of no answer with theirs, and the cell that says so ('' for several)."""

    steps: dict[int, str]
    missing: dict[int, str]
    cell: str = ""
    about: str = ""
    """What stands before the first code: it may name the columns that are meant."""

    @property
    def is_whole(self) -> bool:
        return len(self.steps) == max(self.steps) - min(self.steps) + 1

    @property
    def counts(self) -> tuple[int, int, bool]:
        """Which answers count, and whether the lowest is the best."""
        low, high = (label_of(self.steps[code]) for code in (min(self.steps), max(self.steps)))
        return min(self.steps), max(self.steps), low is not None and high is not None and low.grade > high.grade

    @property
    def text(self) -> str:
        return ", ".join(f"{code}: {label}" for code, label in {**self.steps, **self.missing}.items())


class Explained(NamedTuple):
    """What legends say of columns, by their place; the columns that each of them fits."""

    wordings: dict[int, Wording]
    told: tuple[tuple[_Legend, tuple[int, ...]], ...] = ()

    def noted(self, keys: dict[int, ColumnKey], reading: Reading) -> tuple[Noted, ...]:
        """Return what to say of each legend; somebody is asked until it is confirmed or refused."""
        state: State = "asked"
        if not reading.applies(RULE, usual=True):
            state = "offered"
        elif RULE in reading.left_out:
            state = "done"
        notes = []
        for legend, places in self.told:
            columns = tuple(keys[at] for at in places if at in keys)
            said = message(RULE, legend=legend.text, columns=len(columns))
            cells = (legend.cell,) if legend.cell else ()
            notes.append(Noted(said, len(columns), state, RULE, columns=columns, cells=cells))
        return tuple(notes)


def explained_beside(
    sheet: Sheet,
    rows: Rows,
    headings: Sequence[str],
    raws: Sequence[RawColumn],
    tables: Iterable[Sheet],
    known: Iterable[int],
    reading: Reading,
) -> Explained:
    """Return what legends above, below and beside the answers say of the columns that nothing else explains.

    `rows` are the answers, `raws` the columns cut to them, `tables` small tables of the same sheet.
    """
    legends = [*_in_rows(sheet, rows), *filter(None, map(_in_table, tables))]
    if not legends:
        return Explained({})
    meant = _meant(legends, headings, raws, set(known))
    wordings = {at: _wording(headings[at], legend) for legend, places in meant for at in places}
    return Explained(wordings if reading.applies(RULE, usual=True) else {}, meant)


def _meant(
    legends: Sequence[_Legend], headings: Sequence[str], raws: Sequence[RawColumn], taken: set[int]
) -> tuple[tuple[_Legend, tuple[int, ...]], ...]:
    """Return which columns each legend is about.

    Where several fit a column, it is one that names it; none where they would count its answers differently.
    """
    fits: dict[int, list[_Legend]] = {}
    for legend in legends:
        for at in _fitting(legend, headings, raws, taken):
            fits.setdefault(at, []).append(legend)
    told: dict[int, list[int]] = {}
    for at, fitting in sorted(fits.items()):
        those = [one for one in fitting if heading_words(headings[at]) in one.about] or fitting
        if len({one.counts for one in those}) == 1:
            told.setdefault(id(those[0]), []).append(at)
    return tuple((legend, tuple(told[id(legend)])) for legend in legends if id(legend) in told)


def _in_rows(sheet: Sheet, rows: Rows) -> list[_Legend]:
    """Return the legends in rows that are no answers: titles above the headings, notes among those left out."""
    places = list(range(min(rows.first, _MOST_ROWS)))
    for out in rows.out:
        if out.rule == "rows_totals":
            places += (rows.first + np.flatnonzero(out.rows)[-_MOST_NOTES:]).tolist()
    found = []
    for row in places:
        cells = [(at, text) for at, cell in enumerate(sheet.row(row)) if (text := text_of(cell))]
        if row == rows.first - 1 and len(cells) > _FEWEST:  # the headings themselves
            continue
        for at, text in cells:
            legend = _legend(text, address(row, at))
            found += [legend] if legend is not None else []
    return found


def _in_table(table: Sheet) -> _Legend | None:
    """Return the legend that a small table is: a number and a word in each row, a title apart."""
    if table.rows > _MOST_ROWS:
        return None
    pairs = []
    for row in range(table.rows):
        said = [text for cell in table.row(row) if (text := text_of(cell))]
        if len(said) == _FEWEST and said[0].isdecimal():
            pairs.append(f"{said[0]}:{said[1]}")
    return _legend(" / ".join(pairs), "")


def _legend(text: str, cell: str) -> _Legend | None:
    """Return the scale of satisfaction that a text explains, None for any other text."""
    if len(text) > _LONGEST:
        return None
    words = _ON.sub(" / ", plain(text))
    found = list(_CODE.finditer(words))
    if len(found) < _FEWEST:
        return None
    steps: dict[int, str] = {}
    missing: dict[int, str] = {}
    for one, following in zip_longest(found, found[1:]):
        behind = words[one.end() : following.start() if following else len(words)].strip(" ,、;/・")
        label, code = _IS.sub("", _END.split(behind, maxsplit=1)[0].strip()), int(one[1])
        if not label or len(label) > _LONGEST_LABEL:
            continue
        if reason_of(label) is not None and code not in missing:
            missing[code] = label
        elif label_of(label) is not None and code <= _HIGHEST and code not in steps:
            steps[code] = label
    if not _is_scale(steps, missing):
        return None
    about = heading_words(words[: found[0].start()])
    return _Legend(dict(sorted(steps.items())), dict(sorted(missing.items())), cell, about)


def _is_scale(steps: dict[int, str], missing: dict[int, str]) -> bool:
    """Say whether codes run from the good end to the bad one, or back, and none of them means two things."""
    codes = sorted(steps)
    if len(codes) < _FEWEST or codes[0] not in {0, 1} or codes[-1] - codes[0] < _FEWEST_STEPS - 1:
        return False
    if any(codes[0] <= code <= codes[-1] for code in missing):
        return False
    labels = [label for code in codes if (label := label_of(steps[code])) is not None]
    different = len({match_text(steps[code]) for code in codes}) == len(codes)
    falls = labels[0].grade > labels[-1].grade
    opposed = labels[0].grade * labels[-1].grade < 0
    ordered = all(one.grade != two.grade and (one.grade > two.grade) is falls for one, two in pairwise(labels))
    return different and opposed and ordered


def _fitting(legend: _Legend, headings: Sequence[str], raws: Sequence[RawColumn], taken: set[int]) -> list[int]:
    """Return the columns that a legend fits; a price is rated where what stands beside it is."""
    words = {at: heading_words(text) for at, text in enumerate(headings) if text and at not in taken}
    open_ = [at for at, text in words.items() if _may_be_rated(text) and _fits(legend, raws[at])]
    things = {at for at in open_ if any(mentions(words[at], topic) for topic in _THINGS)}
    rated = set(open_) - things
    return [at for at in open_ if at in rated or {at - 1, at + 1} & rated]


def _may_be_rated(words: str) -> bool:
    """Say whether a heading leaves open what its numbers mean, and names neither groups of people nor amounts."""
    if loyalty_kind(words) is not None or sorts_people(words) or mentions(words, "segment"):
        return False
    if ends_in_heading(words) is not None or direction_in_heading(words) is not None:
        return False
    return mentions(words, "satisfaction") or not any(mentions(words, topic) for topic in _OTHERS)


def _fits(legend: _Legend, raw: RawColumn) -> bool:
    """Say whether a column holds steps of the scale, nearly all of them, and codes that it calls no answers."""
    if len(raw.values) > _MOST_VALUES + _MOST_ROWS:
        return False
    counts = np.bincount(raw.codes, minlength=len(raw.values)).tolist()
    given: set[float] = set()
    for value, n in zip(raw.values, counts, strict=True):
        text = text_of(value) if n else ""
        number = number_of(text) if text else None
        if text and number is None and reason_of(text) is None:
            return False
        if number is not None:
            given.add(number)
    low, high = min(legend.steps), max(legend.steps)
    steps = {number for number in given if number in range(low, high + 1)}
    if not given <= steps | set(legend.missing) | no_answer_codes():
        return False
    return len(steps) >= max(_FEWEST_STEPS, high - low + 1 - _LEFT_OUT_STEPS)


def _wording(heading: str, legend: _Legend) -> Wording:
    """Return what the legend says of a column: all steps where it names all, its ends otherwise."""
    low, high = min(legend.steps), max(legend.steps)
    steps = legend.steps if legend.is_whole else {low: legend.steps[low], high: legend.steps[high]}
    reasons: list[tuple[str, Reason]] = [
        (str(code), reason_of(label) or "blank") for code, label in legend.missing.items()
    ]
    labels = tuple((str(code), label) for code, label in {**steps, **legend.missing}.items())
    return Wording(heading, labels=labels, missing=tuple(reasons))
