"""Removes diagnostics that only follow from another error, so that each root cause is reported once.

A link to a faulty page is not reported if the page's own error is. Missing details of a picture are not reported before
the picture exists, nor is an unused file before the name meant for it is right. A missing credit is not reported if the advice about the
missing origin covers it. A table of contents pasted from Word is reported by its first dead link, which is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Severity
from portalgen.diagnostics.sentences import severity_of

_CODE: Final = "LNK108"
_OF_NAMED_FILES: Final = frozenset(("SRC204", "SRC205", "ATT222"))
"""Codes about the provenance of a picture, and about the name of a file, given by its `file`."""
_ORIGIN: Final = "SRC204"
_CREDIT: Final = "SRC205"
_FILES: Final = ("file", "target")
"""Values with the file that an error is about."""
_ADDED: Final = {"PRV214": ("PRV202", "PRV208", "PRV209"), "PRV215": ("PRV203",), "PRV216": ("ATT205",)}
"""Errors about numbers added by a submission, with the codes for the same number on any page."""
_UNNAMED: Final = "ATT210"
_MISNAMED: Final = "ATT101"
_CONTENTS: Final = "WRD240"
_NO_ANCHOR: Final = "LNK102"
_OF_FILES: Final = frozenset(("LNK114", "LNK117", "LNK118"))
"""Codes about a picture or a file meant to be beside the page, with an unknown name."""


def find_root_causes(diagnostics: Sequence[Diagnostic]) -> tuple[int, ...]:
    """Return the indexes of the diagnostics to report, in their order.

    Among links to the same faulty page the first stays, or none if the error itself is in the report. For a picture
    with an error, such as a missing file or alternative text, only the errors stay. An unused file is not reported if a
    broken name in its folder may mean it.
    """
    explained: set[object] = {each.place.path for each in diagnostics if severity_of(each) is Severity.ERROR}
    faulty_files = _find_faulty_files(diagnostics)
    meant_files = _find_meant_files(diagnostics)
    numbers = []
    provenance = {(_spot_of(each), dict(each.values).get("advice")) for each in diagnostics if each.code == _ORIGIN}
    added = {(code, _spot_of(each)) for each in diagnostics for code in _ADDED.get(each.code, ())}
    in_contents = _find_contents_links(diagnostics)
    for number, each in enumerate(diagnostics):
        if number in in_contents:
            continue
        if each.code == _CREDIT and _is_figure(each) and (_spot_of(each), dict(each.values)["advice"]) in provenance:
            continue
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


def _find_contents_links(diagnostics: Sequence[Diagnostic]) -> frozenset[int]:
    """Return the indexes of tables of contents with dead links, and of these links except the first of each."""
    contents = [(number, each) for number, each in enumerate(diagnostics) if each.code == _CONTENTS]
    explained: set[int] = set()
    for number, each in contents:
        last = dict(each.values).get("last")
        end = int(last.vi) if isinstance(last, LocalizedText) else 0
        links = [
            at
            for at, link in enumerate(diagnostics)
            if link.code == _NO_ANCHOR
            and link.place.path == each.place.path
            and each.place.line <= link.place.line <= end
        ]
        if links:
            first = min(links, key=lambda at: _spot_of(diagnostics[at]))
            explained.update((number, *links))
            explained.discard(first)
    return frozenset(explained)


def _is_figure(diagnostic: Diagnostic) -> bool:
    """Return True if the advice is to write a figure; it has both the origin and the credit."""
    return isinstance(dict(diagnostic.values).get("advice"), LocalizedText)


def _spot_of(diagnostic: Diagnostic) -> tuple[str, int, int]:
    place = diagnostic.place
    return place.path, place.line, place.column


def _find_faulty_files(diagnostics: Iterable[Diagnostic]) -> frozenset[tuple[str, object]]:
    """Return (page, file) of every file with an error; empty if no diagnostic is about pictures."""
    pages = {each.place.path for each in diagnostics if each.code in _OF_NAMED_FILES}
    return frozenset(
        (each.place.path, value)
        for each in diagnostics
        if each.place.path in pages and severity_of(each) is Severity.ERROR
        for name, value in each.values
        if name in _FILES
    )


def _find_meant_files(diagnostics: Iterable[Diagnostic]) -> Mapping[str, set[object]]:
    """Return the names of the files probably meant by broken names, by folder; an empty name may mean any file."""
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
