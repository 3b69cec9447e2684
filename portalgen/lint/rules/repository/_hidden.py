"""Changes hidden or altered by attributes files of the repository, path by path."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place, place_in_line
from portalgen.frozen import frozen
from portalgen.history.attributes import (
    ATTRIBUTES_FILE,
    AttributeAssignment,
    AttributeLine,
    AttributesFile,
    AttributeValue,
    EffectiveAttribute,
    attributes_of,
    collect_macros,
    parse_attributes,
)

APPROVED_FOLDERS: Final = ("content/", "site-config/")
"""Folders approved file by file."""
RELATED_LIMIT: Final = 20
"""Maximum number of related files in a finding, since a line can match every page."""

_BINARY: Final = (
    ".7z", ".avif", ".bmp", ".doc", ".docx", ".gif", ".gz", ".heic", ".ico", ".jpeg", ".jpg", ".m4a", ".mov", ".mp3",
    ".mp4", ".odp", ".ods", ".odt", ".ogg", ".otf", ".pdf", ".png", ".ppt", ".pptx", ".rar", ".tif", ".tiff", ".ttf",
    ".wasm", ".wav", ".webm", ".webp", ".woff", ".woff2", ".xls", ".xlsx", ".zip",
)  # fmt: skip
"""Suffixes of binary files: their lines are not read, so hiding them conceals no change."""
_DRIVERS: Final = frozenset(
    {
        "ada", "bash", "bibtex", "cpp", "csharp", "css", "default", "dts", "elixir", "fortran", "fountain", "golang",
        "html", "java", "kotlin", "markdown", "matlab", "objc", "pascal", "perl", "php", "python", "ruby", "rust",
        "scheme", "tex",
    }
)  # fmt: skip
"""Git's own drivers for the heading above a difference; they show every line (gitattributes(5))."""


def _is_no_driver_of_git(value: AttributeValue) -> bool:
    return value is False or (isinstance(value, str) and value not in _DRIVERS)


def _is_other_merge(value: AttributeValue) -> bool:
    return value is False or (isinstance(value, str) and value != "text")


def _is_other_encoding(value: AttributeValue) -> bool:
    return isinstance(value, str) and value.lower() not in ("utf-8", "utf8")


def _is_text(value: AttributeValue) -> bool:
    return value is True or value == "auto"


_UNSEEN: Final = LocalizedText(
    "thay đổi trong tệp không hiện ra khi duyệt", "changes in the file are not shown to its approvers"
)
_FOLDED: Final = LocalizedText(
    "máy chủ kho gấp lại thay đổi của tệp như của tệp do máy tạo",
    "the forge collapses its changes as if the file were generated",
)
_BYTES: Final = LocalizedText(
    "tệp lấy ra khác với tệp được duyệt", "the checked-out file differs from the approved file"
)
_MERGED: Final = LocalizedText(
    "hai lần sửa cùng lúc được gộp theo cách riêng, có thể mất một bên mà không báo",
    "two simultaneous changes are merged in a special way, which may drop one of them silently",
)
_LINE_ENDS: Final = LocalizedText(
    "dấu xuống dòng của tệp lấy ra tùy máy; ghi thêm `eol=lf`",
    "the line ends of the checked-out file depend on the machine; add `eol=lf`",
)

_EFFECTS: Final[Mapping[str, tuple[Callable[[AttributeValue], bool], LocalizedText, bool]]] = MappingProxyType(
    {
        "diff": (_is_no_driver_of_git, _UNSEEN, True),
        "linguist-generated": (lambda value: value in (True, "true"), _FOLDED, True),
        "gitlab-generated": (lambda value: value in (True, "true"), _FOLDED, True),
        "filter": (lambda value: isinstance(value, str), _BYTES, False),
        "ident": (lambda value: value is True, _BYTES, False),
        "working-tree-encoding": (_is_other_encoding, _BYTES, False),
        "eol": (lambda value: value == "crlf", _LINE_ENDS, True),
        "text": (_is_text, _LINE_ENDS, True),
        "crlf": (_is_text, _LINE_ENDS, True),
        "merge": (_is_other_merge, _MERGED, True),
    }
)
"""By attribute: a test for harmful values, their effect, and True if only text files are affected.

`-text` is harmless: the bytes stay the same, and differences are shown.
"""


@frozen
class HarmfulAttributes:
    """A line of an attributes file, and its assignments that hide or change something."""

    file: str
    """Path from the portal's root; begins with `../` above it."""
    line: AttributeLine
    assignments: tuple[AttributeAssignment, ...]
    effect: LocalizedText
    paths: tuple[str, ...]
    """The affected files, from the portal's root; files in `APPROVED_FOLDERS` come first."""

    @property
    def is_of_approved_files(self) -> bool:
        """True if it affects pages or the configuration."""
        return self.paths[0].startswith(APPROVED_FOLDERS)

    @property
    def tokens(self) -> str:
        """The harmful assignments, as written in the line."""
        return " ".join(each.token for each in self.assignments)

    @property
    def place(self) -> Place:
        """Place of the first harmful assignment."""
        first = self.assignments[0]
        text = self.line.text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return place_in_line(self.file, self.line.number, first.column, len(first.token), text)


def find_harmful_attributes(root: Path, paths: Sequence[str]) -> tuple[HarmfulAttributes, ...]:
    """Return the harmful lines of attributes files around and below the portal's root, by file and line.

    `paths` are the files below the root. Skips attributes files below `content/`: REP201 reports all of them.
    """
    top = find_top(root)
    inside = "" if top == root else f"{root.relative_to(top).as_posix()}/"
    own = [path for path in paths if path.rpartition("/")[2] == ATTRIBUTES_FILE and not path.startswith("content/")]
    above = [folder / ATTRIBUTES_FILE for folder in reversed(root.parents) if folder.is_relative_to(top)]
    places = [(file, file.relative_to(top).as_posix()) for file in above if file.is_file() and not file.is_symlink()]
    places += [(root / path, f"{inside}{path}") for path in sorted(own, key=lambda path: (path.count("/"), path))]
    files = [_read(file, path) for file, path in places]
    return tuple(_group(files, paths, inside)) if files else ()


def _read(file: Path, path: str) -> AttributesFile:
    try:
        return parse_attributes(file.read_bytes(), path)
    except OSError:
        return AttributesFile(path, path.removesuffix(ATTRIBUTES_FILE), ())


def find_top(root: Path) -> Path:
    """Return the top folder of the repository around `root`, or `root` itself without a repository."""
    return next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), root)


def _group(files: list[AttributesFile], paths: Iterable[str], inside: str) -> Iterator[HarmfulAttributes]:
    macros = collect_macros(files)
    lines: dict[tuple[str, int], AttributeLine] = {}
    words: dict[tuple[str, int], dict[AttributeAssignment, LocalizedText]] = {}
    found: dict[tuple[str, int], list[str]] = {}
    for path in paths:
        for attribute, effect in _effects_on(path, attributes_of(f"{inside}{path}", files, macros)):
            key = attribute.file, attribute.line.number
            lines[key] = attribute.line
            words.setdefault(key, {}).setdefault(attribute.assignment, effect)
            if not found.setdefault(key, []) or found[key][-1] != path:
                found[key].append(path)
    for key in sorted(lines):
        file = os.path.relpath(f"/{key[0]}", f"/{inside}").replace(os.sep, "/")
        assignments = sorted(words[key], key=lambda each: each.column)
        ordered = sorted(found[key], key=lambda path: (not path.startswith(APPROVED_FOLDERS), path))
        yield HarmfulAttributes(file, lines[key], tuple(assignments), words[key][assignments[0]], tuple(ordered))


def _effects_on(
    path: str, attributes: Mapping[str, EffectiveAttribute]
) -> Iterator[tuple[EffectiveAttribute, LocalizedText]]:
    is_binary = path.lower().endswith(_BINARY)
    values = {name: each.value for name, each in attributes.items()}
    keeps_line_ends = values.get("text") is False or values.get("eol") == "lf"
    for name, (is_hiding, effect, of_text) in _EFFECTS.items():
        if name not in attributes or (is_binary and of_text) or (keeps_line_ends and effect is _LINE_ENDS):
            continue
        if is_hiding(values[name]):
            yield attributes[name], effect
