"""How many files a message is about."""

from __future__ import annotations

from portalgen.diagnostics.model import LocalizedText


def count_files(count: int) -> LocalizedText:
    """Return what a finding is about, whose place is the first of `count` files."""
    if count == 1:
        return LocalizedText("tệp này", "this file")
    return LocalizedText(f"tệp này cùng {count - 1} tệp khác", f"this file and {count - 1} more")
