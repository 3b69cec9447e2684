"""The check of TXT213; its page is `TXT213.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.text.placeholder_text import is_filler
from portalgen.text.placeholders import is_placeholder


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT213 if a page that counts by its text contains only a promise.

    Blank pages and filler text have their own codes.
    """
    page = text.page
    if page.draft or page.kind.essential_fields is None or page.fields.get("attachments"):
        return
    part = next((each for each in text.outline.texts if each.kind == "paragraph"), None)
    if part is not None and not is_filler(part.text) and is_placeholder(text.body):
        yield violation("TXT213", part.place, text=" ".join(part.text.split())[:60])


RULE: Final = PageRule("TXT213", check)
