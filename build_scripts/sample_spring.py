"""The wave before: `apparel_ja_spring.xlsx`, the same shop half a year earlier, as compare.png and actions.png tell.

Drawn like the autumn survey from another seed, then thinned to the sizes and scores of the age groups. One question
had another name, one could be answered in fewer ways, two were not asked yet and one has gone since. Three in ten
members answered both times.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
from openpyxl import Workbook

from build_scripts import sample_story as story
from build_scripts.sample_columns import COMMENT, Columns, Writer, driver_heading, experience_heading
from build_scripts.sample_model import build, class_counts

if TYPE_CHECKING:
    from build_scripts.sample_columns import Cell
    from build_scripts.sample_model import Ints, Model

SPRING = "apparel_ja_spring.xlsx"
SHEET = "回答"
SEED: Final = 20260404
TIME, MEMBER, GOODS = "タイムスタンプ", "会員番号", "購入した商品（複数選択可）"
# (age group, n, positive minus negative): together 1,104 and +98, a score of +8.9
AGES: Final = (
    ("20代以下", 171, 2),
    ("30代", 310, 16),
    ("40代", 331, 54),
    ("50代", 205, 18),
    ("60代", 60, 6),
    ("70代以上", 27, 2),
)
SILENT = 12
"""Respondents who did not answer the loyalty question."""
NOT_FOUND = 197
"""How many could not find information: 17.8 %, before the search was improved."""
LESS_SERVED = 60
"""How many fewer were satisfied with the service in the shops."""
PANEL: Final = 0.3
_CALLED = {driver_heading(story.DRIVERS[6]): "【買う】の満足度 [会員登録のしやすさ]"}
_NOT_ASKED = ("お知らせの希望", "次に服を買いたい時期")
_SINCE_GONE = "春のセールを知っていたか"
_NOT_SOLD = "靴"


def spring(autumn: Columns, autumn_model: Model) -> Workbook:
    """Return the workbook of the wave before, given the cells and numbers of the autumn survey."""
    rng = np.random.default_rng(SEED)
    model = build(rng)
    columns = Writer(rng, model).columns()
    rows = _chosen(rng, model)
    kept: Columns = {heading: [cells[row] for row in rows] for heading, cells in columns.items()}
    classes = model.classes[rows]
    kept[TIME] = list(_moments(rng, len(rows)))
    kept[MEMBER] = _members(rng, classes, autumn[MEMBER], autumn_model.classes)
    _worse(rng, kept, classes)
    kept[GOODS] = [_without_shoes(cell) for cell in kept[GOODS]]
    for heading in _NOT_ASKED:
        del kept[heading]
    comments = kept.pop(COMMENT)
    known = rng.random(len(rows)) < 0.4
    kept[_SINCE_GONE] = ["はい" if one else "いいえ" for one in known]
    kept[COMMENT] = comments
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = SHEET
    sheet.append([_CALLED.get(heading, heading) for heading in kept])
    for row in zip(*kept.values(), strict=True):
        sheet.append(row)
    for cell in sheet["A"][1:]:
        cell.number_format = "yyyy/mm/dd h:mm:ss"
    sheet.freeze_panes = "C2"
    return workbook


def _chosen(rng: np.random.Generator, model: Model) -> Ints:
    """Return the rows that make the age groups of the wave, and a few without a loyalty answer, in file order."""
    chosen: list[int] = []
    known = {one.row for one in story.KNOWN} | {row for twins in story.TWINS for row in twins.rows}
    for code, (_name, n, net) in enumerate(AGES):
        pools = [np.flatnonzero((model.ages == code) & (model.classes == one)) for one in (-1, 0, 1)]
        sizes = (len(pools[0]), len(pools[1]), len(pools[2]))
        for pool, wanted in zip(pools, class_counts(sizes, n, net), strict=True):
            # Those whom the autumn survey tells of are the first to be left out, being the same people.
            key = rng.random(len(pool)) - np.array([float(row in known) for row in pool])
            chosen += pool[np.argsort(-key)[:wanted]].tolist()
    silent = np.flatnonzero(model.classes == story.NO_CLASS)
    chosen += [row for row in silent.tolist() if row not in known][:SILENT]
    return np.array(sorted(chosen), dtype=np.int64)


def _moments(rng: np.random.Generator, n: int) -> list[datetime]:
    start = datetime(2026, 4, 4, 9, 3, 12)
    seconds = np.cumsum(rng.exponential(640, n) + 9)
    return [start + timedelta(seconds=int(one)) for one in seconds]


def _members(rng: np.random.Generator, classes: Ints, autumn: list[Cell], autumn_classes: Ints) -> list[Cell]:
    """Return the members: three in ten of those of the autumn, most of whom are as loyal as they were then."""
    taken = set(autumn)
    new = (f"M-{n}" for n in rng.permutation(np.arange(10_000, 36_000)))
    free: list[Cell] = [member for member in new if member not in taken]
    again = rng.permutation(np.flatnonzero(rng.random(len(classes)) < PANEL))
    left = {int(one): [*rng.permutation(np.flatnonzero(autumn_classes == one))] for one in (-1, 0, 1)}
    members: list[Cell] = [free[at] for at in range(len(classes))]
    used: set[Cell] = set()
    for row in again:
        as_then = int(classes[row]) if classes[row] in left and rng.random() < 0.7 else int(rng.integers(-1, 2))
        member = autumn[int(left[as_then].pop())]
        if member not in used:
            used.add(member)
            members[int(row)] = member
    return members


def _worse(rng: np.random.Generator, columns: Columns, classes: Ints) -> None:
    """Have more people not find information, and fewer content with the service in the shops."""
    heading = experience_heading(story.EXPERIENCES[story.NO_INFO])
    cells = columns[heading]
    missing = NOT_FOUND - sum(1 for cell in cells if cell == "はい")
    free = [at for at, cell in enumerate(cells) if cell == "いいえ"]
    key = rng.random(len(free)) - 0.25 * classes[free]
    for place in np.argsort(-key)[:missing]:
        cells[free[int(place)]] = "はい"
    rated = columns[driver_heading(story.DRIVERS[story.STORE])]
    content = [at for at, cell in enumerate(rated) if cell == "やや満足"]
    for place in rng.permutation(len(content))[:LESS_SERVED]:
        rated[content[int(place)]] = "どちらとも"


def _without_shoes(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    left = [one for one in cell.split(", ") if one != _NOT_SOLD]
    return ", ".join(left) or "トップス"
