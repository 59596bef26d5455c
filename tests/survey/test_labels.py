from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.labels import Label, label_of, read_steps

# Best first; the families of INPUTS I41, sections 6 and 8, and what survey tools offer by default.
SCALES = [
    ("satisfaction", "大いに満足|満足|普通|不満|大いに不満"),
    ("satisfaction", "とても満足|満足|どちらでもない|不満|とても不満"),
    ("satisfaction", "大変満足|やや満足|どちらとも|やや不満|大変不満"),
    ("satisfaction", "とても満足|やや満足|やや不満|とても不満"),
    ("satisfaction", "とても満足|まあ満足|あまり満足していない|全く満足していない"),
    ("satisfaction", "非常に満足|満足|やや満足|どちらともいえない|やや不満|不満|非常に不満"),
    ("satisfaction", "満足|やや満足|普通|やや不満|不満"),
    ("satisfaction", "満足|どちらともいえない|不満"),
    ("satisfaction", "満足している|どちらかといえば満足している|どちらかといえば不満|不満"),
    ("quality", "とても良い|良い|普通|悪い|とても悪い"),
    ("quality", "優|良|可|不可"),
    ("quality", "◎|○|△|×"),
    ("agreement", "とてもそう思う|ややそう思う|どちらともいえない|あまりそう思わない|全くそう思わない"),
    ("agreement", "そう思う|どちらかといえばそう思う|どちらかといえばそう思わない|そう思わない"),
    ("agreement", "非常にあてはまる|やや当てはまる|どちらともいえない|あまり当てはまらない|全く当てはまらない"),
    ("importance", "とても重視する|やや重視する|どちらでもない|あまり重視しない|全く重視しない"),
    ("likelihood", "ぜひ利用したい|やや利用したい|どちらともいえない|あまり利用したくない|全く利用したくない"),
    ("satisfaction", "Very satisfied|Satisfied|Neutral|Dissatisfied|Very dissatisfied"),
    ("satisfaction", "Very satisfied|Somewhat satisfied|Somewhat dissatisfied|Very dissatisfied"),
    (
        "satisfaction",
        "Extremely satisfied|Moderately satisfied|Slightly satisfied|Neither satisfied nor dissatisfied|"
        "Slightly dissatisfied|Moderately dissatisfied|Extremely dissatisfied",
    ),
    ("satisfaction", "Extremely satisfied|Very satisfied|Somewhat satisfied|Not so satisfied|Not at all satisfied"),
    ("agreement", "Strongly agree|Agree|Neither agree nor disagree|Disagree|Strongly disagree"),
    (
        "agreement",
        "Strongly agree|Agree|Somewhat agree|Neither agree nor disagree|Somewhat disagree|Disagree|Strongly disagree",
    ),
    ("agreement", "Agree strongly|Agree somewhat|Undecided|Disagree somewhat|Disagree strongly"),
    ("quality", "Excellent|Very good|Good|Fair|Poor"),
    ("quality", "Excellent|Good|Average|Poor|Terrible"),
    ("quality", "Very Good|Good|Average|Bad|Very Bad"),
    ("importance", "Extremely important|Very important|Somewhat important|Not so important|Not at all important"),
    ("likelihood", "Very likely|Likely|Neutral|Unlikely|Very unlikely"),
    ("frequency", "Always|Often|Sometimes|Rarely|Never"),
    ("amount", "A lot|Some|Not much|Not at all"),
    ("quality", "Excellent|Good|OK|Poor|Terrible"),
    ("quality", "Great|Good|OK|Bad|Awful"),
    ("quality", "最高|良い|普通|悪い|最悪"),
    ("satisfaction", "非常に満足|かなり満足|やや満足|どちらともいえない|やや不満|かなり不満|非常に不満"),
    ("satisfaction", "とても満足|かなり満足|やや満足|やや不満|かなり不満|とても不満"),
    ("satisfaction", "大変満足|かなり満足|まあ満足|普通|やや不満|かなり不満|大変不満"),
    ("satisfaction", "かなり満足|やや満足|どちらともいえない|やや不満|かなり不満"),
    ("quality", "期待を大きく上回った|期待を上回った|期待どおり|期待を下回った|期待を大きく下回った"),
    ("quality", "期待を大きく上回った|期待を上回った|期待通りだった|期待を下回った|期待を大きく下回った"),
    ("quality", "期待を大きく上回る|期待を上回る|期待通り|期待を下回る|期待を大きく下回る"),
    ("quality", "とても良かった|良かった|まあまあ|いまいち|残念"),
    ("quality", "Outstanding|Above average|Average|Below average|Disappointing"),
    ("quality", "Excellent|Good|Satisfactory|Needs improvement|Unsatisfactory"),
    ("satisfaction", "すごく満足|満足|普通|不満|すごく不満"),
    ("satisfaction", "Strongly satisfied|Satisfied|Neutral|Dissatisfied|Strongly dissatisfied"),
    (
        "quality",
        "Much better than expected|Better than expected|As expected|Worse than expected|Much worse than expected",
    ),
]


@pytest.mark.parametrize(("family", "labels"), SCALES)
def test_steps_when_the_whole_scale_was_used(family: str, labels: str) -> None:
    best_first = labels.split("|")
    steps = read_steps(reversed(best_first))
    assert steps is not None
    assert steps.family == family
    assert steps.points == len(best_first)
    assert dict(steps.codes) == {label: len(best_first) - place for place, label in enumerate(best_first)}


@pytest.mark.parametrize(
    ("labels", "points", "codes", "sure"),
    [
        ("大いに満足|満足|普通", 5, (5, 4, 3), False),  # nobody was dissatisfied
        ("とても満足|満足|普通|不満", 5, (5, 4, 3, 2), True),
        ("やや満足|どちらともいえない|やや不満", 5, (4, 3, 2), False),  # no scale ends with "somewhat"
        ("とても満足|満足", 4, (4, 3), False),
        ("Excellent|Good|Fair", 4, (4, 3, 2), False),  # of 4 or of 5 points
    ],
)
def test_steps_when_some_were_never_chosen(labels: str, points: int, codes: tuple[int, ...], sure: bool) -> None:
    steps = read_steps(labels.split("|"))
    assert steps is not None
    assert (steps.points, tuple(code for _label, code in steps.codes), steps.sure) == (points, codes, sure)


def test_steps_when_columns_beside_used_more_of_the_scale() -> None:
    alone = read_steps(["満足", "普通"])
    beside = read_steps(["満足", "普通"], siblings=["大いに満足", "不満", "大いに不満"])
    assert alone is not None
    assert beside is not None
    assert (alone.points, beside.points) == (3, 5)
    assert dict(beside.codes) == {"満足": 4, "普通": 3}


@pytest.mark.parametrize(
    "labels",
    [
        "満足|そう思わない",  # two families
        "満足|普通|どちらともいえない",  # two middles: which is better has to be asked
        "東京|大阪",
        "満足|満足商品",
        "good|bad weather",
        "Yes|No",
        "",
    ],
)
def test_steps_when_no_scale(labels: str) -> None:
    assert read_steps([label for label in labels.split("|") if label]) is None


@pytest.mark.parametrize(
    ("text", "family", "sign"),
    [
        ("満足しています", "satisfaction", 1),
        ("満足していない", "satisfaction", -1),
        ("あまり良くなかった", "quality", -1),
        ("普通（どちらともいえない）", "neutral", 0),
        ("満足（4点）", "satisfaction", 1),
        ("very  satisfied.", "satisfaction", 1),
        ("not satisfied", "satisfaction", -1),
    ],
)
def test_label_when_worded_otherwise(text: str, family: str, sign: int) -> None:
    found = label_of(text)
    assert found is not None
    assert found.family == family
    assert (found.grade > 0) - (found.grade < 0) == sign


@pytest.mark.parametrize(
    "text", ["満足（していない）", "満足度", "大満足商品", "不満足感", "unsatisfied customers", "goodbye", ""]
)
def test_label_when_only_a_part_is_one(text: str) -> None:
    assert label_of(text) is None


def test_label_when_stronger_words_grade_higher() -> None:
    grades = [label_of(text) for text in ("極めて満足", "とても満足", "満足", "やや満足", "どちらかといえば満足")]
    assert all(isinstance(label, Label) for label in grades)
    values = [label.grade for label in grades if label is not None]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 5


WHOLE = sorted({label for _family, labels in SCALES for label in labels.split("|")})
LABELS = st.sampled_from(WHOLE)
# Neither ... nor takes any words, as many on each side.
ALONE = st.sampled_from([label for label in WHOLE if not label.casefold().startswith("neither")])
STRANGE = st.text(alphabet="店員商品価格はのがxyz7", min_size=1, max_size=5)


@settings(deadline=None)
@given(label=ALONE, before=STRANGE, after=STRANGE)
def test_label_when_put_between_other_words(label: str, before: str, after: str) -> None:
    assert label_of(before + label) is None
    assert label_of(label + after) is None
    assert label_of(f"{before} {label} {after}") is None


@settings(deadline=None)
@given(LABELS, LABELS)
def test_label_when_two_are_joined(one: str, other: str) -> None:
    assert label_of(f"{one}、{other}") is None
    both = f"{one} {other}" if one.isascii() else one + other
    joined = label_of(both)
    # 大 + 満足 is one label; 満足 + 不満 is none, and never the first or second of the two.
    assert joined is None or read_steps([both]) is not None


@settings(deadline=None)
@given(st.lists(LABELS, min_size=1, max_size=7, unique=True))
def test_steps_when_any_labels_meet(labels: list[str]) -> None:
    steps = read_steps(labels)
    if steps is not None:
        assert [label for label, _code in steps.codes] == labels
        assert all(1 <= code <= steps.points for _label, code in steps.codes)
