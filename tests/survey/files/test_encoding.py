"""Recognising the encoding. The texts are our own; HELD_OUT was written after the score was settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from loyalty_desktop.errors import DamagedFile, UnknownFormat
from loyalty_desktop.survey.files.encoding import encoding_as_told, encoding_of

COMMENTS = "".join(
    f"{n},2025/04/{n:02},店員さんの説明がとても分かりやすく、また来たいと思いました。\r\n" for n in range(1, 21)
)
CODES = "会員番号,性別,年代,満足度,推奨度\r\n" + "1001,1,3,5,9\r\n" * 30
ENGLISH_AND_ONE = "id,comment\r\n" + "1,very good service\r\n" * 200 + "2,とても良い\r\n"

JAPANESE = (
    COMMENTS,
    CODES,
    ENGLISH_AND_ONE,
    "点検連番,型式\r\n1,2\r\n",
    "年齢,性別\r\n20,男\r\n",
    "性別\r\n男\r\n女\r\n",
    "順位,回答\r\n1位,2位\r\n",
    "サービス,データ\r\n良,可\r\n",
)
CP932_ONLY = (
    "会社,氏名\r\n㈱富山,髙橋\r\n①㈲,﨑山Ⅲ\r\n",
    "ｱﾝｹｰﾄ,ﾃﾞｰﾀ\r\n1,2\r\n",
    "ﾎﾟｲﾝﾄ,ﾒﾆｭｰ\r\n5,4\r\n",
    "金額\r\n～10,000円\r\n",
    "㈱ABC,1\r\n",
)
WESTERN = (
    "don’t", "café", "naïve", "10 €", "“quotes”", "It’s fine – really…", "Größe", "für", "schöne Grüße",
    "Straße", "très bien", "Ça va", "été à la plage", "« super »", "J’ai adoré l’accueil", "señor",
    "¿Qué tal?", "¡Hola!", "información", "ÉCOLE", "résumé", "déjà vu", "25 m²", "£5", "5°C",
)  # fmt: skip
HELD_OUT_WESTERN = (
    "the staff couldn’t help", "Preis-Leistungs-Verhältnis nicht überzeugend", "Das Frühstück war köstlich",
    "l’hôtel était près de la gare", "Où est le parking ?", "Nous reviendrons à Noël", "atención al público",
    "Todo perfecto, volveré el próximo año", "El baño no tenía jabón", "Müller", "Jürgen", "François", "José",
    "they’re “OK”", "smörgås", "Tromsø", "não gostei", "perché no", "città", "€ 12,50", "100 €", "Café Olé",
    "‘fine’", "better – much better", "too expensive…", "größer", "Ärger", "Ü50", "Île-de-France", "8½",
)  # fmt: skip
HELD_OUT_JAPANESE = (
    "店舗名,来店日,担当者\r\n富山本店,4月1日,佐藤\r\n",
    "設問1,設問2\r\n非常に満足,やや不満\r\n",
    "業種,規模\r\n製造,大\r\n",
    "都道府県\r\n石川県\r\n福井県\r\n",
    "推奨理由\r\n品質が良い\r\n",
    "血液型\r\nA型\r\nO型\r\n",
    "曜日\r\n月\r\n火\r\n水\r\n",
    "評価,備考\r\n○,特になし\r\n×,\r\n",
    "No.,回答者\r\n1,鈴木\r\n",
    "年収\r\n300万円未満\r\n",
)


def in_a_table(text: str) -> str:
    return f"id,comment\r\n1,{text}\r\n2,ok\r\n"


@pytest.mark.parametrize("text", [*JAPANESE, *CP932_ONLY, *HELD_OUT_JAPANESE])
def test_cp932_is_recognised(text: str) -> None:
    assert encoding_of(text.encode("cp932"), "a.csv") == "cp932"


@pytest.mark.parametrize("text", [*JAPANESE, *HELD_OUT_JAPANESE])
def test_euc_jp_is_recognised(text: str) -> None:
    assert encoding_of(text.encode("euc_jp"), "a.csv") == "euc_jp"


def test_euc_jp_with_half_width_kana_is_recognised() -> None:
    assert encoding_of("ｱﾝｹｰﾄ,満足度の調査です".encode("euc_jp"), "a.csv") == "euc_jp"


def test_euc_jp_with_signs_of_pcs_is_recognised() -> None:
    assert encoding_of("①とても満足\r\n".encode("euc_jis_2004"), "a.csv") == "euc_jis_2004"


@pytest.mark.parametrize("text", [*WESTERN, *HELD_OUT_WESTERN])
@pytest.mark.parametrize("wrap", [str, in_a_table])
def test_cp1252_is_recognised(text: str, wrap: type[str]) -> None:
    assert encoding_of(wrap(text).encode("cp1252"), "a.csv") == "cp1252"


@pytest.mark.parametrize("text", [*JAPANESE, *CP932_ONLY, *HELD_OUT_WESTERN, "plain,ascii\r\n"])
def test_unicode_is_recognised(text: str) -> None:
    assert encoding_of(text.encode("utf-8"), "a.csv") == "utf-8"
    assert encoding_of(text.encode("utf-8-sig"), "a.csv") == "utf-8-sig"
    assert encoding_of(text.encode("utf-16"), "a.csv") == "utf-16"


@pytest.mark.parametrize("text", [COMMENTS, CODES, ENGLISH_AND_ONE, "年齢\t性別\r\n20\t男\r\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_recognised(text: str, encoding: str) -> None:
    assert encoding_of(text.encode(encoding), "a.csv") == encoding


def test_japanese_mail_encoding_is_not_taken_for_ascii() -> None:
    assert encoding_of(COMMENTS.encode("iso2022_jp"), "a.csv") == "iso2022_jp"


def test_a_character_late_in_the_file_decides() -> None:
    assert encoding_of(b"a,b\r\n" * 2_000_000 + "満足".encode("cp932"), "a.csv") == "cp932"


def test_cut_utf8_is_damaged_not_another_encoding() -> None:
    with pytest.raises(DamagedFile) as raised:
        encoding_of(COMMENTS.encode("utf-8")[:-3], "a.csv")
    assert raised.value.message.id == "file_damaged"


@pytest.mark.parametrize(
    "data",
    [
        COMMENTS.encode("utf-8").replace("店".encode(), b"\x92", 1),
        COMMENTS.encode("cp932").replace("店".encode("cp932"), b"\xff\x81", 1),
        b"\x81\x8d\x9d\xff,\xfe\x90\r\n",
    ],
)
def test_what_no_encoding_reads_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormat) as raised:
        encoding_of(data, "a.csv")
    assert raised.value.message.id == "file_encoding_unknown"


def test_encoding_told_by_the_user_is_obeyed() -> None:
    data = "満足".encode("cp932")
    assert encoding_as_told(data, "Shift_JIS", "a.csv") == "cp932"
    assert encoding_as_told("ž".encode("cp1250"), "windows-1250", "a.csv") == "cp1250"
    assert encoding_as_told("満足".encode("utf-8-sig"), "UTF8", "a.csv") == "utf-8-sig"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "no-such", "hex", "rot13"])
def test_encoding_told_that_fails_is_a_sentence(encoding: str) -> None:
    with pytest.raises(UnknownFormat) as raised:
        encoding_as_told("満足".encode("cp932"), encoding, "a.csv")
    assert raised.value.message.id == "file_encoding_wrong"
    assert encoding in str(raised.value)


def test_real_survey_in_other_encodings_is_recognised() -> None:
    path = Path(__file__).parents[3] / "resources/samples/toyama_2025.csv"
    rows = path.read_text("utf-8-sig").split("\n")
    for encoding in ("cp932", "euc_jp"):
        kept = []
        for row in rows:
            try:
                kept.append(row.encode(encoding))
            except UnicodeEncodeError:
                continue
        assert len(kept) > 3_000
        assert encoding_of(b"\n".join(kept), "a.csv") == encoding
