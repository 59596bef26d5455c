"""Which words stand behind the columns of codes, and which file or sheet says so (INPUTS.md I18, I19, I22, I25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.messages import message
from loyalty_desktop.survey.code_tables import read_code_table
from loyalty_desktop.survey.column_wordings import CodeBook, is_known, knows
from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.heading_codes import RULE as IN_HEADINGS
from loyalty_desktop.survey.heading_codes import wordings_in
from loyalty_desktop.survey.heading_kinds import CODE
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.meanings import unknown_codes
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.noted import Noted, State
from loyalty_desktop.survey.numbers import ends_in_heading
from loyalty_desktop.survey.patience import go_on
from loyalty_desktop.survey.questionnaires import looks_like_questionnaire, read_questionnaire
from loyalty_desktop.survey.summaries import is_summary
from loyalty_desktop.survey.vocabulary import keys
from loyalty_desktop.survey.written_code_books import read_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.distinct import Distinct
    from loyalty_desktop.survey.reading import ColumnKey, Reading
    from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook
    from loyalty_desktop.survey.wording import Wording

RULE = "code_book"
RULE_PERHAPS = "code_book_perhaps"
"""Takes the words of a sheet that nobody named and whose name says nothing: it is never used unasked."""
_ALL, _TEXTS, _LABELS, _SOME = "code_book", "code_book_texts", "code_book_labels", "code_book_some"
TOLD = frozenset({_ALL, _TEXTS, _LABELS, _SOME})
"""What is said of a code book that was read: the words of questions and of codes, one of them, or those of some codes.
"""
_AMOUNTS = ("age", "count", "frequency", "quantity", "duration", "spend", "weight", "id", "timestamp")
"""Numbers below such a question need no labels."""
_FEWEST_CODED, _SHARE_CODED = 3, 0.5
_CODES_UP_TO = 10_000


class _Source(NamedTuple):
    """A place that may say what columns mean; `meant` says that the user named it, `guessed` that nothing did."""

    label: str
    sheets: tuple[Sheet, ...]
    told: tuple[Wording, ...] = ()
    meant: bool = False
    guessed: bool = False


def wordings_of(
    workbook: Workbook, reading: Reading, sheet: Sheet, headings: Sequence[str], below: tuple[Sheet, ...] = ()
) -> tuple[dict[int, Wording], tuple[Noted, ...]]:
    """Return the wording of each column (by its index) that a code book knows, and what to say.

    `headings` are those of `sheet`, `below` a second table of it. What `reading` names comes first, then other
    sheets of the workbook, then what the file itself says (SPSS).
    """
    notes: list[Noted] = []
    found: dict[int, Wording] = {}
    applies = reading.applies(RULE, usual=True)
    names = knows(headings)
    for source in _sources(workbook, reading, sheet, below, notes):
        book = CodeBook(_read(source, names))
        pairs = ((at, book.of(text, sheet.columns[at])) for at, text in enumerate(headings) if text)
        mapped = {at: one for at, one in pairs if one is not None and at not in found}
        if source.guessed:
            mapped = {at: one for at, one in mapped.items() if _covers(one, sheet.columns[at])}
        if not mapped and source.meant:
            notes.append(Noted(message("questionnaire_unfit", file=source.label), 0, "asked"))
        useful = sum(1 for one in mapped.values() if one.labels or one.missing or one.group or one.text)
        if useful and source.guessed and not reading.applies(RULE_PERHAPS, usual=False):
            notes.append(_perhaps(source, mapped.values(), useful, reading))
        elif useful:
            rule = RULE_PERHAPS if source.guessed else RULE
            told = _told_of(source.label, mapped, useful, sheet)
            notes.append(Noted(told, useful, "done" if applies or source.guessed else "offered", rule))
            found |= mapped if applies or source.guessed else {}
    explained = {at: one for at, one in wordings_in(headings, sheet.columns).items() if at not in found}
    if explained:
        taken = reading.applies(IN_HEADINGS, usual=True)
        state: State = "done" if taken else "offered"
        notes.append(Noted(message("heading_codes", columns=len(explained)), len(explained), state, IN_HEADINGS))
        found |= explained if taken else {}
    if reading.code_sheet == "" and len(workbook.sheets) > 1:
        notes.append(Noted(message("code_sheet_none")))
    # what became of a questionnaire that was chosen is told above
    if not found and reading.questionnaire is None and are_only_codes(headings, sheet.columns):
        notes.append(Noted(message("codes_only"), 0, "asked"))
    return found, tuple(notes)


def _told_of(source: str, mapped: Mapping[int, Wording], useful: int, sheet: Sheet) -> Message:
    """Return what a code book gives: texts, labels, or labels for some of the columns that hold code numbers."""
    labelled = sum(1 for one in mapped.values() if one.labels)
    bare = sum(1 for at, one in mapped.items() if not one.labels and one.text and _holds_steps(one, sheet.columns[at]))
    if not labelled:
        return message(_TEXTS, source=source, columns=useful)
    if bare:
        return message(_SOME, source=source, columns=useful, labelled=labelled, bare=bare)
    texts = any(one.text or one.group for one in mapped.values())
    return message(_ALL if texts else _LABELS, source=source, columns=useful)


def _holds_steps(wording: Wording, column: RawColumn) -> bool:
    """Say whether a column holds code numbers whose meaning is open: no marks, no amounts, no scale that is named."""
    words = heading_words(wording.text)
    if wording.asked in {"multi", "text", "number"} or ends_in_heading(words) is not None:
        return False
    if any(mentions(words, topic) for topic in _AMOUNTS):
        return False
    numbers = {number_of(text_of(value)) for value in column.values} - {None}
    return not numbers <= {0.0, 1.0} and _holds_codes(column)


def _perhaps(source: _Source, mapped: Iterable[Wording], useful: int, reading: Reading) -> Noted:
    """Ask whether a guessed sheet names columns or answers; one that only knows missing codes is merely offered."""
    names = any(one.text or one.group or one.labels for one in mapped)
    state: State = "asked" if names and RULE_PERHAPS not in reading.kept else "offered"
    return Noted(message("code_book_perhaps", source=source.label, columns=useful), useful, state, RULE_PERHAPS)


def _sources(
    workbook: Workbook, reading: Reading, sheet: Sheet, below: tuple[Sheet, ...], notes: list[Noted]
) -> list[_Source]:
    sources = []
    if reading.questionnaire is not None:
        file = next((one for one in workbook.beside if one.file_name == reading.questionnaire), None)
        if file is None:
            notes.append(Noted(message("questionnaire_missing", file=reading.questionnaire), 0, "asked"))
        else:
            sources.append(_Source(file.file_name, file.sheets, file.code_book, meant=True))
    stacked = {match_text(name) for name in (sheet.name, *reading.sheets)}
    others = [one for one in workbook.sheets if match_text(one.name) not in stacked]
    if reading.code_sheet is None:
        sources += [_Source(one.name, (one,), guessed=_is_guessed(one)) for one in others if not is_summary(one)]
        sources += [_Source(sheet.name, (one,)) for one in below]
    elif reading.code_sheet:
        named = tuple(one for one in workbook.sheets if match_text(one.name) == match_text(reading.code_sheet))
        sources.append(_Source(reading.code_sheet, named, meant=True))
    if workbook.code_book:
        sources.append(_Source(workbook.file_name, (), workbook.code_book))
    return _together(sources)


def _is_guessed(sheet: Sheet) -> bool:
    """Say whether neither the name of a sheet nor its form tells that it explains columns."""
    return match_text(sheet.name) not in keys("code_books", "sheets") and not looks_like_questionnaire(sheet)


def _covers(wording: Wording, column: RawColumn) -> bool:
    """Say whether the words of a guessed sheet reach for all codes that occur: targets and notes do not."""
    labelled = {number_of(code) for code, _label in wording.labels}
    occurring = {number for value in column.values if (number := number_of(text_of(value))) is not None}
    return not wording.labels or occurring <= labelled


def _together(sources: list[_Source]) -> list[_Source]:
    """Put the sheets of one workbook whose names are those of code books together: Codes and Codebook add up."""
    named = [one for one in sources if one.sheets and not one.meant and _is_named(one)]
    if len(named) < 2:
        return sources
    sheets = tuple(sheet for one in named for sheet in one.sheets)
    label = ", ".join(dict.fromkeys(one.label for one in named))
    at = sources.index(named[0])
    rest = [one for one in sources if one not in named]
    return [*rest[:at], _Source(label, sheets), *rest[at:]]


def _is_named(source: _Source) -> bool:
    return all(match_text(sheet.name) in keys("code_books", "sheets") for sheet in source.sheets)


def _read(source: _Source, names: frozenset[str]) -> tuple[Wording, ...]:
    """Return what a source says of columns called `names`; a sheet that speaks of one only by chance says nothing."""
    found = list(source.told)
    for sheet in source.sheets:
        go_on()
        wordings = read_questionnaire(sheet) if looks_like_questionnaire(sheet) else ()
        wordings = wordings or read_code_table(sheet, lambda text: is_known(text, names))
        wordings = wordings or read_written(sheet, lambda text: is_known(text, names)) or read_questionnaire(sheet)
        meant = source.meant or match_text(sheet.name) in keys("code_books", "sheets")
        if not meant:
            # A sheet of any name that lists headings may be somebody's notes about them.
            wordings = tuple(one for one in wordings if one.labels or CODE.fullmatch(one.name))
        fitting = sum(1 for one in wordings if is_known(one.name, names))
        if fitting > 1 or (fitting and meant):
            found += wordings
    return tuple(found)


def unknown_noted(columns: Iterable[tuple[ColumnKey, Distinct]]) -> tuple[Noted, ...]:
    """Return what to say of codes that a code book has no words for."""
    found = {key: n for key, distinct in columns if (n := unknown_codes(distinct))}
    if not found:
        return ()
    names = ", ".join(key.heading for key in found)
    return (Noted(message("codes_unknown", columns=names), sum(found.values()), "told", columns=tuple(found)),)


def are_only_codes(headings: Sequence[str], columns: Sequence[RawColumn]) -> bool:
    """Say whether a file holds code numbers under question codes: nobody can tell what they mean (I18)."""
    coded = [at for at, text in enumerate(headings) if text and CODE.fullmatch(text) and _is_asked(text)]
    named = sum(1 for text in headings if text)
    if len(coded) < _FEWEST_CODED or len(coded) < _SHARE_CODED * named:
        return False
    numeric = sum(1 for at in coded if _holds_codes(columns[at]))
    return numeric >= 0.7 * len(coded)


def _is_asked(text: str) -> bool:
    return match_text(text).startswith(("q", "s", "f", "問", "設問", "v"))


def _holds_codes(column: RawColumn) -> bool:
    """Say whether a column holds whole numbers and few of them, besides its heading."""
    texts = [text for value in column.values if (text := text_of(value))]
    numbers = [number for text in texts if (number := number_of(text)) is not None]
    whole = all(number == int(number) and abs(number) < _CODES_UP_TO for number in numbers)
    return bool(numbers) and whole and len(numbers) >= len(texts) - 3 and len(numbers) <= 100
