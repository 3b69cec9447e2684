"""Reports Markdown that readers see as typed, each leftover under its own code."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.lint.model import Violation, violation
from portalgen.lint.page_text import PageText


def report_leftovers(text: PageText, code: str, *names: str) -> Iterator[Violation]:
    """Yield a violation for each leftover of `code`, with its attributes `names` as message values."""
    for each in text.leftovers:
        if each.code == code:
            yield violation(code, each.place, **{name: getattr(each, name) for name in names})
