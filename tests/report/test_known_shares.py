"""Known shares as they are typed, and what weighting to them would do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Crossed, Group, Grouping, Journey, Margin
from loyalty_desktop.report.known_shares import (
    ShareAnswer,
    Typed,
    fitted,
    share_column,
    total_text,
    typed_of,
)
from loyalty_desktop.report.share_choices import crossings, share_choices, suggested
from loyalty_desktop.report.share_words import fit_figures, fit_headline
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from tests.surveys import APPAREL, survey_from, survey_of

SEX, WEIGHT = ColumnKey("性別"), ColumnKey("ウェイト")
WOMEN: list[tuple[str | int, ...]] = [("女性", 1, 9) for _one in range(30)]
MEN: list[tuple[str | int, ...]] = [("男性", 2, 3) for _one in range(10)]
SURVEY = survey_from([("性別", "ウェイト", "推奨度"), *WOMEN, *MEN])


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    spoken = i18n.language()
    i18n.use("en")
    yield
    i18n.use(spoken)


@pytest.fixture
def counter() -> Counter:
    return Counter(SURVEY)


def typed(women: str, men: str, unit: str = "percent") -> Typed:
    return Typed((SEX,), "count" if unit == "count" else "percent", (("女性", women), ("男性", men)))


def test_only_columns_with_one_answer_are_offered_segments_first() -> None:
    survey = survey_of(APPAREL)
    offered = dict(share_choices(survey, Journey()))
    assert offered[ColumnKey("年代")] == "年代"
    kinds = {
        column.scale.kind
        for key in offered
        if isinstance(key, ColumnKey) and (column := survey.column(key)) is not None
    }
    assert "multi" not in kinds


def test_answers_have_their_n_and_their_present_share(counter: Counter) -> None:
    found = share_column(counter, Journey(), (SEX,))
    assert found.answers == (ShareAnswer("女性", 30, 0.75), ShareAnswer("男性", 10, 0.25))
    weighted = share_column(counter, Journey(weight=WEIGHT), (SEX,))
    assert [(one.n, one.share) for one in weighted.answers] == [(30, 0.6), (10, 0.4)]


def test_answers_that_only_the_shares_name_are_shown_with_nobody(counter: Counter) -> None:
    margin = Margin(SEX, (("女性", 50.0), ("男性", 49.0), ("その他", 1.0)))
    found = share_column(counter, Journey(raking=(margin,)), (SEX,))
    assert found.answers[2] == ShareAnswer("その他", 0, 0.0, "その他")
    lost = ColumnKey("職業")
    gone = share_column(counter, Journey(raking=(Margin(lost, (("会社員", 1.0),)),)), (lost,))
    assert gone.answers == (ShareAnswer("会社員", 0, None, "会社員"),)
    assert [
        one.id for one in fitted(counter, Journey(), [typed_of(gone, Margin(lost, (("会社員", 1.0),)))], None).problems
    ]


def test_women_and_men_alike_make_a_design_effect_of_four_thirds(counter: Counter) -> None:
    """30 women at 2/3 and 10 men at 2: n_eff = 40² / (30·4/9 + 10·4) = 30."""
    fit = fitted(counter, Journey(), [typed("50", "50")], None)
    assert fit.report is not None
    assert (fit.report.n, round(fit.report.n_eff, 6)) == (40, 30.0)
    assert fit.margins == (Margin(SEX, (("女性", 50.0), ("男性", 50.0))),)
    assert fit.after((SEX,)) == pytest.approx({"女性": 0.5, "男性": 0.5})
    assert fit_headline(fit.report) == (
        "All shares are met. 40 respondents then tell as much as 30 who all count alike."
    )
    assert dict(fit_figures(fit.report)) == {
        "Effective answers": "30",
        "Design effect": "1.33",
        "Intervals wider by": "15%",
        "Smallest weight": "× 0.67",
        "Largest weight": "× 2.00",
    }


def test_a_limit_is_kept_and_told_where_shares_are_missed(counter: Counter) -> None:
    fit = fitted(counter, Journey(), [typed("10", "90")], 1.5)
    assert fit.report is not None
    assert fit.report.highest == pytest.approx(1.5)
    assert not fit.report.converged
    assert fit_headline(fit.report).startswith("Not all shares are met.")
    assert "raking_not_reached" in {one.id for one in fit.report.warnings}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (typed("40", "40"), "raking_sum"),
        (typed("49", "48"), "raking_sum"),
        (typed("49", "x"), "share_no_number"),
        (typed("-1", "101"), "share_no_number"),
        (typed("0", "0"), "raking_no_shares"),
    ],
)
def test_what_is_no_share_is_told(counter: Counter, given: Typed, problem: str) -> None:
    fit = fitted(counter, Journey(), [given], None)
    assert fit.report is None
    assert [one.id for one in fit.problems] == [problem]
    assert fit.problems[0].text()


def test_nobody_with_an_answer_is_told(counter: Counter) -> None:
    more = Typed((SEX,), "percent", (("女性", "50"), ("男性", "49"), ("その他", "1")))
    assert [one.id for one in fitted(counter, Journey(), [more], None).problems] == ["raking_nobody"]


def test_a_hundred_people_are_counted_as_people(counter: Counter) -> None:
    fit = fitted(counter, Journey(), [typed("60", "35", "count")], None)
    assert fit.report is not None
    assert fit.after((SEX,))["女性"] == pytest.approx(60 / 95)
    many = fitted(counter, Journey(), [typed("6,000", "3,500", "count")], None)
    assert many.margins == (Margin(SEX, (("女性", 6000.0), ("男性", 3500.0))),)


def test_columns_without_anything_typed_take_no_part(counter: Counter) -> None:
    assert fitted(counter, Journey(), [typed("", " ")], None).report is None
    assert not fitted(counter, Journey(), [typed("", " ")], None).problems


@pytest.mark.parametrize(
    ("margin", "unit", "texts", "total"),
    [
        (Margin(SEX, (("女性", 0.512), ("男性", 0.488))), "percent", ("51.2", "48.8"), "Together 100 %"),
        (Margin(SEX, (("女 性", 51.2), ("男性", 48.8))), "percent", ("51.2", "48.8"), "Together 100 %"),
        (Margin(SEX, (("男性", 6184.0), ("女性", 6525.0))), "count", ("6,525", "6,184"), "Together 12,709"),
        (None, "percent", ("", ""), ""),
    ],
)  # fmt: skip
def test_shares_in_force_come_back_as_they_are_typed(
    counter: Counter, margin: Margin | None, unit: str, texts: tuple[str, ...], total: str
) -> None:
    journey = Journey(raking=() if margin is None else (margin,))
    found = typed_of(share_column(counter, journey, (SEX,)), margin)
    assert (found.unit, tuple(text for _name, text in found.texts)) == (unit, texts)
    assert total_text(found) == total


def test_fractions_that_are_typed_are_told_in_per_cent(counter: Counter) -> None:
    given = typed("0.4", "0.6")
    assert total_text(given) == "Together 100 %"
    assert fitted(counter, Journey(), [given], None).after((SEX,)) == pytest.approx({"女性": 0.4, "男性": 0.6})


def test_a_code_that_has_words_since_keeps_its_share() -> None:
    """Shares were typed for 1 and 2; a code book has called them since, and both names mean the same respondents."""
    column = ColumnKey("F1")
    margin = Margin(column, (("1", 60.0), ("2", 40.0)))
    rows = [*([1, 9] for _one in range(30)), *([2, 3] for _one in range(10))]
    reading = Reading(corrections=(Correction(column, labels=(("1", "女性"), ("2", "男性"))),))
    survey = survey_from([["F1", "推奨度"], *rows], reading)
    counter, journey = Counter(survey), Journey(raking=(margin,))
    found = share_column(counter, journey, (column,))
    assert [(one.name, one.n) for one in found.answers] == [("女性", 30), ("男性", 10)]
    assert typed_of(found, margin).texts == (("女性", "60"), ("男性", "40"))
    assert fitted(counter, journey, [typed_of(found, margin)], None).after((column,))["女性"] == pytest.approx(0.6)


AGES = ("20代", "30代", "40代")
AGE = ColumnKey("年代")
YOUNG = Grouping("g", "若さ", AGE, (Group("若い", ("20代", "30代")), Group("上", ("40代",))))
CROSSED = survey_from(
    [("性別", "年代", "推奨度"), *(("女性" if at % 3 else "男性", AGES[at % 5 % 3], at % 11) for at in range(60))]
)


def test_groups_and_pairs_have_their_n_and_are_typed_like_answers() -> None:
    counter = Counter(CROSSED)
    own = share_column(counter, Journey(), (YOUNG,))
    assert (own.name, [(one.name, one.n) for one in own.answers]) == ("若さ", [("若い", 48), ("上", 12)])
    by = (SEX, YOUNG)
    joint = share_column(counter, Journey(), by)
    assert (joint.name, joint.apart) == ("性別 × 若さ", 0)
    assert [(one.name, one.n) for one in joint.answers] == [
        ("女性 × 若い", 32), ("女性 × 上", 8), ("男性 × 若い", 16), ("男性 × 上", 4)
    ]  # fmt: skip
    texts = tuple(zip((one.name for one in joint.answers), ("40", "10", "20", "30"), strict=True))
    given = Typed(by, "percent", texts, tuple(one.pair for one in joint.answers))
    fit = fitted(counter, Journey(), [given, Typed((SEX,), "percent", (("女性", "50"), ("男性", "50")))], None)
    margin = Margin(SEX, (("女性", 40.0), ("女性", 10.0), ("男性", 20.0), ("男性", 30.0)), None,
                    Crossed(AGE, ("若い", "上", "若い", "上"), YOUNG))  # fmt: skip
    assert fit.margins[0] == margin
    assert fit.after(by)["男性 × 上"] == pytest.approx(0.3)
    again = share_column(counter, Journey(raking=fit.margins), by)
    assert typed_of(again, margin) == given


def test_pairs_that_nobody_is_and_groups_that_are_gone_are_shown_and_told() -> None:
    counter = Counter(CROSSED)
    lost = Margin(AGE, (("若い", 60.0), ("中年", 40.0)), YOUNG)
    found = share_column(counter, Journey(raking=(lost,)), (YOUNG,))
    assert found.answers[2] == ShareAnswer("中年", 0, 0.0, "中年")
    (told,) = fitted(counter, Journey(), [typed_of(found, lost)], None).problems
    assert told.text().startswith("There is a known share for “中年”, which is no group of 若さ any more.")
    nobody = Typed(
        (SEX, AGE), "percent", (("女性 × 90代", "50"), ("男性 × 20代", "50")), (("女性", "90代"), ("男性", "20代"))
    )
    (told,) = fitted(counter, Journey(), [nobody], None).problems
    assert told.text().startswith("性別 × 年代: nobody in the survey is “女性 × 90代”")


def test_what_is_mostly_known_is_suggested_and_offered_to_be_crossed() -> None:
    survey = survey_of(APPAREL)
    key = {column.heading: column.key for column in survey.columns}
    assert suggested(survey, Journey())[:2] == (key["性別"], key["年代"])
    assert crossings(survey, Journey(), key["性別"])[0] == (key["年代"], "年代")
    young = Grouping("g", "若さ", key["年代"], (Group("若い", ("20代以下",)), Group("上", ("30代",))))
    offered = dict(share_choices(survey, Journey(groupings=(young,))))
    assert offered[young] == "若さ"
    assert young not in dict(crossings(survey, Journey(groupings=(young,)), key["年代"]))
    none = survey_from([["推奨度"], *([at % 11] for at in range(30))])
    assert (suggested(none, Journey()), share_choices(none, Journey())) == ((), ())
