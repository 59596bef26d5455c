"""What can be written on the command line: commands, files, options, with their help in the language in use."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, cast, get_args

from loyalty_desktop import __version__, i18n
from loyalty_desktop.cli_export import add_report_options
from loyalty_desktop.errors import UsageError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.column_settings import KEYS
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import Shape

Run: TypeAlias = Callable[[argparse.Namespace], None]


class _Help(argparse.HelpFormatter):
    """Help in the language in use, headline included."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


def _new_parser(make: Callable[..., Any], *names: str, **texts: str) -> Any:
    """Make a parser whose every word of help is ours to translate."""
    made = make(*names, **texts, add_help=False, formatter_class=_Help)
    group = made.add_argument_group(_("options"))
    group.add_argument("-h", "--help", action="help", help=_("show this help and stop"))
    group.add_argument("--lang", choices=i18n.LANGUAGES, help=_("language of sentences and tables"))
    made.options = group
    return made


def parser(inspect_: Run, suggest_: Run, analyze_: Run) -> argparse.ArgumentParser:
    """Return the parser; each command calls what is given for it with its options."""
    description = _("Customer loyalty from a survey file.")
    made = _new_parser(argparse.ArgumentParser, prog="loyalty-desktop", description=description)
    made.options.add_argument("--version", action="version", version=__version__, help=_("show the version and stop"))
    commands = made.add_subparsers(
        dest="command", required=True, metavar="inspect|suggest|analyze", title=_("commands")
    )

    questionnaire_help = _("the questionnaire or code book that says what the survey's codes mean")
    rows_help = _("the rows that hold the headings, counted from 1; none if every row is an answer")
    join_help = _("add the columns of another table to the answers with the same id in COLUMN; may be repeated")
    password_help = _("read the password of a protected file from standard input")
    shape_help = _("as it stands, one person's rows put side by side, or rows and columns swapped")

    def command(name: str, help_: str, run: Run, file: str, about: str) -> Any:
        one = _new_parser(commands.add_parser, name, help=help_, description=help_)
        one.add_argument_group(_("what to read")).add_argument("file", metavar=file, type=Path, help=about)
        one.options.add_argument("--sheet", metavar="NAME", help=_("the sheet to use instead of the likeliest one"))
        one.options.add_argument("--heading-rows", metavar="1,2", type=_rows, help=rows_help)
        one.options.add_argument("--encoding", metavar="NAME", help=_("the encoding of a text file"))
        one.options.add_argument("--shape", choices=get_args(Shape), help=shape_help)
        one.options.add_argument("--questionnaire", metavar="FILE", type=Path, help=questionnaire_help)
        one.options.add_argument("--join", metavar="FILE:COLUMN[=OTHER]", action="append", default=[], help=join_help)
        one.options.add_argument("--password-stdin", action="store_true", help=password_help)
        one.set_defaults(run=run)
        return one

    survey_file = _(
        "the survey: Excel (.xlsx .xlsm .xls .xlsb), OpenDocument (.ods), CSV and other text, SPSS (.sav), HTML "
        "tables, or a zip with one of them"
    )
    json_help = _("write JSON to a file, or - for standard output")
    inspect = command("inspect", _("Show how every column of a survey file is read."), inspect_, "FILE", survey_file)
    inspect.options.add_argument("--json", metavar="OUT|-", help=json_help)
    _add_column(inspect.add_argument_group(_("corrections (HEADER: a heading, * and ? are wild; may be repeated)")))
    suggest = command("suggest", _("Propose a journey and save it as a project."), suggest_, "FILE", survey_file)
    suggest.options.add_argument("--project", metavar="OUT.loyalty", required=True, help=_("the project to write"))
    suggest.options.add_argument("--force", action="store_true", help=_("replace a project that is there already"))
    _add_corrections(suggest)
    what = _("the survey, or a project that names its survey")
    figures = command("analyze", _("Print every figure of a survey file or project."), analyze_, "FILE|PROJECT", what)
    figures.options.add_argument("--project", metavar="P", help=_("the journey to use with FILE"))
    filters = _("only respondents with one of these answers; may be repeated")
    figures.options.add_argument("--filter", metavar='"HEADER=VALUE,VALUE"', action="append", default=[], help=filters)
    spend = _("the column with what customers spend; needed where there are several")
    figures.options.add_argument("--spend", metavar="HEADER", help=spend)
    often = _("the column with how often customers come; needed where there are several")
    figures.options.add_argument("--frequency", metavar="HEADER", help=often)
    segment = _("compare the groups that this column's answers make; may be repeated")
    figures.options.add_argument("--segment", metavar="HEADER", action="append", default=[], help=segment)
    _add_waves(figures.options)
    matters = _("also how much each driver matters for loyalty; takes seconds on large surveys")
    figures.options.add_argument("--importance", action="store_true", help=matters)
    spoken = _("also which words of the comments go with a high or a low score; takes seconds on large surveys")
    figures.options.add_argument("--voices", action="store_true", help=spoken)
    figures.options.add_argument("--json", metavar="OUT|-", help=json_help)
    add_report_options(figures)
    _add_corrections(figures)
    return cast("argparse.ArgumentParser", made)


def _add_waves(group: Any) -> None:
    wave = _("another wave of the survey, compared with it; may be repeated")
    group.add_argument("--wave", metavar="FILE", type=Path, action="append", default=[], help=wave)
    wave_by = _("waves within one file: the answers of a column, or the months, quarters, halves or years of its dates")
    group.add_argument("--wave-by", metavar="HEADER[:month|quarter|half|year]", help=wave_by)
    baseline = _("the wave that all others are compared with, instead of each with the one before")
    group.add_argument("--baseline", metavar="WAVE", help=baseline)


def _add_corrections(parser: Any) -> None:
    group = parser.add_argument_group(_("corrections (HEADER: a heading, * and ? are wild; may be repeated)"))
    group.add_argument("--measure", choices=("nps", "nrs", "satisfaction"), help=_("what the loyalty score is called"))
    group.add_argument("--loyalty", metavar="HEADER", help=_("the loyalty question"))

    def repeated(option: str, metavar: str, help_: str) -> None:
        group.add_argument(option, metavar=metavar, action="append", default=[], help=help_)

    repeated("--map", '"HEADER=ROLE"', _("what a column is for"))
    repeated("--missing", '"HEADER=VALUE:REASON,…"', _("answers that are none"))
    repeated("--yes", '"HEADER=VALUE,VALUE"', _("answers that mean yes; the other valid answers mean no"))
    repeated("--reverse", "HEADER", _("the smallest number is the best answer"))
    _add_column(group)
    group.add_argument("--weight", metavar="HEADER", help=_("the weight column, which is never used unasked"))


def _add_column(group: Any) -> None:
    told = _("how its answers are read, with these keys: {keys}").format(keys=" ".join(KEYS))
    group.add_argument("--column", metavar='"HEADER:KEY=VALUE,…"', action="append", default=[], help=told)


def _rows(text: str) -> tuple[int, ...]:
    """Return the row numbers that 1,2 names; none names no row."""
    if text.strip().casefold() == "none":
        return ()
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and int(part) for part in parts):
        raise UsageError(message("rows_unclear", text=text))
    return tuple(sorted({int(part) for part in parts}))
