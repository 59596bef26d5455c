from __future__ import annotations

import hashlib
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.errors import Cancelled, DamagedFile, FileTooLarge, Locked, MissingFile, UnknownFormat
from loyalty_desktop.survey.files import child, door
from loyalty_desktop.survey.files.door import read_here, read_workbook
from tests.survey.files.containers import locked_xls, xls
from tests.survey.files.workbooks import ANSWERS, MAIN, SHEET, changed, sheet_xml, with_cells, workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from loyalty_desktop.survey.sheet import Workbook


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that takes much longer to read than any test wants to wait."""
    path = tmp_path_factory.mktemp("big") / "big.xlsx"
    path.write_bytes(workbook())
    rows = b"<row>" + b"<c><v>5</v></c>" * 50 + b"</row>"
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist() if name != SHEET}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, content in parts.items():
            target.writestr(name, content)
        target.writestr(SHEET, b'<worksheet xmlns="%s"><sheetData>' % MAIN.encode() + rows * 100_000)
    return path


BAD_ROW = "<row r='1'><c r='A1' s='x'><v>1</v></c></row>"
"""A style that is no number: read by one reader, refused by the other."""


def ignore(share: float) -> None:
    """Take no interest in progress."""


def same(one: Workbook, other: Workbook) -> bool:
    assert (one.encoding, one.file_name, one.sha256) == (other.encoding, other.file_name, other.sha256)
    for left, right in zip(one.sheets, other.sheets, strict=True):
        assert (left.name, left.rows, left.hidden) == (right.name, right.rows, right.hidden)
        for here, there in zip(left.columns, right.columns, strict=True):
            assert here.values == there.values
            assert list(map(type, here.values)) == list(map(type, there.values))
            assert here.codes.dtype == there.codes.dtype
            assert (here.codes == there.codes).all()
            assert not here.codes.flags.writeable
            assert not there.codes.flags.writeable
    return True


def test_door_reads_what_reading_here_reads(tmp_path: Path) -> None:
    (tmp_path / "survey.xlsx").write_bytes(workbook([*ANSWERS, (True, 1.0), ("5", None)]))
    (tmp_path / "survey.csv").write_bytes("会員番号,満足度\r\n1,とても満足\r\n2,\r\n".encode("cp932"))
    for path, encoding in ((tmp_path / "survey.xlsx", None), (tmp_path / "survey.csv", "cp932")):
        book = read_workbook(path)
        assert same(book, read_here(path, None, ignore))
        assert book.encoding == encoding
        assert book.file_name == path.name
        assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert book.sheets[0].row(1) == ("1", "とても満足")


def test_names_of_files_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_bytes(workbook())
    (tmp_path / "survey.xlsx").write_bytes(b"a,b\n1,2\n")
    assert read_here(tmp_path / "survey.csv", None, ignore).sheets[0].row(1) == ("a", 5)
    assert read_here(tmp_path / "survey.xlsx", None, ignore).sheets[0].row(1) == ("1", "2")


def test_progress_rises_to_one(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(b"1,2,3,4,5,6,7,8,9\n" * 200_000)
    heard: list[float] = []
    read_workbook(path, on_progress=heard.append)
    assert len(heard) >= 3
    assert heard == sorted(set(heard))
    assert heard[0] > 0.0
    assert heard[-1] == 1.0


def test_cancel_ends_reading_at_once(big: Path) -> None:
    heard: list[float] = []
    asked: list[float] = []

    def cancelled() -> bool:
        if len(heard) >= 3 and not asked:
            asked.append(time.perf_counter())
        return bool(asked)

    with pytest.raises(Cancelled):
        read_workbook(big, on_progress=heard.append, cancelled=cancelled)
    assert time.perf_counter() - asked[0] < 0.1
    assert heard[-1] < 0.5


def test_memory_limit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "loyalty_desktop.survey.files.door.run_in_child",
        lambda *arguments, **options: child.run_in_child(*arguments, **options, limits=child.Limits(memory=200 << 20)),
    )
    path = tmp_path / "texts.xlsx"
    texts = (f"<row><c t='str'><v>{number}{'x' * 1_000}</v></c></row>" for number in range(200_000))
    path.write_bytes(with_cells("".join(texts)))
    with pytest.raises(FileTooLarge) as raised:
        read_workbook(path)
    assert raised.value.message.id == "file_out_of_memory"


@pytest.mark.parametrize("make", [workbook, lambda: xls({"a": ANSWERS}), lambda: locked_xls({"a": ANSWERS}, "secret")])
def test_nothing_is_written_and_the_file_is_left_as_it_was(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "survey.xlsx"
    path.write_bytes(make())
    path.chmod(0o444)
    before = (path.stat().st_mtime_ns, path.read_bytes())
    read_workbook(path, password="secret")
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert [one.name for one in tmp_path.iterdir()] == ["survey.xlsx"]


def test_slightly_broken_workbook_is_left_to_the_second_reader(tmp_path: Path) -> None:
    path = tmp_path / "survey.xlsx"
    path.write_bytes(changed(workbook(), sheet1=sheet_xml(BAD_ROW + "<row r='2'><c r='A2'><v>5</v></c></row>")))
    with pytest.raises(DamagedFile):
        read_here(path, None, ignore)
    book = read_workbook(path)
    assert (book.format, book.sheets[0].row(1)) == ("xlsx", (5,))
    assert [note.message.id for note in book.notes] == ["note_second_reader"]


def test_reader_that_dies_leaves_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "survey.xlsx"
    far = "<row r='1048576'><c r='XFD1048576'><v>5</v></c></row>"
    path.write_bytes(changed(workbook(), sheet1=sheet_xml(BAD_ROW + far)))
    heard: list[float] = []
    with pytest.raises(DamagedFile, match=r"survey\.xlsx is damaged"):  # the second reader is aborted
        read_workbook(path, on_progress=heard.append)
    assert heard == sorted(set(heard))


def test_errors_travel(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "kanji.csv").write_bytes("満足\n".encode("cp932"))
    (tmp_path / "paper.xls").write_bytes(b"%PDF-1.7")
    (tmp_path / "locked.xls").write_bytes(locked_xls({"a": ANSWERS}, "secret"))
    with pytest.raises(DamagedFile, match=r"The file empty\.csv is empty"):
        read_workbook(tmp_path / "empty.csv")
    with pytest.raises(MissingFile, match=r"no\.csv was not found"):
        read_workbook(tmp_path / "no.csv")
    with pytest.raises(UnknownFormat, match="is a PDF"):
        read_workbook(tmp_path / "paper.xls")
    with pytest.raises(Locked, match="protected by a password"):
        read_workbook(tmp_path / "locked.xls")
    assert read_workbook(tmp_path / "locked.xls", password="secret").sheets[0].row(1) == ("a", 5)
    with pytest.raises(UnknownFormat, match="cannot be read as ascii"):
        read_workbook(tmp_path / "kanji.csv", encoding="ascii")


@pytest.mark.parametrize("name", ["survey.csv", "survey.xlsx"])
def test_child_imports_neither_window_nor_pandas(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"a,b\n1,2\n" if name.endswith("csv") else workbook())
    program = (
        "import sys, pathlib\n"
        "from loyalty_desktop.survey.files.door import read_here\n"
        "assert 'numpy' not in sys.modules and 'openpyxl' not in sys.modules\n"
        f"read_here(pathlib.Path({str(path)!r}), None, lambda share: None)\n"
        "print(*(sys.modules.keys() & {'pandas', 'PySide6', 'openpyxl', 'psutil', 'matplotlib'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
    assert done.stderr == ""


def test_a_large_sheet_is_read_by_two_processes_as_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>{row % 11}</v></c>'
        f'<c r="C{row}" t="str"><v>{row % 7} 満足{"x" * 400}</v></c></row>'
        for row in range(1, 60_001)
    )
    path = tmp_path / "large.xlsx"
    path.write_bytes(with_cells("".join(rows)))
    monkeypatch.setattr(door, "_LARGE", 0)
    monkeypatch.setattr(door, "cpu_count", lambda: 4)
    heard: list[float] = []
    assert same(read_workbook(path, on_progress=heard.append), read_here(path, None, ignore))
    assert heard == sorted(heard)


@pytest.mark.parametrize(
    ("processors", "megabytes", "expected"),
    [(1, 900, False), (2, 40, False), (2, 90, True), (4, 3, False), (4, 40, True), (16, 90, True)],
)
def test_two_processes_read_what_takes_one_long(
    processors: int, megabytes: int, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "cpu_count", lambda: processors)
    for name, start, is_workbook in (("a.xlsx", b"PK\x03\x04", True), ("a.csv", b"a,b\n1,2", False)):
        with (tmp_path / name).open("wb") as file:
            file.write(start)
            file.truncate(megabytes << 20)
        assert door._takes_long(tmp_path / name) == (expected and is_workbook)
