"""Numbers of the invented survey: answers drawn so that the story's counts come out exactly.

Within every loyalty class the number of satisfied (or experienced) respondents is solved first; who they
are follows a latent liking, so that ratings stay correlated as in a real survey.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from build_scripts import sample_story as story

if TYPE_CHECKING:
    from build_scripts.sample_story import Driver, Experience

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Counts = tuple[int, int, int]
"""Respondents by class, in the order of CLASSES."""
CLASSES = (story.NEGATIVE, story.PASSIVE, story.POSITIVE)
FORCED = 1e6
"""Outweighs every key."""


@dataclass(frozen=True)
class Model:
    """The calibrated answers, one row a respondent in file order."""

    loyalty: Ints  # 0..10, 11 out of range, -1 blank
    classes: Ints
    ratings: Ints  # row x driver: 1..5, BLANK or NOT_USED
    experiences: Ints  # row x experience: 1, 0, -1 not asked
    ages: Ints
    spend: Ints
    recent: Bools
    liking: Floats


def tilted(base: Counts, n: int, net: int) -> float:
    """Return the positive-class count when n of the base are drawn with odds rising or falling by class."""
    slope_low, slope_high = -30.0, 30.0
    drawn = [0.0, 0.0, 0.0]
    for _ in range(50):
        slope = (slope_low + slope_high) / 2
        low, high = -60.0, 60.0
        for _ in range(50):
            middle = (low + high) / 2
            drawn = [b / (1 + math.exp(-middle - slope * c)) for b, c in zip(base, CLASSES, strict=True)]
            low, high = (middle, high) if sum(drawn) < n else (low, middle)
        rising = drawn[2] - drawn[0] < net
        slope_low, slope_high = (slope, slope_high) if rising else (slope_low, slope)
    return drawn[2]


def class_counts(base: Counts, n: int, net: int) -> Counts:
    """Return how many of each class to draw: n in all, positive minus negative equal to net."""
    best = tilted(base, n, net)
    triples = [(r - net, n - 2 * r + net, r) for r in range(base[2] + 1)]
    possible = [t for t in triples if all(0 <= c <= b for c, b in zip(t, base, strict=True))]
    if not possible:
        message = f"no {n} of {base} with a net count of {net}"
        raise ValueError(message)
    return min(possible, key=lambda t: abs(t[2] - best))


class Sampler:
    """Draws within classes, with some respondents decided beforehand."""

    def __init__(self, rng: np.random.Generator, classes: Ints) -> None:
        self.rng = rng
        self.classes = classes

    def count(self, among: Bools) -> Counts:
        """Return how many of each class."""
        negative, passive, positive = (int(np.sum(among & (self.classes == c))) for c in CLASSES)
        return negative, passive, positive

    def pick(self, among: Bools, size: tuple[int, int], key: Floats, force: Ints) -> Bools:
        """Choose size = (n, net) of the candidates: highest keys first, forced ones before all."""
        chosen = np.zeros(len(among), bool)
        wanted = class_counts(self.count(among), *size)
        for code, n in zip(CLASSES, wanted, strict=True):
            rows = np.flatnonzero(among & (self.classes == code))
            order = np.argsort(-(key[rows] + FORCED * force[rows]), kind="stable")
            chosen[rows[order[:n]]] = True
        wrong = ((force > 0) & among & ~chosen) | ((force < 0) & chosen)
        if wrong.any():
            message = f"decided rows do not fit: {np.flatnonzero(wrong)}"
            raise ValueError(message)
        return chosen

    def noise(self, size: float = 1.0) -> Floats:
        """Return chance, one value a row."""
        return self.rng.normal(0, size, len(self.classes))


def loyalty_answers(rng: np.random.Generator) -> Ints:
    """Return Q1: the decided answers in their rows, the rest shuffled."""
    answers = np.full(story.ROWS, -2, np.int64)
    for known in story.KNOWN:
        answers[known.row] = -1 if known.loyalty is None else known.loyalty
    for row, (answer, _) in story.STRAIGHT.items():
        answers[row] = answer
    for twins in story.TWINS:
        answers[list(twins.rows)] = twins.loyalty
    pool = [a for a, n in enumerate(story.LOYALTY_COUNTS) for _ in range(n - int(np.sum(answers == a)))]
    free = np.flatnonzero(answers == -2)
    pool += [-1] * (len(free) - len(pool))
    answers[free] = rng.permutation(np.array(pool))
    return answers


def classes_of(loyalty: Ints) -> Ints:
    """Return the class of each answer, NO_CLASS without a valid one."""
    known = np.where(loyalty <= 6, story.NEGATIVE, np.where(loyalty <= 8, story.PASSIVE, story.POSITIVE))
    return np.where((loyalty < 0) | (loyalty > 10), story.NO_CLASS, known)


def decided_ratings() -> Ints:
    """Return the ratings that the story fixes, row x driver; 9 is free."""
    fixed = np.full((story.ROWS, len(story.DRIVERS)), 9, np.int64)
    for known in story.KNOWN:
        if known.ratings:
            fixed[known.row, 2:4] = known.ratings
        if story.PASSED_ON in known.had:
            fixed[known.row, story.CENTRE] = 2
        if story.PAY_ERROR in known.had:
            fixed[known.row, story.PAYMENT] = 2
    for row, (_, level) in story.STRAIGHT.items():
        fixed[row, :] = level
    for twins in story.TWINS:
        fixed[list(twins.rows), :] = twins.ratings
    return fixed


def _forced(yes: Bools, no: Bools) -> Ints:
    return np.where(yes, 1, np.where(no, -1, 0))


def rate(sampler: Sampler, driver: Driver, key: Floats, fixed: Ints) -> Ints:
    """Return one driver's answers with the wanted base, satisfied count and score among them."""
    valid = sampler.classes != story.NO_CLASS
    free = fixed == 9
    base_net = round(driver.n * driver.base_score / 100)
    used = _forced((fixed >= 1) & ~free, fixed == story.NOT_USED)
    answered = sampler.pick(valid, (driver.n, base_net), sampler.noise(), used)

    top_net = round(driver.top2 * driver.heart / 100)
    satisfied = _forced((fixed >= 4) & ~free, fixed < 4)
    top = sampler.pick(answered, (driver.top2, top_net), key, satisfied)
    rest_score = 100 * (base_net - top_net) / (driver.n - driver.top2)

    rest = driver.n - driver.top2
    split = driver.split or (
        rest - round(rest * 0.6) - round(rest * 0.27), round(rest * 0.27), round(rest * 0.6),
        driver.top2 - round(driver.top2 * 0.4), round(driver.top2 * 0.4),
    )  # fmt: skip
    lift = driver.heart - rest_score
    scores = driver.level_scores or (
        driver.heart + 0.12 * lift, rest_score + 0.08 * lift, rest_score - 0.08 * lift,
    )  # fmt: skip
    answers = np.where(answered, 1, story.BLANK)
    answers[top] = 4
    below = answered & ~top
    for level, among, score in ((5, top, scores[0]), (3, below, scores[1]), (2, below, scores[2])):
        n = split[level - 1]
        pool = among & np.isin(answers, (1, 4))
        force = _forced(fixed == level, ~free & (fixed != level))
        answers[sampler.pick(pool, (n, round(n * score / 100)), key, force)] = level
    return _mark_not_used(sampler, driver, answers, fixed)


def _mark_not_used(sampler: Sampler, driver: Driver, answers: Ints, fixed: Ints) -> Ints:
    empty = np.flatnonzero((answers == story.BLANK) & (sampler.classes != story.NO_CLASS))
    order = np.argsort(np.where(fixed[empty] == story.NOT_USED, -1.0, sampler.rng.random(len(empty))))
    answers[empty[order[: driver.not_used]]] = story.NOT_USED
    return answers


def rate_all(sampler: Sampler, liking: Floats) -> Ints:
    """Return every driver's answers; ratings share a liking of the shop and of the stage."""
    fixed = decided_ratings()
    mood = {d.stage: sampler.noise() for d in story.DRIVERS}
    columns = [
        rate(sampler, driver, 0.5 * liking + 0.4 * mood[driver.stage] + sampler.noise(0.75), fixed[:, j])
        for j, driver in enumerate(story.DRIVERS)
    ]
    ratings = np.column_stack(columns)
    _spread(sampler, ratings, fixed)
    return ratings


def _spread(sampler: Sampler, ratings: Ints, fixed: Ints) -> None:
    """Exchange single answers so that only the wanted rows answer everything alike."""
    journey = len(story.JOURNEY)
    for row in np.flatnonzero(sampler.classes != story.NO_CLASS):
        given = ratings[row, :journey]
        if row in story.STRAIGHT or len(set(given[given > 0])) > 1:
            continue
        level = int(given[given > 0][0])
        for j in np.flatnonzero((given > 0) & (fixed[row, :journey] == 9)):
            same_side = (ratings[:, j] >= 4) == (level >= 4)
            other = same_side & (ratings[:, j] > 0) & (ratings[:, j] != level) & (fixed[:, j] == 9)
            partners = np.flatnonzero(other & (sampler.classes == sampler.classes[row]))
            good = [p for p in partners if len(set(np.delete(ratings[p, :journey], j)) - {-1, 0}) > 1]
            if good:
                ratings[[row, good[0]], j] = ratings[[good[0], row], j]
                break


def experience(sampler: Sampler, item: Experience, asked: Bools, able: Bools, lean: Floats, force: Ints) -> Ints:
    """Return 1, 0 or -1 (not asked) with the wanted number and score."""
    chosen = sampler.pick(asked & able, (item.n, item.net), item.pull * lean + sampler.noise(), force)
    return np.where(asked, chosen.astype(np.int64), -1)


def decided_experiences() -> Ints:
    """Return what the story fixes, row x experience; 0 is free, 1 had it, -1 had not."""
    fixed = np.zeros((story.ROWS, len(story.EXPERIENCES)), np.int64)
    for known in story.KNOWN:
        if known.ratings:
            fixed[known.row, [story.OUTFIT, story.ABANDONED]] = -1
            for k in known.had:
                fixed[known.row, k] = 1
    for twins in story.TWINS:
        fixed[list(twins.rows), :] = -1
        for k in twins.had:
            fixed[list(twins.rows), k] = 1
    return fixed


def recent_visitors(sampler: Sampler, ratings: Ints) -> Bools:
    """Return who came to a shop within three months."""
    force = np.zeros(story.ROWS, np.int64)
    for twins in story.TWINS:
        force[list(twins.rows)] = -1
    return sampler.pick(ratings[:, story.STORE] > 0, story.RECENT_VISITORS, sampler.noise(), force)


def experience_all(sampler: Sampler, ratings: Ints, liking: Floats, recent: Bools, high: Bools) -> Ints:
    """Return every experience; hostages (high spend, negative) get their share of abandoned fittings."""
    fixed = decided_experiences()
    valid = sampler.classes != story.NO_CLASS
    columns = []
    for k, item in enumerate(story.EXPERIENCES):
        rated = None if item.driver is None else ratings[:, item.driver]
        asked = {311: recent, 412: ratings[:, story.CENTRE] > 0}.get(item.asked, valid)
        able = rated > 0 if rated is not None and item.driver in (story.STORE, story.PAYMENT) else valid
        lean = liking if rated is None else np.where(rated > 0, rated - 3.5, 0.0)
        force = fixed[:, k]
        if k == story.ABANDONED:
            hostages = asked & able & high & (sampler.classes == story.NEGATIVE)
            rows = np.flatnonzero(hostages)
            order = np.argsort(-(FORCED * force[rows] + item.pull * lean[rows] + sampler.noise()[rows]))
            force[rows] = -1
            force[rows[order[: story.ABANDONED_HOSTAGES]]] = 1
        columns.append(experience(sampler, item, asked, able, lean, force))
    return np.column_stack(columns)


def age_groups(sampler: Sampler) -> Ints:
    """Return the age group of each row, with the wanted size and score of each group."""
    ages = sampler.rng.choice(len(story.AGES), story.ROWS, p=[n / story.VALID for _, n, _ in story.AGES])
    left = sampler.classes != story.NO_CLASS
    for code, (_, n, net) in enumerate(story.AGES):
        chosen = sampler.pick(left, (n, net), sampler.noise(), np.zeros(story.ROWS, np.int64))
        ages[chosen] = code
        left &= ~chosen
    for first, copy in (twins.rows for twins in story.TWINS):
        same = (ages == ages[first]) & (sampler.classes == sampler.classes[first])
        partner = next(int(r) for r in np.flatnonzero(same) if r not in (first, copy))
        if ages[copy] != ages[first]:
            ages[[copy, partner]] = ages[[partner, copy]]
    return ages


def known_spend() -> dict[int, tuple[int, int]]:
    """Return spend and orders that the story fixes, by row."""
    fixed = {k.row: (k.spend, k.orders) for k in story.KNOWN}
    for twins in story.TWINS:
        fixed |= dict.fromkeys(twins.rows, (twins.spend, twins.orders))
    return fixed


def spending(sampler: Sampler, liking: Floats) -> Ints:
    """Return yearly spend: skewed above and below the line, with each class's wanted total."""
    spend = np.zeros(story.ROWS, np.int64)
    for row, (yen, _) in known_spend().items():
        spend[row] = yen
    for code, (n_high, yen_high, _, yen_low) in story.SPEND.items():
        rows = np.flatnonzero(sampler.classes == code)
        free = rows[spend[rows] == 0]
        order = free[np.argsort(-(0.5 * liking[free] + sampler.noise()[free]))]
        left = n_high - int(np.sum(spend[rows] >= story.HIGH_SPEND))
        fixed_high = int(spend[rows][spend[rows] >= story.HIGH_SPEND].sum())
        fixed_low = int(spend[rows].sum()) - fixed_high
        spend[order[:left]] = _above(sampler, left, yen_high - fixed_high)
        spend[order[left:]] = _below(sampler, len(order) - left, yen_low - fixed_low)
    rest = np.flatnonzero(spend == 0)
    spend[rest] = _below(sampler, len(rest), 18_000 * len(rest))
    return spend


def _above(sampler: Sampler, n: int, total: int) -> Ints:
    """Return n amounts above the line: exponential excess, scaled to the wanted total."""
    excess = sampler.rng.exponential(1, n)
    excess *= (total - n * story.HIGH_SPEND) / excess.sum()
    return np.asarray(story.HIGH_SPEND + np.round(excess / 100) * 100, np.int64)


def _below(sampler: Sampler, n: int, total: int) -> Ints:
    """Return n amounts below the line: logit-normal between the limits, moved to the wanted total."""
    least, most = 1_500, story.HIGH_SPEND - 100
    drawn = sampler.rng.normal(0, 1.25, n)
    low, high = -20.0, 20.0
    amounts = drawn
    for _ in range(60):
        middle = (low + high) / 2
        amounts = least + (most - least) / (1 + np.exp(-drawn - middle))
        low, high = (middle, high) if amounts.sum() < total else (low, middle)
    return np.asarray(np.round(amounts / 100) * 100, np.int64)


def build(rng: np.random.Generator) -> Model:
    """Draw the whole survey."""
    loyalty = loyalty_answers(rng)
    classes = classes_of(loyalty)
    sampler = Sampler(rng, classes)
    liking = sampler.noise() + 0.6 * np.where(classes == story.NO_CLASS, 0, classes)
    spend = spending(sampler, liking)
    ratings = rate_all(sampler, liking)
    recent = recent_visitors(sampler, ratings)
    experiences = experience_all(sampler, ratings, liking, recent, spend >= story.HIGH_SPEND)
    return Model(loyalty, classes, ratings, experiences, age_groups(sampler), spend, recent, liking)
