"""The language of a panel's text if a translation inherits it from its original."""

from __future__ import annotations

from portalgen.content.model import Page
from portalgen.render.chrome import mark_foreign_language
from portalgen.render.context import Context


def find_inherited_language(context: Context, page: Page, name: str) -> str:
    """Return the language of a field that `page` inherits from its original.

    Return an empty string if it is the language of the page itself.
    """
    item = context.graph.items.get(page.id)
    if item is None or page not in item.pages or page.fields.get(name) != item.original.fields.get(name):
        return ""
    return mark_foreign_language(item.original.language, page.language)
