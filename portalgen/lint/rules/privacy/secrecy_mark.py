"""The check of PRV201; its page is `PRV201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.secrecy import MARK_WRAP, find_marks_in_lines, find_secrecy_marks, speaks_of_secrecy


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV201 for each secrecy mark that is alone, after its label, in brackets or beside a document."""
    if speaks_of_secrecy(text.visible_text):
        for mark, place in find_in_page(text, find_secrecy_marks, MARK_WRAP, find_marks_in_lines):
            yield violation("PRV201", place, mark=mark)


RULE: Final = PageRule("PRV201", check)
