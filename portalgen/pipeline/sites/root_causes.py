"""One root cause is reported once: a link to a page with an error says nothing where that error is reported too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of

_CODE: Final = "LNK108"


def find_root_causes(diagnostics: Sequence[Diagnostic]) -> tuple[int, ...]:
    """Return the numbers of the diagnostics that stay in a report, in their order.

    Of the links to one page that has an error the first stays, and none where the error itself is in the report.
    """
    explained: set[object] = {each.place.path for each in diagnostics if severity_of(each) is Severity.ERROR}
    numbers = []
    for number, each in enumerate(diagnostics):
        if each.code == _CODE:
            cause = dict(each.values)["file"]
            if cause in explained:
                continue
            explained.add(cause)
        numbers.append(number)
    return tuple(numbers)
