"""`analyze` writes a report: the files are there and can be read, and what makes no sense is refused beforehand."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from loyalty_desktop.cli import main
from loyalty_desktop.paths import resource

SAMPLE = resource("samples") / "apparel_ja.loyalty"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a report in every form."""
    folder = tmp_path_factory.mktemp("report")
    told = [("--excel", "r.xlsx"), ("--slides", "r.pptx"), ("--pdf", "r.pdf"), ("--one-page", "o.pdf")]
    outputs = [part for option, name in told for part in (option, str(folder / name))]
    charts = ["--charts", str(folder / "charts")]
    assert main(["analyze", str(SAMPLE), "--lang", "ja", "--live", *outputs, *charts]) == 0
    return folder


def test_a_monthly_report_is_one_command(written: Path) -> None:
    sheets = load_workbook(written / "r.xlsx").sheetnames
    assert len(sheets) >= 7
    assert len(Presentation(str(written / "r.pptx")).slides) >= 8
    assert (written / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert (written / "o.pdf").stat().st_size < (written / "r.pdf").stat().st_size
    pictures = sorted(one.suffix for one in (written / "charts").iterdir())
    assert pictures.count(".png") == pictures.count(".svg") >= 4


def test_live_figures_are_formulas(written: Path) -> None:
    book = load_workbook(written / "r.xlsx")
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > 200


def test_what_was_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "r.xlsx"
    assert main(["analyze", str(SAMPLE), "--lang", "en", "--sections", "drivers", "--excel", str(target)]) == 0
    assert capsys.readouterr().out == f"Saved {target}.\n"
    assert "Drivers" in load_workbook(target).sheetnames


def test_the_management_gets_fewer_slides_and_it_is_said_what_is_missing(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = tmp_path / "short.pptx"
    assert main(["analyze", str(SAMPLE), "--lang", "en", "--slides", str(short), "--audience", "management"]) == 0
    told = capsys.readouterr().err
    assert "Management gets the 5 most important pages. Not among them: Journey, Customers, Voices." in told
    whole = len(Presentation(str(written / "r.pptx")).slides)
    assert 5 <= len(Presentation(str(short)).slides) <= 8 < whole


def test_json_goes_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "o.pdf"
    assert main(["analyze", str(SAMPLE), "--one-page", str(target), "--json", "-"]) == 0
    assert capsys.readouterr().out.startswith("{")
    assert target.exists()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["--excel", "r.xls"], "--excel writes a .xlsx file"),
        (["--pdf", "r.pptx"], "--pdf writes a .pdf file"),
        (["--live"], "Add --excel"),
        (["--excel", "r.xlsx", "--personal"], "Add --live"),
        (["--template", "t.pptx", "--pdf", "r.pdf"], "Add --slides"),
        (["--pdf", "r.pdf", "--sections", "drivers,drive"], "no part called drive"),
        (["--pdf", "r.pdf", "--one-page", "r.pdf"], "same name"),
        (["--excel", "r.xlsx", "--live", "--hide-small"], "Small groups cannot be hidden"),
        (["--slides", "r.pptx", "--refresh", "o.pptx", "--hide-small"], "Slides made earlier may hold"),
        (["--excel", "survey.xlsx"], "survey.xlsx"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_written(
    told: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    survey = resource("samples") / "apparel_ja.xlsx"
    (tmp_path / "survey.xlsx").write_bytes(survey.read_bytes())
    assert main(["analyze", "survey.xlsx", "--lang", "en", *told]) in {2, 3}
    assert said in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["survey.xlsx"]
    assert (tmp_path / "survey.xlsx").read_bytes() == survey.read_bytes()


def test_personal_columns_stay_behind(written: Path) -> None:
    with ZipFile(written / "r.xlsx") as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"M-10482" not in everything
