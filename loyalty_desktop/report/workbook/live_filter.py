"""The sheet on which the answers of a workbook are filtered, and the code book behind its drop-down lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.compute.gauss import critical_value
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.workbook.formulas import written_number
from loyalty_desktop.report.workbook.live_data import COUNTED
from loyalty_desktop.report.workbook.live_fields import Field
from loyalty_desktop.report.workbook.live_sheet import Ref, Sheet, Worked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.workbook.live_data import Data
    from loyalty_desktop.report.workbook.live_fields import Groups

_CONFIDENCE = 0.95
_SAME = "0.000000001"  # apart by less: nobody has changed it
_LISTS = 5
"""The column of the code book in which the lists begin."""
_LONGEST = 120
_OTHER = " = "
"""Stands between the number of a group and its name: a text like 3 = 20 is no number, date or formula anywhere."""


@dataclass(frozen=True)
class Chosen:
    """One filter: what can be chosen, the cell of the choice, the cell with its number (0: all), the list it is from.

    `choice` is the name of its cell on the sheet, `options` the area of the list as a formula names it.
    """

    groups: Groups
    choice: str
    number: Ref
    options: str


@dataclass(frozen=True)
class Control:
    """What all formulas rest on and a reader may change: filters, cut-offs, the smallest base; and the code book."""

    sheet: Sheet
    codes: Sheet
    filters: tuple[Chosen, ...]
    low: Ref
    high: Ref
    negative: Ref
    positive: Ref
    least: Ref
    z: Ref
    changed: Ref
    """1 once a filter or a setting is no longer what it was on the day of writing."""
    names: tuple[tuple[str, str], ...]
    """The name by which formulas know each setting, and the cell that it stands for: names can be read."""


def control_of(data: Data, measure: Measure, titles: tuple[str, str, str]) -> Control:
    """Return the sheet of filters and the code book; `titles` are those of both and of the sheet of answers."""
    title, codes_title, answers = titles
    sheet, codes = Sheet(title), Sheet(codes_title)
    areas = _code_book(codes, data)
    sheet.line((_("Filter the answers"),), "title")
    sheet.line((_("Choose an answer in a yellow cell: all formulas of this workbook are worked out again."),))
    sheet.line((_("Sentences, marks and figures without a formula stay as they were when the workbook was made."),))
    top = sheet.row
    sheet.row += 2
    sheet.line((_("Filter"), _("Choice"), _("Code number")), "heading")
    filters = tuple(_filter(sheet, groups, areas[at]) for at, groups in enumerate(data.filters))
    if not filters:
        sheet.line((_("There is no question to filter by."),))
    if data.unfit:
        named = _(", ").join(data.unfit)
        sheet.line((_("Not to be filtered by here, as there are too many answers: {columns}").format(columns=named),))
    sheet.row += 1
    names: dict[str, str] = {}
    low, high, negative, positive = _cut_offs(sheet, measure, names)
    sheet.row += 1
    sheet.line((_("Intervals"),), "heading")
    fewest = _setting(sheet, _("Fewest people that a figure is shown for"), DEFAULT_LIMITS.suppress)
    least = _named(fewest, _("smallest_base"), names)
    half = f"NORMSINV((1+{_CONFIDENCE})/2)"
    errors = _setting(
        sheet, _("Half-width of a 95% interval, in standard errors"), Worked(half, critical_value(_CONFIDENCE))
    )
    z = _named(errors, _("interval_in_standard_errors"), names)
    sheet.row += 1
    _rows(sheet, data, answers)
    settings = (low, high, negative, positive, least, errors)
    changed = _changed(sheet, top, [one.number for one in filters], settings)
    known = tuple(names.items())
    return Control(sheet, codes, filters, low, high, negative, positive, least, z, changed, known)


def _changed(sheet: Sheet, row: int, chosen: Sequence[Ref], settings: Sequence[Ref]) -> Ref:
    """Write at the top whether anything was changed on this sheet."""
    end, sheet.row = sheet.row, row
    same = [f"ABS({one.here}-{written_number(one.number or 0.0)})<{_SAME}" for one in (*chosen, *settings)]
    sheet.put(1, _("Changed on this sheet (1: yes)"))
    found = sheet.put(2, Worked(f"IF(AND({','.join(same)}),0,1)", 0), "count")
    sheet.row = end
    return found


def _filter(sheet: Sheet, groups: Groups, options: str) -> Chosen:
    sheet.put(1, groups.name)
    choice = sheet.put(2, _("All"), "choice")
    place = f'IFERROR(VALUE(LEFT({choice.here},FIND("{_OTHER}",{choice.here})-1)),0)'
    number = sheet.put(3, Worked(place, 0), "count")
    found = Chosen(groups, f"B{sheet.row}", number, options)
    sheet.row += 1
    return found


def _cut_offs(sheet: Sheet, measure: Measure, names: dict[str, str]) -> tuple[Ref, Ref, Ref, Ref]:
    sheet.line((_("Classes of the loyalty question"),), "heading")
    low = _setting(sheet, _("Lowest answer"), measure.low)
    high = _setting(sheet, _("Highest answer"), measure.high)
    negative = _("{name}: up to").format(name=class_name("negative", measure))
    positive = _("{name}: from").format(name=class_name("positive", measure))
    return (
        _named(low, _("lowest_answer"), names),
        _named(high, _("highest_answer"), names),
        _named(_setting(sheet, negative, measure.negative_max), _("negative_up_to"), names),
        _named(_setting(sheet, positive, measure.positive_min), _("positive_from"), names),
    )


def _named(setting: Ref, name: str, names: dict[str, str]) -> Ref:
    """Return a setting as formulas know it from now on: by its name."""
    names[name] = setting.there
    return setting._replace(there=name)


def _setting(sheet: Sheet, name: str, value: float | Worked) -> Ref:
    sheet.put(1, name)
    found = sheet.put(2, value, "number" if isinstance(value, Worked) else "choice")
    sheet.row += 1
    return found


def _rows(sheet: Sheet, data: Data, answers: str) -> None:
    """Say who is in the sheet of answers and who is not."""
    sheet.line((_("Respondents"),), "heading")
    outside = data.respondents - data.count - data.without_weight
    for name, count in (
        (_("In the survey"), data.respondents),
        (_("Outside the filter of the project (not in this workbook)"), outside),
        (_("Without a weight (not in this workbook)"), data.without_weight),
        (_("In the sheet of answers"), data.count),
    ):
        sheet.put(1, name)
        sheet.put(2, float(count), "count")
        sheet.row += 1
    sheet.put(1, _("Counted under the filters above"))
    sheet.put(2, Worked(f"SUM({data.area(COUNTED, answers)})", data.count), "count")
    sheet.row += 1


def _code_book(codes: Sheet, data: Data) -> list[str]:
    """Write what the numbers mean, and return the area of the list of each filter."""
    codes.line((_("What the numbers in the sheet of answers mean"),), "title")
    codes.line((_("Column"), _("Code number"), _("Meaning")), "heading")
    first = codes.row
    for one in data.fields:
        for number, meaning in one.meanings if isinstance(one, Field) else ():
            codes.put(1, one.name)
            codes.put(2, number, "code")
            codes.put(3, meaning)
            codes.row += 1
    end, areas = codes.row, []
    for at, groups in enumerate(data.filters):
        letter = get_column_letter(_LISTS + at)
        codes.row = first - 1
        codes.put(_LISTS + at, groups.name, "heading")
        for place, name in enumerate(("", *groups.names)):
            codes.row = first + place
            codes.put(_LISTS + at, f"{place}{_OTHER}{_short(name)}" if place else _("All"))
        areas.append(f"'{codes.title}'!${letter}${first}:${letter}${first + len(groups.names)}")
    codes.row = end
    return areas


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
