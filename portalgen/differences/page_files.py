"""Differing pictures and attachments of a page: added, removed, renamed, with other bytes or other words.

The text of an attachment is read if it is new or its bytes differ; `AttachmentTexts` reads each content once.
"""

from __future__ import annotations

import filecmp
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from portalgen.content.model import Page
from portalgen.differences.document_model import DocumentDifference
from portalgen.differences.document_texts import AttachmentTexts
from portalgen.differences.facts import FILE_TYPES, PageVersion, holds_files
from portalgen.differences.model import FileDifference, FileRole
from portalgen.differences.value_changes import ValueChange, compare_values
from portalgen.frozen import frozen
from portalgen.kinds.definition import Field
from portalgen.render.markdown.body_blocks import BodyBlock
from portalgen.text.normalization import nfc


@frozen
class _FileUse:
    """A file named by a page."""

    name: str
    role: FileRole
    title: str
    field: Field | None = None
    """The group that names it; None if the text does."""
    value: Mapping[str, Any] | None = None
    path: Path | None = None


def compare_page_files(
    before: PageVersion,
    after: PageVersion,
    blocks: tuple[Collection[BodyBlock], Collection[BodyBlock]],
    language: str,
    changed_paths: Collection[str] | None,
    texts: AttachmentTexts,
) -> tuple[FileDifference, ...]:
    """Return the changes of a page's files. `changed_paths` are the only files with possibly different bytes, if known.

    Pictures added to or removed from the text are described with the text, and here only if their bytes changed.
    """
    first, second = _list_files(before, blocks[0]), _list_files(after, blocks[1])
    found = [
        each
        for name in second
        if name in first
        and (each := _compare_file(first[name], second[name], (before, after), language, changed_paths, texts))
        is not None
    ]
    removed = {name: use for name, use in first.items() if name not in second}
    added = {name: use for name, use in second.items() if name not in first}
    for name, use in list(added.items()):
        former = next((each for each in removed.values() if _is_same_content(each.path, use.path)), None)
        if former is not None:
            del removed[nfc(former.name)], added[name]
            values = tuple(_compare_words(former, use, (before, after), language))
            found.append(replace(_describe(use, "renamed", former, use), former_file=former.name, values=values))
    replaced = _find_former(removed.values(), added.values())
    found += [_describe(use, "removed", use, None) for use in removed.values() if _is_told(use)]
    found += [_describe_added(use, replaced.get(name), texts) for name, use in added.items() if _is_told(use)]
    return tuple(found)


def list_page_files(
    version: PageVersion, blocks: Collection[BodyBlock], texts: AttachmentTexts, *, is_added: bool
) -> tuple[FileDifference, ...]:
    """Return the files named by a new or removed page, except pictures of its text."""
    uses = (use for use in _list_files(version, blocks).values() if _is_told(use))
    return tuple(
        _describe_added(use, None, texts) if is_added else _describe(use, "removed", use, None) for use in uses
    )


def _is_told(use: _FileUse) -> bool:
    """Return True if an added or removed file is described here, and not with the text (a picture, a dead link)."""
    return use.field is not None or (use.role == "attachment" and use.path is not None)


def _find_former(removed: Iterable[_FileUse], added: Collection[_FileUse]) -> dict[str, _FileUse]:
    """Return the replaced attachments: the only removed for the only new, or with the same title."""
    gone = [use for use in removed if use.role == "attachment" and use.path is not None]
    new = [use for use in added if use.role == "attachment" and use.path is not None]
    if len(gone) == len(new) == 1:
        return {nfc(new[0].name): gone[0]}
    titles = {use.title: use for use in reversed(gone) if use.title}
    return {nfc(use.name): titles[use.title] for use in new if use.title in titles}


def _describe_added(use: _FileUse, former: _FileUse | None, texts: AttachmentTexts) -> FileDifference:
    document = _compare_documents(former, use, texts)
    if document is not None and former is not None and not document.is_new:
        document = replace(document, former_file=former.name)
    return replace(_describe(use, "added", None, use), document=document)


def _compare_documents(
    before: _FileUse | None, after: _FileUse | None, texts: AttachmentTexts
) -> DocumentDifference | None:
    """Return the difference of an attachment's text; None for a picture or a missing file."""
    if after is None or after.path is None or after.role != "attachment":
        return None
    return texts.compare(before.path if before is not None else None, after.path)


def list_named_paths(version: PageVersion, blocks: Iterable[BodyBlock]) -> set[str]:
    """Return the files named by a page, from the portal's root."""
    return {f"{version.page.folder}/{name}" for name in _list_files(version, blocks)}


def _list_files(version: PageVersion, blocks: Iterable[BodyBlock]) -> dict[str, _FileUse]:
    """Return the files of a page by name, first the files named by its front matter."""
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
    texts: AttachmentTexts,
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
    document = _compare_documents(before, after, texts) if is_changed else None
    found = _describe(after, "changed", before, after)
    return replace(found, values=values, is_content_changed=is_changed, document=document)


def _compare_words(
    before: _FileUse, after: _FileUse, versions: tuple[PageVersion, PageVersion], language: str
) -> Iterator[ValueChange]:
    """Yield changes of a file's texts in the front matter."""
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
