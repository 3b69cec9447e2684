"""All repairs of one file, and what they change as people read it."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from portalgen.content.front_matter import split_source
from portalgen.lint.fixes.composition import composed
from portalgen.lint.fixes.key_order import ordered
from portalgen.lint.fixes.missing_id import with_id
from portalgen.lint.fixes.quoting import quoted
from portalgen.lint.fixes.spacing import single_spaced

FIXABLE: Final = ("TXT201", "TXT204", "FMT101", "FMT105", "FMT201")
"""The codes for which there is a repair, in the order in which they are made.

There is none for TXT205: without its invisible characters a text is another text, and its translations are outdated.
"""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The repaired bytes, and the codes of the repairs in the order of `FIXABLE`."""

    data: bytes
    applied: tuple[str, ...]


def fixed(
    data: bytes, path: str, site: str, taken_ids: Collection[str], codes: Collection[str] = FIXABLE, item: str = ""
) -> Fixed:
    """The source at `path` (from the portal's root) of `site` with the repairs for `codes`.

    `taken_ids` are the ids of all items, `item` the one that the page has in its other languages. A byte order mark and line ends are kept. A file that is not UTF-8 stays as
    it is. Repairing twice is repairing once.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return Fixed(data, ())
    applied: set[str] = set()
    changed = data
    for _ in FIXABLE:  # a repair may make room for an earlier one
        before = changed
        for code in FIXABLE:
            if code in codes:
                repaired = _repaired(changed, code, path, site, taken_ids, item)
                applied |= {code} if repaired != changed else set()
                changed = repaired
        if changed == before:
            break
    return Fixed(changed, tuple(code for code in FIXABLE if code in applied))


def _repaired(data: bytes, code: str, path: str, site: str, taken: Collection[str], item: str) -> bytes:
    if code == "TXT201":
        return composed(data, path)
    if code == "TXT204":
        return single_spaced(data, path)
    parts = split_source(data)
    if parts is None:
        return data
    head = data[parts.head_start : parts.head_end].decode("utf-8")
    if code == "FMT101":
        changed = quoted(head, path)
    elif code == "FMT105":
        changed = with_id(head, path, site, taken, item)
    else:
        changed = ordered(head, path)
    return data[: parts.head_start] + changed.encode("utf-8") + data[parts.head_end :]


def unified_diff(before: bytes, after: bytes, path: str) -> str:
    """What changed, in the unified format with `path` on both sides; empty where nothing did.

    Bytes that are not UTF-8 are shown as U+FFFD, and a carriage return at a line's end is not shown.
    """
    old, new = (data.decode("utf-8", "replace").replace("\r\n", "\n") for data in (before, after))
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), f"a/{path}", f"b/{path}", lineterm="", n=2)
    return "".join(f"{line}\n" for line in lines)
