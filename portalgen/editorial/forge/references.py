"""The names that a server takes beside main, as forges are told; the hook of a bare repository has the same (`pre-receive.sh`)."""

from __future__ import annotations

from typing import Final

SUBMISSIONS: Final = "bai/*"
"""Branches that go forward only."""
RECORDS: Final = "phieu/*"
"""Branches with records alone, which go forward only and are not lost."""
RELEASES: Final = "phat-hanh/*"
"""Tags that are made once."""
RELEASE_NAMES: Final = r"\Aphat-hanh/[a-z0-9]([a-z0-9._-]*[a-z0-9])?\z"
"""The same tags as a regular expression of Go, with the letters that the hook takes."""
