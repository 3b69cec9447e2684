"""Names accepted by a server beside main, for forges; the hook of a bare repository has the same (`pre-receive.sh`)."""

from __future__ import annotations

from typing import Final

SUBMISSIONS: Final = "bai/*"
"""Branches that only move forward."""
RECORDS: Final = "phieu/*"
"""Branches with only records, which move only forward and are never lost."""
RELEASES: Final = "phat-hanh/*"
"""Tags that are created once."""
RELEASE_NAMES: Final = r"\Aphat-hanh/[a-z0-9]([a-z0-9._-]*[a-z0-9])?\z"
"""The same tags as a regular expression of Go, with the characters accepted by the hook."""
