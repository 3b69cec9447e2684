"""Tệp nằm cạnh bài mà không bài nào nhắc tới. / A file beside pages that no page names.

Vì sao: Tệp không được nhắc tới thì không được đăng; thường là bản cũ, bản nháp hoặc quên đính kèm.
Why: A file that no page names is not published; mostly it is an old version, a draft, or was forgotten.

Cách sửa: Đính kèm tệp vào bài, hoặc xóa tệp.
Fix: Name it in the page, or remove it.

Sai / Bad:

    === content/so/gioi-thieu/chuc-nang/quy-che-cu.pdf (pdf)
    Quy chế làm việc.

Đúng / Good:

    === content/so/gioi-thieu/lich-su/index.vi.md
    ---
    id: so-lich-su
    kind: page
    title: Lịch sử
    ---

    Xem [bản đồ](ban-do.pdf).

    === content/so/gioi-thieu/lich-su/ban-do.pdf (pdf)
    Bản đồ.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.named_files import find_named_files
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import nfc

_CONTENT: Final = "content"


def check(context: LintContext) -> Iterator[Violation]:
    """ATT210 for each file below `content/` that no page of its folder, or of a folder above it, names."""
    pages: dict[str, list[Page]] = {}
    for page in context.library.pages:
        pages.setdefault(page.folder, []).append(page)
    for folder, names, sources in _find_files(context):
        beside = pages.get(folder, [])
        if len(sources) > len(beside):
            continue  # a page that could not be read may name them, and is reported itself
        above = [page for parent in PurePosixPath(folder).parents for page in pages.get(str(parent), ())]
        texts = [_normalized_text_of(context, page) for page in beside]
        for name in names:
            path = f"{folder}/{name}"
            if _is_mentioned(name, texts) or any(_is_named_by(context, page, path) for page in (*beside, *above)):
                continue
            place = Place(beside[0].source) if beside else Place(path)
            yield violation("ATT210", place, path, *(page.source for page in beside[1:]), file=name)


def _normalized_text_of(context: LintContext, page: Page) -> str:
    return nfc(context.text_of(page.source))


def _is_mentioned(name: str, texts: list[str]) -> bool:
    """Return whether a page beside the file holds its name: enough to be silent, far quicker than parsing the page.

    Capitals do not matter here: a page that names the file with others is told so by ATT101.
    """
    pattern = re.compile(rf"(?<![\w-]){re.escape(nfc(name))}(?![\w-])", re.IGNORECASE)
    return any(pattern.search(text) for text in texts)


def _find_files(context: LintContext) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield (folder, files, pages) of each folder with files that are no pages; what is hidden is left out."""
    top = context.portal.root / _CONTENT
    for folder, below, present in os.walk(top):
        below[:] = sorted(each for each in below if not each.startswith("."))
        names = sorted(each for each in present if not each.startswith(".") and each != "README.md")
        sources = [each for each in names if each.lower().endswith(".md")]
        files = [each for each in names if each not in sources]
        if files:
            inside = PurePosixPath(os.path.relpath(folder, context.portal.root).replace(os.sep, "/"))
            yield str(inside), files, sources


def _is_named_by(context: LintContext, page: Page, path: str) -> bool:
    """Return whether the page names the file at `path`; one that cannot is not parsed."""
    data = context.read_source(page.source)
    text = _normalized_text_of(context, page).replace("\\", "")
    if not data or (nfc(path.rpartition("/")[2]) not in text and "%" not in text):
        return False
    parsed = PageText(page, context.portal.site(page.site), context.settings, data)
    return any(nfc(str(PurePosixPath(page.folder, name))) == nfc(path) for name, _ in find_named_files(parsed))


RULE: Final = PortalRule("ATT210", check)
