"""The options of the command line that write a report: workbook, slides, pages, pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from loyalty_desktop.cli_importance import show_progress
from loyalty_desktop.errors import UsageError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.document.choice import Audience, Choice, left_out_told
from loyalty_desktop.report.document.model import SECTIONS, SectionId
from loyalty_desktop.report.exporting import Manner, contradiction, export
from loyalty_desktop.report.placing import KINDS, Target

if TYPE_CHECKING:
    import argparse

    from loyalty_desktop.report.document.material import Material

_ENDINGS = {"excel": ".xlsx", "slides": ".pptx", "pdf": ".pdf", "one_page": ".pdf", "charts": ""}
_OPTION_OF = {"pictures": "charts"}
_PART_OF = {"live": "excel", "personal": "live", "template": "slides", "refresh": "slides"}
"""What makes no sense without another."""


def add_report_options(parser: Any) -> None:
    """Add what can be told about a report."""
    group = parser.add_argument_group(_("the report"))

    def option(name: str, help_: str, **more: Any) -> None:
        group.add_argument(name, help=help_, **more)

    option("--excel", _("write a workbook with charts"), metavar="OUT.xlsx")
    live = _("with the coded answers, and every figure of the workbook as a formula on them")
    option("--live", live, action="store_true")
    option(
        "--personal", _("the columns with personal data, the IDs and the comments go along too"), action="store_true"
    )
    option("--slides", _("write slides with charts that can be edited"), metavar="OUT.pptx")
    template = _("the company's template for the slides (.pptx or .potx)")
    option("--template", template, metavar="T.pptx", type=Path)
    refresh = _("slides made earlier, which are brought up to date with what was added to them by hand")
    option("--refresh", refresh, metavar="OLD.pptx", type=Path)
    option("--pdf", _("write the report as A4 pages"), metavar="OUT.pdf")
    option("--one-page", _("write a summary on one A4 page"), metavar="OUT.pdf")
    option("--charts", _("write every chart as PNG and SVG into a folder"), metavar="DIR")
    sections = _("only these parts: {names}").format(names=" ".join(SECTIONS))
    option("--sections", sections, metavar="NAME,NAME")
    option("--audience", _("for the management five pages, for the team all of them"), choices=get_args(Audience))
    hides = _("hide groups of fewer than five people, and what they could be worked out from")
    option("--hide-small", hides, action="store_true")
    unmasked = _("leave names, mail addresses and phone numbers in the comments")
    option("--unmasked", unmasked, action="store_true")


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _sections(options: argparse.Namespace) -> tuple[SectionId, ...]:
    if options.sections is None:
        return SECTIONS
    wanted = [part.strip() for part in options.sections.split(",")]
    for name in wanted:
        if name not in SECTIONS:
            raise UsageError(message("report_section", name=name, names=" ".join(SECTIONS)))
    return tuple(one for one in SECTIONS if one in wanted)


def wants_report(options: argparse.Namespace) -> bool:
    """Say whether any file of a report is to be written."""
    return bool(report_files(options))


def report_files(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the files and the folder that are to be written."""
    return tuple(getattr(options, name) for name in _ENDINGS if getattr(options, name) is not None)


def check_report(options: argparse.Namespace) -> None:
    """Raise UsageError for what cannot be meant, before anything is read."""
    for name, ending in _ENDINGS.items():
        target = getattr(options, name)
        if target is not None and ending and Path(target).suffix.casefold() != ending:
            raise UsageError(message("report_suffix", option=_option(name), file=target, suffix=ending))
    for name, needed in _PART_OF.items():
        if getattr(options, name) and not getattr(options, needed):
            raise UsageError(message("report_needs", option=_option(name), other=_option(needed)))
    against = contradiction(_choice(options), _manner(options))
    if against is not None:
        raise UsageError(against)
    _sections(options)


def _choice(options: argparse.Namespace) -> Choice:
    return Choice(
        _sections(options),
        options.audience or "team",
        hides_small=options.hide_small,
        masks=not options.unmasked,
        answers=options.live,
        personal=options.personal,
    )


def _manner(options: argparse.Namespace) -> Manner:
    return Manner(options.template, options.refresh)


def write_report(options: argparse.Namespace, material: Material) -> tuple[Path, ...]:
    """Write all that was asked for and return the files; raises LoyaltyError with its sentence."""
    from loyalty_desktop.report.document.anonymity import anonymous  # noqa: PLC0415 - only where a report is made
    from loyalty_desktop.report.document.composing import report_of  # noqa: PLC0415 - as above

    told = {kind: getattr(options, _OPTION_OF.get(kind, kind)) for kind in KINDS}
    targets = tuple(Target(kind, Path(path)) for kind, path in told.items() if path is not None)
    shown = sys.stderr is not None and sys.stderr.isatty()
    progress = show_progress if shown else None
    choice = _choice(options)
    done = export(material, choice, targets, _manner(options), on_progress=progress)
    for note in done.notes:
        print(note.text(), file=sys.stderr)
    if choice.audience == "management":
        report = report_of(material)
        if lacking := left_out_told(anonymous(report) if choice.hides_small else report, choice):
            print(lacking, file=sys.stderr)
    return done.paths
