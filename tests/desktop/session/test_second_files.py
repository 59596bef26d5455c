"""A project is opened again: the table joined to its survey has changed, moved, is locked, broken or gone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from loyalty_desktop.desktop.session.opening import Opened, open_file
from loyalty_desktop.desktop.session.passwords import LockedBeside, Passwords
from loyalty_desktop.journey.project import Project, Source, save
from loyalty_desktop.journey.second_files import with_join
from loyalty_desktop.journey.sources import sha256_of
from loyalty_desktop.survey.reading import ColumnKey, Join
from tests.command_line import run

HERE = "会員番号,推奨度（0〜10）\n" + "".join(f"C{at:03},{at % 11}\n" for at in range(30))
JOIN = Join("顧客.xlsx", ColumnKey("会員番号"), ColumnKey("顧客ID"))
PASSWORD = "geheim"


def table(amount: int = 1000) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["顧客ID", "年間購入金額"])
    for at in range(30):
        sheet.append([f"C{at:03}", amount + at])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data)).encrypt(PASSWORD, out)
    return out.getvalue()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "調査.csv").write_text(HERE, encoding="utf-8")
    (tmp_path / "顧客.xlsx").write_bytes(table())
    source = Source(str(tmp_path / "調査.csv"), file_name="調査.csv", sha256=sha256_of(tmp_path / "調査.csv"))
    sha256 = sha256_of(tmp_path / "顧客.xlsx")
    path = tmp_path / "p.loyalty"
    save(with_join(Project((source,)), 0, JOIN, tmp_path / "顧客.xlsx", sha256), path)
    return path


def opened(path: Path, passwords: Passwords | None = None) -> Opened:
    return open_file(path, None, lambda _share: None, lambda: False, passwords or Passwords())


def joined(one: Opened) -> bool:
    assert one.survey is not None
    assert one.survey.rows == 30
    return one.survey.column(ColumnKey("年間購入金額")) is not None


def said(one: Opened) -> list[str]:
    return [note.id for note in one.notes]


def test_table_as_it_was_is_joined_and_nothing_is_said(project: Path) -> None:
    one = opened(project)
    assert joined(one)
    assert said(one) == []


def test_table_that_has_changed_is_joined_as_it_is_now_and_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.parent / "顧客.xlsx").write_bytes(table(5000))
    one = opened(project)
    assert joined(one)
    assert said(one) == ["source_changed"]
    assert "顧客.xlsx" in one.notes[0].text()
    assert run("analyze", project) == 0
    assert "顧客.xlsx has changed" in capsys.readouterr().err


def test_table_moved_with_the_project_is_found(project: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    for name in ("調査.csv", "顧客.xlsx", "p.loyalty"):
        (tmp_path / name).rename(new / name)
    one = opened(new / "p.loyalty")
    assert joined(one)
    assert "join_missing" not in said(one)


def gone(path: Path) -> None:
    path.unlink()


def renamed(path: Path) -> None:
    path.rename(path.with_name("別名.xlsx"))


def broken(path: Path) -> None:
    path.write_bytes(table()[:700])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("happens", [gone, renamed, broken, empty, folder])
def test_survey_is_read_without_a_table_that_cannot_be_had(project: Path, happens: Callable[[Path], None]) -> None:
    happens(project.parent / "顧客.xlsx")
    one = opened(project)
    assert not joined(one)
    assert "join_missing" in said(one)
    assert all("顧客.xlsx" in note.text() for note in one.notes)


def test_locked_table_asks_for_its_password_and_is_done_without_when_nobody_knows_it(project: Path) -> None:
    (project.parent / "顧客.xlsx").write_bytes(locked(table()))
    with pytest.raises(LockedBeside) as asked:
        opened(project)
    assert asked.value.file == "顧客.xlsx"
    assert joined(opened(project, Passwords().with_beside("顧客.xlsx", PASSWORD)))
    without = opened(project, Passwords().with_beside("顧客.xlsx", None))
    assert not joined(without)
    assert "join_missing" in said(without)
