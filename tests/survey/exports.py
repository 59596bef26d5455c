"""Surveys as the tools of INPUTS.md section 1A export them: own data in their layouts (section 8)."""

from __future__ import annotations

from itertools import cycle, islice

from loyalty_desktop.survey.sheet import Cell

N = 12


def again(*cells: Cell) -> list[Cell]:
    """Repeat cells to N answers."""
    return list(islice(cycle(cells), N))


def table(columns: list[tuple[str, list[Cell]]]) -> list[list[Cell]]:
    return [[heading for heading, _cells in columns], *map(list, zip(*(cells for _h, cells in columns), strict=True))]


def google_ja() -> list[list[Cell]]:
    """I01, I04, I05: time stamp, linear scale as numbers, grid, check boxes joined by ", "."""
    return table(
        [
            ("タイムスタンプ", [f"2026/07/{day:02} 15:33:05" for day in range(1, N + 1)]),
            ("メールアドレス", [f"a{n}@example.jp" for n in range(N)]),
            ("友人や同僚にすすめる可能性はどのくらいですか？", again(10, 9, 8, 7, 6, 3, 0)),
            ("各項目の満足度 [接客]", again(5, 4, 3, 2, 1)),
            ("各項目の満足度 [品揃え]", again(4, 5, 4, 3, 2)),
            ("総合満足度", again(5, 5, 4, 3, 1)),
            (
                "ご利用になったサービスを選択ください\n（複数選択可）",
                again("チャット, 電話", "電話", "チャット", "店舗, 電話"),
            ),
            ("ご意見", [*(f"{n}番のご案内がとても丁寧でした" for n in range(N - 1)), "特になし"]),
        ]
    )


def google_en() -> list[list[Cell]]:
    """I02."""
    return table(
        [
            ("Timestamp", [f"7/{day}/2026 15:33:05" for day in range(1, N + 1)]),
            ("Email Address", [f"a{n}@example.com" for n in range(N)]),
            ("How likely are you to recommend us to a friend?", again(10, 9, 8, 7, 6, 3, 0)),
            ("How satisfied are you with the following? [Staff]", again("Very satisfied", "Satisfied", "Neutral")),
            (
                "How satisfied are you with the following? [Price]",
                again("Dissatisfied", "Very dissatisfied", "Neutral"),
            ),
            ("Which of the following did you use?", again("Chat, Phone", "Phone", "Chat", "Store, Phone")),
            ("Any comments?", [f"The person on desk {n} was kind and quick" for n in range(N)]),
        ]
    )


def forms_ja() -> list[list[Cell]]:
    """I06, I07, I08: Microsoft Forms with its newline in the headings, trailing ";", quiz columns."""
    return table(
        [
            ("ID", list(range(1, N + 1))),
            ("開始時刻", [f"2026-06-{day:02} 09:00:12" for day in range(1, N + 1)]),
            ("完了時刻", [f"2026-06-{day:02} 09:03:01" for day in range(1, N + 1)]),
            ("メール", again("anonymous")),
            ("名前", again(None)),
            ("【Q1】この商品を友人に勧めたいと思いますか\n", again("10", "9", "8", "7", "0", "5")),
            ("【Q2】接客の満足度\n", again("とても満足", "やや満足", "普通", "やや不満", "とても不満")),
            ("【Q3】利用したサービス\n", again("チャット;電話;", "チャット;", "電話;")),
            ("Points - 【Q2】", again(0)),
            ("Feedback - 【Q2】", again(None)),
            ("Total points", again(0)),
        ]
    )


def surveymonkey() -> list[list[Cell]]:
    """I09: expanded, two heading rows."""
    return [
        [
            "Respondent ID",
            "Collector ID",
            "Start Date",
            "IP Address",
            "Which did you use?",
            None,
            None,
            "How satisfied?",
        ],
        [None, None, None, None, "Chat", "Phone", "Other (please specify)", "Response"],
        [10001, 7, "04/01/2026 09:00:01 AM", "10.0.0.1", "Chat", None, None, 5],
        [10002, 7, "04/01/2026 09:01:01 AM", "10.0.0.2", None, "Phone", None, 4],
        [10003, 7, "04/02/2026 09:02:01 AM", "10.0.0.3", "Chat", "Phone", None, 3],
        [10004, 7, "04/02/2026 09:03:01 AM", "10.0.0.4", None, None, "by letter", 2],
        [10005, 7, "04/03/2026 09:04:01 AM", "10.0.0.5", None, None, None, 1],
        [10006, 7, "04/03/2026 09:05:01 AM", "10.0.0.6", "Chat", None, None, 5],
    ]


def surveymonkey_copy() -> list[list[Cell]]:
    """I10: the second heading row is lost, Excel named the blank headings."""
    return table(
        [
            ("Respondent ID", [f"{10_000 + n}" for n in range(N)]),
            ("Field", again("Biology", None, None, None)),
            ("Column2", again(None, "Physics", None, None)),
            ("Column3", again(None, None, "History", None)),
            ("How satisfied are you?", again(1, 2, 3, 4, 5)),
        ]
    )


def qualtrics(rows: int = 3) -> list[list[Cell]]:
    """I11-I14: codes, texts, import ids; NPS group; a question with several answers."""
    codes: list[Cell] = ["StartDate", "Status", "Finished", "ResponseId", "Q23", "Q23_NPS_GROUP", "Q3_1", "Q3_2", "Q4"]
    texts: list[Cell] = [
        "Start Date",
        "Response Type",
        "Finished",
        "Response ID",
        "How likely are you to recommend us?",
        "How likely are you to recommend us? - Group",
        "Which did you use? - Selected Choice - Chat",
        "Which did you use? - Selected Choice - Phone",
        "Why did you give that score?",
    ]
    ids: list[Cell] = [f'{{"ImportId":"{code}"}}' for code in codes]
    answers: list[list[Cell]] = [
        [
            f"2026-04-{n + 1:02} 09:00:00",
            0,
            1,
            f"R_{n:03}xyz",
            (n * 3) % 11,
            "Promoter" if (n * 3) % 11 > 8 else "Passive" if (n * 3) % 11 > 6 else "Detractor",
            "Chat" if n % 2 else None,
            "Phone" if n % 3 == 0 else None,
            f"Because number {n} was nice to me",
        ]
        for n in range(N)
    ]
    return [codes, texts, *([ids] if rows == 3 else []), *answers]


def limesurvey_codes() -> list[list[Cell]]:
    """I15."""
    return table(
        [
            ("id", list(range(1, N + 1))),
            ("submitdate", [f"2026-04-{n + 1:02} 09:00:00" for n in range(N)]),
            ("lastpage", again(3)),
            ("startlanguage", again("ja")),
            ("seed", [20_000 + 37 * n for n in range(N)]),
            ("Q01", again(1, 2, 3, 4, 5)),
            ("Q02[SQ001]", again("Y", None)),
            ("Q02[SQ002]", again(None, "Y", "Y")),
            ("Q02[other]", again(None, None, None, "手紙で", None, "人づて")),
        ]
    )


def limesurvey_text() -> list[list[Cell]]:
    """I16."""
    return table(
        [
            ("Response ID", list(range(1, N + 1))),
            ("Date submitted", [f"2026-04-{n + 1:02} 09:00:00" for n in range(N)]),
            ("Last page", again(3)),
            ("How was it? [Staff]", again("Very good", "Good", "Average", "Poor", "Very poor")),
            ("How was it? [Price]", again("Good", "Good", "Average")),
            ("What happened? [I waited long]", again("Yes", "No")),
            ("What happened? [I was helped]", again("No")),
        ]
    )


def typeform_new() -> list[list[Cell]]:
    """I17."""
    return table(
        [
            ("#", [f"{n:x}abc{n}" for n in range(N)]),
            ("How satisfied are you with the gym?", again(5, 4, 3, 2, 1)),
            ("Which muscles?", again("/ Biceps / Triceps", "/ Biceps", "/ Triceps")),
            ("Start Date (UTC)", [f"2026-04-{n + 1:02} 09:00:00" for n in range(N)]),
            ("Submit Date (UTC)", [f"2026-04-{n + 1:02} 09:04:00" for n in range(N)]),
            ("Network ID", [f"{n}f3a{n * 7}" for n in range(N)]),
        ]
    )


def typeform_old() -> list[list[Cell]]:
    """I17: one column an option, headed by it."""
    return table(
        [
            ("#", [f"{n:x}abc{n}" for n in range(N)]),
            ("Biceps", again("Biceps", None)),
            ("Triceps", again(None, "Triceps", None)),
            ("Other", again(None, None, None, None, "Neck", None, "Toes")),
            ("Other", again(None, None, "Books")),
            ("How satisfied are you?", again(5, 4, 3, 2, 1)),
        ]
    )


def agency_codes() -> list[list[Cell]]:
    """I18: Macromill-like code numbers without any words."""
    return table(
        [
            ("SAMPLEID", [100_000 + 7 * n for n in range(N)]),
            ("ANSWERDATE", [f"2026/04/{n + 1:02} 09:00:00" for n in range(N)]),
            ("CELL", again(1, 2)),
            ("SEX", again(1, 2)),
            ("AGE", again(34, 51, 27, 68, 45)),
            ("PREFECTURE", again(13, 27, 1, 40, 23)),
            ("Q1_1", again(1, 0)),
            ("Q1_2", again(0, 1, 1)),
            ("Q1_2FA", again(None, "自由に書いた文章です", None)),
            ("Q2S1", again(1, 2, 3, 4, 5)),
            ("Q2S2", again(2, 2, 3, 4, 5)),
        ]
    )


def surveroid() -> list[list[Cell]]:
    """I21: 1, 0 and blank are three states."""
    return table(
        [
            ("id", list(range(1, N + 1))),
            ("q1", again(1, 2, 3)),
            ("q2c1", again(1, 0, None)),
            ("q2c2", again(0, 1, None)),
            ("q3s1", again(1, 2, 3, 4, 5)),
            ("q4t", [f"{n}回目の利用で満足しています" for n in range(N)]),
        ]
    )


def joined_and_columns() -> list[list[Cell]]:
    """I23: the joined answers and a 0/1 column for each of them."""
    joined = ["温泉や露天風呂\n名所、旧跡の観光\n", "温泉や露天風呂\n", "名所、旧跡の観光\n買い物\n"]
    return table(
        [
            ("回答日", [f"2026/04/{n + 1:02}" for n in range(N)]),
            ("訪問目的ALL", again(*joined)),
            ("温泉や露天風呂", again(1, 1, 0)),
            ("名所、旧跡の観光", again(1, 0, 1)),
            ("買い物", again(0, 0, 1)),
            ("満足度（旅行全体）", again("とても満足", "満足", "どちらでもない")),
        ]
    )
