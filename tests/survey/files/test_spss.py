from __future__ import annotations

import datetime as dt
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from loyalty_desktop.errors import DamagedFile, FileTooLarge, UnknownFormat
from loyalty_desktop.survey.files import spss
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.wording import Wording

REAL = Path(__file__).parents[2] / "data" / "sav"
LABELS = {1: "とても不満", 2: "不満", 3: "ふつう", 4: "満足", 5: "とても満足", 9: "無回答"}


def read(data: bytes, encoding: str | None = None) -> Workbook:
    return workbook_of(Given(data, "survey.sav", encoding), lambda _share: None)


def written(tmp_path: Path, columns: dict[str, list[Any]], **options: Any) -> bytes:
    path = tmp_path / "made.sav"
    pyreadstat.write_sav(pd.DataFrame(columns), path, **options)
    return path.read_bytes()


def said(book: Workbook) -> dict[str, int]:
    return {note.message.id: note.count for note in book.notes}


def as_old_file(data: bytes, texts: dict[str, str], codec: str) -> bytes:
    """Return the file as programs without Unicode wrote it: texts in `codec`, and nothing that says so."""
    stamp = data.index(b"\x07\0\0\0\x14\0\0\0\x01\0\0\0")
    data = data[: stamp + 4] + b"\x63" + data[stamp + 5 :]  # a record that no program knows
    numbers = data.index(b"\x07\0\0\0\x03\0\0\0") + 16 + 28
    data = data[:numbers] + struct.pack("<i", 2) + data[numbers + 4 :]
    for placeholder, text in texts.items():
        written = text.encode(codec)
        assert len(placeholder) == len(written)
        data = data.replace(placeholder.encode(), written)
    return data


def test_codes_words_and_missing_answers_are_read(tmp_path: Path) -> None:
    data = written(
        tmp_path,
        {"Q1": [5, 9, 3, None], "Q2": ["駅", "", "店", "駅"], "AGE": [20.5, 31, 42, 53], "ID": [1, 2, 3, 4]},
        column_labels=["総合満足度", "利用場所", None, "回答番号"],
        variable_value_labels={"Q1": LABELS},
        missing_ranges={"Q1": [9], "AGE": [{"lo": 50, "hi": 99}]},
        variable_measure={"Q1": "ordinal", "AGE": "scale"},
    )
    book = read(data)
    sheet = book.sheets[0]
    assert (book.format, book.encoding, sheet.name) == ("sav", None, "survey")
    assert [sheet.row(at) for at in range(5)] == [
        ("総合満足度", "利用場所", "AGE", "回答番号"),
        (5, "駅", 20.5, 1),
        (9, None, 31, 2),
        (3, "店", 42, 3),
        (None, "駅", 53, 4),
    ]
    assert type(sheet.row(1)[0]) is int
    first, second, third, _ = book.code_book
    assert first == Wording(
        "総合満足度", "総合満足度", "", tuple((str(code), word) for code, word in LABELS.items()),
        (("9", "blank"),) if first.missing[0][1] == "blank" else (("9", "refused"),), "single",
    )  # fmt: skip
    assert (second.asked, third.asked, third.missing) == ("text", "number", (("53", "blank"),))
    assert said(book) == {"note_spss_labels": 1, "note_spss_missing": 2}


def test_labels_that_are_alike_keep_their_names(tmp_path: Path) -> None:
    book = read(written(tmp_path, {"Q1": [1], "Q2": [2]}, column_labels=["満足度", "満足度"]))
    assert book.sheets[0].row(0) == ("Q1 満足度", "Q2 満足度")
    assert [one.name for one in book.code_book] == ["Q1 満足度", "Q2 満足度"]


def test_answer_that_is_the_heading_is_no_other_value(tmp_path: Path) -> None:
    sheet = read(written(tmp_path, {"Q1": ["a", "店", "b", "店"]}, column_labels=["店"])).sheets[0]
    assert [sheet.row(at)[0] for at in range(5)] == ["店", "a", "店", "b", "店"]
    assert len(sheet.columns[0].values) == 3


def test_ids_with_zeros_keep_their_format(tmp_path: Path) -> None:
    column = read(written(tmp_path, {"ID": [45]}, variable_format={"ID": "N5"})).sheets[0].columns[0]
    assert (column.number_format, column.cell(1)) == ("00000", 45)


@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
def test_file_that_does_not_say_its_encoding_is_recognised_and_asked_about(tmp_path: Path, codec: str) -> None:
    marks = {"A" * 12: "総合満足度", "B" * 10: "不満である", "C" * 8: "東京駅前", "D" * 8: "京都駅前"}
    marks = {key[0] * len(text.encode(codec)): text for key, text in marks.items()}
    label, word, one, other = marks
    columns: dict[str, list[Any]] = {"Q1": [1, 2], "Q2": [one, other]}
    made = written(tmp_path, columns, column_labels=[label, "other"], variable_value_labels={"Q1": {1: word}})
    data = as_old_file(made, marks, codec)
    book = read(data)
    assert book.encoding == codec
    assert [book.sheets[0].row(at) for at in range(3)] == [("総合満足度", "other"), (1, "東京駅前"), (2, "京都駅前")]
    assert book.code_book[0].labels == (("1", "不満である"),)
    assert [(note.message.id, note.state) for note in book.notes if "encoding" in note.message.id] == [
        ("note_spss_encoding", "asked")
    ]
    chosen = read(data, "latin-1")
    assert chosen.sheets[0].row(0) != book.sheets[0].row(0)
    told = read(data, codec)
    assert told.sheets[0].row(0) == book.sheets[0].row(0)
    assert told.encoding == codec  # so that another one can be chosen still
    assert [(note.message.id, note.state) for note in told.notes if "encoding" in note.message.id] == [
        ("encoding_chosen", "told")
    ]
    with pytest.raises(UnknownFormat):
        read(data, "no such encoding")


def test_file_in_english_that_does_not_say_its_encoding_asks_nothing(tmp_path: Path) -> None:
    book = read(as_old_file(written(tmp_path, {"Q1": [1, 2], "Q2": ["a", "b"]}), {}, "ascii"))
    assert (book.encoding, book.notes) == (None, ())


def test_label_cut_in_the_middle_of_a_character_loses_only_that(tmp_path: Path) -> None:
    data = written(tmp_path, {"Q1": [1]}, column_labels=["満足度AB"])
    assert read(data.replace("満足度AB".encode(), "満足度".encode() + "度".encode()[:2])).sheets[0].row(0) == (
        "満足度",
    )


def test_real_files_open_rightly() -> None:
    books = {path.stem: read(path.read_bytes()) for path in sorted(REAL.glob("*.sav"))}
    assert len(books) == 6
    umlauts = books["haven-umlauts"]
    assert umlauts.code_book[0].text == "This is an ä-umlaut"
    assert umlauts.code_book[0].labels == (("1", "the ä umlaut"), ("2", "the ü umlaut"), ("3", "the ö umlaut"))
    labelled = books["haven-labelled-num-na"]
    assert (labelled.sheets[0].columns[0].values, labelled.code_book[0].missing) == (
        ("Only one value", 1, 9),
        (("9", "blank"),),
    )
    dates = books["pyreadstat-sample"].sheets[0]
    assert dates.row(1)[2:4] == (dt.date(2018, 5, 6), dt.datetime(2018, 5, 6, 10, 10, 10))
    assert dates.row(1)[6] == dt.time(10, 10, 10)
    several = books["pyreadstat-mrset-simple_alltypes"]
    assert said(several)["note_spss_sets"] == 2
    bools = [one for one in several.code_book if one.asked == "multi"]
    assert [(one.name, one.group) for one in bools] == [
        (f"My multiple response set [Response #{number}]", "My multiple response set") for number in (1, 2, 3)
    ]
    quarters = several.sheets[0].columns[11]
    assert quarters.cell(1) == dt.date(2014, 10, 1)
    for book in books.values():
        assert book.encoding is None
        assert [one.name for one in book.code_book] == list(book.sheets[0].row(0))


def test_set_of_several_answers_has_its_label_in_any_encoding() -> None:
    label = "複数回答の設問".encode("cp932").ljust(len("My multiple response set"), b"!")
    data = (REAL / "pyreadstat-mrset-simple_alltypes.sav").read_bytes().replace(b"My multiple response set", label)
    book = read(data, "cp932")
    assert [one.group.rstrip("!") for one in book.code_book if one.asked == "multi"] == ["複数回答の設問"] * 3


def test_large_file_is_read_in_parts_with_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = 1000
    values = [float(value % 7) for value in range(rows)]
    data = written(tmp_path, {"Q1": values, "Q2": [str(value) for value in range(rows)]})
    whole = read(data).sheets[0]
    monkeypatch.setattr(spss, "_CELLS_AT_ONCE", 300)
    heard: list[float] = []
    parts = workbook_of(Given(data, "survey.sav"), heard.append).sheets[0]
    assert len(heard) >= 5
    for one, other in zip(whole.columns, parts.columns, strict=True):
        assert one.values == other.values
        assert np.array_equal(one.codes, other.codes)
    monkeypatch.setattr(spss, "MAX_CELLS", 1500)
    with pytest.raises(FileTooLarge):
        read(data)


def test_compressed_file_is_read(tmp_path: Path) -> None:
    data = written(tmp_path, {"Q1": [1, 2]}, compress=True)
    assert data.startswith(b"$FL3")
    assert read(data).sheets[0].row(2) == (2,)


def test_dates_beyond_any_calendar_do_not_stop_reading(tmp_path: Path) -> None:
    data = written(tmp_path, {"D": [1e15, 2e15]}, variable_format={"D": "DATE11"})
    assert read(data).sheets[0].rows == 3


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.95])
def test_cut_file_is_told(tmp_path: Path, share: float) -> None:
    data = written(tmp_path, {"Q1": list(range(500)), "Q2": [str(value) for value in range(500)]})
    with pytest.raises(DamagedFile):
        read(data[: int(len(data) * share)])


def test_mutated_files_end_in_a_survey_or_a_sentence(tmp_path: Path) -> None:
    data = written(tmp_path, {"Q1": [1, 2, 9], "Q2": ["a", "b", "c"]}, variable_value_labels={"Q1": LABELS})
    random = np.random.default_rng(4)
    outcomes = set()
    for _ in range(150):
        broken = bytearray(data)
        for place in random.integers(4, len(data), 3):
            broken[place] = random.integers(0, 256)
        try:
            read(bytes(broken))
            outcomes.add("read")
        except (DamagedFile, FileTooLarge, MemoryError) as error:
            outcomes.add(type(error).__name__)
    assert "read" in outcomes
    assert re.search("DamagedFile", str(outcomes))
