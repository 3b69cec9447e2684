"""One root cause is reported once: a link to a page with an error says nothing where that error is reported too, and
what a picture lacks waits until there is a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of

_CODE: Final = "LNK108"
_OF_PICTURES: Final = frozenset(("SRC204", "SRC205"))
"""What is said of the provenance of a picture, by its `file`."""
_FILES: Final = ("file", "target")
"""Values by which an error names the file that it is about."""


def find_root_causes(diagnostics: Sequence[Diagnostic]) -> tuple[int, ...]:
    """Return the numbers of the diagnostics that stay in a report, in their order.

    Of the links to one page that has an error the first stays, and none where the error itself is in the report. Of a
    picture with an error, such as a missing file or alternative text, only the errors stay.
    """
    explained: set[object] = {each.place.path for each in diagnostics if severity_of(each) is Severity.ERROR}
    faulty_files = _find_faulty_files(diagnostics)
    numbers = []
    for number, each in enumerate(diagnostics):
        if each.code in _OF_PICTURES and (each.place.path, dict(each.values).get("file")) in faulty_files:
            continue
        if each.code == _CODE:
            cause = dict(each.values)["file"]
            if cause in explained:
                continue
            explained.add(cause)
        numbers.append(number)
    return tuple(numbers)


def _find_faulty_files(diagnostics: Iterable[Diagnostic]) -> frozenset[tuple[str, object]]:
    """Return (page, file) of every file with an error; none where nothing is said of pictures."""
    pages = {each.place.path for each in diagnostics if each.code in _OF_PICTURES}
    return frozenset(
        (each.place.path, value)
        for each in diagnostics
        if each.place.path in pages and severity_of(each) is Severity.ERROR
        for name, value in each.values
        if name in _FILES
    )
