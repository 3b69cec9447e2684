"""One root cause is reported once: a link to a page with an error says nothing where that error is reported too, and
what a picture lacks waits until there is a picture; a file that no page names waits until the name is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of

_CODE: Final = "LNK108"
_OF_NAMED_FILES: Final = frozenset(("SRC204", "SRC205", "ATT222"))
"""What is said of the provenance of a picture, and of the name of a file, by its `file`."""
_FILES: Final = ("file", "target")
"""Values by which an error names the file that it is about."""
_ADDED: Final = {"PRV214": ("PRV202", "PRV208", "PRV209"), "PRV215": ("PRV203",), "PRV216": ("ATT205",)}
"""Errors about numbers that a submission adds, and what is said of the same number on any page."""
_UNNAMED: Final = "ATT210"
_MISNAMED: Final = "ATT101"
_OF_FILES: Final = frozenset(("LNK114", "LNK117", "LNK118"))
"""What is said of a picture or a file that was meant to stand beside the page, and whose name is not known."""


def find_root_causes(diagnostics: Sequence[Diagnostic]) -> tuple[int, ...]:
    """Return the numbers of the diagnostics that stay in a report, in their order.

    Of the links to one page that has an error the first stays, and none where the error itself is in the report. Of a
    picture with an error, such as a missing file or alternative text, only the errors stay. A file that no page names
    is not reported beside a name in its folder that leads to no file and may mean this one.
    """
    explained: set[object] = {each.place.path for each in diagnostics if severity_of(each) is Severity.ERROR}
    faulty_files = _find_faulty_files(diagnostics)
    meant_files = _find_meant_files(diagnostics)
    numbers = []
    added = {(code, _spot_of(each)) for each in diagnostics for code in _ADDED.get(each.code, ())}
    for number, each in enumerate(diagnostics):
        if added and (each.code, _spot_of(each)) in added:
            continue
        if each.code in _OF_NAMED_FILES and (each.place.path, dict(each.values).get("file")) in faulty_files:
            continue
        if each.code == _UNNAMED and {"", dict(each.values)["file"]} & meant_files.get(_folder_of(each), set()):
            continue
        if each.code == _CODE:
            cause = dict(each.values)["file"]
            if cause in explained:
                continue
            explained.add(cause)
        numbers.append(number)
    return tuple(numbers)


def _spot_of(diagnostic: Diagnostic) -> tuple[str, int, int]:
    place = diagnostic.place
    return place.path, place.line, place.column


def _find_faulty_files(diagnostics: Iterable[Diagnostic]) -> frozenset[tuple[str, object]]:
    """Return (page, file) of every file with an error; none where nothing is said of pictures."""
    pages = {each.place.path for each in diagnostics if each.code in _OF_NAMED_FILES}
    return frozenset(
        (each.place.path, value)
        for each in diagnostics
        if each.place.path in pages and severity_of(each) is Severity.ERROR
        for name, value in each.values
        if name in _FILES
    )


def _find_meant_files(diagnostics: Iterable[Diagnostic]) -> Mapping[str, set[object]]:
    """Return the names of the files that were probably meant where another was named, by folder; empty for any file."""
    folders = {_folder_of(each) for each in diagnostics if each.code == _UNNAMED}
    meant: dict[str, set[object]] = {}
    for each in diagnostics:
        folder = _folder_of(each)
        if folder in folders and (each.code == _MISNAMED or each.code in _OF_FILES):
            name = dict(each.values).get("suggestion", "")
            meant.setdefault(folder, set()).add(name)
    return meant


def _folder_of(diagnostic: Diagnostic) -> str:
    return diagnostic.place.path.rpartition("/")[0]
