"""The invented apparel shop: what the sample survey is calibrated to, figure by figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ROWS: Final = 1259
NEGATIVE, PASSIVE, POSITIVE, NO_CLASS = -1, 0, 1, 9
BLANK, NOT_USED = 0, -1
OUT_OF_RANGE_ROW: Final = 7

# Answers 0..10 to "Q1 1年後も利用したいか": 317 negative, 451 passive, 470 positive, so 153 / 1,238 = +12.4.
LOYALTY_COUNTS: Final = (22, 10, 14, 32, 36, 125, 78, 188, 263, 206, 264)
VALID: Final = sum(LOYALTY_COUNTS)


@dataclass(frozen=True)
class Driver:
    """A rated touchpoint: answers, satisfied answers, and the score among the satisfied."""

    name: str
    stage: str
    value: str
    n: int
    top2: int
    heart: float
    not_used: int = 0
    base_score: float = 12.36
    split: tuple[int, int, int, int, int] | None = None
    level_scores: tuple[float, float, float] | None = None


DRIVERS: Final = (
    Driver("情報収集", "知る・調べる", "experience", 1146, 665, 19, 84),
    Driver("公式サイトの見やすさ", "知る・調べる", "experience", 1187, 760, 28, 44),
    Driver("品揃え", "選ぶ", "basic", 1229, 873, 25),
    Driver("店舗接客", "選ぶ", "experience", 1012, 639, 41.2, 218, 18, (49, 101, 223, 366, 273), (47, -13, -32)),
    Driver("価格", "選ぶ", "basic", 1231, 640, 18),
    Driver("支払い", "買う", "experience", 1220, 988, 16, 10),
    Driver("会員登録", "買う", "experience", 1064, 713, 23, 167),
    Driver("品質", "使う", "basic", 1233, 937, 34),
    Driver("デザイン", "使う", "basic", 1230, 898, 38),
    Driver("手入れのしやすさ", "使う", "basic", 1108, 643, 26, 121),
    Driver("お客様センター", "相談する", "experience", 412, 194, 35, 820, 11.9),
    Driver("返品・交換", "相談する", "experience", 286, 146, 22, 944, 11.9),
    # Rated, but left out of the journey; their figures are in no picture.
    Driver("アプリの使いやすさ", "", "experience", 1021, 613, 24, 209),
    Driver("配送の速さ", "", "experience", 1204, 867, 21, 25),
)
JOURNEY: Final = DRIVERS[:12]
STORE, PAYMENT, DESIGN, CENTRE, APP = 3, 5, 8, 10, 12


@dataclass(frozen=True)
class Experience:
    """Something that happened: who had it, of how many asked, and the score among them."""

    name: str
    driver: int | None
    n: int
    asked: int
    net: int
    without: int
    pull: float
    marks: tuple[str | int, str | int]

    @property
    def score(self) -> float:
        """The score among those who had it."""
        return 100 * self.net / self.n


WORDS_YES_NO: Final = ("はい", "いいえ")
EXPERIENCES: Final = (
    Experience("SNSで着用例を見た", 0, 545, 1238, 147, 1, 0.5, WORDS_YES_NO),
    Experience("情報が見つからなかった", 0, 149, 1238, -31, 17, -0.7, WORDS_YES_NO),
    Experience("着回しの提案があった", 3, 374, 1238, 180, -3, 0.7, WORDS_YES_NO),
    Experience("試着後に放置された", 3, 175, 1238, -56, 20, -0.9, WORDS_YES_NO),
    Experience("急かされた", 3, 28, 311, -5, 15, -0.7, WORDS_YES_NO),
    Experience("決済エラーが出た", 5, 74, 1238, -21, 15, -0.8, ("あり", "なし")),
    Experience("人に褒められた", 8, 334, 1238, 190, -4, 0.7, WORDS_YES_NO),
    Experience("一度で解決した", 10, 157, 412, 72, -9, 0.9, ("○", "×")),
    Experience("たらい回しにされた", 10, 45, 412, -21, 19, -0.9, ("○", "×")),
    Experience("手書きのメッセージが入っていた", None, 149, 1238, 36, 11, 0.4, (1, 0)),
    Experience("サイズが合わなかった", None, 272, 1238, 16, 14, -0.4, (1, 0)),
)
SNS, NO_INFO, OUTFIT, ABANDONED, HURRIED, PAY_ERROR, PRAISED, SOLVED, PASSED_ON, NOTE, SIZE = range(11)
RECENT_VISITORS: Final = (311, 37)  # asked whether they were hurried, and their net count
ABANDONED_HOSTAGES: Final = 27
COMMENTS_OF_HOSTAGES: Final = 41
COMMENTS_OF_ABANDONED: Final = 96

# (age group, n, positive minus negative)
AGES: Final = (
    ("20代以下", 186, -9),
    ("30代", 342, 33),
    ("40代", 389, 87),
    ("50代", 228, 32),
    ("60代", 66, 8),
    ("70代以上", 27, 2),
)

HIGH_SPEND: Final = 50_000
# class: people above the line, their yen, people below it, their yen
SPEND: Final = {
    NEGATIVE: (64, 5_890_000, 253, 4_210_000),
    PASSIVE: (121, 11_000_000, 330, 6_370_000),
    POSITIVE: (186, 19_050_000, 284, 6_100_000),
}


@dataclass(frozen=True)
class Known:
    """A respondent whom the pictures show by number."""

    row: int
    member: str
    rank: str
    loyalty: int | None
    spend: int
    orders: int
    ratings: tuple[int, int] | None = None
    """Range of goods and service in the shop, as codes."""
    had: tuple[int, ...] = ()
    clock: str = ""


G, S = "ゴールド", "シルバー"
KNOWN: Final = (
    Known(0, "M-10482", G, 9, 84200, 6, (4, 5), (OUTFIT,), "9:12:08"),
    Known(1, "M-20931", S, 7, 31800, 3, (4, 4), (), "9:15:41"),
    Known(2, "M-11874", G, 10, 126500, 9, (5, 5), (OUTFIT,), "9:21:17"),
    Known(3, "M-30277", S, 4, 42600, 2, (3, 2), (ABANDONED,), "9:24:55"),
    Known(4, "M-28810", S, 8, 18400, 2, (4, NOT_USED), (SNS,), "9:30:26"),
    Known(5, "M-28810", S, 8, 18400, 2, (4, NOT_USED), (SNS,), "9:30:26"),
    Known(6, "M-17765", G, 6, 97300, 5, (3, 3), (ABANDONED,), "9:38:02"),
    Known(7, "M-33108", S, 11, 22000, 2, clock="9:41:33"),
    Known(8, "M-15520", G, 9, 73900, 7, (5, 5), (OUTFIT,), "9:47:19"),
    Known(9, "M-24416", S, 5, 12700, 1, (3, 3), (), "9:52:44"),
    Known(10, "M-19034", S, 8, 38100, 4, (4, 4), (OUTFIT,), "10:03:10"),
    Known(11, "M-12209", G, 10, 158000, 12, (5, 4), (OUTFIT,), "10:08:37"),
    Known(12, "M-31552", S, None, 9800, 1, clock="10:14:22"),
    Known(13, "M-22087", S, 3, 27400, 2, (2, 1), (ABANDONED,), "10:19:05"),
    Known(14, "M-16643", G, 8, 64500, 5, (4, 4), (), "10:26:51"),
    Known(55, "M-27719", S, 2, 28300, 2, (3, 2), (ABANDONED,)),
    Known(88, "M-10931", G, 3, 214800, 11, (4, 2), (ABANDONED,)),
    Known(131, "M-12677", G, 5, 186400, 9, (4, 4), (PASSED_ON,)),
    Known(190, "M-14102", G, 2, 92600, 6, (3, 3), (PAY_ERROR,)),
    Known(257, "M-21548", S, 4, 88100, 4, (3, 3), (NO_INFO, SIZE)),
    Known(301, "M-19920", S, 6, 74500, 5, (4, 2), ()),
)  # fmt: skip

# row -> (Q1, the one answer given to everything)
STRAIGHT: Final = {
    9: (5, 3), 117: (5, 3), 204: (6, 3), 333: (7, 3), 471: (7, 3), 528: (8, 4), 640: (8, 4), 705: (7, 4),
    811: (10, 5), 946: (10, 5), 1033: (9, 5), 1170: (0, 1),
}  # fmt: skip


@dataclass(frozen=True)
class Twins:
    """An answer that was sent twice: all ratings, what was had, Q1, spend and orders are decided."""

    rows: tuple[int, int]
    ratings: tuple[int, ...]
    had: tuple[int, ...]
    loyalty: int
    spend: int
    orders: int


TWINS: Final = (
    Twins((4, 5), (4, 4, 4, -1, 3, 4, 4, 4, 4, 3, -1, -1, 4, 4), (SNS,), 8, 18400, 2),
    Twins((402, 403), (4, 5, 4, 5, 3, 5, 4, 5, 5, 4, -1, -1, 5, 4), (OUTFIT, PRAISED), 9, 41200, 4),
    Twins((918, 919), (3, 4, 4, 4, 2, 4, -1, 4, 3, 3, -1, -1, -1, 4), (SIZE,), 7, 15600, 2),
)
FULL_WIDTH: Final = {"loyalty": 38, "spend": 43, "orders": 37}
SEED: Final = 20261003
