"""The check of CHG212; its page is `CHG212.md`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.named_files import find_named_files
from portalgen.lint.new_notes import list_new_notes
from portalgen.lint.page_text import PageText

_PICTURES: Final = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg", ".tif", ".tiff"))
"""Suffixes of files that are shown, not downloaded: a better crop of a picture is no correction."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG212 once for each published page with files replaced under their names."""
    replaced = frozenset(each for each in context.replaced_files if PurePosixPath(each).suffix.lower() not in _PICTURES)
    if not replaced:
        return
    previous = {(each.id, each.language): each for each in (context.previous_pages or {}).values()}
    for page in context.library.pages:
        if _may_name(page, replaced) and _lacks_note(context, page, previous.get((page.id, page.language))):
            yield from _check_page(context, page, replaced)


def _check_page(context: LintContext, page: Page, replaced: frozenset[str]) -> Iterator[Violation]:
    places: dict[str, Place] = {}
    for name, place in find_named_files(
        PageText(page, context.portal.site(page.site), context.settings, context.read_source(page.source))
    ):
        path = str(PurePosixPath(page.folder, name))
        if path in replaced:
            places.setdefault(path, place)
    if places:
        first, more = next(iter(places)), len(places) - 1
        yield violation(
            "CHG212",
            places[first],
            *places,
            id=page.id,
            file=PurePosixPath(first).name,
            more=LocalizedText(f" và {more} tệp khác", f" and {more} more") if more else "",
        )


def _may_name(page: Page, replaced: frozenset[str]) -> bool:
    return page.kind.field("change_notes") is not None and any(each.startswith(f"{page.folder}/") for each in replaced)


def _lacks_note(context: LintContext, page: Page, previous: PreviousPage | None) -> bool:
    """Return True if readers already had the page and it has no new change note.

    Pages untouched by the submission have no new note.
    """
    if page.draft or page.kind.is_tombstone:
        return False
    if previous is None:
        is_new = page.id in (context.submitted_ids or ()) and not any(
            each.id == page.id for each in (context.previous_pages or {}).values()
        )
        return not is_new and (page.publish_at is None or page.publish_at <= context.at)
    return previous.had_address(context.at) and not list_new_notes(previous, page, context.at)


RULE: Final = PortalRule("CHG212", check)
