"""The check of LNG204; its page is `LNG204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import find_translations
from portalgen.text.foreign_text import is_vietnamese

_TEXTS: Final = (("images", ("alt", "caption")), ("attachments", ("title",)))


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LNG204 once for each key with a Vietnamese text, even if inherited from the original."""
    for each in find_translations(context):
        for key, fields in _TEXTS:
            entries = each.page.fields.get(key, ())
            texts = (
                (index, field, str(entry.get(field, ""))) for index, entry in enumerate(entries) for field in fields
            )
            first = next((text for text in texts if is_vietnamese(text[2])), None)
            if first is not None:
                place = context.place(each.page, key, first[0], first[1])
                yield violation("LNG204", place, each.original.source, text=first[2], key=key, field=first[1])


RULE: Final = PortalRule("LNG204", check)
