"""Hold the formulas of a workbook against `analyze --json`: LibreOffice works them out again, figure by figure.

.venv/bin/python build_scripts/audit_workbook.py FILE [--weight HEADING] [--out DIR] [--lang ja|en]

Writes the workbook with formulas, has LibreOffice recalculate all of it (without and with a filter chosen in it) and
prints how many figures were compared and how far they are apart at most; ends with 1 where that is more than 1e-9.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from msgspec import structs
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from build_scripts.report_material import material_of
from loyalty_desktop import i18n
from loyalty_desktop.cli_economy import money_json
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.journey.expressions import one_column
from loyalty_desktop.journey.model import Filter, Grouping
from loyalty_desktop.report.contract import analysis_json
from loyalty_desktop.report.document.choice import Choice
from loyalty_desktop.report.document.compare_keys import axis_path, part
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.segments_contract import segments_json
from loyalty_desktop.report.workbook.live import live_of
from loyalty_desktop.report.workbook.live_values import sheet_parts
from loyalty_desktop.report.workbook.writing import write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.workbook.live import Live

TOLERANCE = 1e-9
_NO_FORMULA = re.compile(r"/(p_adjusted|half_width|detectable)$|^segments/.*/experiences/")
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
"""Makes LibreOffice work out every formula of a file that it opens; otherwise it would believe the file."""


@dataclass(frozen=True)
class Audit:
    """What was compared: how many figures, how far they are apart at most, where; what has no formula."""

    compared: int
    largest: float
    where: str
    apart: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """Whether all figures are the same."""
        return not self.apart and self.compared > 0


def soffice() -> str | None:
    """Return where LibreOffice is, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def with_journey(material: Material, journey: Journey) -> Material:
    """Return the material of another journey on the same survey; what takes seconds is left out."""
    counter = material.counter
    compared = tuple(
        compare(counter, journey, one.by[0], crossed=one.by[1] if len(one.by) > 1 else None)
        for one in material.comparisons
    )
    results = analyze(counter, journey)
    return replace(
        material,
        journey=journey,
        results=results,
        project=structs.replace(material.project, journey=journey),
        comparisons=compared,
        opposed=None,
        importance=None,
        voices=None,
        waves=None,
    )


def write_live(material: Material, path: Path) -> Live:
    """Write the workbook with formulas to `path`."""
    live = live_of(material, Choice(answers=True))
    with path.open("wb") as target:
        write_workbook(report_of(material), target, live)
    return live


def recalculated(path: Path, folder: Path) -> Path:
    """Return a copy of a workbook in which LibreOffice has worked out every formula."""
    program = soffice()
    assert program is not None
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")
    out = folder / "recalculated"
    out.mkdir(exist_ok=True)
    profile_option = f"-env:UserInstallation={profile.resolve().as_uri()}"
    command = [program, profile_option, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=3600)
    return out / path.name


def choose(source: Path, target: Path, live: Live, at: int, place: int) -> None:
    """Copy a workbook with another answer chosen in one of its filters, as if somebody had done so."""
    one = live.behind.control.filters[at]
    text = f"{place} = {one.groups.names[place - 1]}"
    cell = f'<c r="{one.choice}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        name = sheet_parts(old)[live.behind.control.sheet.title]
        for each in old.namelist():
            if each == name:
                xml, count = re.subn(rf'<c r="{one.choice}"[^>]*>.*?</c>', lambda _found: cell, old.read(each).decode())
                assert count == 1
                new.writestr(each, xml)
            else:
                with old.open(each) as part_, new.open(each, "w", force_zip64=True) as copy:
                    shutil.copyfileobj(part_, copy)


def expected(material: Material) -> dict[str, float | None]:
    """Return each figure of `analyze --json` by the key that it has in a report."""
    json = analysis_json(material.survey, material.results)
    results, journey = material.results, material.journey
    found: dict[str, float | None] = dict(_leaves("loyalty", json["loyalty"]))
    for name, members in (
        ("drivers", [one.driver.id for one in results.drivers]),
        ("overall_satisfaction", [one.driver.id for one in results.overall]),
        ("experiences", [one.experience.id for one in results.experiences]),
        ("stages", [one.id for one in journey.stages]),
        ("values", [one.value for one in results.values]),
    ):
        for id_, told in zip(members, json[name], strict=True):
            found.update(_leaves(f"{name}/{id_}", told))
    found.update(_economy(material))
    for one, told in zip(material.comparisons, segments_json(material.comparisons, journey), strict=True):
        path = axis_path(one.by)
        found.update(_in_group(f"{path}/total", told["total"], material))
        for group, of_group in zip(one.groups, told["groups"], strict=True):
            found.update(_in_group(f"{path}/groups/{part(' × '.join(group.names))}", of_group, material))
    return found


def _economy(material: Material) -> Iterator[tuple[str, float | None]]:
    told = money_json(material.counter, material.journey)["economy"]
    if told is None:
        return
    yield "economy/spent", told["spent"]
    for one in told["sales"]:
        yield from _leaves(f"economy/sales/{one['class']}", one)
    for name in ("spend", "frequency"):
        if told[name] is not None:
            yield f"economy/{name}/n", told[name]["n"]
            yield from _leaves(f"economy/{name}/everybody", told[name]["everybody"])
            for one in told[name]["classes"]:
                yield from _leaves(f"economy/{name}/classes/{one['class']}", one)


def _in_group(path: str, told: dict[str, Any], material: Material) -> Iterator[tuple[str, float | None]]:
    parts = {"drivers": material.results.drivers, "experiences": material.results.experiences}
    yield from _leaves(path, {name: one for name, one in told.items() if name not in parts})
    for one, of_one in zip(material.results.drivers, told["drivers"], strict=True):
        for kind in ("head", "heart"):
            yield from _leaves(f"{path}/drivers/{part(one.driver.id)}/{kind}", _own(of_one[kind]))
    for each, of_each in zip(material.results.experiences, told["experiences"], strict=True):
        yield from _leaves(f"{path}/experiences/{part(each.experience.id)}/incidence", _own(of_each["incidence"]))


def _own(told: dict[str, Any]) -> dict[str, Any]:
    """Return a figure in a group without its difference to the others, which the report does not show."""
    return {name: one for name, one in told.items() if name != "versus_rest"}


def _leaves(path: str, told: dict[str, Any]) -> Iterator[tuple[str, float | None]]:
    for name, one in told.items():
        if isinstance(one, dict):
            yield from _leaves(f"{path}/{name}", one)
        elif one is None or (isinstance(one, int | float) and not isinstance(one, bool)):
            yield f"{path}/{name}", one


def audit(path: Path, live: Live, figures: dict[str, float | None]) -> Audit:
    """Compare the figures of a recalculated workbook with those that are expected."""
    cells = _cells(path, {live.behind.rows.title, live.behind.counts.title})
    compared, largest, where, apart = 0, 0.0, "", []
    for key, figure in figures.items():
        formula = live.formula(key)
        if formula is None:
            continue
        compared += 1
        found = cells.get(formula[1:])
        if figure is None or not isinstance(found, int | float):
            if not (figure is None and found in (None, "")):
                apart.append(f"{key}: {figure} in the JSON, {found!r} in the workbook")
            continue
        distance = abs(found - figure) / max(1.0, abs(figure))
        if distance > largest:
            largest, where = distance, key
        if not distance <= TOLERANCE:
            apart.append(f"{key}: {figure!r} in the JSON, {found!r} in the workbook")
    without = tuple(
        key for key, one in figures.items() if one is not None and not live.formula(key) and not _NO_FORMULA.search(key)
    )
    return Audit(compared, largest, where, tuple(apart), without)


def shown(written: Path, path: Path, live: Live) -> Audit:
    """Compare what every formula of the report gives when recalculated with what was written beside it."""
    helping = {live.behind.answers}
    before, after = (_cells(one, set(), helping) for one in (written, path))
    formulas = _formulas(written, helping)
    apart, largest, where = [], 0.0, ""
    for place in formulas:
        one, other = before.get(place), after.get(place)
        if isinstance(one, int | float) and isinstance(other, int | float):
            distance = abs(one - other) / max(1.0, abs(one))
            if distance > largest:
                largest, where = distance, place
            if distance <= TOLERANCE:
                continue
        elif (one or "") == (other or ""):  # openpyxl reads the empty text of a hidden figure as nothing
            continue
        apart.append(f"{place}: {one!r} written, {other!r} worked out")
    return Audit(len(formulas), largest, where, tuple(apart), ())


def _cells(path: Path, wanted: set[str], left_out: set[str] | None = None) -> dict[str, Any]:
    book = load_workbook(path, read_only=True, data_only=True)
    found = {}
    for sheet in book.worksheets:
        if (not wanted or sheet.title in wanted) and sheet.title not in (left_out or set()):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        found[f"'{sheet.title}'!${get_column_letter(cell.column or 1)}${cell.row}"] = cell.value
    book.close()
    return found


def _formulas(path: Path, left_out: set[str]) -> list[str]:
    book = load_workbook(path, read_only=True)
    found = [
        f"'{sheet.title}'!${get_column_letter(cell.column or 1)}${cell.row}"
        for sheet in book.worksheets
        if sheet.title not in left_out
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    book.close()
    return found


def filtered(material: Material, live: Live) -> tuple[int, int, Material] | None:
    """Return a filter to be chosen in the workbook with its place, and the material under it: the commonest group."""
    for at, one in enumerate(live.behind.control.filters):
        by = next(by for by, groups in live.behind.data.groups.items() if groups is one.groups)
        if one.groups.overlapping or isinstance(by, Grouping):
            continue
        numbers = one.groups.fields[0].numbers()[live.behind.data.rows]
        counts = [int((numbers == place).sum()) for place in range(1, len(one.groups.names) + 1)]
        place = counts.index(max(counts)) + 1
        own = Filter(by, (one.groups.names[place - 1],))
        journey = structs.replace(material.journey, filters=(*material.journey.filters, own))
        return at, place, with_journey(material, journey)
    return None


def _told(name: str, one: Audit, *, every: bool = False) -> None:
    at = f" ({one.where})" if one.where else ""
    print(f"{name}: {one.compared} figures, largest difference {one.largest:.2e}{at}, {len(one.apart)} apart")
    for line in one.apart if every else one.apart[:10]:
        print(f"  {line}")
    if one.without:
        ends = sorted({key.rpartition("/")[2] if "missing" not in key else "missing/…" for key in one.without})
        print(f"  {len(one.without)} without a formula: {', '.join(ends)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, recalculate and compare the workbook of one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--weight", help="the heading of a column to weight by")
    parser.add_argument("--lang", default="ja")
    parser.add_argument("--out", type=Path, help="a folder to keep the workbooks in")
    parser.add_argument("--no-filter", action="store_true", help="leave out the second run, with a filter chosen")
    options = parser.parse_args(arguments)
    i18n.use(options.lang)
    if soffice() is None:
        print("LibreOffice (soffice) is not installed.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        return _run(options, folder)


def _run(options: argparse.Namespace, folder: Path) -> int:
    material = material_of(options.file, heavy=False)
    if options.weight is not None:
        weight = one_column(material.survey, options.weight).key
        material = with_journey(material, structs.replace(material.journey, weight=weight))
    path, start = folder / "live.xlsx", time.perf_counter()
    live = write_live(material, path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{options.file.name}: {live.behind.data.count} respondents, {path.stat().st_size / 1e6:.1f} MB,", end=" ")
    print(f"written in {time.perf_counter() - start:.1f} s, peak memory of the program {peak} MB")
    start = time.perf_counter()
    done = recalculated(path, folder)
    print(f"opened, recalculated and saved by LibreOffice in {time.perf_counter() - start:.1f} s")
    found = [audit(done, live, expected(material)), shown(path, done, live)]
    _told("figures of analyze --json", found[0])
    _told("formulas against the results beside them", found[1])
    chosen = None if options.no_filter else filtered(material, live)
    if chosen is not None:
        at, place, under = chosen
        other = folder / "filtered.xlsx"
        choose(path, other, live, at, place)
        found.append(audit(recalculated(other, folder), live, expected(under)))
        name = live.behind.control.filters[at].groups
        _told(f"with the filter {name.name} = {name.names[place - 1]}", found[-1])
    return 0 if all(one.passes for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
