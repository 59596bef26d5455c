"""What can be told of how a column is read: --column "HEADER:KEY=VALUE,…", for inspect, suggest and analyze."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loyalty_desktop.journey.project import open_project
from tests.command_line import analysis, run, write_csv

HEADINGS = [
    "会員番号",
    "おすすめ度 (0-10)",
    "評価 [接客]",
    "評価 [価格]",
    "年間利用金額",
    "利用した店",
    "体験した",
    "登録日",
]
SPENT = ["1,000円未満", "1,000円以上3,000円未満", "3,000円以上"]
SHOPS = ["銀座, 新宿", "新宿", "渋谷, 銀座", "銀座"]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    rows = [
        [
            *(f"M-{at:03}", str(at * 7 % 10 + 1), str(at % 6 + 1), str(at // 2 % 6 + 1)),
            *(SPENT[at % 3], SHOPS[at % 4], "○" if at % 3 else "", f"{at % 12 + 1}/{at % 11 + 1}/2026"),
        ]
        for at in range(96)
    ]
    path = tmp_path / "shop.csv"
    write_csv(path, [HEADINGS, *rows], "utf-8")
    return path


def columns(shop: Path, tmp_path: Path, *told: str) -> dict[str, Any]:
    """Return the columns of the file as `inspect` tells of them."""
    out = tmp_path / "inspected.json"
    options = [part for text in told for part in ("--column", text)]
    assert run("inspect", shop, *options, "--json", out) == 0
    return {column["header"]: column for column in json.loads(out.read_text(encoding="utf-8"))["columns"]}


def codes(column: dict[str, Any]) -> dict[str, float]:
    return {one["value"]: one["code"] for one in column["scale"]["codes"]}


def missing(column: dict[str, Any]) -> dict[str, str]:
    return {one["value"]: one["reason"] for one in column["scale"]["missing"]}


def test_ends_of_a_scale(shop: Path, tmp_path: Path) -> None:
    assert columns(shop, tmp_path)["評価 [接客]"]["scale"]["points"] == 6
    told = columns(shop, tmp_path, "評価*:low=1,high=5")
    for heading in ("評価 [接客]", "評価 [価格]"):
        assert told[heading]["scale"]["points"] == 5
        assert missing(told[heading])["6"] == "out_of_range"


def test_direction_of_a_scale(shop: Path, tmp_path: Path) -> None:
    told = columns(shop, tmp_path, "評価 [接客]:best=low")["評価 [接客]"]
    assert told["scale"]["reversed"]
    assert codes(told)["1"] == 6


def test_labels_and_codes(shop: Path, tmp_path: Path) -> None:
    told = columns(shop, tmp_path, "評価*:label=6:利用していない,label=5:とても満足")["評価 [価格]"]
    assert told["scale"]["points"] == 5
    assert "not_used" in missing(told).values()
    shown = columns(shop, tmp_path, "利用した店:split=none,code=銀座:3,code=新宿:1")["利用した店"]
    assert codes(shown) == {"銀座": 3, "新宿": 1}


def test_blank_that_counts_as_no(shop: Path, tmp_path: Path) -> None:
    assert "0" not in {str(code) for code in codes(columns(shop, tmp_path)["体験した"]).values()}
    told = columns(shop, tmp_path, "体験した:blank=no")["体験した"]
    assert sorted(codes(told).values()) == [0, 1]


def test_amounts(shop: Path, tmp_path: Path) -> None:
    told = columns(shop, tmp_path, r"年間利用金額:amount=3\,000円以上:4500")["年間利用金額"]
    assert codes(told) == {"1,000円未満": 500, "1,000円以上3,000円未満": 2000, "3,000円以上": 4500}
    middles = columns(shop, tmp_path, "年間利用金額:amounts=middle")["年間利用金額"]
    assert codes(middles)["3,000円以上"] == 3000


def test_options(shop: Path, tmp_path: Path) -> None:
    def shops(*told: str) -> dict[str, int]:
        found = columns(shop, tmp_path, *told)["利用した店"]["options"]
        return {one["text"]: one["count"] for one in found}

    assert shops("利用した店:split=\\, ") == {"銀座": 72, "新宿": 48, "渋谷": 24}
    assert shops("利用した店:split=\\, ,name=渋谷:その他,name=新宿:その他") == {"銀座": 72, "その他": 72}
    assert shops("利用した店:split=\\, ,one-option=銀座|新宿")["銀座, 新宿"] == 24


def test_order_of_dates(shop: Path, tmp_path: Path) -> None:
    out = tmp_path / "dates.json"
    for order, asked in (("day-first", False), ("month-first", False)):
        assert run("inspect", shop, "--column", f"登録日:dates={order}", "--json", out) == 0
        notes = [one["id"] for one in json.loads(out.read_text(encoding="utf-8"))["notes"]]
        assert ("date_order_asked" in notes) is asked


def test_figures_follow(shop: Path, tmp_path: Path) -> None:
    def drivers(*told: str) -> dict[str, int]:
        found = analysis(tmp_path, shop, "--map", "評価*=driver", *told)["drivers"]
        return {one["name"]: one["head"]["n"] for one in found}

    before = drivers()
    after = drivers("--column", "評価*:low=1,high=5")
    assert all(after[name] < before[name] for name in before)


def test_told_columns_go_into_the_project(shop: Path, tmp_path: Path) -> None:
    out = tmp_path / "shop.loyalty"
    assert run("suggest", shop, "--column", "評価*:low=1,high=5", "--project", out) == 0
    told = open_project(out).sources[0].reading.corrections
    assert [(one.column.heading, one.low, one.high) for one in told] == [("評価 [価格]", 1, 5), ("評価 [接客]", 1, 5)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("評価 [接客]", "評価 [接客] must read HEADER:KEY=VALUE. The keys are: low, high,"),
        ("ない列:low=1", "No column of shop.csv is called ない列."),
        ("評価 [接客]:lowest=1", "there is no key lowest"),
        ("評価 [接客]:low=", "names no value"),
        ("評価 [接客]:low=a", "low=a: a is no number that low can take."),
        ("評価 [接客]:low=5,high=1", "a scale cannot run from 5 to 1"),
        ("評価 [接客]:best=5", "best=5: best is one of low, high."),
        ("体験した:blank=yes", "blank=yes: blank is one of no, unknown."),
        ("評価 [接客]:label=5", "label=5 must read label=ANSWER:WHAT"),
        ("利用した店:one-option=銀座", "one-option=銀座 must name two parts or more"),
        ("年間利用金額:amounts=highest", "amounts=highest: amounts is one of middle."),
    ],
)
def test_unclear_words_are_refused_in_a_sentence(
    shop: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("inspect", shop, "--column", text) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert not told.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("評価 [接客]:label=9:まあまあ", "9 does not occur in 評価 [接客]."),
        ("利用した店:low=1", "low=1 changes nothing in 利用した店"),
        ("評価 [接客]:dates=day-first", "dates=day-first changes nothing in 評価 [接客]"),
    ],
)
def test_words_that_do_nothing_are_told(shop: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("inspect", shop, "--column", text) == 0
    assert said in capsys.readouterr().err
