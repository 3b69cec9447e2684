"""The pictures and attachments of a page that differ: added, removed, renamed, with other bytes or other words."""

from __future__ import annotations

import filecmp
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from portalgen.content.model import Page
from portalgen.differences.facts import FILE_TYPES, PageVersion, holds_files
from portalgen.differences.model import FileDifference, FileRole
from portalgen.differences.value_changes import ValueChange, compare_values
from portalgen.frozen import frozen
from portalgen.kinds.definition import Field
from portalgen.render.markdown.body_blocks import BodyBlock
from portalgen.text.normalization import nfc


@frozen
class _FileUse:
    """A file that a page names."""

    name: str
    role: FileRole
    title: str
    field: Field | None = None
    """The group that names it; None where the text does."""
    value: Mapping[str, Any] | None = None
    path: Path | None = None


def compare_page_files(
    before: PageVersion,
    after: PageVersion,
    blocks: tuple[Collection[BodyBlock], Collection[BodyBlock]],
    language: str,
    changed_paths: Collection[str] | None,
) -> tuple[FileDifference, ...]:
    """Return what became of the files of a page. `changed_paths` are the only ones whose bytes may differ, if known.

    Pictures of the text that were put in or taken out are told with the text, and here only if their bytes changed.
    """
    first, second = _list_files(before, blocks[0]), _list_files(after, blocks[1])
    found = [
        each
        for name in second
        if name in first
        and (each := _compare_file(first[name], second[name], (before, after), language, changed_paths)) is not None
    ]
    removed = {name: use for name, use in first.items() if name not in second}
    added = {name: use for name, use in second.items() if name not in first}
    for name, use in list(added.items()):
        former = next((each for each in removed.values() if _is_same_content(each.path, use.path)), None)
        if former is not None:
            del removed[nfc(former.name)], added[name]
            values = tuple(_compare_words(former, use, (before, after), language))
            found.append(replace(_describe(use, "renamed", former, use), former_file=former.name, values=values))
    found += [_describe(use, "removed", use, None) for use in removed.values() if use.field is not None]
    found += [_describe(use, "added", None, use) for use in added.values() if use.field is not None]
    return tuple(found)


def list_page_files(version: PageVersion, *, is_added: bool) -> tuple[FileDifference, ...]:
    """Return the files that the front matter of a new or removed page names."""
    uses = _list_files(version, ()).values()
    return tuple(
        _describe(use, "added", None, use) if is_added else _describe(use, "removed", use, None) for use in uses
    )


def list_named_paths(version: PageVersion, blocks: Iterable[BodyBlock]) -> set[str]:
    """Return the files that a page names, from the portal's root."""
    return {f"{version.page.folder}/{name}" for name in _list_files(version, blocks)}


def _list_files(version: PageVersion, blocks: Iterable[BodyBlock]) -> dict[str, _FileUse]:
    """The files of a page by their names; those that its front matter names come first."""
    uses: dict[str, _FileUse] = {}
    for use in (*_files_of_fields(version.page), *_files_of_blocks(blocks)):
        name = nfc(use.name)
        if name and name not in uses:
            uses[name] = replace(use, path=version.portal.locate(version.page, use.name))
    return uses


def _files_of_fields(page: Page) -> Iterator[_FileUse]:
    for field in page.kind.fields:
        value = page.fields.get(field.name)
        if value is None or not holds_files(field):
            continue
        for each in value if isinstance(value, tuple | list) else (value,):
            if isinstance(each, Mapping):
                yield from _files_of_group(field, each)
            else:
                yield _FileUse(str(each), "picture" if field.type == "picture" else "attachment", "", field, {})


def _files_of_group(field: Field, value: Mapping[str, Any]) -> Iterator[_FileUse]:
    for below in field.fields:
        if below.type in FILE_TYPES and value.get(below.name):
            role: FileRole = "picture" if below.type == "picture" else "attachment"
            title = value.get("title") or value.get("alt") or ""
            yield _FileUse(str(value[below.name]), role, str(title), field, value)


def _files_of_blocks(blocks: Iterable[BodyBlock]) -> Iterator[_FileUse]:
    for block in blocks:
        for name in ("file", "captions"):
            if block.value(name):
                yield _FileUse(block.value(name), "picture" if block.kind == "picture" else "attachment", block.text)
        for link in block.links:
            target = link.target.partition("#")[0]
            if ":" not in target and "." in target.rpartition("/")[2] and not target.lower().endswith(".md"):
                yield _FileUse(target, "attachment", link.text)


def _compare_file(
    before: _FileUse,
    after: _FileUse,
    versions: tuple[PageVersion, PageVersion],
    language: str,
    changed_paths: Collection[str] | None,
) -> FileDifference | None:
    values = tuple(_compare_words(before, after, versions, language))
    may_differ = changed_paths is None or any(
        f"{version.page.folder}/{use.name}" in changed_paths
        for version, use in zip(versions, (before, after), strict=True)
    )
    is_changed = (
        may_differ and not _is_same_content(before.path, after.path) and (before.path or after.path) is not None
    )
    if not values and not is_changed:
        return None
    return replace(_describe(after, "changed", before, after), values=values, is_content_changed=is_changed)


def _compare_words(
    before: _FileUse, after: _FileUse, versions: tuple[PageVersion, PageVersion], language: str
) -> Iterator[ValueChange]:
    """What is written with a file in the front matter."""
    if before.field is None or after.field is None:
        return
    first, second = (version.portal.reader(language) for version in versions)
    for field in after.field.fields:
        old, new = (use.value.get(field.name) if use.value else None for use in (before, after))
        if old != new and field.type not in FILE_TYPES:
            texts = first.format_fact(field, old), second.format_fact(field, new)
            yield compare_values(field.name, field.label, *texts, in_words=field.type == "line")


def _describe(use: _FileUse, change: Any, before: _FileUse | None, after: _FileUse | None) -> FileDifference:
    return FileDifference(
        change,
        use.role,
        use.name,
        title=use.title,
        size_before=_size_of(before),
        size_after=_size_of(after),
    )


def _size_of(use: _FileUse | None) -> int:
    try:
        return use.path.stat().st_size if use is not None and use.path is not None else 0
    except OSError:
        return 0


def _is_same_content(first: Path | None, second: Path | None) -> bool:
    try:
        return first is not None and second is not None and filecmp.cmp(first, second, shallow=False)
    except OSError:
        return False
