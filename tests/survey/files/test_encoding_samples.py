"""Encodings of texts that no rule was made for; see encoding_samples.py for what came out at first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from loyalty_desktop.errors import UnknownFormat
from loyalty_desktop.survey.files.encoding import Recognised, recognise_encoding
from loyalty_desktop.survey.files.usual import Expected, choice_in, expected, with_choice
from tests.survey.files import encoding_samples as samples


def files(cells: str) -> Iterator[str]:
    """Yield small files with the cells (parted by |) as answers of one question, in a table, as headings."""
    parts = cells.split("|")
    yield "\r\n".join(parts) + "\r\n"
    yield "id,q\r\n" + "".join(f"{at},{part}\r\n" for at, part in enumerate(parts, start=1))
    yield ",".join(parts) + "\n" + ",".join("1" * len(parts)) + "\n"


def rate(texts: Iterable[str], encoding: str) -> tuple[float, float]:
    """Return the share recognised, and the share recognised or asked for with the right one among the others."""
    hits: list[bool] = []
    named: list[bool] = []
    for text in texts:
        try:
            found, others = recognise_encoding(text.encode(encoding), "a.csv")
        except UnicodeEncodeError:
            continue
        except UnknownFormat:
            found, others = "", ()
        hits.append(found == encoding)
        named.append(encoding in {found, *others})
    assert len(hits) > 10
    return sum(hits) / len(hits), sum(named) / len(named)


@pytest.mark.parametrize(
    ("texts", "encoding"),
    [
        (samples.JAPANESE, "cp932"),
        (samples.JAPANESE, "euc_jp"),
        (samples.CP932_ONLY, "cp932"),
        (samples.WESTERN, "cp1252"),
        ([f"id,comment\r\n1,{text}\r\n2,ok\r\n" for text in samples.WESTERN], "cp1252"),
        ([*samples.JAPANESE, *samples.CP932_ONLY, *samples.WESTERN], "utf-8"),
        ([*samples.JAPANESE, *samples.CP932_ONLY, *samples.WESTERN], "utf-16-le"),
    ],
)
def test_files_are_recognised(texts: Iterable[str], encoding: str) -> None:
    assert rate(texts, encoding)[0] == 1.0


@pytest.mark.parametrize(
    ("cells", "encoding", "least", "least_named"),
    [
        (samples.SHORT_JAPANESE, "cp932", 1.0, 1.0),
        (samples.SHORT_JAPANESE, "euc_jp", 0.89, 0.98),
        (samples.SHORT_CP932_ONLY, "cp932", 0.97, 1.0),
        (samples.SHORT_CP932_ONLY, "euc_jp", 0.95, 1.0),
        (samples.SHORT_WESTERN, "cp1252", 0.98, 0.98),
    ],
)
def test_very_short_cells_are_recognised_or_asked_for(
    cells: Iterable[str], encoding: str, least: float, least_named: float
) -> None:
    right, named = rate([file for one in cells for file in files(one)], encoding)
    assert right >= least
    assert named >= least_named


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "cp1252"])
def test_files_of_some_length_are_never_asked_for(encoding: str) -> None:
    texts = samples.WESTERN if encoding == "cp1252" else samples.JAPANESE
    long = "".join(f"{at},{text}\r\n" for at, text in enumerate(texts))
    assert recognise_encoding(long.encode(encoding, "ignore"), "a.csv") == Recognised(encoding)


def test_between_equals_the_language_decides() -> None:
    data = "髙".encode("cp932")  # as weak in one as in the other
    found = {usual: recognise_encoding(data, "a.csv", Expected((usual,))) for usual in ("cp932", "euc_jp")}
    assert found == {"cp932": Recognised("cp932", ("euc_jp",)), "euc_jp": Recognised("euc_jp", ("cp932",))}
    assert expected("ja").usual[0] == "cp932"
    assert expected("en").usual[0] == "cp1252"


def test_the_choice_for_a_folder_decides_wherever_the_user_would_be_asked() -> None:
    data = "薔薇\r\n".encode("euc_jp")
    assert recognise_encoding(data, "a.csv") == Recognised("cp932", ("euc_jp",))
    assert recognise_encoding(data, "a.csv", Expected(chosen="euc_jp")) == Recognised("euc_jp")
    plain = "とても分かりやすい説明でした\r\n".encode("cp932")
    assert recognise_encoding(plain, "a.csv", Expected(chosen="euc_jp")).encoding == "cp932"
    kana = "id,ﾐｾ\n1,2\n".encode("cp932")  # these few bytes are UTF-8 as well
    assert recognise_encoding(kana, "a.csv") == Recognised("utf-8", ("cp932",))
    assert recognise_encoding(kana, "a.csv", Expected(chosen="cp932")) == Recognised("cp932")


def test_choices_are_kept_per_folder() -> None:
    known = with_choice(with_choice((), "/a", "cp932"), "/b", "euc_jp")
    assert (choice_in(known, "/a"), choice_in(known, "/b"), choice_in(known, "/c")) == ("cp932", "euc_jp", None)
    assert with_choice(known, "/a", "utf-8") == (("/a", "utf-8"), ("/b", "euc_jp"))
    assert with_choice(known, "/a", None) == (("/b", "euc_jp"),)
    many = known
    for at in range(100):
        many = with_choice(many, f"/{at}", "cp932")
    assert len(many) == 50
    assert choice_in(many, "/99") == "cp932"
