"""Names, mails, phones, addresses and accounts go; amounts, days, times, products and words like names stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.report.document.masking import BLOT, masked

HIDDEN = [
    ("連絡は taro.yamada@example.co.jp まで", "連絡は ■■■ まで"),
    ("メールはtaro@example.comです", "メールは■■■です"),
    ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ に返事を", "■■■ に返事を"),
    ("taro [at] example.com", "■■■"),
    ("電話は090-1234-5678です", "電話は■■■です"),
    ("０９０ー１２３４ー５６７８に電話ください", "■■■に電話ください"),
    ("03(1234)5678", "■■■"),
    ("03（1234）5678", "■■■"),
    ("09012345678に連絡", "■■■に連絡"),
    ("0312345678 まで", "■■■ まで"),
    ("080 1234 5678", "■■■"),
    ("0120-123-456にかけた", "■■■にかけた"),
    ("+81 90-1234-5678", "■■■"),
    ("0081-90-1234-5678", "■■■"),
    ("(415) 555-0132", "■■■"),
    ("+1 (415) 555-0132", "■■■"),
    ("Call me at 415-555-0132.", "Call me at ■■■."),
    ("TEL 555-0132", "TEL ■■■"),
    ("twitter.com/taro_yamada を見て", "■■■ を見て"),
    ("https://www.instagram.com/taro.y/ に投稿", "■■■ に投稿"),
    ("@taro_yamada です", "■■■ です"),
    ("LINE ID: taro_88", "LINE ID: ■■■"),
    ("会員番号は A12345", "会員番号は ■■■"),
    ("カードは1234-5678-9012-3456", "カードは■■■"),
    ("〒150-0041 東京都渋谷区神南1-19-11", "■■■ ■■■"),
    ("東京都新宿区西新宿二丁目8番1号", "■■■"),
    ("渋谷区神南1-2-3に住んでいます", "■■■に住んでいます"),
    ("123 Main Street, Springfield, IL 62704", "■■■"),
    ("担当の田中さんが親切", "担当の■■■さんが親切"),
    ("担当田中様", "担当■■■様"),
    ("山田　花子様", "■■■様"),
    ("渡部様と土屋さんと健人さん", "■■■様と■■■さんと■■■さん"),
    ("佐藤店長がよかった", "■■■店長がよかった"),
    ("店員の佐藤が対応", "店員の■■■が対応"),
    ("スミスさんとすずきさん", "■■■さんと■■■さん"),
    ("名前は山田太郎です", "名前は■■■です"),
    ("山田太郎", "■■■"),
    ("担当山田太郎が対応", "担当■■■が対応"),
    ("鈴木　花子に感謝", "■■■に感謝"),
    ("田中誠のおかげ", "■■■のおかげ"),
    ("林太郎", "■■■"),
    ("佐藤ケンジ", "■■■"),
    ("氏名：鈴木一郎", "氏名：■■■"),
    ("私は高橋と申します", "私は■■■と申します"),
    ("Johnさん", "■■■さん"),
    ("Tanaka-san was great", "■■■-san was great"),
    ("Mr. Smith was kind", "Mr. ■■■ was kind"),
    ("Dr. Jane Doe helped", "Dr. ■■■ helped"),
    ("My name is John Smith", "My name is ■■■"),
    ("my name is john.", "my name is ■■■."),
    ("a guy named Carlos helped", "a guy named ■■■ helped"),
    ("the agent Sarah was rude", "the agent ■■■ was rude"),
    ("Sincerely, Mary Jones", "Sincerely, ■■■"),
]
KEPT = """
お客様は神様です|皆様ありがとう|店員さんが親切|お母さんと来た|お姉さんの対応|たくさん買った|盛りだくさん
商品の仕様が違う|他店と同様|多様な品揃え|様々な|模様がきれい|王様のように|12,800円もした|1,234,567円
¥1,234,567|2025-11-22に買った|2025/11/22|10:30に行った|2025年11月22日 10:30|WH-1000XM4を購入|3-4回行った
100-200円|090は使えない|0.5-1.5くらい|5,000-10,000円|税込み3980円|型番 KX-PD750DL|iPhone 15 Pro|10-20分待った
お店の方|業者さん|スタッフさん|運転手さん|看護師さん|奥様と|旦那様|お子様|赤ちゃん|お兄さん|店長さん|花屋さん
パン屋さん|お寿司屋さん|お土産屋さん|学生さん|妊婦さん|常連さん|大仏様|名前は覚えていません|名前は忘れました
My name is not on the list|The agent was rude|I flew United 1234|Gate 12 at 5.30pm|$1,200.50|999-9999
10点中8点|24時間365日|富士山|みなさん|おばあさん|社長さん|お嬢様|コンビニさん|ドライバーさん|12345678901234
A/Bテスト|1/2の確率|ISO 9001-2015|R2-D2|4K-55型|2020-2021シーズン|2019.10.01|20251122|08:30-09:30|0.12345678
5000 6000 7000円|貴様|有様|田中屋のケーキ|山田電機で買った|新宿3丁目の店|朝さんぽ|さまざまな
ポイント1000000000|担当者様|外国人さん|ご主人様|1 000 000 000円|光っているさま|でもちゃんとした店|クロワッサン
山田電機|上野動物園|石川県|小田急|東京|東口|東洋一|原因|林檎|岡山|福井市|松本城|大塚家具|高島屋|森薫る|上野親子
清水豊かな|東洋の味|西洋館|関西|渋谷ヒカリエ|本田技研|Miss the old menu|Mr is short
"""


@pytest.mark.parametrize(("text", "safe"), HIDDEN)
def test_what_tells_a_person_is_blotted_out(text: str, safe: str) -> None:
    assert masked(text) == safe


@pytest.mark.parametrize("text", KEPT.strip().replace("\n", "|").split("|"))
def test_amounts_days_products_and_words_like_names_stay(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("text", [one for one, _safe in HIDDEN])
def test_what_is_blotted_out_stays_so(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@given(st.text(max_size=80))
def test_nothing_but_what_is_blotted_out_changes(text: str) -> None:
    parts = masked(text).split(BLOT)
    at = 0
    for part in parts:
        at = text.index(part, at) + len(part)


@given(st.text(max_size=20), st.from_regex(r"[a-z]{2,8}@[a-z]{2,8}\.(com|jp)", fullmatch=True))
def test_a_mail_is_found_in_any_text(around: str, mail: str) -> None:
    assert mail not in masked(f"{around} {mail} {around}")


@pytest.mark.parametrize("piece", ["田", "1", "1-", "a.", "a@", "(", "あ", "ア", "A ", "東京都渋谷区", "名前は"])
def test_a_cell_as_long_as_excel_has_them_takes_no_time(piece: str) -> None:
    text = (piece * 32_767)[:32_767]
    began = time.perf_counter()
    masked(text)
    assert time.perf_counter() - began < 2
