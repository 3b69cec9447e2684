"""The check of ATT210; its page is `ATT210.md`."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import Final

from portalgen.content.files import format_of, media_of
from portalgen.content.model import Page
from portalgen.content.page_history import is_page_history_path
from portalgen.content.page_names import has_own_page, is_meant_as_page, is_office_text
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.unnamed_files import is_mentioned, is_named_by, normalized_text_of

_CONTENT: Final = "content"
_PLAIN: Final = re.compile(r"[A-Za-z][\w.-]*")
"""A file name that YAML accepts without quotes."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield ATT210 for each file below `content/` not named by a page of its folder or of a folder above it."""
    pages: dict[str, list[Page]] = {}
    for page in context.library.pages:
        pages.setdefault(page.folder, []).append(page)
    for folder, names, sources in _find_files(context):
        beside = pages.get(folder, [])
        if len(sources) > len(beside):
            continue  # a page that could not be read may name them, and is reported itself
        above = [page for parent in PurePosixPath(folder).parents for page in pages.get(str(parent), ())]
        texts = [normalized_text_of(context, page) for page in beside]
        for name in names:
            path = f"{folder}/{name}"
            if is_mentioned(name, texts) or any(is_named_by(context, page, path) for page in (*beside, *above)):
                continue
            owner = _owner_of(beside)
            place = Place(owner.source if owner is not None else path)
            others = (page.source for page in beside if page is not owner)
            remedy = _advise(name, owner, context.portal.settings.attachment_formats)
            yield violation("ATT210", place, path, *others, file=name, remedy=remedy)


def _advise(name: str, owner: Page | None, formats: Collection[str]) -> LocalizedText:
    """Return the lines that publish the file with its page if possible, or else advice to move or delete it."""
    format = format_of(name)
    if owner is not None and owner.kind.is_tombstone:
        return LocalizedText("xóa tệp: bài của nó đã bị gỡ", "delete the file: its page was removed")
    vi, en = "chuyển tệp ra khỏi `content/`", "move the file out of `content/`"
    if media_of(format) in ("image", "vector"):
        line = f'{{{{ figure src="{name}" alt="…" credit="…" origin="own" }}}}'
        return LocalizedText(
            f"muốn đăng ảnh thì thêm dòng `{line}` vào thân bài, thay `…` bằng lời tả ảnh và tên người chụp; không thì {vi}",
            f"to publish the picture, add the line `{line}` to the text, with its description and author in place of `…`;"
            f" otherwise {en}",
        )
    if format not in formats:
        return LocalizedText(vi, en)
    file = name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
    entry = f'  - {{file: {file}, title: "…"}}'
    if owner is not None and owner.fields.get("attachments"):
        where = LocalizedText(f"dòng `{entry}` vào dưới `attachments:`", f"the line `{entry}` below `attachments:`")
    else:
        where = LocalizedText(
            f"hai dòng `attachments:` và `{entry}` ngay trên dòng `---` thứ hai",
            f"the two lines `attachments:` and `{entry}` right above the second line `---`",
        )
    return LocalizedText(
        f"muốn đăng tệp thì thêm vào bài {where.vi}, thay `…` bằng tên văn bản; không thì {vi}",
        f"to publish the file, add to the page {where.en}, with the document's name in place of `…`; otherwise {en}",
    )


def _owner_of(pages: list[Page]) -> Page | None:
    """Return the page with its own folder, or None in the folder of a section, which belongs to no page."""
    return next((page for page in pages if has_own_page((page.source.rpartition("/")[2],))), None)


def _find_files(context: LintContext) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield (folder, files, pages) for each folder with files that are not pages.

    Hidden files are skipped, and so are Word files in the folder of a section, which were meant as pages (FMT203).
    """
    top = context.portal.root / _CONTENT
    unwritten = context.portal.unwritten
    for folder, below, present in os.walk(top):
        below[:] = sorted(each for each in below if not each.startswith("."))
        inside = str(PurePosixPath(os.path.relpath(folder, context.portal.root).replace(os.sep, "/")))
        pages = (each for each, is_folder in unwritten.names_in(inside).items() if not is_folder)
        names = sorted(each for each in {*present, *pages} if not each.startswith(".") and each != "README.md")
        sources = [each for each in names if each.lower().endswith(".md")]
        is_bundle = has_own_page(sources)
        files = [
            each
            for each in names
            if each not in sources and not is_meant_as_page(each) and (is_bundle or not is_office_text(each))
        ]
        files = [each for each in files if not is_page_history_path(f"{inside}/{each}")]
        if files:
            yield inside, files, sources


RULE: Final = PortalRule("ATT210", check)
