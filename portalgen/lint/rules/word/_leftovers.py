"""The marks of Markdown that readers see, reported under the code that each of them has."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.lint.model import Violation, violation
from portalgen.lint.page_text import PageText


def report_leftovers(text: PageText, code: str, *names: str) -> Iterator[Violation]:
    """Yield a violation for each leftover of `code`; `names` are the attributes of a leftover that its message uses."""
    for each in text.leftovers:
        if each.code == code:
            yield violation(code, each.place, **{name: getattr(each, name) for name in names})
