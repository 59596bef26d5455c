"""Delimited text in every encoding and delimiter that spreadsheets and survey tools write (I55, I56, I57)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.layouts.layout import Layout, codes, csv, roles, said

JAPANESE: tuple[tuple[str, ...], ...] = (
    ("会員番号", "おすすめ度（0〜10点）", "接客の満足度", "ご意見"),
    *((f"{100 + at:05}", str(at % 11), str(at % 5 + 1), f"㈱髙﨑の店、①また来たい～ その{at}") for at in range(24)),
)
ENGLISH: tuple[tuple[str, ...], ...] = (
    ("Customer ID", "How likely are you to recommend us? (0-10)", "Satisfaction with staff", "Why?"),
    *((f"{100 + at:05}", str(at % 11), str(at % 5 + 1), f"I don’t mind; café № {at}") for at in range(24)),
)
PLAIN = tuple(tuple(cell.translate(str.maketrans("㈱髙﨑①～", "店高崎 、")) for cell in row) for row in JAPANESE)
ROLES = ["id", "loyalty", "driver", "comment"]
SCORES = {str(score): float(score) for score in range(11)}


def text(rows: Sequence[Sequence[str]], delimiter: str, line_end: str = "\r\n") -> str:
    return csv(rows, "utf-8", delimiter).decode("utf-8").replace("\r\n", line_end)


def reads_as(
    encoding: str, name: str, rows: Sequence[Sequence[str]], told: str = "encoding_told"
) -> Callable[[Survey], None]:
    def check(survey: Survey) -> None:
        assert survey.workbook.encoding == encoding
        assert list(roles(survey).values()) == ROLES
        assert list(roles(survey)) == [column.heading for column in survey.columns]
        assert [column.raw.cell(3) for column in survey.columns] == list(rows[4])
        assert survey.rows == 24
        assert codes(survey, survey.columns[1].heading) == SCORES
        first = survey.workbook.notes[0]
        assert first.message.id == told
        assert dict(first.message.args)["encoding"] == name
        assert first.message.text()

    return check


def ragged() -> bytes:
    lines = text(PLAIN, ",").split("\r\n")
    lines[3] = lines[3].rsplit(",", 1)[0]  # no last cell
    lines[5] += ",と,思う"  # a comment that nobody quoted
    return "\r\n".join(lines).encode("cp932")


def check_ragged(survey: Survey) -> None:
    assert survey.rows == 24
    assert said(survey)["rows_shorter"] == 1
    assert said(survey)["rows_longer"] == 1
    notes = {note.message.id: note for note in survey.workbook.notes}
    assert notes["rows_shorter"].cells == ("D4",)
    assert (notes["rows_longer"].cells, notes["rows_longer"].state) == (("E6",), "asked")
    assert survey.columns[3].raw.cell(2) is None
    assert [column.raw.cell(4) for column in survey.columns[4:]] == ["と", "思う"]


def check_zeros(survey: Survey) -> None:
    assert said(survey)["zeros_removed"] == 24
    assert list(roles(survey).values()) == ROLES


def check_decimal_commas(survey: Survey) -> None:
    assert [column.heading for column in survey.columns] == list(GERMAN[0])
    assert [column.raw.cell(1) for column in survey.columns] == ["K001", "1", "11.50", "groß"]
    assert codes(survey, "Umsatz (€)")["11.50"] == 11.5
    assert said(survey)["decimal_commas"] == 24
    assert roles(survey)["Weiterempfehlung (0-10)"] == "loyalty"


def check_one_column(survey: Survey) -> None:
    assert [column.heading for column in survey.columns] == ["ご意見"]
    assert survey.columns[0].raw.cell(0) == "はい, とても, よかった 0"


def check_asked(survey: Survey) -> None:
    """The two characters are as good a reading of the bytes as the right one: the user is asked."""
    note = survey.workbook.notes[0]
    assert (note.message.id, note.state) == ("encoding_asked", "asked")
    assert survey.workbook.encoding == "cp932"
    assert "EUC-JP" in note.message.text()


def few_letters() -> bytes:
    return ("id,q\r\n" + "".join(f"{at},{'薔薇' if at == 3 else 'x'}\r\n" for at in range(20))).encode("euc_jp")


def check_corrected(survey: Survey) -> None:
    assert survey.workbook.encoding == "euc_jp"
    assert "薔薇" in survey.columns[1].distinct.texts
    assert survey.workbook.notes[0].message.id == "encoding_chosen"


GERMAN = (
    ("Kunde", "Weiterempfehlung (0-10)", "Umsatz (€)", "Größe"),
    *((f"K{at:03}", str(at % 11), f"{at + 10},50", "groß" if at % 2 else "klein") for at in range(24)),
)

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        ("I55",), "cp932 ja", "a.csv", lambda: csv(JAPANESE, "cp932"), reads_as("cp932", "Shift_JIS (CP932)", JAPANESE)
    ),
    Layout(("I56",), "utf-8 ja", "a.csv", lambda: csv(JAPANESE, "utf-8"), reads_as("utf-8", "UTF-8", JAPANESE)),
    Layout(("I56",), "utf-8 marked ja", "a.csv", lambda: csv(JAPANESE), reads_as("utf-8-sig", "UTF-8", JAPANESE)),
    Layout(
        ("I56", "I57"),
        "unicode text ja",
        "a.txt",
        lambda: text(JAPANESE, "\t").encode("utf-16"),
        reads_as("utf-16", "UTF-16", JAPANESE),
    ),
    Layout(
        ("I56", "I57"),
        "utf-16 without a mark ja",
        "a.tsv",
        lambda: text(JAPANESE, "\t").encode("utf-16-le"),
        reads_as("utf-16-le", "UTF-16", JAPANESE),
    ),
    Layout(("I56",), "euc-jp ja", "a.csv", lambda: csv(PLAIN, "euc_jp"), reads_as("euc_jp", "EUC-JP", PLAIN)),
    Layout(
        ("I56",),
        "cp1252 en",
        "a.csv",
        lambda: csv([[cell.replace("№", "#") for cell in row] for row in ENGLISH], "cp1252"),
        reads_as("cp1252", "Windows-1252", [[cell.replace("№", "#") for cell in row] for row in ENGLISH]),
    ),
    Layout(("I56",), "utf-8 en", "a.csv", lambda: csv(ENGLISH, "utf-8"), reads_as("utf-8", "UTF-8", ENGLISH)),
    Layout(("I56",), "nul bytes ja", "a.csv", lambda: csv(JAPANESE).replace(b"\n0", b"\n\x000"), check_zeros),
    Layout(("I55", "I56"), "few letters ja", "a.csv", few_letters, check_asked),
    Layout(
        ("I55", "I56"),
        "few letters corrected ja",
        "a.csv",
        few_letters,
        check_corrected,
        reading=Reading(encoding="EUC-JP"),
    ),
    *(
        Layout(
            ("I57",),
            f"{name} {end} en",
            "a.csv",
            lambda delimiter=delimiter, line_end=line_end: text(ENGLISH, delimiter, line_end).encode(),  # type: ignore[misc]
            reads_as("utf-8", "UTF-8", ENGLISH),
        )
        for name, delimiter in (("comma", ","), ("tab", "\t"), ("semicolon", ";"), ("bar", "|"))
        for end, line_end in (("crlf", "\r\n"), ("lf", "\n"), ("cr", "\r"))
    ),
    Layout(
        ("I57",),
        "sep line de",
        "a.csv",
        lambda: ("sep=;\r\n" + text(GERMAN, ";")).encode("cp1252"),
        check_decimal_commas,
    ),
    Layout(("I57",), "decimal commas de", "a.csv", lambda: csv(GERMAN, "cp1252", ";"), check_decimal_commas),
    Layout(("I57",), "ragged ja", "a.csv", ragged, check_ragged),
    Layout(
        ("I57",),
        "one column ja",
        "a.csv",
        lambda: "".join(
            ["ご意見\n", *(f"はい, とても, よかった {at}\n" if at % 3 == 0 else f"よい {at}\n" for at in range(20))]
        ).encode(),
        check_one_column,
    ),
)
