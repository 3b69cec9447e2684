"""Plans the changes that a notice makes to the files of an item, including the deletion of attachments."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.content.body import read_source
from portalgen.content.front_matter_text import clean_line
from portalgen.content.model import Item, Library, Page
from portalgen.content.notice_edits import add_note, add_withdrawal, format_tombstone, tombstone_kind
from portalgen.graph.references import find_cited_number, hold_reference, references_of
from portalgen.kinds.withdrawal_reasons import denies_content
from portalgen.lint.named_files import find_named_files
from portalgen.lint.page_text import PageText
from portalgen.pipeline.notices.model import LastingEffect, NoticeRequest, PlannedFile, reason_label
from portalgen.pipeline.notices.requirements import language_of_note
from portalgen.text.normalization import nfc

_TEXT: Final = ".md"


def source_reader(portal: Portal) -> Callable[[str], bytes]:
    """Return a function that returns the content of a source, or empty bytes if the source is unreadable."""

    def read(source: str) -> bytes:
        try:
            return read_source(portal, source)
        except OSError:
            return b""

    return read


def plan_file_changes(
    request: NoticeRequest, portal: Portal, library: Library, item: Item
) -> tuple[tuple[PlannedFile, ...], tuple[str, ...]]:
    """Return the planned changes of files, and the files of the item that stay because other pages use them."""
    if request.action == "remove":
        return _plan_removal(request, portal, library, item)
    pages = (
        item.pages if request.action == "withdraw" else (item.page(language_of_note(request, item)) or item.original,)
    )
    return tuple(_plan_page(request, portal, item, each) for each in pages), ()


def _plan_page(request: NoticeRequest, portal: Portal, item: Item, page: Page) -> PlannedFile:
    before = after = read_source(portal, page.source)
    if request.action == "withdraw" and page is item.original:
        after = add_withdrawal(after, page, request.reason, request.at, request.superseded_by)
    return PlannedFile(page.source, before, add_note(after, page, _note_for(request, item, page), request.at))


def _note_for(request: NoticeRequest, item: Item, page: Page) -> str:
    """Return the note in the language of a page; if missing, the label of the reason."""
    if page.language == language_of_note(request, item):
        return clean_line(request.note)
    return clean_line(request.notes_in.get(page.language, "")) or reason_label(request.reason, page.language)


def _plan_removal(
    request: NoticeRequest, portal: Portal, library: Library, item: Item
) -> tuple[tuple[PlannedFile, ...], tuple[str, ...]]:
    kind = tombstone_kind(portal.kinds)
    assert kind is not None
    titles = {code: clean_line(text) for code, text in request.titles_in.items()}
    if request.title:
        titles[item.original.language] = clean_line(request.title)
    effects = [_write_effect(each) for each in find_lasting_effects(request, portal, library, item)]
    changes = [
        PlannedFile(
            each.source,
            read_source(portal, each.source),
            format_tombstone(each, item.original, kind, titles, request.at, request.reason, effects).encode(),
        )
        for each in item.pages
    ]
    gone: list[str] = []
    shared: list[str] = []
    for path in sorted(_list_own_files(portal, item)):
        used = any(_names_file(portal, page, path) for page in library.pages if page.id != item.id)
        (shared if used else gone).append(path)
    changes += [PlannedFile(path, (portal.root / path).read_bytes(), None) for path in gone]
    return tuple(changes), tuple(shared)


def find_lasting_effects(
    request: NoticeRequest, portal: Portal, library: Library, item: Item
) -> tuple[LastingEffect, ...]:
    """Return the present and future effects of an item on other items.

    Return an empty tuple if the reason for the notice denies the item's content.
    """
    page = item.original
    originals = {each.id: each.original for each in library.items}
    found = []
    for reference in () if denies_content(request.reason) else references_of(page, portal.kinds):
        held = hold_reference(reference, page, request.at)
        other = originals.get(reference.to)
        relation = next(each for each in page.kind.relations if each.field == reference.field)
        effect = next((each for each in relation.effects if each.relation == reference.referrer.relation), None)
        if held is not None and other is not None and effect is not None and not other.kind.is_tombstone:
            since, has_come = relation.effect_at(reference.referrer.fields, request.at)
            found.append(LastingEffect(other, effect, find_cited_number(page), since, has_come))
    return tuple(found)


def _write_effect(effect: LastingEffect) -> dict[str, Any]:
    """Return an entry of the notice's front matter."""
    since = {"since": effect.since} if effect.since is not None else {}
    number = {"number": effect.number} if effect.number else {}
    return {"type": effect.effect.relation, "to": effect.page.id, **since, **number}


def _list_own_files(portal: Portal, item: Item) -> frozenset[str]:
    """Return the files brought by the item: the files named in its pages, and all files in its own folder."""
    found = {path for page in item.pages for path in _list_named_files(portal, page)}
    for page in item.pages:
        if page.source.rpartition("/")[2].startswith("index."):
            found |= set(_list_files_in(portal.root, page.folder))
    return frozenset(each for each in found if _is_own(portal.root, each))


def _list_files_in(root: Path, folder: str) -> Iterator[str]:
    """Yield the files in and below a page's own folder, skipping subfolders with pages of their own."""
    for place, folders, names in os.walk(root / folder):
        relative = Path(place).relative_to(root).as_posix()
        if relative != folder and any(each.endswith(_TEXT) for each in names):
            folders.clear()
            continue
        folders[:] = [each for each in folders if not each.startswith(".")]
        yield from (f"{relative}/{each}" for each in names if not each.endswith(_TEXT) and not each.startswith("."))


def _is_own(root: Path, path: str) -> bool:
    target = root / path
    return target.is_file() and not target.is_symlink() and path.startswith("content/") and not path.endswith(_TEXT)


def _list_named_files(portal: Portal, page: Page) -> Iterator[str]:
    data = source_reader(portal)(page.source)
    if data:
        text = PageText(page, portal.site(page.site), LintSettings(), data)
        yield from (str(PurePosixPath(page.folder, name)) for name, _ in find_named_files(text))


def _names_file(portal: Portal, page: Page, path: str) -> bool:
    if not path.startswith(f"{page.folder}/"):
        return False
    name = nfc(path.rpartition("/")[2])
    if name not in nfc(source_reader(portal)(page.source).decode("utf-8", "replace")).replace("\\", ""):
        return False
    return any(nfc(each) == nfc(path) for each in _list_named_files(portal, page))
