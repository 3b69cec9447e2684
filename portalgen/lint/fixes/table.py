"""The table of all fixes, in the order of application.

TXT205 has no fix: removing invisible characters would change the text. Fixes that create lists, tables and rules
(WRD201, WRD202, WRD203, WRD209) change marks, so translations of the page must be confirmed again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from portalgen.content.front_matter import split_source
from portalgen.lint.fixes.composition import normalize_to_nfc
from portalgen.lint.fixes.dates import rewrite_dates
from portalgen.lint.fixes.inline_marks import correct_marks
from portalgen.lint.fixes.key_order import order_keys
from portalgen.lint.fixes.missing_id import insert_missing_id
from portalgen.lint.fixes.model import Fix, FixedPage
from portalgen.lint.fixes.quoting import quote_values
from portalgen.lint.fixes.spacing import collapse_double_spaces
from portalgen.lint.fixes.typed_lists import make_lists
from portalgen.lint.fixes.typed_tables import add_second_lines, make_tables
from portalgen.lint.fixes.word_lines import draw_rules, indent_levels, remove_indents


def _in_head(change: Callable[[str, FixedPage], str]) -> Callable[[bytes, FixedPage], bytes]:
    """Return a fix of a file limited to its front matter; a file without one stays unchanged."""

    def apply(data: bytes, page: FixedPage) -> bytes:
        parts = split_source(data)
        if parts is None:
            return data
        changed = change(data[parts.head_start : parts.head_end].decode("utf-8"), page)
        return data[: parts.head_start] + changed.encode("utf-8") + data[parts.head_end :]

    return apply


FIXES: Final[tuple[Fix, ...]] = (
    Fix("TXT201", lambda data, page: normalize_to_nfc(data, page.path)),
    Fix("TXT204", lambda data, page: collapse_double_spaces(data, page.path, page.kinds)),
    Fix("WRD201", lambda data, page: make_lists(data, page.path, page.kinds)),
    Fix("WRD202", lambda data, page: add_second_lines(data, page.path, page.kinds)),
    Fix("WRD203", lambda data, page: make_tables(data, page.path, page.kinds)),
    Fix("WRD205", lambda data, page: remove_indents(data, page.path, page.kinds)),
    Fix("WRD208", lambda data, page: indent_levels(data, page.path, page.kinds)),
    Fix("WRD209", lambda data, page: draw_rules(data, page.path, page.kinds)),
    Fix("WRD212", lambda data, page: correct_marks("WRD212", data, page.path, page.kinds)),
    Fix("WRD215", lambda data, page: correct_marks("WRD215", data, page.path, page.kinds)),
    Fix("WRD216", lambda data, page: correct_marks("WRD216", data, page.path, page.kinds)),
    Fix("WRD222", lambda data, page: correct_marks("WRD222", data, page.path, page.kinds)),
    Fix("WRD223", lambda data, page: correct_marks("WRD223", data, page.path, page.kinds)),
    Fix("WRD225", lambda data, page: correct_marks("WRD225", data, page.path, page.kinds)),
    Fix("FMT101", _in_head(lambda head, page: quote_values(head, page.path))),
    Fix("FMT103", _in_head(lambda head, page: rewrite_dates(head, page.path, page.kinds))),
    Fix(
        "FMT105", _in_head(lambda head, page: insert_missing_id(head, page.path, page.site, page.taken_ids, page.item))
    ),
    Fix("FMT201", _in_head(lambda head, page: order_keys(page.kinds, head, page.path))),
)
