"""The check of SRC202; its page is `SRC202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original

_REQUIRED: Final = ("name", "author", "posted")


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC202 if a quoted page lacks the source's name, author or day (QĐ 2111, Art. 8(3))."""
    if text.fields.get("origin") != "quoted" or not is_original(text):
        return
    source = text.fields.get("source", {})
    missing = [f"source.{name}" for name in _REQUIRED if not source.get(name)]
    if missing:
        key = "source" if "source" in text.keys else "origin"
        yield violation("SRC202", text.place(key, key=True), missing=", ".join(missing))


RULE: Final = PageRule("SRC202", check)
