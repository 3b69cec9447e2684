"""The check of ATT221; its page is `ATT221.md`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from portalgen.config.portal import Portal
from portalgen.content.files import format_of
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.text.normalization import nfc

_CONTENT: Final = "content"
_OF_PROGRAMS: Final = ("._", ".#", ".~", ".git")
"""Prefixes of files created by macOS, Emacs, LibreOffice and Git."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield ATT221 for each hidden page or file below `content/`, and once for a hidden folder with content."""
    pages: dict[str, list[Page]] = {}
    for page in context.library.pages:
        pages.setdefault(page.folder, []).append(page)
    root = context.portal.root
    for folder, below, names in os.walk(root / _CONTENT):
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        for name in sorted(names):
            if _is_hidden(name) and _is_content(name, context.portal) and not os.path.islink(f"{folder}/{name}"):
                path = f"{inside}/{name}"
                if not _is_named(path, pages, context):
                    yield violation("ATT221", Place(path), file=name)
        hidden = sorted(name for name in below if _is_hidden(name))
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in hidden:
            if _holds_content(f"{folder}/{name}", context.portal):
                yield violation("ATT221", Place(f"{inside}/{name}"), file=f"{name}/")


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and not name.startswith(_OF_PROGRAMS)


def _is_content(name: str, portal: Portal) -> bool:
    """Return True if the file, without the dots before its name, would be a page or a permitted attachment."""
    format = format_of(name.lstrip("."))
    return format == "md" or format in portal.settings.attachment_formats


def _holds_content(folder: str, portal: Portal) -> bool:
    return any(_is_content(name, portal) for _, _, names in os.walk(folder) for name in names)


def _is_named(path: str, pages: Mapping[str, list[Page]], context: LintContext) -> bool:
    """Return True if a page beside the file names it: its name is then reported on the page."""
    folder, name = str(PurePosixPath(path).parent), nfc(PurePosixPath(path).name)
    return any(name in nfc(context.text_of(page.source)) for page in pages.get(folder, ()))


RULE: Final = PortalRule("ATT221", check)
