"""What a file looks like in the encodings that the user may choose from."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.files.encoding import ENCODING_NAMES
from loyalty_desktop.survey.files.previews import MOST_CELLS, Preview, previews

TEXT = "会員番号,性別,ご意見\r\n" + "".join(
    f"{n},女性,店員さんの説明がとても分かりやすかったです{n}\r\n" for n in range(9)
)


def by_name(data: bytes) -> dict[str, Preview]:
    return {preview.encoding: preview for preview in previews(data)}


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16"])
def test_the_right_encoding_shows_the_most_japanese_cells(encoding: str) -> None:
    right = by_name(TEXT.encode(encoding))[encoding]
    assert right.readable
    assert right.name == ENCODING_NAMES[encoding]
    assert right.cells[0].startswith("店員さんの説明が")
    assert len(right.cells) == MOST_CELLS


def test_wrong_encodings_show_what_they_would_make_of_it() -> None:
    found = previews(TEXT.encode("cp932"))
    assert [preview.encoding for preview in found if preview.readable][:1] == ["cp932"]
    wrong = next(preview for preview in found if preview.encoding == "utf-8")
    assert not wrong.readable
    assert any("\ufffd" in cell for cell in wrong.cells)
    assert not any("店員" in cell for preview in found if preview.encoding != "cp932" for cell in preview.cells)


def test_cells_are_short_and_on_one_line() -> None:
    cells = by_name(('id,why\n1,"' + "とても良い" * 40 + '\n<b>良い</b>"\n').encode())["utf-8"].cells
    assert cells
    assert all(len(cell) <= 40 and "\n" not in cell and "<" not in cell for cell in cells)


def test_plain_ascii_has_nothing_to_show() -> None:
    assert by_name(b"id,score\n1,9\n")["utf-8"].cells == ()
    assert by_name(b"")["utf-8"].cells == ()
