"""The check of DDL224; its page is `DDL224.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.shared_fields import NO_EVENT
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """Yield DDL224 if a page has both `event: none` and `event_end`."""
    if NO_EVENT.name in text.fields and "event_end" in text.fields and is_original(text):
        yield violation("DDL224", text.place(NO_EVENT.name))


RULE: Final = PageRule("DDL224", check)
