"""Limits for reading an attachment. Genuine files within `limits.attachment` stay far below."""

from __future__ import annotations

from typing import Final

_MEBIBYTE: Final = 1024 * 1024

MAX_TEXT_LENGTH: Final = 2_000_000
"""Characters of text kept of a file; the rest is cut."""
MAX_PAGES: Final = 2_000
"""Pages read of a PDF; the rest is cut."""
MAX_PDF_OBJECTS: Final = 1_000_000
"""Objects of a PDF, including nested objects, searched for code; the rest is skipped."""
FEATURE_SECONDS: Final = 5.0
"""Seconds of processor time for finding code and hidden parts in a file; then it counts as cut."""
MAX_PLAIN_BYTES: Final = 8 * _MEBIBYTE
"""Bytes read of a plain or RTF file; the rest is cut."""
MAX_MEMBERS: Final = 10_000
"""Files within an office file."""
MAX_UNPACKED_BYTES: Final = 256 * _MEBIBYTE
"""Bytes that all members of an office file may claim together."""
MAX_COMPRESSION_RATIO: Final = 200
"""The most growth of a member by unpacking; sheets of empty cells reach about 100."""
RATIO_CHECKED_FROM: Final = 8 * _MEBIBYTE
"""Unpacked bytes below which a member's ratio is ignored."""
MAX_MEMORY_BYTES: Final = 2048 * _MEBIBYTE
"""Address space of the reading process, in bytes, if the system can limit it."""
SOFT_SECONDS: Final = 8.0
"""Seconds of processor time after which the reading process stops at the next page, row or paragraph.

The text read so far counts as cut. Reading the longest text kept takes about five.
"""
HARD_SECONDS: Final = 12.0
"""Seconds of processor time for a file after which the system ends the reading process, even inside a library."""
WAITING_SECONDS: Final = 300.0
"""Seconds of wall-clock time for a file after which the unresponsive reading process is ended from outside."""
