"""Sample surveys: writes resources/samples/ anew and prints how close the figures come to the story's.

    .venv/bin/python build_scripts/make_samples.py [TOYAMA_CSV]

`apparel_ja.xlsx` is invented (sample_story.py) and always comes out the same; `apparel_ja_spring.xlsx` is the wave
before it (sample_spring.py), `apparel_ja.loyalty` the project of both. `apparel_en…` are the same answers in English
(sample_english.py). With the path of the Toyama survey, that file is copied beside them as `toyama_2025.csv`.
"""

from __future__ import annotations

import re
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import sample_story as story
from build_scripts.sample_columns import RANK, Columns, Writer
from build_scripts.sample_english import in_english
from build_scripts.sample_model import Bools, Model, build
from build_scripts.sample_project import ENGLISH, write_project
from build_scripts.sample_spring import SPRING, spring

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "resources" / "samples"
APPAREL = "apparel_ja.xlsx"
PROJECT = "apparel_ja.loyalty"
IN_ENGLISH = {APPAREL: "apparel_en.xlsx", SPRING: "apparel_en_spring.xlsx", PROJECT: "apparel_en.loyalty"}
MOMENT = b"2026-10-13T09:00:00Z"
ZIP_DATE = (2026, 10, 13, 9, 0, 0)
CLASS_WORDS = {story.NEGATIVE: "離反リスク", story.PASSIVE: "中立", story.POSITIVE: "リピーター"}


def main(arguments: list[str]) -> int:
    """Write the samples and print the realised figures."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    if arguments:
        shutil.copyfile(arguments[0], SAMPLES / "toyama_2025.csv")
    model = write_apparel(SAMPLES / APPAREL)
    write_spring(SAMPLES / SPRING)
    write_project(SAMPLES / APPAREL, SAMPLES / SPRING, SAMPLES / PROJECT)
    write_english(SAMPLES)
    for line in figures(model):
        print(line)
    return 0


def write_apparel(path: Path) -> Model:
    """Write the apparel survey and return the numbers it was made from."""
    columns, model = autumn()
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "回答"
    write_answers(sheet, columns)
    write_summary(workbook.create_sheet("集計"), columns, model)
    save(workbook, path)
    return model


def write_spring(path: Path) -> None:
    """Write the wave before."""
    save(spring(*autumn()), path)


def write_english(folder: Path) -> None:
    """Write both waves and their project in English, from the Japanese workbooks in the same folder."""
    for japanese in (APPAREL, SPRING):
        save(in_english(load_workbook(folder / japanese)), folder / IN_ENGLISH[japanese])
    autumn_file, spring_file, project = (folder / one for one in IN_ENGLISH.values())
    write_project(autumn_file, spring_file, project, ENGLISH)


def autumn() -> tuple[Columns, Model]:
    """Return the cells of the apparel survey and the numbers they are made from."""
    rng = np.random.default_rng(story.SEED)
    model = build(rng)
    return Writer(rng, model).columns(), model


def save(workbook: Workbook, path: Path) -> None:
    """Write a workbook, the same bytes for the same cells."""
    content = BytesIO()
    workbook.save(content)
    path.write_bytes(timeless(content.getvalue()))


def write_answers(sheet: Worksheet, columns: Columns) -> None:
    """Write one heading row and one row a respondent."""
    sheet.append(list(columns))
    for row in zip(*columns.values(), strict=True):
        sheet.append(row)
    for cell in sheet["A"][1:]:
        cell.number_format = "yyyy/mm/dd h:mm:ss"
    sheet.column_dimensions["A"].width = 20
    sheet.freeze_panes = "C2"


def write_summary(sheet: Worksheet, columns: Columns, model: Model) -> None:
    """Write the small table that somebody made from the answers: not raw data."""
    sheet.append(["お客様アンケート 2026秋　集計表"])
    sheet["A1"].font = Font(bold=True)
    sheet.append([])
    sheet.append([RANK, "ｎ", *(f"{word} ％" for word in CLASS_WORDS.values()), "構成比 ％", "平均購入金額（円）"])
    ranks = np.array([str(rank) for rank in columns[RANK]])
    valid = model.classes != story.NO_CLASS
    groups = [(rank, valid & (ranks == rank)) for rank in ("ゴールド", "シルバー", "ブロンズ")]
    for name, rows in [*groups, ("全体", valid)]:
        classes = model.classes[rows]
        shares = [round(100 * float(np.mean(classes == code)), 1) for code in CLASS_WORDS]
        share_of_all = round(100 * len(classes) / story.VALID, 1)
        sheet.append([name, len(classes), *shares, share_of_all, round(float(model.spend[rows].mean()))])
    sheet.append(["※継続意向の無回答・範囲外を除く"])
    sheet.column_dimensions["A"].width = 30


def timeless(content: bytes) -> bytes:
    """Return the workbook with every date inside fixed, so that the same cells give the same bytes."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", MOMENT, data)
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, data)
    return result.getvalue()


def figures(model: Model) -> list[str]:
    """Return the realised figures, the story's in brackets, one line each."""
    valid = model.classes != story.NO_CLASS
    lines = [f"score {score(model, valid):+.2f} (+12.4), n {valid.sum()} (1,238)"]
    lines += [driver_line(model, j) for j in range(len(story.DRIVERS))]
    lines += [experience_line(model, k) for k in range(len(story.EXPERIENCES))]
    lines += [line for code in CLASS_WORDS for line in spend_lines(model, code)]
    for code, (name, n, net) in enumerate(story.AGES):
        group = valid & (model.ages == code)
        lines.append(f"{name}: n {group.sum()} ({n}), score {score(model, group):+.1f} ({100 * net / n:+.1f})")
    return lines


def score(model: Model, rows: Bools) -> float:
    """Return the net score of some rows, all with a valid loyalty answer."""
    return 100 * float(model.classes[rows].mean())


def driver_line(model: Model, j: int) -> str:
    """Return base, head, heart and lift of a driver."""
    driver = story.DRIVERS[j]
    rated = model.ratings[:, j]
    top, below = rated >= 4, (rated > 0) & (rated < 4)
    n = int(np.sum(rated > 0))
    heart = score(model, top)
    return (
        f"{driver.name}: n {n}/{top.sum()} ({driver.n}/{driver.top2}), "
        f"head {100 * top.sum() / n:.1f} ({100 * driver.top2 / driver.n:.1f}), "
        f"heart {heart:+.1f} ({driver.heart:+g}), lift {heart - score(model, below):+.0f}"
    )


def experience_line(model: Model, k: int) -> str:
    """Return base and score with and without an experience."""
    item = story.EXPERIENCES[k]
    had, had_not = model.experiences[:, k] == 1, model.experiences[:, k] == 0
    return (
        f"{item.name}: n {had.sum()}/{had.sum() + had_not.sum()} ({item.n}/{item.asked}), "
        f"with {score(model, had):+.1f} ({item.score:+.1f}), "
        f"without {score(model, had_not):+.1f} ({item.without:+d})"
    )


def spend_lines(model: Model, code: int) -> list[str]:
    """Return people and yen of a class above and below the line."""
    high = model.spend >= story.HIGH_SPEND
    n_high, yen_high, n_low, yen_low = story.SPEND[code]
    lines = []
    for side, rows, people, yen in (("high", high, n_high, yen_high), ("low", ~high, n_low, yen_low)):
        cell = rows & (model.classes == code)
        total = int(model.spend[cell].sum())
        lines.append(f"{CLASS_WORDS[code]} {side}: n {cell.sum()} ({people}), yen {total:,} ({yen:,})")
    return lines


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
