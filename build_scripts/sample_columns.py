"""The 64 columns of the sample survey: the calibrated answers put into words, and what surrounds them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from build_scripts import sample_story as story
from build_scripts import sample_words as words
from build_scripts.sample_model import Floats, Ints, Model, known_spend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Cell = str | int | datetime | None
Columns = dict[str, list[Cell]]
FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
LOYALTY, RECOMMEND = "Q1 1年後も利用したいか", "Q2 友人に勧めたいか"
SPEND, ORDERS, COMMENT = "年間購入金額（円）", "年間購入回数", "Q30 ご意見・ご要望"
RANK = "会員ランク"
UNMAPPED = {"アプリの使いやすさ": "Q14 アプリの使いやすさ", "配送の速さ": "Q15 配送の速さ"}


def driver_heading(driver: story.Driver) -> str:
    """Return the heading of a driver: its stage is the grid question, its name the grid row."""
    return UNMAPPED.get(driver.name) or f"【{driver.stage}】の満足度 [{driver.name}]"


def experience_heading(item: story.Experience) -> str:
    """Return the heading of an experience: grid question (with the driver's name) and row."""
    if item.driver is None:
        return f"そのほかに経験したこと [{item.name}]"
    return f"「{story.DRIVERS[item.driver].name}」で経験したこと [{item.name}]"


class Writer:
    """Puts one calibrated survey into columns of cells."""

    def __init__(self, rng: np.random.Generator, model: Model) -> None:
        self.rng = rng
        self.model = model
        self.answered = model.classes != story.NO_CLASS
        self.lean = np.where(self.answered, model.classes, 0)

    def columns(self) -> Columns:
        """Return heading -> cells, in file order."""
        columns: Columns = {"タイムスタンプ": self._timestamps(), "会員番号": self._members()}
        columns[RANK] = self._ranks()
        columns[LOYALTY] = [None if a < 0 else int(a) for a in self.model.loyalty]
        columns[RECOMMEND] = self._recommend()
        columns |= self._ratings()
        columns |= self._experiences()
        columns |= self._profile()
        columns[SPEND] = [int(v) for v in self.model.spend]
        columns[ORDERS] = self._orders()
        columns |= self._opinions()
        columns |= self._habits()
        columns[COMMENT] = self._comments()
        self._copy_twins(columns)
        self._widen_digits(columns)
        return columns

    def _timestamps(self) -> list[Cell]:
        start = datetime(2026, 10, 3, 10, 26, 51)
        last = 14
        gaps = self.rng.exponential(600, story.ROWS - last - 1) + 9
        seconds = np.concatenate([np.zeros(last + 1), np.cumsum(gaps)])
        times: list[Cell] = [start + timedelta(seconds=int(s)) for s in seconds]
        for known in story.KNOWN:
            if known.clock:
                hour, minute, second = map(int, known.clock.split(":"))
                times[known.row] = datetime(2026, 10, 3, hour, minute, second)
        return times

    def _members(self) -> list[Cell]:
        taken = {known.member for known in story.KNOWN}
        numbers = (f"M-{n}" for n in self.rng.permutation(np.arange(10_000, 35_000)))
        free = (member for member in numbers if member not in taken)
        members: list[Cell] = [next(free) for _ in range(story.ROWS)]
        for known in story.KNOWN:
            members[known.row] = known.member
        return members

    def _ranks(self) -> list[Cell]:
        seen = self.model.spend * np.exp(self.rng.normal(0, 0.35, story.ROWS))
        ranks: list[Cell] = ["ゴールド" if yen > 55_000 else "シルバー" if yen > 12_500 else "ブロンズ" for yen in seen]
        for known in story.KNOWN:
            ranks[known.row] = known.rank
        return ranks

    def _orders(self) -> list[Cell]:
        basket = 11_500 * np.exp(self.rng.normal(0, 0.35, story.ROWS))
        orders: list[Cell] = [max(1, round(v)) for v in self.model.spend / basket]
        for row, (_, times) in known_spend().items():
            orders[row] = times
        return orders

    def _recommend(self) -> list[Cell]:
        drawn = np.round(self.model.loyalty - 0.7 + self.rng.normal(0, 1.4, story.ROWS))
        answers = np.clip(drawn, 0, 10)
        answers[[214, 760, 1105]] = [11, 12, 11]
        silent = ~self.answered | (self.rng.random(story.ROWS) < 0.008)
        silent[[214, 760, 1105]] = False
        return [None if s else int(a) for a, s in zip(answers, silent, strict=True)]

    def _ratings(self) -> Columns:
        columns: Columns = {}
        for j, driver in enumerate(story.DRIVERS):
            cells = [words.SATISFACTION.get(int(v)) for v in self.model.ratings[:, j]]
            columns[driver_heading(driver)] = list(cells)
        given = np.where(self.model.ratings > 0, self.model.ratings, np.nan)
        mean = np.array([np.nanmean(row) if np.any(row > 0) else 3.0 for row in given])
        overall = np.clip(np.round(mean + 0.35 * self.lean + self.rng.normal(0, 0.45, story.ROWS)), 1, 5)
        for row, (_, level) in story.STRAIGHT.items():
            overall[row] = level
        columns["Q16 総合満足度"] = [
            words.SATISFACTION[int(v)] if a else None for v, a in zip(overall, self.answered, strict=True)
        ]
        return columns

    def _experiences(self) -> Columns:
        columns: Columns = {}
        for k, item in enumerate(story.EXPERIENCES):
            mark: dict[int, Cell] = {1: item.marks[0], 0: item.marks[1]}
            had = self.model.experiences[:, k]
            known = np.where(self.answered, had, -1)
            columns[experience_heading(item)] = [mark.get(int(v)) for v in known]
        return columns

    def _choose(self, shares: Mapping[str, float], everyone: bool = False) -> list[Cell]:
        names = list(shares)
        weights = np.array(list(shares.values()))
        drawn = self.rng.choice(len(names), story.ROWS, p=weights / weights.sum())
        return [names[i] if everyone or a else None for i, a in zip(drawn, self.answered, strict=True)]

    def _tick(self, shares: Mapping[str, float]) -> list[Cell]:
        """Return Google's cells of a checkbox question: choices joined by comma and space."""
        ticks = self.rng.random((story.ROWS, len(shares))) < np.array(list(shares.values()))
        names = list(shares)
        one = self._choose(shares, everyone=True)
        cells: list[Cell] = []
        for row, only, answered in zip(ticks, one, self.answered, strict=True):
            chosen = [name for name, t in zip(names, row, strict=True) if t] or [str(only)]
            cells.append(", ".join(chosen) if answered else None)
        return cells

    def _profile(self) -> Columns:
        rated = self.model.ratings
        shop, app = rated[:, story.STORE] > 0, rated[:, story.APP] > 0
        mainly = self.rng.random((story.ROWS, 3))
        regions = self._choose(words.REGIONS, everyone=True)
        visits = self._choose(words.VISITS)
        used: list[Cell] = []
        channel: list[Cell] = []
        shops: list[Cell] = []
        came: list[Cell] = []
        for i in range(story.ROWS):
            ticks = (mainly[i, 0] < 0.9 or not shop[i], app[i], shop[i], mainly[i, 1] < 0.05)
            names = [n for n, t in zip(words.CHANNELS, ticks, strict=True) if t]
            answered = bool(self.answered[i])
            used.append(", ".join(names) if answered else None)
            both = "店舗が中心" if mainly[i, 2] < 0.38 else "ECと店舗の両方"
            channel.append(both if shop[i] else "ECのみ")
            near = words.SHOPS[str(regions[i])]
            shops.append((near[int(mainly[i, 1] * len(near))] if shop[i] else "ECのみ利用") if answered else None)
            came.append("3か月以内" if self.model.recent[i] else visits[i] if shop[i] else "来店していない")
        return {
            "利用したチャネル（複数選択可）": used,
            "認知経路（複数選択可）": self._tick(words.SOURCES),
            "購入した商品（複数選択可）": self._tick(words.GOODS),
            "性別": self._choose(words.GENDERS, everyone=True),
            "年代": [story.AGES[int(a)][0] for a in self.model.ages],
            "居住地域": regions,
            "利用チャネル": channel,
            "よく利用する店舗": shops,
            "利用年数": self._choose(words.YEARS, everyone=True),
            "家族構成": self._choose(words.FAMILIES),
            "最近の来店時期": [c if a else None for c, a in zip(came, self.answered, strict=True)],
        }

    def _grid(self, names: Sequence[str], question: str, choices: Sequence[str], pull: float) -> Columns:
        """Return a five-step grid; only the straight-lining rows answer it all alike."""
        own = 0.6 * pull * self.model.liking + self.rng.normal(0, 0.4, story.ROWS)
        means = 3.4 + np.linspace(0.35, -0.35, len(names))
        noise: Floats = self.rng.normal(0, 0.85, (story.ROWS, len(names)))
        steps: Ints = np.clip(np.round(means + own[:, None] + noise), 1, 5).astype(np.int64)
        for row, (_, level) in story.STRAIGHT.items():
            steps[row] = level
        for alike in np.flatnonzero(steps.min(axis=1) == steps.max(axis=1)):
            if alike not in story.STRAIGHT:
                steps[alike, -1] += 1 if steps[alike, -1] < 5 else -1
        cells = {name: steps[:, j] for j, name in enumerate(names)}
        return {
            f"{question} [{name}]": [choices[s - 1] if a else None for s, a in zip(column, self.answered, strict=True)]
            for name, column in cells.items()
        }

    def _opinions(self) -> Columns:
        image = self._grid(words.IMAGES, "ブランドについてどう思いますか", words.AGREEMENT, 0.8)
        return image | self._grid(words.MATTERS, "服を買うときの重視点", words.WEIGHT, 0.1)

    def _habits(self) -> Columns:
        return {
            "服の参考にするもの（複数選択可）": self._tick(words.MEDIA),
            "サイト・アプリの利用頻度": self._choose(words.BROWSING),
            "買い物に使う端末": self._choose(words.DEVICES),
            "よく買い物をする時間帯": self._choose(words.HOURS),
            "お知らせの希望": self._choose(words.NOTICES),
            "ほかに服を買うところ（複数選択可）": self._tick(words.RIVALS),
            "今後ほしい服（複数選択可）": self._tick(words.WISHES),
            "次に服を買いたい時期": self._choose(words.NEXT_SEASON),
        }

    def _commenters(self) -> set[int]:
        """Return who wrote something: the story's number of hostages and of abandoned, chance elsewhere."""
        model = self.model
        hostages = (model.classes == story.NEGATIVE) & (model.spend >= story.HIGH_SPEND)
        left_alone = model.experiences[:, story.ABANDONED] == 1
        likely = {1: 0.42, 0: 0.33, -1: 0.5}
        writing = self.rng.random(story.ROWS) < np.array([likely[int(c)] for c in self.lean])
        writing &= self.answered
        key = self.rng.random(story.ROWS)
        for known in story.KNOWN:
            wrote = known.member in words.KNOWN_COMMENTS
            key[known.row] = -1.0 if wrote else 2.0
            writing[known.row] = wrote
        for group, n in (
            (hostages & left_alone, 19),
            (hostages & ~left_alone, story.COMMENTS_OF_HOSTAGES - 19),
            (left_alone & ~hostages, story.COMMENTS_OF_ABANDONED - 19),
        ):
            rows = np.flatnonzero(group)
            writing[rows] = False
            writing[rows[np.argsort(key[rows])[:n]]] = True
        return {int(i) for i in np.flatnonzero(writing)}

    def _comments(self) -> list[Cell]:
        writing = self._commenters()
        fixed = {known.row: words.KNOWN_COMMENTS.get(known.member) for known in story.KNOWN}
        none = self.rng.random(story.ROWS) < 0.06
        cells: list[Cell] = []
        for row in range(story.ROWS):
            if row in fixed:
                cells.append(fixed[row])
            elif row in writing:
                cells.append(self._comment(row))
            else:
                say_none = none[row] and self.answered[row]
                cells.append(str(self.rng.choice(words.NO_COMMENT)) if say_none else None)
        return cells

    def _comment(self, row: int) -> str:
        kind = int(self.model.classes[row])
        had = [k for k, v in enumerate(self.model.experiences[row]) if v == 1]
        # A loyal customer tells what was good, a leaving one what was bad.
        fitting = [k for k in had if kind == 0 or (story.EXPERIENCES[k].pull > 0) == (kind > 0)]
        choices: Sequence[str] = words.CLASS_COMMENTS[kind]
        if fitting and self.rng.random() < (0.9 if story.ABANDONED in fitting else 0.6):
            topic = story.ABANDONED if story.ABANDONED in fitting else int(self.rng.choice(fitting))
            choices = words.EXPERIENCE_COMMENTS[topic]
        said = str(self.rng.choice(np.array(choices)))
        if self.rng.random() < 0.35:
            said += str(self.rng.choice(np.array(words.CLOSINGS[kind])))
        return said

    @staticmethod
    def _copy_twins(columns: Columns) -> None:
        for cells in columns.values():
            for first, copy in (twins.rows for twins in story.TWINS):
                cells[copy] = cells[first]

    def _widen_digits(self, columns: Columns) -> None:
        """Write some numbers in full-width digits, as people type them on a Japanese keyboard."""
        always = {"loyalty": (2, 10), "spend": (4,), "orders": (10,)}
        twins = {row for pair in story.TWINS for row in pair.rows}
        for name, heading in (("loyalty", LOYALTY), ("spend", SPEND), ("orders", ORDERS)):
            free = [i for i in range(15, story.ROWS) if i not in twins and self.answered[i]]
            more = story.FULL_WIDTH[name] - len(always[name])
            rows = [*always[name], *map(int, self.rng.choice(np.array(free), more, replace=False))]
            for row in rows:
                columns[heading][row] = str(columns[heading][row]).translate(FULL_WIDTH_DIGITS)
