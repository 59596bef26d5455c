from __future__ import annotations

import msgspec

from loyalty_desktop.survey.reading import ROLES, ColumnKey, Correction, Reading

KEY, OTHER = ColumnKey("満足度"), ColumnKey("満足度", 2)


def test_correction_when_nothing_was_decided() -> None:
    assert Reading().correction(KEY) == Correction(KEY)


def test_correction_when_replaced() -> None:
    first = Reading().with_correction(Correction(KEY, role="driver"))
    second = first.with_correction(Correction(KEY, role="unused")).with_correction(Correction(OTHER, reversed=True))
    assert second.correction(KEY).role == "unused"
    assert second.correction(OTHER).reversed is True
    assert len(second.corrections) == 2
    assert first.correction(KEY).role == "driver"


def test_correction_when_emptied_it_is_gone() -> None:
    reading = Reading().with_correction(Correction(KEY, role="driver"))
    assert reading.with_correction(Correction(KEY)) == Reading()


def test_corrections_when_made_in_any_order() -> None:
    one, other = Correction(KEY, role="driver"), Correction(OTHER, role="segment")
    assert Reading().with_correction(one).with_correction(other) == Reading().with_correction(other).with_correction(
        one
    )


def test_reading_when_saved_and_read() -> None:
    reading = Reading(
        sheet="回答",
        heading_rows=(2,),
        encoding="cp932",
        corrections=(Correction(KEY, "driver", (("6", "not_used"),), ("はい",), True, (("良い", 3),)),),
    )
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


def test_roles_when_listed() -> None:
    assert len(ROLES) == len(set(ROLES)) == 14
