"""The check of ATT204; its page is `ATT204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.pasted import fold_pasted, visible_text
from portalgen.text.secrecy import MARK_WRAP, find_marks_in_lines, find_secrecy_marks, speaks_of_secrecy
from portalgen.text.wrapped_lines import find_in_lines


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT204 once for each mark on its own line, after its label or in brackets."""
    if not speaks_of_secrecy(visible_text(text.text)):
        return
    lines = tuple(map(fold_pasted, text.text.splitlines()))
    matches = find_in_lines(lines, find_marks_in_lines, find_secrecy_marks, MARK_WRAP)
    marks = {match.text: None for match in matches}
    for mark in marks:
        yield attachment_violation(mark=mark)


RULE: Final = AttachmentRule("ATT204", check)
