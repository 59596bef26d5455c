"""Write a large made-up survey as Excel writes one, and the same as csv; row by row, so that any size can be written.

Columns: id, moment of the answer, two scores from 0 to 10, 30 ratings (10 of them as labels), experiences in three
notations, three segments, an amount, and two free texts.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_STEP = 2_000
_LABELS = ("大変満足", "満足", "どちらともいえない", "不満", "大変不満")
_MARKS: tuple[tuple[object, object], ...] = (("はい", "いいえ"), ("○", None), (1, 0))
_SEGMENTS = {
    "性別": ("男性", "女性"),
    "地域": ("東京", "大阪", "福岡", "札幌"),
    "年代": ("20代", "30代", "40代", "50代"),
}
_WORDS = ("店員の", "接客が", "とても", "よかった", "品揃えが", "少なく", "案内を", "待ち時間が", "長い", "また来たい")
_DAY_ZERO = datetime(1899, 12, 30)

Row = list[object]


def headings(columns: int) -> list[str]:
    """Return the headings of a survey of so many columns, 41 at least."""
    experiences = columns - 40
    return [
        *("回答者ID", "回答日時", "おすすめしたいと思いますか(0-10)", "今後も利用したいですか(0-10)"),
        *(f"満足度【項目{number}】" for number in range(1, 31)),
        *(f"経験したこと【体験{number}】" for number in range(1, experiences + 1)),
        *_SEGMENTS,
        *("購入金額", "ご意見", "その理由"),
    ]


def answers(rows: int, columns: int, seed: int = 7) -> Iterator[Row]:
    """Yield so many rows of answers."""
    rng = np.random.default_rng(seed)
    experiences = columns - 40
    for start in range(0, rows, _STEP):
        count = min(_STEP, rows - start)
        scores = rng.integers(0, 11, (count, 2)).tolist()
        ratings = rng.integers(0, 5, (count, 30)).tolist()
        blank = (rng.random((count, 30)) < 0.03).tolist()
        had = (rng.random((count, experiences)) < 0.3).tolist()
        segments = [rng.integers(0, len(options), count).tolist() for options in _SEGMENTS.values()]
        amounts = np.round(rng.lognormal(9, 1, count)).astype(int).tolist()
        moments = (45_658 + rng.random(count) * 90).tolist()
        words = rng.integers(0, len(_WORDS), (count, 12)).tolist()
        for at in range(count):
            number = start + at + 1
            texts: Row = [None, None]
            if number % 5:
                chosen = [_WORDS[word] for word in words[at]]
                texts = ["".join(chosen[:6]) + str(number), "".join(chosen[6:]) + f"。{number}"]
            yield [
                100_000 + number,
                _DAY_ZERO + timedelta(days=moments[at]),
                *scores[at],
                *(_rating(ratings[at][item], item) if not blank[at][item] else None for item in range(30)),
                *(_MARKS[item % 3][0 if had[at][item] else 1] for item in range(experiences)),
                *(options[place[at]] for options, place in zip(_SEGMENTS.values(), segments, strict=True)),
                amounts[at],
                *texts,
            ]


def _rating(value: int, item: int) -> object:
    return _LABELS[value] if item < 10 else 5 - value


def write_csv(path: Path, rows: int, columns: int) -> None:
    """Write the survey as csv with a byte order mark, as Excel does."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings(columns))
        writer.writerows(answers(rows, columns))


def write_xlsx(path: Path, rows: int, columns: int) -> None:
    """Write the survey as xlsx with shared texts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _small_parts().items():
            package.writestr(name, _START + content)
        shared = _Shared()
        letters = [_letters(column) for column in range(1, columns + 1)]
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{_START}<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>'.encode())
            sheet.write(_row(1, list(headings(columns)), letters, shared))
            lines: list[bytes] = []
            for number, row in enumerate(answers(rows, columns), 2):
                lines.append(_row(number, row, letters, shared))
                if len(lines) == _STEP:
                    sheet.write(b"".join(lines))
                    lines.clear()
            sheet.write(b"".join(lines) + b'</sheetData><phoneticPr fontId="1"/></worksheet>')
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(f'{_START}<sst xmlns="{MAIN}" uniqueCount="{len(shared.items)}">'.encode())
            for start in range(0, len(shared.items), _STEP):
                part.write("".join(shared.items[start : start + _STEP]).encode())
            part.write(b"</sst>")


@dataclass
class _Shared:
    """The table of shared texts as it grows."""

    items: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        number = self.known.get(text)
        if number is None:
            number = self.known[text] = len(self.items)
            self.items.append(f'<si><t>{escape(text)}</t><phoneticPr fontId="1"/></si>')
        return number


def _row(number: int, cells: Row, letters: list[str], shared: _Shared) -> bytes:
    found = [f'<row r="{number}" spans="1:{len(letters)}">']
    for letter, cell in zip(letters, cells, strict=True):
        if isinstance(cell, str):
            found.append(f'<c r="{letter}{number}" t="s"><v>{shared.number(cell)}</v></c>')
        elif isinstance(cell, datetime):
            days = (cell - _DAY_ZERO) / timedelta(days=1)
            found.append(f'<c r="{letter}{number}" s="1"><v>{days!r}</v></c>')
        elif cell is not None:
            found.append(f'<c r="{letter}{number}"><v>{cell}</v></c>')
    found.append("</row>")
    return "".join(found).encode()


def _letters(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _small_parts() -> dict[str, str]:
    kinds = {
        "workbook": "sheet.main",
        "worksheets/sheet1": "worksheet",
        "styles": "styles",
        "sharedStrings": "sharedStrings",
    }
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    targets = {"worksheet": "worksheets/sheet1", "styles": "styles", "sharedStrings": "sharedStrings"}
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}.xml"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="回答" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts><font><sz val="11"/></font></fonts>'
        '<fills><fill><patternFill patternType="none"/></fill></fills>'
        "<borders><border><left/><right/><top/><bottom/></border></borders>"
        '<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0" xfId="0"/><xf numFmtId="22" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    }
