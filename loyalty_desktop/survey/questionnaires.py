"""A questionnaire as research agencies hand it over: questions with their options, line by line (INPUTS.md I18).

MAC | Q1 ご同居の方をお知らせください。      MTS | Q2 利用の頻度
□ 1. 1人暮らし                              項目リスト
□ 2. 配偶者                                 Q2S1 1. 平日の朝食
                                            選択肢リスト
                                            ○ 1. 週に5日以上
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.normal import match_text, one_line
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.vocabulary import keys
from loyalty_desktop.survey.wording import Asked, Wording

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Sheet

_MOST_ROWS = 20_000
_CODE = r"(?:q|sc|sq|f|s|問|設問)[-_]?\d+(?:[-_]\d+)*"
_QUESTION = re.compile(
    rf"(?P<code>{_CODE})(?:\s*[.．:：、)）|｜]\s*|\s+|(?=[^\x00-\x7f])|$)(?P<text>.*)", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?P<code>[a-z][a-z0-9_-]*)(?:\s*[.．:：、)）|｜]\s*|\s+|(?=[^\x00-\x7f])|$)(?P<text>.*)", re.IGNORECASE
)
"""A question of any name: SEX, AREA; only where its kind stands before it."""
_ITEM = re.compile(
    rf"(?P<code>{_CODE}s\d+)\s*[.:：]?\s*(?:(?P<number>\d+)\s*[.．:：、)）]\s*|\s+)(?P<text>\S.*)", re.IGNORECASE
)
_OPTION = re.compile(
    r"(?P<mark>[□☐○◯〇▽▼◎●■◇◆△・☑✓])?\s*[(（]?(?P<code>\d{1,4})[)）]?\s*[.．:：、)）=＝\s]\s*(?P<label>\S.*)"
)
_BETWEEN = re.compile(r"[\s　・,，、/／]+(?=[(（]?\d{1,2}[)）]?\s*[.．:：、)）=＝]\s*\D)")
_ON_LINE = re.compile(r"[□☐○◯〇・]?\s*(?P<code>\d{1,2})\s*[.．:：、)）=＝]\s*(?P<label>\S.*)")
_BRACKETED = re.compile(r"[(（]\d{1,2}[)）]")
_BAR = re.compile(r"[|｜]")
_SEVERAL = frozenset("□☐■☑")
_ENDING = re.compile(
    r"\s*[\[【(（](?:MA|SA|FA|複数回答|単一回答|複数選択|単一選択|いくつでも|ひとつだけ|1つだけ)[\])）】]\s*$",
    re.IGNORECASE,
)
_FEWEST = 2


@dataclass
class _Question:
    """A question that is being read."""

    code: str
    text: str
    asked: Asked = ""
    labels: dict[str, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    several: bool = False
    bracketed: dict[str, str] = field(default_factory=dict)
    """What stands behind numbers in brackets: options, or items whose options come on one line below."""

    def wordings(self) -> tuple[Wording, ...]:
        """Return what was read: the question, and each of its items with the same options."""
        asked = self.asked or ("multi" if self.several else "single" if self.labels else "")
        labels = tuple(self.labels.items())
        whole = Wording(self.code, self.text, "", labels, (), asked)
        own = (Wording(code, text, self.text, labels, (), asked) for code, text in self.items.items())
        return (whole, *own)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, Asked]:
    lists: tuple[tuple[str, Asked], ...] = (
        ("multi", "multi"),
        ("single", "single"),
        ("rating", "rating"),
        ("text_answer", "text"),
        ("number", "number"),
    )
    return {key: asked for name, asked in lists for key in keys("code_books", name)}


@lru_cache(maxsize=1024)
def asked_of(text: str) -> Asked:
    """Return how a question is answered, from what a code book calls it: MAC, 複数回答, S/A; '' for other words."""
    return _kinds().get(match_text(text), "")


@remembered
def looks_like_questionnaire(sheet: Sheet) -> bool:
    """Say whether lines begin with the kind of a question (MAC | Q1), or options with a box or a circle."""
    if sheet.rows > _MOST_ROWS:
        return False
    marked = 0
    for at in range(sheet.rows):
        parts = _parts(sheet, at)
        if len(parts) > 1 and asked_of(parts[0]) and _QUESTION.fullmatch(" ".join(parts[1:])):
            return True
        option = _OPTION.fullmatch(" ".join(parts))
        marked += option is not None and option["mark"] is not None
    return marked >= _FEWEST


def _parts(sheet: Sheet, row: int) -> list[str]:
    """Return what a line says, cell by cell; a bar parts cells too."""
    cells = (one_line(text_of(cell)) for cell in sheet.row(row) if cell is not None)
    return [part.strip() for cell in cells for part in _BAR.split(cell) if part.strip()]


def read_questionnaire(sheet: Sheet) -> tuple[Wording, ...]:
    """Return the questions of a questionnaire; () for a sheet of any other kind."""
    if sheet.rows > _MOST_ROWS:
        return ()
    found: list[_Question] = []
    items = False
    for at in range(sheet.rows):
        parts = _parts(sheet, at)
        if not parts:
            continue
        line = " ".join(parts)
        if match_text(line) in keys("code_books", "items") | keys("code_books", "options"):
            items = match_text(line) in keys("code_books", "items")
            continue
        question = _question(parts)
        if question is not None and not (found and items and _ITEM.fullmatch(line)):
            found.append(question)
            items = False
        elif found:
            _continue(found[-1], line, items=items)
    useful = [one for one in found if one.text or one.labels]
    answered = sum(1 for one in useful if one.labels or one.asked in {"text", "number"})
    return (
        tuple(wording for one in useful for wording in one.wordings()) if answered >= min(_FEWEST, len(useful)) else ()
    )


def _question(parts: list[str]) -> _Question | None:
    """Return the question that a line begins: its kind, code and text, or its code and text alone."""
    asked = asked_of(parts[0])
    rest = parts[1:] if asked else parts
    if not rest:
        return None
    found = (_NAMED if asked else _QUESTION).fullmatch(" ".join(rest))
    if found is None or _ITEM.fullmatch(" ".join(parts)):
        return None
    kinds = [asked_of(part) for part in rest[1:]]
    text = " ".join(part for part in [found["text"]] if part)
    for part, kind in zip(rest[1:], kinds, strict=True):
        if kind:
            text = text.replace(part, "").strip()
    return _Question(found["code"], _ENDING.sub("", text), asked or next(filter(None, kinds), ""))


def pairs_on(line: str) -> list[tuple[str, str]]:
    """Return the codes and labels that one line lists with room between them: 1. 男性  2. 女性."""
    found = [_ON_LINE.fullmatch(part) for part in _BETWEEN.split(line)]
    pairs = [(f"{int(one['code'])}", one["label"].strip()) for one in found if one]
    return pairs if len(pairs) == len(found) and len({code for code, _label in pairs}) == len(pairs) else []


def _continue(question: _Question, line: str, *, items: bool) -> None:
    """Read an item, an option or a further line of the text into the question."""
    item = _ITEM.fullmatch(line)
    if item is not None:
        question.items[item["code"]] = item["text"]
        return
    if len(pairs := pairs_on(line)) > 1:  # all options on one line, below the items of the question
        if question.bracketed and not question.items:
            question.items = {f"{question.code}({code})": text for code, text in question.bracketed.items()}
            question.labels = {}
        for code, label in pairs:
            question.labels.setdefault(code, label)
        return
    option = _OPTION.fullmatch(line)
    if option is not None and _BRACKETED.match(line):
        question.bracketed.setdefault(option["code"], option["label"])
    if option is not None and items:
        question.items[f"{question.code}S{option['code']}"] = option["label"]
    elif option is not None:
        question.labels.setdefault(option["code"], option["label"])
        question.several |= option["mark"] is not None and option["mark"] in _SEVERAL
    elif not question.text:
        question.text = _ENDING.sub("", line)
