"""Translation catalogues: `extract` brings them up to date, `compile` makes them usable, `check` judges them.

    .venv/bin/python build_scripts/translations.py extract | compile | check

English is the language of the source, so only the other languages have a catalogue. A sentence that changed
is a new message; its old translation stays at the end of the catalogue as obsolete (`#~`), to be copied from
and then deleted: `check` fails until that is done.
"""

from __future__ import annotations

import io
import string
import sys
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "loyalty_desktop"
LANGUAGES = ("ja",)
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
WIDTH = 110


def main(arguments: list[str]) -> int:
    """Run one of the commands on this checkout and return the exit code."""
    match arguments:
        case ["extract"]:
            for language in LANGUAGES:
                extract(ROOT, language)
            return 0
        case ["compile"]:
            compile_all(ROOT)
            return 0
        case ["check"]:
            return report([fault for language in LANGUAGES for fault in faults(ROOT, language)])
    print(__doc__)
    return 2


def report(found: list[str]) -> int:
    """Print the faults and return the exit code."""
    for fault in found:
        print(fault)
    print(f"Translations: {len(found)} to mend." if found else "Translations are complete.")
    return 1 if found else 0


def catalogue_path(root: Path, language: str) -> Path:
    """Return where the catalogue of `language` is kept."""
    return root / "resources" / "translations" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def messages_in_code(root: Path) -> Catalog:
    """Return every message that the package marks for translation."""
    template = Catalog(domain=DOMAIN)
    found = extract_from_dir(
        root / DOMAIN,
        [("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for _file, _line, message, comments, context in found:
        template.add(message, auto_comments=comments, context=context)
    return template


def read(path: Path, language: str) -> Catalog:
    """Return the catalogue at `path`, an empty one if there is none."""
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def extract(root: Path, language: str) -> None:
    """Bring the catalogue of `language` up to date with the code, keeping every translation."""
    path = catalogue_path(root, language)
    catalogue = read(path, language)
    catalogue.update(messages_in_code(root), no_fuzzy_matching=True, update_creation_date=False)
    text = io.BytesIO()
    write_po(text, catalogue, width=WIDTH, no_location=True, omit_header=True, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header(language).encode() + text.getvalue())
    waiting = sum(not is_translated(each) for each in catalogue if each.id)
    print(f"{language}: {len(catalogue)} messages, {waiting} untranslated, {len(catalogue.obsolete)} obsolete.")


def header(language: str) -> str:
    """Return the head of a catalogue without anything that changes from run to run, such as a date."""
    plural = Catalog(locale=Locale.parse(language)).plural_forms
    fields = (
        f"Project-Id-Version: {DOMAIN}",
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural}",
    )
    lines = "".join(f'"{field}\\n"\n' for field in fields)
    return f'msgid ""\nmsgstr ""\n{lines}\n'


def compile_all(root: Path) -> None:
    """Compile every catalogue that is newer than its compiled form."""
    for path in outdated(root):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name, domain=DOMAIN)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        path.with_suffix(".mo").write_bytes(compiled.getvalue())


def outdated(root: Path) -> list[Path]:
    """Return the catalogues that have to be compiled."""
    found = sorted((root / "resources" / "translations").glob("*/LC_MESSAGES/*.po"))
    return [path for path in found if not is_compiled(path)]


def is_compiled(path: Path) -> bool:
    """Return whether the compiled form of the catalogue at `path` is there and newer."""
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns > path.stat().st_mtime_ns


def faults(root: Path, language: str) -> list[str]:
    """Return, in sentences, what keeps the catalogue of `language` from being complete."""
    catalogue = read(catalogue_path(root, language), language)
    code = {each.id for each in messages_in_code(root) if each.id}
    known = {each.id for each in catalogue if each.id}
    said = [f"{language}: in the code, not in the catalogue: {name(each)}" for each in code - known]
    said += [f"{language}: in the catalogue, not in the code: {name(each)}" for each in known - code]
    said += [f"{language}: obsolete: {name(each)}" for each in catalogue.obsolete]
    said += [f"{language}: {fault}" for each in catalogue if each.id for fault in message_faults(each)]
    return sorted(said)


def message_faults(message: Message) -> list[str]:
    """Return what is wrong with one message of a catalogue."""
    if not is_translated(message):
        return [f"untranslated: {name(message.id)}"]
    said = [f"fuzzy: {name(message.id)}"] if message.fuzzy else []
    if not same_placeholders(forms(message.id), forms(message.string)):
        said.append(f"placeholders differ: {name(message.id)}")
    return said


def is_translated(message: Message) -> bool:
    """Return whether every form of the message has a translation."""
    return all(forms(message.string))


def same_placeholders(sources: tuple[str, ...], translations: tuple[str, ...]) -> bool:
    """Return whether the translations fill the places of the source; a form for one may omit the number."""
    wanted = [placeholders(source) for source in sources]
    *for_few, for_many = [placeholders(translation) for translation in translations]
    if None in (*wanted, *for_few, for_many):
        return False
    return for_many == wanted[-1] and all(found in wanted for found in for_few)


def placeholders(text: str) -> frozenset[str] | None:
    """Return the names in braces, None when the braces do not match."""
    try:
        return frozenset(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)
    except ValueError:
        return None


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return singular and plural, or the one form there is."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def name(message: str | list[str] | tuple[str, ...]) -> str:
    """Return how a fault names the message."""
    return repr(forms(message)[-1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
