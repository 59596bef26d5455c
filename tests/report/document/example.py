"""A small report with every kind of block, for the tests of those who write it to a file; its texts are hostile."""

from __future__ import annotations

from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.document.charts import (
    Bar,
    Bars,
    Dot,
    Grid,
    Line,
    Lines,
    Parts,
    Portion,
    Scatter,
    Spot,
    Tone,
    Whole,
)
from loyalty_desktop.report.document.model import (
    Block,
    Column,
    Definition,
    Fact,
    Figure,
    Level,
    Page,
    Report,
    Row,
    SectionId,
    Table,
    Words,
)

LONG = "とても長い名前のタッチポイント・店舗での接客とご案内の丁寧さ (very long name of a touchpoint) 80字まで続く"
HOSTILE = (
    "=cmd()",
    "@SUM(A1)",
    "+1",
    "-1+1",
    "a\tb",
    "x\x07y",
    "<script>alert(1)</script>",
    '#import "x"',
    "*b* _i_ $x$",
)
SCORES = Axis(-100.0, 100.0, (-100.0, -50.0, 0.0, 50.0, 100.0))
SHARES = Axis(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0))


def _page(id_: str, section: SectionId, level: Level, *blocks: Block) -> Page:
    return Page(
        id_,
        section,
        "ドライバー",
        "店舗接客は、満足した人の心をいちばん強くつかむ",
        blocks,
        ("対象 1,200 人。", "第二の文。"),
        ("頭の満足: 満足と答えた人の割合。",),
        "n = 1,200 · 95 % 区間 · 絞り込みなし",
        level,
    )


def bars(*, upright: bool = False, count: int = 11) -> Bars:
    tones: tuple[Tone, ...] = ("negative", "passive", "positive")
    some = tuple(Bar(f"{at}", 5.0 * at, tones[at % 3], 4.0 * at, 6.0 * at, 100 + at) for at in range(count))
    return Bars(f"bars_{upright}", "回答の分布", some, "score", SCORES, "スコア", upright, 20.0, "全体")


def scatter(count: int = 3) -> Scatter:
    dots = tuple(
        Dot(
            f"{LONG}{at}",
            f"項目{at}",
            0.2 + 0.6 * at / count,
            -50.0 + 100.0 * at / count,
            "basic" if at % 2 else "experience",
            0.1 + 0.6 * at / count,
            0.3 + 0.6 * at / count,
            -60.0 + 100.0 * at / count,
            -40.0 + 100.0 * at / count,
            120,
            "shown" if at else "reference",
            at % 3 == 0,
        )
        for at in range(count)
    )
    names = ("心をつかむ", "強み", "様子見", "満足だが響かない")
    return Scatter(
        "head_heart", "頭と心", dots, SHARES, SCORES, "頭の満足", "心の満足", "share", "score", 0.5, 0.0, names
    )


def table(count: int = 3) -> Table:
    columns = (
        Column("ドライバー"),
        Column("n", "count", adds_up=True),
        Column("頭の満足", "share", "満足と答えた人の割合", tinted=True),
        Column("心の満足", "score"),
        Column("リフト", "points"),
        Column("p", "p", digits=3),
        Column("売上", "amount", before="¥"),
    )
    rows = tuple(
        Row(
            (
                HOSTILE[at] if at < len(HOSTILE) else f"{LONG}{at}",
                Figure(100.0 + at, key=f"drivers/d{at}/head/n"),
                Figure(0.453 + at / 1000, key=f"drivers/d{at}/head/value"),
                Figure(-12.345 + at, "reference"),
                Figure(7.8, mark="▲"),
                Figure(0.0004),
                Figure(None, "hidden"),
            ),
            n=100 + at,
        )
        for at in range(count)
    )
    total = Row(("全体", Figure(1200.0), Figure(0.5), Figure(10.0), "", "", Figure(125000.0)), "total", 1200)
    return Table(
        "drivers", "ドライバー一覧", columns, (*rows, total), ("四捨五入のため差が一致しないことがあります。",)
    )


def lines() -> Lines:
    return Lines(
        "curve",
        "感情曲線",
        ("認知", "来店", "購入"),
        (
            Line("頭の満足", "head", (0.4, None, 0.6)),
            Line("心の満足", "heart", (10.0, 20.0, -5.0), right=True),
        ),
        SHARES,
        "share",
        "頭の満足",
        SCORES,
        "score",
        "心の満足",
    )


def parts() -> Parts:
    classes = (
        Portion("批判者", 0.2, "negative"),
        Portion("中立者", 0.5, "passive"),
        Portion("推奨者", 0.3, "positive"),
    )
    return Parts("classes", "層", (Whole("全体", classes, 1200), Whole("女性", classes, 12, "reference")))


def grid() -> Grid:
    spots = tuple(
        tuple(Spot(f"{name}{row}", ("123 人", "12 %"), "positive", 0.4) for name in ("抑留者", "候補", "エンジェル"))
        for row in range(2)
    )
    return Grid("grid", "顧客グリッド", ("批判者", "中立者", "推奨者"), ("高収益", "低収益"), spots)


def report(count: int = 3) -> Report:
    """Return the report, with so many drivers."""
    pages = (
        _page("overview", "summary", "key", parts(), bars(upright=True), Words("found", "わかったこと", HOSTILE)),
        _page("curve", "journey", "key", lines()),
        _page("head_heart", "drivers", "key", scatter(count)),
        _page("drivers_table", "drivers", "appendix", table(count)),
        _page("contributions", "experiences", "detail", bars(count=count)),
        _page("grid", "customers", "detail", grid(), Words("voices", "声", ("「=cmd()」と言われた",), "quotes")),
    )
    facts = (Fact("ファイル", "調査=2025.xlsx"), Fact("絞り込み", "なし"))
    terms = (Definition("頭の満足", "満足と答えた人の割合 (Top2 Box)"),)
    return Report("ロイヤルティ調査", "2025年度", "ja", "2026-11-22", facts, pages, terms, "調査=2025.xlsx · n = 1,200")
