"""The check of FMT201; its page is `FMT201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.fixes.key_order import find_misplaced_key
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield FMT201 at the first key placed below a key that follows it in the declaration of the kind."""
    misplaced = find_misplaced_key(text.keys, text.page.kind)
    if misplaced is not None:
        key, below = misplaced
        yield violation("FMT201", text.place(key, key=True), key=key, below=below, kind=text.page.kind.name)


RULE: Final = PageRule("FMT201", check)
