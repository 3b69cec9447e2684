"""The check of LNG201; its page is `LNG201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Item, Page
from portalgen.graph.moments import is_indexed, is_shown
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation

_ENGLISH: Final = "en"


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LNG201 for each shown item without an English page in a section that must be in English.

    Checks only sites with English; skips withdrawn and superseded items.
    """
    mandatory = {
        site.id: _mandatory_sections_of(context, site.group) for site in context.portal.sites if _ENGLISH in site.codes
    }
    for item in context.library.items:
        page = item.original
        section = _find_mandatory_section(page.section, mandatory.get(page.site, ()))
        is_shown_page = section and not page.is_index and is_shown(page, context.at) and is_indexed(page, context.at)
        if is_shown_page and not _is_in_english(context, item):
            values = {"title": page.title, "section": section, "source": page.source}
            yield violation("LNG201", context.place(page, "title"), **values)


def _mandatory_sections_of(context: LintContext, group: str) -> tuple[str, ...]:
    mandatory = context.settings.mandatory.get(group)
    return mandatory.english if mandatory else ()


def _find_mandatory_section(section: str, mandatory: tuple[str, ...]) -> str:
    """Return the entry of `mandatory` that contains `section`, or an empty string."""
    return next((each for each in mandatory if section == each or section.startswith(f"{each}/")), "")


def _is_in_english(context: LintContext, item: Item) -> bool:
    """Return True if there is an English page, apart from drafts; a page with errors counts."""
    source = item.original.source.removesuffix(f".{item.original.language}.md")
    if context.is_faulty(f"{source}.{_ENGLISH}.md"):
        return True
    page: Page | None = item.page(_ENGLISH)
    return page is not None and not page.draft


RULE: Final = PortalRule("LNG201", check)
