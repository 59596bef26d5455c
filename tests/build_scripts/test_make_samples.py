"""The sample surveys: the committed workbook is what the script writes, and it tells the story.

Every figure is counted here from the cells of the workbook, with nothing shared with the script's own
counting; the expected figures are those of the design pictures (design/*.png).
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from build_scripts import make_samples

if TYPE_CHECKING:
    from collections.abc import Callable

Cell = object
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
Q1 = "Q1 1年後も利用したいか"
SPEND, ORDERS, COMMENT = "年間購入金額（円）", "年間購入回数", "Q30 ご意見・ご要望"
CODES = {"とても満足": 5, "やや満足": 4, "どちらとも": 3, "やや不満": 2, "とても不満": 1}
YES = ("はい", "あり", "○", 1)

# drivers.png: name, stage, n of head, n of heart, head %, heart
DRIVERS = (
    ("情報収集", "知る・調べる", 1146, 665, 58, 19),
    ("公式サイトの見やすさ", "知る・調べる", 1187, 760, 64, 28),
    ("品揃え", "選ぶ", 1229, 873, 71, 25),
    ("店舗接客", "選ぶ", 1012, 639, 63, 41),
    ("価格", "選ぶ", 1231, 640, 52, 18),
    ("支払い", "買う", 1220, 988, 81, 16),
    ("会員登録", "買う", 1064, 713, 67, 23),
    ("品質", "使う", 1233, 937, 76, 34),
    ("デザイン", "使う", 1230, 898, 73, 38),
    ("手入れのしやすさ", "使う", 1108, 643, 58, 26),
    ("お客様センター", "相談する", 412, 194, 47, 35),
    ("返品・交換", "相談する", 286, 146, 51, 22),
)
# experiences.png: name, n with, n asked, score with, score without
EXPERIENCES = (
    ("人に褒められた", 334, 1238, 57, -4),
    ("着回しの提案があった", 374, 1238, 48, -3),
    ("SNSで着用例を見た", 545, 1238, 27, 1),
    ("一度で解決した", 157, 412, 46, -9),
    ("手書きのメッセージが入っていた", 149, 1238, 24, 11),
    ("急かされた", 28, 311, -18, 15),
    ("サイズが合わなかった", 272, 1238, 6, 14),
    ("たらい回しにされた", 45, 412, -47, 19),
    ("決済エラーが出た", 74, 1238, -29, 15),
    ("情報が見つからなかった", 149, 1238, -21, 17),
    ("試着後に放置された", 175, 1238, -32, 20),
)
# customers.png: class, people from 50,000 yen up, their 万円, people below, their 万円
GRID = ((-1, 64, 589, 253, 421), (0, 121, 1100, 330, 637), (1, 186, 1905, 284, 610))
# compare.png
AGES = {
    "20代以下": (186, -4.8),
    "30代": (342, 9.6),
    "40代": (389, 22.4),
    "50代": (228, 14.0),
    "60代": (66, 12.1),
    "70代以上": (27, 7.4),
}


def read(path: Path, sheet: str = "回答") -> list[tuple[Cell, ...]]:
    workbook = load_workbook(path, read_only=True)
    try:
        return [tuple(row) for row in workbook[sheet].iter_rows(values_only=True)]
    finally:
        workbook.close()


@pytest.fixture(scope="module")
def rows() -> list[tuple[Cell, ...]]:
    return read(SAMPLES / "apparel_ja.xlsx")


@pytest.fixture(scope="module")
def column(rows: list[tuple[Cell, ...]]) -> Callable[[str], list[Cell]]:
    """Find a column by its heading, or by the row name of a grid heading."""

    def find(name: str) -> list[Cell]:
        (at,) = [i for i, h in enumerate(rows[0]) if h == name or str(h).endswith(f" [{name}]")]
        return [row[at] for row in rows[1:]]

    return find


@pytest.fixture(scope="module")
def classes(column: Callable[[str], list[Cell]]) -> list[int | None]:
    answers = [None if cell is None else int(str(cell)) for cell in column(Q1)]  # int() reads full-width too
    return [None if a is None or not 0 <= a <= 10 else 1 if a >= 9 else 0 if a >= 7 else -1 for a in answers]


def score(classes: list[int | None], chosen: list[bool]) -> float:
    known = [c for c, take in zip(classes, chosen, strict=True) if take and c is not None]
    return 100 * sum(known) / len(known)


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "again.xlsx"
    make_samples.write_apparel(path)
    return path


def test_workbook_is_what_the_script_writes(again: Path) -> None:
    for sheet in ("回答", "集計"):
        assert read(again, sheet) == read(SAMPLES / "apparel_ja.xlsx", sheet)


def test_bytes_are_the_same_when_written_twice(again: Path, tmp_path: Path) -> None:
    make_samples.write_apparel(tmp_path / "two.xlsx")
    assert again.read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_shape_and_headings(rows: list[tuple[Cell, ...]]) -> None:
    assert len(rows) == 1 + 1259
    assert {len(row) for row in rows} == {64}
    assert len(set(rows[0])) == 64
    assert all(isinstance(heading, str) and heading.strip() for heading in rows[0])


def test_loyalty_shares(classes: list[int | None]) -> None:
    assert Counter(classes) == {-1: 317, 0: 451, 1: 470, None: 21}
    assert score(classes, [True] * 1259) == pytest.approx(100 * 153 / 1238)


@pytest.mark.parametrize("driver", DRIVERS, ids=lambda driver: driver[0])
def test_driver_head_and_heart(
    column: Callable[[str], list[Cell]],
    classes: list[int | None],
    driver: tuple[str, str, int, int, int, int],
) -> None:
    name, stage, n, n_top, head, heart = driver
    codes = [CODES.get(str(cell), 0) for cell in column(f"【{stage}】の満足度 [{name}]")]
    top = [code >= 4 for code in codes]
    assert (sum(code > 0 for code in codes), sum(top)) == (n, n_top)
    assert 100 * n_top / n == pytest.approx(head, abs=0.5)
    assert score(classes, top) == pytest.approx(heart, abs=0.5)
    assert all(classes[i] is not None for i, code in enumerate(codes) if code)  # one base for head and heart


def test_answers_about_service_in_the_shop(column: Callable[[str], list[Cell]]) -> None:
    assert Counter(column("店舗接客")) == {
        "とても満足": 273, "やや満足": 366, "どちらとも": 223, "やや不満": 101, "とても不満": 49,
        "利用していない": 218, None: 29,
    }  # fmt: skip


@pytest.mark.parametrize(("name", "n", "asked", "with_it", "without"), EXPERIENCES)
def test_experience_incidence_and_scores(
    column: Callable[[str], list[Cell]],
    classes: list[int | None],
    name: str,
    n: int,
    asked: int,
    with_it: int,
    without: int,
) -> None:
    cells = column(name)
    had = [cell in YES for cell in cells]
    had_not = [cell is not None and cell not in YES for cell in cells]
    assert (sum(had), sum(had) + sum(had_not)) == (n, asked)
    assert score(classes, had) == pytest.approx(with_it, abs=1)
    assert score(classes, had_not) == pytest.approx(without, abs=1)


def test_experience_is_of_those_who_used_the_touchpoint(column: Callable[[str], list[Cell]]) -> None:
    for name, driver in (("一度で解決した", "お客様センター"), ("急かされた", "店舗接客")):
        used = [str(cell) in CODES for cell in column(driver)]
        assert all(u for u, cell in zip(used, column(name), strict=True) if cell is not None)


def test_customer_grid(column: Callable[[str], list[Cell]], classes: list[int | None]) -> None:
    yen = [int(str(cell)) for cell in column(SPEND)]
    for code, n_high, total_high, n_low, total_low in GRID:
        mine = [y for y, c in zip(yen, classes, strict=True) if c == code]
        high, low = [y for y in mine if y >= 50_000], [y for y in mine if y < 50_000]
        assert (len(high), len(low)) == (n_high, n_low)
        assert (sum(high) / 10_000, sum(low) / 10_000) == pytest.approx((total_high, total_low), abs=0.5)


def test_hostages_and_abandoned_speak_as_pictured(
    column: Callable[[str], list[Cell]], classes: list[int | None]
) -> None:
    yen = [int(str(cell)) for cell in column(SPEND)]
    said = [cell is not None and cell not in ("特になし", "なし", "特にありません") for cell in column(COMMENT)]
    abandoned = [cell == "はい" for cell in column("試着後に放置された")]
    hostage = [c == -1 and y >= 50_000 for c, y in zip(classes, yen, strict=True)]
    assert sum(h and a for h, a in zip(hostage, abandoned, strict=True)) == 27
    assert sum(h and s for h, s in zip(hostage, said, strict=True)) == 41
    assert sum(a and s for a, s in zip(abandoned, said, strict=True)) == 96


def test_age_groups(column: Callable[[str], list[Cell]], classes: list[int | None]) -> None:
    ages = column("年代")
    for name, (n, expected) in AGES.items():
        group = [a == name and c is not None for a, c in zip(ages, classes, strict=True)]
        assert sum(group) == n
        assert score(classes, group) == pytest.approx(expected, abs=0.06)


def test_flaws_for_the_data_screen(rows: list[tuple[Cell, ...]], column: Callable[[str], list[Cell]]) -> None:
    numbers = [cell for name in (Q1, SPEND, ORDERS) for cell in column(name)]
    assert sum(isinstance(cell, str) and not cell.isascii() for cell in numbers) == 118
    out_of_range = [int(str(c)) > 10 for name in (Q1, "Q2 友人に勧めたいか") for c in column(name) if c is not None]
    assert sum(out_of_range) == 4

    spend_at, members = rows[0].index(SPEND), Counter(column("会員番号"))
    twice = [member for member, n in members.items() if n > 1]
    assert [members[m] for m in twice] == [2, 2, 2]
    for member in twice:
        first, copy = (r[:spend_at] + r[spend_at + 1 :] for r in rows[1:] if r[1] == member)
        assert first == copy

    grid = [i for i, heading in enumerate(rows[0]) if str(heading).startswith("【")]
    given = [{row[i] for i in grid if row[i] in CODES} for row in rows[1:]]
    assert sum(len(answers) == 1 for answers in given) == 12


def test_first_rows_are_those_of_the_data_picture(rows: list[tuple[Cell, ...]]) -> None:
    picked = [rows[0].index(h) for h in ("会員番号", "会員ランク", Q1, SPEND, ORDERS)]
    picked += [rows[0].index(h) for h in ("【選ぶ】の満足度 [品揃え]", "【選ぶ】の満足度 [店舗接客]")]
    shown = [tuple(row[i] for i in picked) for row in rows[1:16]]
    assert rows[1][0] == datetime(2026, 10, 3, 9, 12, 8)
    assert shown[0] == ("M-10482", "ゴールド", 9, 84200, 6, "やや満足", "とても満足")
    assert shown[2] == ("M-11874", "ゴールド", "１０", 126500, 9, "とても満足", "とても満足")
    assert shown[4][3:] == ("１８４００", 2, "やや満足", "利用していない")
    assert shown[5][:5] == ("M-28810", "シルバー", 8, 18400, 2)
    assert shown[7][:5] == ("M-33108", "シルバー", 11, 22000, 2)
    assert shown[10][2:5] == ("８", 38100, "４")
    assert shown[12] == ("M-31552", "シルバー", None, 9800, 1, None, None)


def test_attribution_is_beside_the_samples() -> None:
    text = (SAMPLES / "LICENSES.md").read_text(encoding="utf-8")
    for words in (
        "富山県",
        "北陸インバウンド観光DX・データコンソーシアム",
        "CC BY 4.0",
        "apparel_ja.xlsx",
        "toyama_2025.csv",
    ):
        assert words in text
    assert (SAMPLES / "toyama_2025.csv").read_bytes().startswith(b"\xef\xbb\xbf")


# The wave before (compare.png, actions.png)


@pytest.fixture(scope="module")
def before() -> list[tuple[Cell, ...]]:
    return read(SAMPLES / "apparel_ja_spring.xlsx")


def test_wave_before_is_what_the_script_writes(before: list[tuple[Cell, ...]], tmp_path: Path) -> None:
    make_samples.write_spring(tmp_path / "again.xlsx")
    assert read(tmp_path / "again.xlsx") == before
    assert (SAMPLES / "apparel_ja_spring.xlsx").stat().st_size < 400_000


def test_wave_before_has_the_pictures_figures(before: list[tuple[Cell, ...]], rows: list[tuple[Cell, ...]]) -> None:
    headings = [str(one) for one in before[0]]
    answers = [None if row[headings.index(Q1)] is None else int(str(row[headings.index(Q1)])) for row in before[1:]]
    known = [None if a is None or not 0 <= a <= 10 else 1 if a >= 9 else 0 if a >= 7 else -1 for a in answers]
    ages = [row[headings.index("年代")] for row in before[1:]]
    for age, n, wanted in (("全体", 1104, 8.9), ("40代", 331, 16.3), ("20代以下", 171, 1.2)):
        chosen = [age in {"全体", one} for one in ages]
        assert sum(1 for one, take in zip(known, chosen, strict=True) if take and one is not None) == n
        assert round(score(known, chosen), 1) == wanted
    (missing,) = [at for at, one in enumerate(headings) if "情報が見つからなかった" in one]
    said = Counter(row[missing] for row in before[1:])
    assert round(100 * said["はい"] / (said["はい"] + said["いいえ"]), 1) == 17.8
    members = {row[1] for row in before[1:]} & {row[1] for row in rows[1:]}
    assert 300 < len(members) < 400
    assert set(headings) - {str(one) for one in rows[0]} == {
        "【買う】の満足度 [会員登録のしやすさ]",
        "春のセールを知っていたか",
    }
