"""Breaks survey files in every way and opens them: each has to end as a survey or as a plain sentence.

    python -m build_scripts.fuzz [--seconds N] [--seed S] [--workers N] [--keep FOLDER] [--only NUMBER] [--kind xlsx]

The files are those of tests/survey/layouts and a few more kinds (sav, html, xml, ods, xls, xlsb, locked); an
input is made from its number and the seed alone, so that `--seed S --only NUMBER` makes it again. Many are opened
in one process after the other, and understood and analysed too; what dies, hangs or runs out of memory there is
opened once more as the program does, in a child process with its limits, and only what then still does not end
in a survey or a sentence is a failure. Failures are kept with their traceback. The exit code is 1 if there are any.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
import traceback
import warnings
from collections import Counter as Tally
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.environment import ROOT
from build_scripts.fuzz_mutations import mutated
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.errors import DamagedFile, LoyaltyError
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.console import analysis_text, inspection_text
from loyalty_desktop.report.contract import analysis_json, inspection_json
from loyalty_desktop.survey.files.child import ChildFailed
from loyalty_desktop.survey.files.door import read_here, read_workbook
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.survey import survey
from tests.survey.files.test_encrypted import LOCKED, PASSWORD
from tests.survey.layouts.catalogue import layouts
from tests.survey.rows_in_formats import IN_FORMATS, Cell

_WORDS = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満")
_USED = ("チャット, 電話", "電話", "店舗, チャット")
SEEDS = (1, 2, 3, 4, 5, 11, 12, 13)  # those that were run for several minutes each
SPSS = ROOT / "tests" / "data" / "sav"
HEADINGS: list[Cell] = [
    *("会員ID", "回答日", "推奨度（0〜10）", "満足度（接客）", "満足度（品揃え）", "利用したサービス", "ご意見", "年齢")
]


def _answers(at: int) -> list[Cell]:
    date = f"2026/07/{at % 28 + 1:02}"
    return [f"{at:05}", date, at % 11, _WORDS[at % 5], _WORDS[at * 7 % 5], _USED[at % 3], "良い" * at, at]


ROWS = [HEADINGS, *map(_answers, range(1, 31))]
_OPENABLE = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xlsb", "ods", "sav", "htm", "xml", "zip")
_PATIENCE = 20.0  # seconds in a worker before an input is taken through the door
_DOOR_PATIENCE = 150.0
_LONGEST = 60.0  # seconds that a small file may take to be opened and understood, however broken
_WORKER_MEMORY = 2 << 30
_DOUBTFUL = ("MemoryError", "died", "slow")


class Base(NamedTuple):
    """A file to break."""

    name: str
    file: str
    data: bytes
    password: str | None


class Outcome(NamedTuple):
    """How opening an input ended: `survey`, the id of a sentence, or a failure with its traceback."""

    number: int
    base: str
    way: str
    told: str
    seconds: float
    trace: str = ""


def bases(kind: str = "") -> list[Base]:
    """Return all files to start from; those of one kind alone if `kind` is the ending of their names."""
    found = [Base(one.name, one.file, one.make(), one.password) for one in layouts()]
    found += own_files()
    found += [Base(one.stem, one.name, one.read_bytes(), None) for one in sorted(SPSS.glob("*.sav"))]
    return [one for one in found if len(one.data) < 1 << 20 and one.file.endswith(kind or _OPENABLE)]


def own_files() -> list[Base]:
    """Return one survey in every format, also under a password."""
    found = [Base(name, f"survey.{name}", make(ROWS), None) for name, make in IN_FORMATS.items()]
    return found + [Base(f"locked {name}", f"survey.{name}", data, PASSWORD) for name, data in LOCKED.items()]


def input_of(all_bases: list[Base], seed: int, number: int) -> tuple[Base, bytes, str]:
    """Return the base, the broken file and what was done, by its number."""

    random = Random(f"{seed}:{number}")  # noqa: S311 - it has to be the same every time
    kinds = sorted({one.file.rpartition(".")[2] for one in all_bases})
    kind = random.choice(kinds)  # not by how many there are: nearly all layouts are csv or xlsx
    base = random.choice([one for one in all_bases if one.file.endswith(kind)])
    data, way = mutated(base.data, random)
    return base, data, way


def opened_here(path: Path, base: Base) -> str:
    """Open a file in this process as far as its figures; return `survey` or the id of the sentence."""

    try:
        try:
            workbook = read_here(path, None, _silent, base.password)
        except DamagedFile:
            data = path.read_bytes()
            if not data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
                raise
            workbook = workbook_of(Given(data, path.name, None, base.password), _silent, again=True)
        return understood(workbook)
    except LoyaltyError as error:
        return opened_sentence(error)


def opened_by_door(path: Path, base: Base) -> str:
    """Open a file as the program does."""

    try:
        return understood(read_workbook(path, password=base.password))
    except LoyaltyError as error:
        if error.message.id == "reading_failed" and isinstance(error.__cause__, ChildFailed):
            raise error.__cause__ from None
        return opened_sentence(error)


def understood(workbook: Workbook, reading: Reading | None = None, journey: Journey | None = None) -> str:
    """Take cells through everything that the program does with them unasked."""

    read = survey(workbook, reading)
    json.dumps(inspection_json(read), ensure_ascii=False, allow_nan=False).encode()
    inspection_text(read).encode()
    results = analyze(Counter(read), suggest_journey(read) if journey is None else journey)
    json.dumps(analysis_json(read, results), ensure_ascii=False, allow_nan=False).encode()
    analysis_text(read, results).encode()
    return "survey"


def opened_sentence(error: LoyaltyError) -> str:
    """Return the id of a sentence; raises ValueError where it says nothing."""
    text = str(error)
    text.encode()
    if text == error.message.id or len(text) < 10:
        msg = f"no sentence: {text!r}"
        raise ValueError(msg) from error
    return error.message.id


def _silent(_share: float) -> None:
    """Hear progress and say nothing."""


def _limit(memory: int) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - there is no such module on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _write(folder: Path, base: Base, data: bytes) -> Path:
    path = folder / f"input{Path(base.file).suffix}"
    path.write_bytes(data)
    return path


def work(answers: Connection, seed: int, first: int, step: int, kind: str) -> None:
    """Open one input after the other, for ever."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what libraries print as they die
    warnings.simplefilter("ignore")
    all_bases = bases(kind)
    _limit(_WORKER_MEMORY)
    number = first
    with TemporaryDirectory() as folder:
        while True:
            base, data, way = input_of(all_bases, seed, number)
            answers.send((number, base.name, way))
            began, trace = time.monotonic(), ""
            try:
                told = opened_here(_write(Path(folder), base, data), base)
            except MemoryError:
                told = "MemoryError"
            except BaseException as error:  # all of them are what is looked for
                told, trace = f"{type(error).__name__}: {error}"[:200], traceback.format_exc()
            answers.send(Outcome(number, base.name, way, told, time.monotonic() - began, trace))
            number += step


def check_again(answers: Connection, seed: int, number: int, kind: str) -> None:
    """Open one input as the program does."""
    warnings.simplefilter("ignore")
    base, data, way = input_of(bases(kind), seed, number)
    began, trace = time.monotonic(), ""
    with TemporaryDirectory() as folder:
        try:
            told = opened_by_door(_write(Path(folder), base, data), base)
        except BaseException as error:  # as above
            told, trace = f"{type(error).__name__}: {error}"[:200], traceback.format_exc() or "."
    answers.send(Outcome(number, base.name, way, told, time.monotonic() - began, trace))


class Worker:
    """A process that opens inputs, started again behind the one at which it died or hung."""

    def __init__(self, options: argparse.Namespace, first: int) -> None:
        self._options = options
        self.number = first
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.answers, sender = context.Pipe(duplex=False)
        given = (sender, self._options.seed, self.number, self._options.workers, self._options.kind)
        self.process = context.Process(target=work, args=given, daemon=True)
        self.process.start()
        sender.close()
        self.doing: tuple[int, str, str] | None = None
        self.since = time.monotonic()

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what came since the last time; raises nothing when the worker is gone."""
        try:
            while self.answers.poll():
                heard = self.answers.recv()
                if isinstance(heard, Outcome):
                    self.number, self.doing = heard.number + self._options.workers, None
                    yield heard
                else:
                    self.doing = heard
                self.since = time.monotonic()
        except (EOFError, OSError):
            yield from self._given_up("died")
            return
        if time.monotonic() - self.since > _PATIENCE * (1 if self.doing else 2):
            yield from self._given_up("slow")

    def _given_up(self, why: str) -> Iterator[Outcome]:
        self.stop()
        if self.doing is not None:
            yield Outcome(*self.doing, why, time.monotonic() - self.since)
            self.number = self.doing[0]
        self.number += self._options.workers
        self._start()

    def stop(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()
        self.answers.close()


def through_the_door(outcome: Outcome, options: argparse.Namespace) -> Outcome:
    """Return how a doubtful input ends in the program itself."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=check_again, args=(sender, options.seed, outcome.number, options.kind))
    process.start()
    sender.close()
    try:
        if wait([receiver], _DOOR_PATIENCE):
            found: Outcome = receiver.recv()
            trace = found.trace or (f"took {found.seconds:.0f} s" if found.seconds > _LONGEST else "")
            return found._replace(way=f"{found.way} [{outcome.told}]", trace=trace)
        return outcome._replace(told="hang", trace="no answer within the limit")
    except EOFError:
        return outcome._replace(told="died", trace="the program itself ended")
    finally:
        process.kill()
        process.join()
        receiver.close()


def run(options: argparse.Namespace) -> list[Outcome]:
    """Open inputs until the time is over; return all outcomes."""
    all_bases = bases(options.kind)
    workers = [Worker(options, options.first + at) for at in range(options.workers)]
    ends = time.monotonic() + options.seconds
    found: list[Outcome] = []
    try:
        while time.monotonic() < ends:
            wait([one.answers for one in workers], 0.5)
            for worker in workers:
                for outcome in worker.outcomes():
                    last = through_the_door(outcome, options) if outcome.told in _DOUBTFUL else outcome
                    found.append(last)
                    if last.trace:
                        keep(last, options, all_bases)
    finally:
        for worker in workers:
            worker.stop()
    return found


def keep(outcome: Outcome, options: argparse.Namespace, all_bases: list[Base]) -> None:
    """Tell of a failure and write down the input and what was seen."""
    last = outcome.trace.strip().splitlines()[-3:]
    print(
        f"FAILURE {options.seed}:{outcome.number} {outcome.base} {outcome.way}: {outcome.told}\n  ", *last, flush=True
    )
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        base, data, _way = input_of(all_bases, options.seed, outcome.number)
        path = options.keep / f"{options.seed}-{outcome.number}{Path(base.file).suffix}"
        path.write_bytes(data)
        path.with_suffix(path.suffix + ".told").write_text(f"{outcome.way}\n{outcome.trace}", encoding="utf-8")


def main() -> int:
    """Run and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=SEEDS[0])
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="the folder for inputs that failed")
    parser.add_argument("--only", type=int, help="open this one alone, as the program does")
    parser.add_argument("--kind", default="", help="the ending of the files to break, such as xlsx")
    options = parser.parse_args()
    if options.only is not None:
        base, _data, way = input_of(bases(options.kind), options.seed, options.only)
        outcomes = [through_the_door(Outcome(options.only, base.name, way, "asked", 0.0), options)]
        print(outcomes[0], outcomes[0].trace)
    else:
        outcomes = run(options)
    for told, count in Tally(one.told for one in outcomes if not one.trace).most_common():
        print(f"{count:7,} {told}")
    slowest = max(outcomes, key=lambda one: one.seconds, default=None)
    failures = [one for one in outcomes if one.trace]
    print(
        f"{len(outcomes):,} inputs, seed {options.seed}, {len(failures)} failures; slowest: {slowest and slowest[:5]}"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
