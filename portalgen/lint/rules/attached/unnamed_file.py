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
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.lint.model import Hit, PortalRule, hit
from portalgen.lint.named_files import named_files
from portalgen.lint.page_text import PageText
from portalgen.lint.whole import Whole
from portalgen.text.normal import nfc

_CONTENT: Final = "content"


def check(whole: Whole) -> Iterator[Hit]:
    """ATT210 for each file below `content/` that no page of its folder, or of a folder above it, names."""
    pages: dict[str, list[Page]] = {}
    for page in whole.library.pages:
        pages.setdefault(page.folder, []).append(page)
    for folder, names in _files(whole):
        beside = pages.get(folder, [])
        named = {name for page in beside for name in _named(whole, page)}
        for name in names:
            path = f"{folder}/{name}"
            if nfc(path) in named or _named_above(whole, pages, path):
                continue
            place = Place(beside[0].source) if beside else Place(path)
            yield hit("ATT210", place, path, *(page.source for page in beside[1:]), file=name)


def _files(whole: Whole) -> Iterator[tuple[str, list[str]]]:
    """(folder, names) of what is neither a page nor hidden; symlinks are left to the build."""
    top = whole.portal.root / _CONTENT
    for folder, below, names in os.walk(top):
        below[:] = sorted(each for each in below if not each.startswith("."))
        found = sorted(each for each in names if not each.startswith(".") and not each.lower().endswith(".md"))
        if found:
            inside = PurePosixPath(os.path.relpath(folder, whole.portal.root).replace(os.sep, "/"))
            yield str(inside), found


def _named(whole: Whole, page: Page) -> Iterator[str]:
    """Paths from the root of the files that the page names."""
    data = whole.data_of(page.source)
    if data:
        text = PageText(page, whole.portal.site(page.site), whole.settings, data)
        yield from (nfc(str(PurePosixPath(page.folder, name))) for name, _ in named_files(text))


def _named_above(whole: Whole, pages: dict[str, list[Page]], path: str) -> bool:
    """Whether a page of a folder above names the file; only those are parsed that hold its name."""
    last = path.rpartition("/")[2]
    for folder in list(PurePosixPath(path).parents)[1:]:
        for page in pages.get(str(folder), ()):
            text = whole.text_of(page.source)
            if (last in text or nfc(last) in nfc(text)) and nfc(path) in _named(whole, page):
                return True
    return False


RULE: Final = PortalRule("ATT210", check)
