"""Checks if any page names a file in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from portalgen.content.model import Page
from portalgen.lint.context import LintContext
from portalgen.lint.named_files import find_named_files
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import nfc


def normalized_text_of(context: LintContext, page: Page) -> str:
    """Return the raw text of a page in normal form C, in which names are compared."""
    return nfc(context.text_of(page.source))


def is_mentioned(name: str, texts: Iterable[str]) -> bool:
    """Return True if any of `texts` contains the file name. This quick test avoids parsing the pages.

    Case is ignored here; ATT101 reports names that differ only in case.
    """
    pattern = re.compile(rf"(?<![\w-]){re.escape(nfc(name))}(?![\w-])", re.IGNORECASE)
    return any(pattern.search(text) for text in texts)


def is_named_by(context: LintContext, page: Page, path: str) -> bool:
    """Return True if the page names the file at `path`. A page whose text does not contain the name is not parsed."""
    data = context.read_source(page.source)
    text = normalized_text_of(context, page).replace("\\", "")
    if not data or (nfc(path.rpartition("/")[2]) not in text and "%" not in text):
        return False
    parsed = PageText(page, context.portal.site(page.site), context.settings, data)
    return any(nfc(str(PurePosixPath(page.folder, name))) == nfc(path) for name, _ in find_named_files(parsed))
