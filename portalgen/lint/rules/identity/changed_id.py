"""The check of IDN201; its page is `IDN201.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.findings import site_of_path
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._titles import normalize_title


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN201 once for each item with a different id before the change, in the same file or in a removed file."""
    previous_pages = tuple((context.previous_pages or {}).values())
    at_path = {each.path: each for each in previous_pages if not each.is_removed and not each.renamed_to}
    removed = {
        _match_key_of(each): each
        for each in previous_pages
        if each.is_removed and context.item(each.id) is None and not context.is_faulty(each.id)
    }
    previous_paths = {each.renamed_to or each.path for each in previous_pages}
    for item in context.library.items if previous_pages else ():
        for page in item.pages:
            previous = at_path.get(page.source)
            if page.source not in previous_paths and page.id in (context.submitted_ids or ()):
                previous = removed.get((page.site, page.language, page.kind.name, normalize_title(page.title)))
            if previous is not None and previous.id != page.id and not _is_moved(context, previous, at_path):
                yield _build_violation(context, page, previous)
                break


def _build_violation(context: LintContext, page: Page, previous: PreviousPage) -> Violation:
    place = context.place(page, "id")
    return violation("IDN201", place, f"id:{previous.id}", previous.path, before=previous.id, id=page.id)


def _match_key_of(previous: PreviousPage) -> tuple[str, str, str, str]:
    """Return the key that matches an added page to a removed page, since files may be renamed in the same change."""
    return site_of_path(previous.path), previous.language, previous.kind, normalize_title(previous.title)


def _is_moved(context: LintContext, previous: PreviousPage, at_path: Mapping[str, PreviousPage]) -> bool:
    """Return True if the item of `previous` is now in another, new file, so that this file contains another item."""
    item = context.item(previous.id)
    page = item.page(previous.language) if item else None
    earlier = at_path.get(page.source) if page else None
    return page is not None and (earlier is None or earlier.id == previous.id)


RULE: Final = PortalRule("IDN201", check)
