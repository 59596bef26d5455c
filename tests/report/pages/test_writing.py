"""A report as PDF: whole, as typed, never markup, reproducible, one page when one page is asked for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
import pytest
import typst

from loyalty_desktop.errors import Cancelled
from loyalty_desktop.report.document.model import Fact, Figure, Row, Table, Words
from loyalty_desktop.report.drawing.fonts import signs_among
from loyalty_desktop.report.pages.setting import document_of
from loyalty_desktop.report.pages.typesetting import LackingFonts, families, fonts, typeset
from loyalty_desktop.report.pages.writing import write_pdf
from tests.report.document import example
from tests.report.pages.reading_pdf import copied, page_count, titles, unicode_of_letters, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from loyalty_desktop.report.document.model import Block, Report

MARKUP = (
    '#import "x": *',
    "*b* _i_ `c`",
    "$x^2$",
    "a\\b\\",
    "@ref",
    "<label>",
    "= heading",
    "- item",
    "[bracket] #[x]",
    '#read("/etc/passwd")',
    '#sys.inputs "}',
    "//comment /*x*/",
    "~tilde -- --- ...",
    "https://example.com",
)


def written(report: Report, *, one_page: bool = False, goes_on: Callable[[float], bool] | None = None) -> bytes:
    target = io.BytesIO()
    write_pdf(report, target, one_page=one_page, goes_on=goes_on)
    return target.getvalue()


def with_blocks(*blocks: Block) -> Report:
    report = example.report()
    page = msgspec.structs.replace(report.pages[0], blocks=blocks)
    return msgspec.structs.replace(report, pages=(page,))


def japanese_needed() -> None:
    if not {"Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", "Meiryo", "IPAexGothic", "IPAGothic"} & set(families()):
        pytest.skip("no Japanese font is installed")


def test_report_has_pages_outline_tags_language_and_embedded_fonts() -> None:
    japanese_needed()
    report = example.report()
    pdf = written(report)
    assert page_count(pdf) in (4, 5)
    found = titles(pdf)
    assert report.title in found
    assert found.count(report.pages[0].title) == len(report.pages)
    inside = unpacked(pdf)
    assert b"/Lang(ja)" in inside
    assert b"/Marked true" in inside
    assert inside.count(b"/S/Figure") == 6 or inside.count(b"/Figure") >= 6
    assert b"/Scope/Column" in inside
    assert b"/FontFile3" in inside or b"/FontFile2" in inside
    assert b"D:20261122" in inside


def test_letters_are_copied_as_they_were_typed(tmp_path: Path) -> None:
    japanese_needed()
    typed = "満足した人は1,200人のうち95%。ｶﾞｿﾘﾝ㈱①髙﨑～〜 office fiction ffi"
    pdf = written(with_blocks(Words("w", "言葉", (typed,))))
    letters = unicode_of_letters(pdf)
    assert set("満足人ｶﾞ㈱①髙﨑") <= set("".join(letters))
    assert not set("⼈⾜ガ高") & set("".join(letters))
    assert typed in copied(pdf, tmp_path)


@pytest.mark.parametrize("one_page", [False, True])
def test_lines_end_between_phrases_and_text_is_copied_as_typed(tmp_path: Path, *, one_page: bool) -> None:
    japanese_needed()
    said = (
        "全体の NRS は +12.4（95%信頼区間 +7.9 〜 +16.7、n=1,238）で、目標の +18.0 を下回りましたが満足は上がっています"
    )
    report = with_blocks(Words("w", "言葉", (said,)), example.bars(upright=True), Words("v", "v", (said,)))
    page = msgspec.structs.replace(report.pages[0], title=said, lead=(said,), notes=(said,))
    pdf = written(msgspec.structs.replace(report, pages=(page,)), one_page=one_page)
    text = copied(pdf, tmp_path, lines=True)
    assert said.replace(" ", "") in text.replace("\n", "").replace(" ", "")
    assert not any(line.endswith(("下回りま", "上が", "上がってい", "満")) for line in text.split("\n"))
    assert not {"\u2060", "\u200b", "\x1f"} & set(text)


def test_english_headings_are_balanced_and_quotes_narrow(tmp_path: Path) -> None:
    japanese_needed()
    said = "At all 12 drivers, “the satisfied” are clearly more loyal than the others who rated them"
    report = example.report()
    page = msgspec.structs.replace(report.pages[0], title=said)
    pdf = written(msgspec.structs.replace(report, language="en", pages=(page,)))
    lines = copied(pdf, tmp_path, lines=True).split("\n")
    assert "them" not in lines
    assert said in titles(pdf)
    signs = signs_among(families())
    assert not signs or signs.replace(" ", "").encode() in unpacked(pdf)


@pytest.mark.parametrize("one_page", [False, True])
def test_markup_in_texts_stays_text(tmp_path: Path, *, one_page: bool) -> None:
    japanese_needed()
    report = with_blocks(Words("w", MARKUP[0], MARKUP[:6]), example.bars(upright=True), Words("v", "v", MARKUP[6:]))
    if not one_page:
        rows = tuple(Row((text, *(Figure(1.0),) * 6)) for text in MARKUP)
        table = Table("t", MARKUP[1], example.table().columns, rows, MARKUP)
        report = with_blocks(*report.pages[0].blocks, table)
    page = msgspec.structs.replace(report.pages[0], title=MARKUP[2], lead=MARKUP[3:5], base=MARKUP[5], notes=MARKUP)
    facts = (Fact(MARKUP[9], MARKUP[10]),)
    report = msgspec.structs.replace(report, title=MARKUP[0], footer=MARKUP[12], facts=facts, pages=(page,))
    pdf = written(report, one_page=one_page)
    assert MARKUP[0] in titles(pdf)
    text = copied(pdf, tmp_path)
    assert b"/URI" not in unpacked(pdf)
    for one in MARKUP[:6] if one_page else MARKUP:
        assert one in text


def test_long_texts_and_control_characters_are_set_whole(tmp_path: Path) -> None:
    japanese_needed()
    long = "x" * 32_767
    told = "前\x00\x07\x1b\u202e\ufeff\ud800後"
    table = Table("t", "", example.table().columns[:2], (Row((long, Figure(1.0))), Row((told, Figure(2.0)))))
    pdf = written(with_blocks(Words("w", "", ("満" * 32_767, told)), table))
    assert page_count(pdf) > 15
    text = copied(pdf, tmp_path)
    assert text.count("満") >= 32_767
    assert text.count("x") >= 32_767
    assert "\x07" not in text
    assert "\u202e" not in text


def test_same_report_gives_the_same_bytes() -> None:
    japanese_needed()
    assert written(example.report()) == written(example.report())


@pytest.mark.parametrize("count", [1, 3, 40])
def test_one_page_stays_one_page(count: int) -> None:
    japanese_needed()
    report = example.report(count)
    long = msgspec.structs.replace(report, title=example.LONG * 5, footer=example.LONG * 9)
    pages = tuple(
        msgspec.structs.replace(page, title=example.LONG * 4, lead=(example.LONG * 3,) * 5, base=example.LONG * 9)
        for page in report.pages
    )
    assert page_count(written(report, one_page=True)) == 1
    assert page_count(written(msgspec.structs.replace(long, pages=pages), one_page=True)) == 1


def test_empty_report_is_a_page() -> None:
    japanese_needed()
    empty = msgspec.structs.replace(example.report(), pages=(), facts=(), definitions=())
    assert page_count(written(empty)) == 1
    assert page_count(written(empty, one_page=True)) == 1


def test_tables_with_many_columns_lie_or_are_parted() -> None:
    japanese_needed()
    columns = example.table().columns
    wide = Table("t", "広い表", columns[:1] + columns[1:4] * 20, (Row(("名前", *(Figure(0.5),) * 60)),) * 30)
    pdf = written(with_blocks(wide))
    assert b"/MediaBox[0 0 841.8898 595.2756]" in unpacked(pdf)


def test_cancelled_writes_nothing() -> None:
    target = io.BytesIO()
    shares: list[float] = []

    def stop_at_work(share: float) -> bool:
        shares.append(share)
        return len(shares) < 3

    with pytest.raises(Cancelled):
        write_pdf(example.report(), target, goes_on=lambda _share: False)
    with pytest.raises(Cancelled):
        write_pdf(example.report(40), target, goes_on=stop_at_work)
    assert target.getvalue() == b""
    assert shares == sorted(shares)


def test_goes_on_hears_how_far_it_is() -> None:
    japanese_needed()
    shares: list[float] = []

    def listen(share: float) -> bool:
        shares.append(share)
        return True

    written(example.report(), goes_on=listen)
    assert shares[0] == 0.0
    assert shares[-1] > 0.9
    assert shares == sorted(shares)


def test_without_a_font_it_says_so() -> None:
    bare = typst.Fonts(include_system_fonts=False)
    with pytest.raises(LackingFonts) as told:
        typeset("report.typ", document_of(example.report(), ()), "2026-11-22", goes_on=lambda: True, among=bare)
    assert "Noto Sans CJK JP" in str(told.value)


def test_a_rare_letter_without_a_font_gets_a_mark() -> None:
    bare = typst.Fonts(include_system_fonts=False)
    line = "Nothing but Latin letters stands in this report, over and over again. " * 5
    report = msgspec.structs.replace(
        with_blocks(Words("w", "Found", (line + "満足",))),
        title="Report",
        subtitle="",
        language="en",
        facts=(),
        definitions=(),
        footer="",
    )
    page = msgspec.structs.replace(report.pages[0], title="Title", name="", lead=(), notes=(), base="")
    document = document_of(msgspec.structs.replace(report, pages=(page,)), ())
    found = typeset("report.typ", document, "2026-11-22", goes_on=lambda: True, among=bare)
    assert set(found.replaced) == {"満", "足"}
    assert "満" not in unicode_of_letters(found.pdf)
    assert "?" in unicode_of_letters(found.pdf)


def test_a_letter_of_a_dead_script_is_told_of(tmp_path: Path) -> None:
    japanese_needed()
    rare = "\U0001e5d0"  # Nag Mundari, of which hardly any PC has a font
    pdf = written(with_blocks(Words("w", "", ("満足" * 200, f"これは{rare}です"))))
    if rare in "".join(unicode_of_letters(pdf)):
        pytest.skip("this PC has a font even for Nag Mundari")
    assert "これは〓です" in copied(pdf, tmp_path)


def test_templates_see_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    for place in ("/../secret.txt", "../secret.txt", str(tmp_path / "secret.txt")):
        source = f'#read("{place}")'.encode()
        with pytest.raises(typst.TypstError):
            typst.Compiler(source, root=folder, font_paths=fonts()).compile(format="pdf")
