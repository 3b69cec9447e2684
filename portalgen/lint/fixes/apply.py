"""Applies all fixes to a file and formats the changes as a diff."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Final

from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.model import FixedPage
from portalgen.lint.fixes.table import FIXES

FIXABLE_CODES: Final = tuple(fix.code for fix in FIXES)
"""The codes with an automatic fix, in the order of application."""

LONGEST: Final = 400_000
"""The size in bytes above which a source is not fixed. Each fix parses it again, so the user would wait."""


@frozen
class FixedSource:
    """The fixed bytes, and the codes of the applied fixes in the order of `FIXABLE_CODES`."""

    data: bytes
    applied_codes: tuple[str, ...]


def fix_source(
    data: bytes,
    path: str,
    site: str,
    taken_ids: Collection[str],
    codes: Collection[str] = FIXABLE_CODES,
    item: str = "",
    kinds: Kinds = KINDS,
) -> FixedSource:
    """Return the source at `path` (from the portal's root) of `site` after applying the fixes for `codes`.

    `taken_ids` are the ids of all items. `item` is the id used by the page in its other languages. A byte order mark
    and line ends are kept. A file that is longer than `LONGEST` or not valid UTF-8 is returned unchanged. Fixing is
    idempotent.
    """
    if len(data) > LONGEST:
        return FixedSource(data, ())
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return FixedSource(data, ())
    page = FixedPage(path, site, taken_ids, item, kinds)
    applied: set[str] = set()
    current = data
    for _ in FIXES:  # a fix may make another one possible
        before = current
        for fix in FIXES:
            if fix.code in codes:
                fixed = fix.apply(current, page)
                applied |= {fix.code} if fixed != current else set()
                current = fixed
        if current == before:
            break
    return FixedSource(current, tuple(code for code in FIXABLE_CODES if code in applied))


def format_unified_diff(before: bytes, after: bytes, path: str) -> str:
    """Return a unified diff that shows `path` on both sides. Return an empty string if nothing changed.

    Bytes invalid in UTF-8 are shown as U+FFFD; carriage returns at line ends are hidden.
    """
    old, new = (data.decode("utf-8", "replace").replace("\r\n", "\n") for data in (before, after))
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), f"a/{path}", f"b/{path}", lineterm="", n=2)
    return "".join(f"{line}\n" for line in lines)
