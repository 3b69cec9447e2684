"""The number of files named in a message."""

from __future__ import annotations

from portalgen.diagnostics.model import LocalizedText


def count_files(count: int) -> LocalizedText:
    """Return the subject of a finding about `count` files, located at the first of them."""
    if count == 1:
        return LocalizedText("tệp này", "this file")
    return LocalizedText(f"tệp này cùng {count - 1} tệp khác", f"this file and {count - 1} more")
