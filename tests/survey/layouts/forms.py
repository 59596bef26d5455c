"""Google Forms and Microsoft Forms (I01-I08), in Japanese, English and other languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.layouts.layout import Layout, csv, roles, said
from tests.survey.making_files import N, again, column, days, options, table, tool_of, xlsx

COMMENTS = [f"{at}番の窓口のご案内がとても丁寧でうれしかったです" for at in range(N - 1)] + ["特になし"]
SERVICES = again("チャット, 電話", "電話", "チャット", "店舗, 電話", "店舗")


def google_sheet_ja() -> bytes:
    return xlsx(
        table(
            ("タイムスタンプ", days("%Y/%m/%d %H:%M:%S")),
            ("メールアドレス", [f"a{at}@example.jp" for at in range(N)]),
            ("友人や同僚にすすめる可能性はどのくらいですか？", again(10, 9, 8, 7, 6, 3, 0)),
            ("総合満足度", again(5, 5, 4, 3, 1)),
            ("各項目の満足度 [接客]", again("とても満足", "満足", "普通", "不満", "とても不満")),
            ("各項目の満足度 [品揃え]", again("満足", "満足", "とても満足", "普通")),
            ("よく使う時間 [平日]", again("朝, 昼", "昼", "夜", "朝, 夜")),
            ("よく使う時間 [休日]", again("夜", "朝, 昼", "昼")),
            ("ご利用になったサービスを選択ください\n（複数選択可）", SERVICES),
            ("ご意見", COMMENTS),
        )
    )


def check_google_sheet_ja(survey: Survey) -> None:
    assert tool_of(survey) == ("google_forms", "")
    assert "tool_google_forms" in said(survey)
    assert roles(survey) == {
        "タイムスタンプ": "timestamp",
        "メールアドレス": "personal",
        "友人や同僚にすすめる可能性はどのくらいですか？": "loyalty",
        "総合満足度": "overall_satisfaction",
        "各項目の満足度 [接客]": "driver",
        "各項目の満足度 [品揃え]": "driver",
        "よく使う時間 [平日]": "experience",
        "よく使う時間 [休日]": "experience",
        "ご利用になったサービスを選択ください （複数選択可）": "experience",  # no line break
        "ご意見": "comment",
    }
    staff = column(survey, "各項目の満足度 [接客]")
    assert (staff.group, staff.own, staff.scale.points) == ("各項目の満足度", "接客", 5)  # I04
    assert column(survey, "よく使う時間 [平日]").group == "よく使う時間"
    assert options(survey, "よく使う時間 [平日]") == {"夜": 12, "昼": 12, "朝": 12}
    assert options(survey, "ご利用になったサービスを選択ください （複数選択可）") == {
        "電話": 15,
        "チャット": 10,
        "店舗": 9,
    }
    assert (survey.heading_rows, survey.rows) == ((1,), N)


def google_in(stamp: str, email: str, when: str, ask: str, staff: str, price: str) -> Callable[[], bytes]:
    def make() -> bytes:
        return csv(
            table(
                (stamp, days(when)),
                (email, [f"a{at}@example.com" for at in range(N)]),
                (ask, again(10, 9, 8, 7, 6, 3, 0)),
                (staff, again("Very satisfied", "Satisfied", "Neutral", "Dissatisfied")),
                (price, again("Dissatisfied", "Very dissatisfied", "Neutral")),
            )
        )

    return make


def check_google_other(survey: Survey) -> None:
    assert tool_of(survey) == ("google_forms", "")
    assert [one.role for one in survey.columns] == ["timestamp", "personal", "loyalty", "driver", "driver"]
    assert {one.group for one in survey.columns[3:]} == {"How satisfied are you with the following?"}


def google_csv_ja() -> bytes:
    hours = [f"2020/07/{1 + at:02} {(at % 12) + 1}:15:06 {'午前' if at % 2 else '午後'} GMT+9" for at in range(N)]
    visited = again("1 日目;2 日目;3 日目", "1 日目", "2 日目;3 日目", "3 日目")
    return csv(
        table(("タイムスタンプ", hours), ("参加日をお選びください。", visited), ("満足度", again(5, 4, 3, 2, 1)))
    )


def google_csv_en() -> bytes:
    hours = [f"2020/07/{1 + at:02} {(at % 12) + 1}:15:06 {'AM' if at % 2 else 'PM'} GMT-3" for at in range(N)]
    visited = again("Day 1;Day 2;Day 3", "Day 1", "Day 2;Day 3", "Day 3")
    return csv(
        table(
            ("Timestamp", hours),
            ("Which days did you visit?", visited),
            ("How satisfied are you?", again(5, 4, 3, 2, 1)),
        )
    )


def check_google_csv(survey: Survey) -> None:
    assert tool_of(survey) == ("google_forms", "csv")
    assert "tool_google_forms_csv" in said(survey)
    first, days_chosen, rated = survey.columns
    assert (first.role, first.scale.kind) == ("timestamp", "date")
    assert [option.count for option in days_chosen.scale.options] == [18, 12, 12]
    assert days_chosen.scale.separator == ";"
    assert rated.role == "driver"


PURPOSES = again(
    "名所、旧跡の観光, まちあるき, その他スポーツ（ゴルフ, テニスなど）",
    "まちあるき",
    "食事, 名所、旧跡の観光",
    "ホタルイカ,",
    "夜景, 星空, 食事",
    "まちあるき, 夜景, 星空",
    n=60,
)


def purposes() -> bytes:
    bands = again("10,000円以上20,000円未満", "20,000円以上30,000円未満", "使わない", n=60)
    mine = list(PURPOSES)
    mine[1] = "まちあるき, 祖母の家に泊まりに行った"
    return csv(table(("No", range(1, 61)), ("訪問目的（複数選択）", mine), ("宿泊費", bands)))


def check_purposes(survey: Survey) -> None:
    assert options(survey, "訪問目的（複数選択）") == {
        "まちあるき": 30,
        "夜景, 星空": 20,  # never apart: one option, and the user is asked
        "名所、旧跡の観光": 20,
        "食事": 20,
        "その他スポーツ（ゴルフ, テニスなど）": 10,
        "ホタルイカ": 10,
        "祖母の家に泊まりに行った": 1,
    }
    assert said(survey)["option_rejoined"] == 20
    asked = next(note for note in survey.notes if note.message.id == "option_rejoined")
    assert asked.state == "asked"
    assert "夜景, 星空" in asked.message.text()
    assert column(survey, "宿泊費").scale.kind == "bands"


def purposes_en() -> bytes:
    chosen = again(
        "Sights, old and new, Food",
        "Food",
        "Walks (town, hills), Food",
        "Sights, old and new",
        "Walks (town, hills)",
        n=60,
    )
    return csv(table(("No", range(1, 61)), ("Why did you come? (select all that apply)", chosen)))


def check_purposes_en(survey: Survey) -> None:
    assert options(survey, "Why did you come? (select all that apply)") == {
        "Food": 36,
        "Sights, old and new": 24,
        "Walks (town, hills)": 24,
    }


def corrected(**decided: object) -> Reading:
    return Reading(corrections=(Correction(ColumnKey("訪問目的（複数選択）"), **decided),))  # type: ignore[arg-type]


def check_parted(survey: Survey) -> None:
    found = options(survey, "訪問目的（複数選択）")
    assert (found["夜景"], found["星空"]) == (20, 20)
    assert "option_rejoined" not in said(survey)
    assert found["その他スポーツ（ゴルフ"] == found["テニスなど）"] == 10  # inside brackets too, when told so


def check_merged(survey: Survey) -> None:
    found = options(survey, "訪問目的（複数選択）")
    assert (found["夜景, 星空"], found["夜景, 星空, 食事"]) == (10, 10)


def check_unsplit(survey: Survey) -> None:
    assert column(survey, "訪問目的（複数選択）").scale.kind == "category"


def check_separator(survey: Survey) -> None:
    assert "旧跡の観光" in " ".join(options(survey, "訪問目的（複数選択）"))
    assert column(survey, "訪問目的（複数選択）").scale.separator == "、"


def forms_ja() -> bytes:
    times = [datetime(2026, 6, 1 + at, 9, 0, 12) for at in range(N)]
    return xlsx(
        table(
            ("ID", range(1, N + 1)),
            ("開始時刻", times),
            ("完了時刻", [one + timedelta(minutes=3) for one in times]),
            ("メール", again("anonymous")),
            ("名前", again(None)),
            ("最終変更時刻", again(None)),
            ("【Q1】この商品を友人や同僚に勧めたいと思いますか\n", again(10, 9, 8, 7, 0, 5)),
            ("【Q2】接客の満足度\n", again("とても満足", "やや満足", "普通", "やや不満", "とても不満")),
            ("【Q3】利用したサービス\n", again("チャット;電話;", "チャット;", "電話;")),
            ("【Q4】見た広告\n", again("駅;", "新聞;", "テレビ;")),
        )
    )


def check_forms_ja(survey: Survey) -> None:
    assert tool_of(survey) == ("microsoft_forms", "")
    assert roles(survey) == {
        "ID": "id",
        "開始時刻": "timestamp",
        "完了時刻": "timestamp",
        "メール": "personal",
        "名前": "unused",
        "最終変更時刻": "unused",
        "【Q1】この商品を友人や同僚に勧めたいと思いますか": "loyalty",
        "【Q2】接客の満足度": "driver",
        "【Q3】利用したサービス": "experience",
        "【Q4】見た広告": "experience",
    }
    assert options(survey, "【Q3】利用したサービス") == {"チャット": 16, "電話": 16}
    assert options(survey, "【Q4】見た広告") == {"テレビ": 8, "新聞": 8, "駅": 8}  # nobody ticked two (I08)


def forms_quiz_en() -> bytes:
    when = [f"3/{1 + at}/2025 18:35" for at in range(N)]
    return csv(
        table(
            ("Id", range(1, N + 1)),
            ("Start time", when),
            ("Completion time", when),
            ("Email", again("anonymous")),
            ("Name", again(None)),
            ("Total points", again(0)),
            ("Quiz feedback", again(None)),
            ("How likely are you to recommend us to a friend or colleague?\n", again(10, 9, 8, 7, 0, 5)),
            ("Points - How likely are you to recommend us to a friend or colleague?\n", again(0)),
            ("Feedback - How likely are you to recommend us to a friend or colleague?\n", again(None)),
            ("What did you use?", again("Chat;Phone;", "Chat;", "Phone;")),
            ("Points - What did you use?", again(0)),
        )
    )


def check_forms_quiz_en(survey: Survey) -> None:
    assert tool_of(survey) == ("microsoft_forms", "quiz")
    used = {heading: role for heading, role in roles(survey).items() if role != "unused"}
    assert used == {
        "Id": "id",
        "Start time": "timestamp",
        "Completion time": "timestamp",
        "Email": "personal",
        "How likely are you to recommend us to a friend or colleague?": "loyalty",
        "What did you use?": "experience",
    }


ASK = "How likely are you to recommend us to a friend?"
STAFF, PRICE = (f"How satisfied are you with the following? [{one}]" for one in ("Staff", "Price"))
LAYOUTS = (
    Layout(("I01", "I04", "I05"), "google sheet ja", "回答.xlsx", google_sheet_ja, check_google_sheet_ja),
    Layout(
        ("I02", "I04"),
        "google sheet en",
        "responses.csv",
        google_in("Timestamp", "Email Address", "%m/%d/%Y %H:%M:%S", ASK, STAFF, PRICE),
        check_google_other,
    ),
    Layout(
        ("I02",),
        "google sheet ko",
        "responses.csv",
        google_in("타임스탬프", "e-mail", "%Y. %m. %d %H:%M:%S", ASK, STAFF, PRICE),
        check_google_other,
    ),
    Layout(
        ("I02",),
        "google sheet fr",
        "reponses.csv",
        google_in("Horodateur", "E-mail", "%d/%m/%Y %H:%M:%S", ASK, STAFF, PRICE),
        check_google_other,
    ),
    Layout(("I03",), "google csv ja", "form.csv", google_csv_ja, check_google_csv),
    Layout(("I03",), "google csv en", "form.csv", google_csv_en, check_google_csv),
    Layout(("I05",), "options with commas ja", "visit.csv", purposes, check_purposes),
    Layout(("I05",), "options with commas en", "visit.csv", purposes_en, check_purposes_en),
    Layout(
        ("I05",),
        "options parted by hand",
        "visit.csv",
        purposes,
        check_parted,
        reading=corrected(parted=("夜景, 星空", "その他スポーツ（ゴルフ, テニスなど）")),
    ),
    Layout(
        ("I05",),
        "options merged by hand",
        "visit.csv",
        purposes,
        check_merged,
        reading=corrected(merged=(("夜景, 星空", "食事"), ("夜景", "星空", "食事"), ("夜景", "星空"))),
    ),
    Layout(
        ("I05",), "one answer a cell by hand", "visit.csv", purposes, check_unsplit, reading=corrected(separator="")
    ),
    Layout(("I05",), "separator by hand", "visit.csv", purposes, check_separator, reading=corrected(separator="、")),
    Layout(("I06", "I08"), "microsoft forms ja", "forms.xlsx", forms_ja, check_forms_ja),
    Layout(("I07", "I08"), "microsoft forms quiz en", "forms.csv", forms_quiz_en, check_forms_quiz_en),
)
