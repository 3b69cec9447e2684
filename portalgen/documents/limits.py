"""How much of an attachment is read. A file within `limits.attachment` that people made stays far below these."""

from __future__ import annotations

from typing import Final

_MEBIBYTE: Final = 1024 * 1024

MAX_TEXT_LENGTH: Final = 2_000_000
"""Characters of text that are kept of one file; what follows is cut."""
MAX_PAGES: Final = 2_000
"""Pages of a PDF that are read; what follows is cut."""
MAX_PDF_OBJECTS: Final = 1_000_000
"""Objects of a PDF, those within others too, that are looked at for code; what follows is not."""
FEATURE_SECONDS: Final = 5.0
"""Seconds of processor time after which nobody looks further for code and hidden parts in one file, which then counts as
cut."""
MAX_PLAIN_BYTES: Final = 8 * _MEBIBYTE
"""Bytes of a plain or RTF file that are read; what follows is cut."""
MAX_MEMBERS: Final = 10_000
"""Files within an office file."""
MAX_UNPACKED_BYTES: Final = 256 * _MEBIBYTE
"""Bytes that all members of an office file may claim together."""
MAX_COMPRESSION_RATIO: Final = 200
"""Times that one member may grow when it is unpacked; sheets of empty cells reach about 100."""
RATIO_CHECKED_FROM: Final = 8 * _MEBIBYTE
"""Unpacked bytes below which a member's ratio does not matter."""
MAX_MEMORY_BYTES: Final = 2048 * _MEBIBYTE
"""Address space of the reading process, in bytes, where the system can bound it."""
SOFT_SECONDS: Final = 8.0
"""Seconds of processor time after which the reading process stops at the next page, row or paragraph, and what it has
counts as cut. To read as much text as is kept takes about five."""
HARD_SECONDS: Final = 12.0
"""Seconds of processor time for one file after which the system ends the reading process, whatever library it is in."""
WAITING_SECONDS: Final = 300.0
"""Seconds of the clock for one file, after which the reading process is ended from outside: it does not answer at all."""
