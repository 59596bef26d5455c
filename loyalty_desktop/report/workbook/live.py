"""Figures of a workbook as formulas on the answers, which lie in sheets of their own beside the report.

Whoever writes the workbook asks for the formula of each figure, lets the sheets be added, saves with openpyxl, and
has the saved file finished: only then the answers themselves come in, row by row, and the results beside all formulas.
"""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import language
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.workbook.answers_sheet import answer_rows
from loyalty_desktop.report.workbook.live_book import Behind, add_sheets
from loyalty_desktop.report.workbook.live_counts import Counts
from loyalty_desktop.report.workbook.live_data import data_of
from loyalty_desktop.report.workbook.live_figures import figures_of
from loyalty_desktop.report.workbook.live_filter import control_of
from loyalty_desktop.report.workbook.live_rows import Rows
from loyalty_desktop.report.workbook.live_sheet import Worked
from loyalty_desktop.report.workbook.live_values import quoted_style, sheet_parts, with_results
from loyalty_desktop.report.workbook.stale import SIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl import Workbook

    from loyalty_desktop.report.document.choice import Choice
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.workbook.live_sheet import Ref, Result

_END = b"</sheetData>"
_GAP = "\0"
_LONGEST_SAID = 120
"""A text in a formula of Excel has at most 255 letters, with every quotation mark counted twice."""


@dataclass(frozen=True, eq=False)
class Live:
    """The formulas of a report's figures, and the sheets that they count on."""

    behind: Behind
    keys: Mapping[str, Ref]
    """The cell of each figure by its key."""
    day: str
    """The day of writing, as it is written in the language in use."""

    def formula(self, key: str) -> str | None:
        """Return the formula of the figure with this key (`Figure.key`), None where Excel cannot work it out."""
        ref = self.keys.get(key)
        return None if ref is None else f"={ref.there}"

    def result(self, key: str) -> Result | None:
        """Return what that formula gives: a number, '' on too small a base; None where there is no formula."""
        ref = self.keys.get(key)
        return None if ref is None else ref.result

    @cached_property
    def filtered(self) -> Worked | None:
        """A formula that says whether a filter was chosen, and how many it counts; None where nothing is counted."""
        everybody, title = self.keys.get("loyalty/n"), self.behind.control.sheet.title
        if everybody is None:
            return None
        none = _(
            "Upright figures are formulas: they follow what is chosen on the sheet “{sheet}”. "
            "Nothing is chosen there now; everything is of {day}."
        ).format(sheet=title, day=self.day)
        some = _(
            "{sign} Changed on the sheet “{sheet}”: upright figures now count n={n}. "
            "Grey titles, sentences, verdicts and figures are still those of {day}."
        ).format(sign=SIGN, sheet=title, day=self.day, n=_GAP)
        before, _gap, after = some.partition(_GAP)
        changed = f"{_said(before)}&{everybody.there}&{_said(after)}"
        return Worked(f"IF({self.behind.control.changed.there}=0,{_said(none)},{changed})", none)

    @cached_property
    def reminder(self) -> Worked:
        """A formula that says beside sentences that they are old once a filter is chosen; '' until then."""
        told = _("{sign} The filter was changed: titles, sentences and verdicts here are those of {day}.")
        said = _said(told.format(sign=SIGN, day=self.day))
        return Worked(f'IF({self.behind.control.changed.there}=0,"",{said})', "")

    def write(self, book: Workbook, goes_on: Callable[[float], bool] | None = None) -> None:  # noqa: ARG002  it is soon done
        """Add the sheets: filter, code book, headings of the answers, counts, formulas. Rows come with `finish`."""
        add_sheets(book, self.behind)

    def finish(self, saved: IO[bytes], out: IO[bytes], goes_on: Callable[[float], bool] | None = None) -> None:
        """Copy a workbook saved by openpyxl, with the rows of the answers and the result of each formula put in.

        Both are binary files that can be sought. `goes_on` is told what share (0..1) is done, and says whether to go
        on; raises StoppedError if not.
        """
        with (
            zipfile.ZipFile(saved) as old,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as new,
        ):
            titles = {part: title for title, part in sheet_parts(old).items()}
            for name in old.namelist():
                title = titles.get(name)
                if title == self.behind.answers:
                    self._answers(old, new, name, goes_on)
                elif title is not None:
                    xml = with_results(old.read(name).decode(), self._results.get(title, {}), self._of_report)
                    new.writestr(name, xml.encode())
                else:
                    with old.open(name) as source, new.open(name, "w") as target:
                        shutil.copyfileobj(source, target)

    def _answers(
        self, old: zipfile.ZipFile, new: zipfile.ZipFile, name: str, goes_on: Callable[[float], bool] | None
    ) -> None:
        head, _end, tail = old.read(name).rpartition(_END)
        with new.open(name, "w", force_zip64=True) as sheet:
            sheet.write(head)
            for some in answer_rows(self.behind.data, self.behind.control, goes_on, quoted_style(old)):
                sheet.write(some)
            sheet.write(_END + tail)

    @cached_property
    def _results(self) -> dict[str, dict[str, Result]]:
        """What each formula of the sheets added here gives."""
        sheets = (self.behind.control.sheet, self.behind.counts, self.behind.rows)
        return {one.title: one.results for one in sheets}

    @cached_property
    def _of_report(self) -> dict[str, Result]:
        """What the formulas of the report give, by what they say."""
        found: dict[str, Result] = {ref.there: ref.result for ref in self.keys.values()}
        filtered = self.filtered
        if filtered is not None:
            found[filtered.formula] = filtered.result
            found[self.reminder.formula] = self.reminder.result
        return found


def _said(text: str) -> str:
    """Return a text as it stands in a formula, in pieces that are not too long for one."""
    pieces = [text[at : at + _LONGEST_SAID] for at in range(0, len(text), _LONGEST_SAID)]
    return "&".join('"{}"'.format(one.replace('"', '""')) for one in pieces) or '""'


def live_of(material: Material, choice: Choice) -> Live:
    """Return the formulas of a report's figures.

    Raises UnusableJourney when a filter or the weight is missing or unusable.
    """
    data, measure = data_of(material, choice), material.results.loyalty.measure
    answers = _("Answers")
    control = control_of(data, measure, (_("Filter"), _("Codes"), answers))
    counts = Counts(data, measure, _("Counts"), answers)
    rows = Rows(_("Formulas"), control)
    keys = figures_of(material, counts, rows)
    behind = Behind(data, control, counts.sheet, rows.sheet, answers, language())
    return Live(behind, keys, day_text(material.today.isoformat()))
