"""Pages as people write them who know Word and not Markdown: mistakes with what is right, pages that only look odd, and
marks and numbers in hard forms. They were written by people who saw the guides and not the linter.

A file of cases is a text: `%%%% NAME` begins a case, `%%% WHAT` a file of it, whose lines follow. WHAT is a path from the
portal's root, behind it in brackets `removed`, `same` (as in the faulty portal), `copy PATH` (a file of the small portal) or
`base64`; `cured PATH` is the file as it should have been.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from portalgen.lint.model import Finding
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.lint.story import AT
from tests.makers.portal import FILES
from tests.makers.quiet_portal import quiet_portal

FOLDER: Final = Path(__file__).resolve().parents[1] / "lint" / "word_users"
_PLACE: Final = re.compile(r"(?P<name>.+) \((?P<path>content/.+):(?P<line>\d+)\)")
_HEAD: Final = re.compile(
    r"(?P<cured>cured )?(?P<path>.+?)(?: \((?P<form>removed|same|base64|copy (?P<copied>\S+))\))?"
)
_NOT_OF_PAGES: Final = frozenset(("SIT203", "DDL211"))
"""What the small portal says of itself: contacts that nobody confirmed, a folder outside Git."""

Files = Mapping[str, str | bytes | None]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a person did, the files with it, and the files without it; the mistake stands at `path`, `line`."""

    name: str
    path: str
    line: int
    files: Files
    cured: Files


@dataclass(frozen=True, slots=True)
class Text:
    """A text in which a mark or a number is to be found (`group` says which), or nothing (`clean`)."""

    group: str
    name: str
    parts: Mapping[str, str]


def read_mistakes(name: str = "mistakes") -> tuple[Mistake, ...]:
    """Return the mistakes of a file."""
    found = []
    for head, parts in _split(name):
        match = _PLACE.fullmatch(head)
        assert match is not None, head
        files, cured = _read_files(parts)
        found.append(Mistake(match["name"], match["path"], int(match["line"]), files, cured))
    return tuple(found)


def read_clean_pages() -> Mapping[str, Files]:
    """Return the files of each page that is right, by what sort of page it is."""
    return {head: _read_files(parts)[0] for head, parts in _split("clean")}


def read_sensitive_texts() -> tuple[Text, ...]:
    """Return the texts with marks of secrecy, with personal numbers, and with neither."""
    return _read_texts("sensitive")


def read_hidden_faults() -> tuple[Text, ...]:
    """Return the texts with one hidden fault of secrecy, persons or sources each, whose group is its code, and clean ones
    that look alike."""
    return _read_texts("hidden")


def _read_texts(name: str) -> tuple[Text, ...]:
    found = []
    for head, parts in _split(name):
        group, _, title = head.partition(": ")
        found.append(Text(group, title, {part: text.removesuffix("\n") for part, text in parts}))
    return tuple(found)


def read_cases(file: Path) -> Mapping[str, Files]:
    """Return the files of each case of a file, by the name of the case."""
    return {head: _read_files(parts)[0] for head, parts in _split_file(file)}


def _split(name: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return _split_file(FOLDER / f"{name}.txt")


@cache
def _split_file(file: Path) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    text = file.read_bytes().decode("utf-8")
    cases = re.split(r"^%%%% ", text, flags=re.MULTILINE)[1:]
    return tuple((head, tuple(_parts(body))) for head, _, body in (case.partition("\n") for case in cases))


def _parts(body: str) -> Iterable[tuple[str, str]]:
    for part in re.split(r"^%%% ", body, flags=re.MULTILINE)[1:]:
        head, _, text = part.partition("\n")
        yield head, text


def _read_files(parts: Iterable[tuple[str, str]]) -> tuple[Files, Files]:
    files: dict[str, str | bytes | None] = {}
    cured: dict[str, str | bytes | None] = {}
    for head, text in parts:
        match = _HEAD.fullmatch(head)
        assert match is not None, head
        path, form = match["path"], match["form"] or ""
        content: str | bytes | None = text
        if form == "removed":
            content = None
        elif form == "same":
            content = files[path]
        elif form == "base64":
            content = base64.b64decode(text)
        elif form:
            content = FILES[match["copied"]]
        (cured if match["cured"] else files)[path] = content
    return files, cured


def lint_files(root: Path, files: Files) -> tuple[Finding, ...]:
    """Return what the linter finds in a small portal with these files, but for what that says of itself."""
    portal = quiet_portal(root, {path: content for path, content in files.items() if content is not None})
    for path, content in files.items():
        if content is None and (portal.root / path).exists():
            portal.remove(path)
    return tuple(each for each in lint(LintOptions(portal.root, AT, jobs=1)).findings if each.code not in _NOT_OF_PAGES)


def pack(cases: Iterable[Files]) -> list[list[int]]:
    """Return the cases' numbers in groups that can be put into one portal: no two of a group have a path in common."""
    groups: list[tuple[set[str], list[int]]] = []
    for number, files in enumerate(cases):
        paths = {_bundle_of(path) for path in files}
        for taken, members in groups:
            if not taken & paths:
                taken.update(paths)
                members.append(number)
                break
        else:
            groups.append((paths, [number]))
    return [members for _, members in groups]


def _bundle_of(path: str) -> str:
    """The folder of a page with files of its own, else the file: a finding may stand at either."""
    folder, _, name = path.rpartition("/")
    return folder if name.startswith("index.") or not name.endswith(".md") else path
