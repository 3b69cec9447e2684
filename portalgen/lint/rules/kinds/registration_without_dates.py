"""The check of KND269; its page is `KND269.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_TYPE: Final = "registration"


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND269 for a registration link on a page without the beginning or end of its event."""
    kind = text.page.kind
    if kind.period is None or any(text.page.fields.get(name) for name in (kind.period.opens, kind.period.closes)):
        return
    for field in kind.fields:
        if field.type == _TYPE and field.name in text.keys and text.page.fields.get(field.name):
            begin, end = kind.period.opens, kind.period.closes
            yield violation("KND269", text.place(field.name), key=field.name, begin=begin, end=end)


RULE: Final = PageRule("KND269", check)
