"""The check of KND270; its page is `KND270.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND270 once for each occasion with the id of an earlier occasion in the file."""
    occasions, seen = text.page.kind.occasions, set[str]()
    for location, each in sorted(list_written_occasions(text), key=lambda found: found[1].index):
        if occasions is not None and each.id in seen:
            yield violation("KND270", text.place(*location, occasions.id), id=each.id, title=each.title)
        seen.update(filter(None, (each.id,)))


RULE: Final = PageRule("KND270", check)
