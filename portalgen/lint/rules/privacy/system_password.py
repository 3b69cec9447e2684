"""The check of PRV221; its page is `PRV221.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import place_in_line
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.meeting_passwords import find_meeting_passwords
from portalgen.text.system_passwords import find_system_passwords, may_tell_system_password

_MASK: Final = "*"


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV221 for each user name of a system with its password. Excerpts mask the password.

    PRV220 reports passwords of online meetings.
    """
    if not may_tell_system_password(text.text):
        return
    meetings = {index for index, _ in find_meeting_passwords(text.lines)}
    for index, (start, end) in find_system_passwords(text.lines):
        if index not in meetings:
            masked = text.lines[index].replace(text.lines[index][start:end], _MASK * (end - start))
            yield violation("PRV221", place_in_line(text.path, index + 1, start + 1, end - start, masked))


RULE: Final = PageRule("PRV221", check)
