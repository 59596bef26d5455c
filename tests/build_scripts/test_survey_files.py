from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from build_scripts.survey_files import answers, headings, write_csv, write_xlsx
from loyalty_desktop.survey.files.xlsx import read_xlsx

if TYPE_CHECKING:
    from pathlib import Path


def test_both_files_hold_the_same_survey(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", 30, 44)
    write_csv(tmp_path / "a.csv", 30, 44)
    (sheet,) = read_xlsx((tmp_path / "a.xlsx").read_bytes(), "a.xlsx", lambda _share: None)
    written: list[list[object]] = [[*headings(44)], *answers(30, 44)]
    assert (sheet.rows, len(sheet.columns)) == (31, 44)
    for row, cells in enumerate(written):
        for column, cell in enumerate(cells):
            if column == 1 and row:
                continue  # moments: Excel keeps them to the millisecond
            assert sheet.columns[column].cell(row) == cell
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [["" if cell is None else str(cell) for cell in row] for row in written]
