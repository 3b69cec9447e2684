"""All fixes of one file, and their changes as a diff."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from portalgen.content.front_matter import split_source
from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.composition import normalize_to_nfc
from portalgen.lint.fixes.key_order import order_keys
from portalgen.lint.fixes.missing_id import insert_missing_id
from portalgen.lint.fixes.quoting import quote_values
from portalgen.lint.fixes.spacing import collapse_double_spaces

FIXABLE_CODES: Final = ("TXT201", "TXT204", "FMT101", "FMT105", "FMT201")
"""The codes that can be fixed, in the order in which the fixes are applied.

There is none for TXT205: without its invisible characters a text is another text, and its translations are outdated.
"""


@dataclass(frozen=True, slots=True)
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
    """Return the source at `path` (from the portal's root) of `site` with the fixes for `codes`.

    `taken_ids` are the ids of all items, `item` the one that the page has in its other languages. A byte order mark and
    line ends are kept. A file that is not UTF-8 stays as it is. Fixing is idempotent.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return FixedSource(data, ())
    applied: set[str] = set()
    current = data
    for _ in FIXABLE_CODES:  # a fix may make another one possible
        before = current
        for code in FIXABLE_CODES:
            if code in codes:
                fixed = _apply_fix(current, code, path, site, taken_ids, item, kinds)
                applied |= {code} if fixed != current else set()
                current = fixed
        if current == before:
            break
    return FixedSource(current, tuple(code for code in FIXABLE_CODES if code in applied))


def _apply_fix(data: bytes, code: str, path: str, site: str, taken: Collection[str], item: str, kinds: Kinds) -> bytes:
    if code == "TXT201":
        return normalize_to_nfc(data, path)
    if code == "TXT204":
        return collapse_double_spaces(data, path, kinds)
    parts = split_source(data)
    if parts is None:
        return data
    head = data[parts.head_start : parts.head_end].decode("utf-8")
    if code == "FMT101":
        changed = quote_values(head, path)
    elif code == "FMT105":
        changed = insert_missing_id(head, path, site, taken, item)
    else:
        changed = order_keys(kinds, head, path)
    return data[: parts.head_start] + changed.encode("utf-8") + data[parts.head_end :]


def format_unified_diff(before: bytes, after: bytes, path: str) -> str:
    """Return what changed, in the unified format with `path` on both sides; empty where nothing did.

    Bytes that are not UTF-8 are shown as U+FFFD, and a carriage return at a line's end is not shown.
    """
    old, new = (data.decode("utf-8", "replace").replace("\r\n", "\n") for data in (before, after))
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), f"a/{path}", f"b/{path}", lineterm="", n=2)
    return "".join(f"{line}\n" for line in lines)
