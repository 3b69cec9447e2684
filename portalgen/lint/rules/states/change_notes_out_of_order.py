"""The check of CHG116; its page is `CHG116.md`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield CHG116 at the first change note earlier than the note above it."""
    moments = [note["at"] for note in text.page.fields.get("change_notes", ())]
    for index, (above, moment) in enumerate(pairwise(moments), 1):
        if moment < above:
            yield violation("CHG116", text.place("change_notes", index, "at"), day=localize(format_day, moment))
            return


RULE: Final = PageRule("CHG116", check)
