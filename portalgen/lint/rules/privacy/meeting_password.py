"""The check of PRV220; its page is `PRV220.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import place_in_line
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.meeting_passwords import find_meeting_passwords, find_value, may_tell_meeting_password
from portalgen.text.pasted import Span

_MASK: Final = "*"


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV220 for each line with passwords of online meetings. Excerpts mask every password of the line."""
    if not may_tell_meeting_password(text.text):
        return
    found: dict[int, list[Span]] = {}
    for index, span in find_meeting_passwords(text.lines):
        found.setdefault(index, []).append(span)
    for index, spans in found.items():
        masked = _mask(text.lines[index], spans)
        start, end = min(spans)
        yield violation("PRV220", place_in_line(text.path, index + 1, start + 1, end - start, masked))


def _mask(line: str, spans: list[Span]) -> str:
    """Return the line with each value hidden. A report hides the others of the line only near their meeting."""
    letters = list(line)
    for start, end in (find_value(line, span) for span in spans):
        letters[start:end] = _MASK * (end - start)
    return "".join(letters)


RULE: Final = PageRule("PRV220", check)
