"""How much of an attachment is read. A file within `limits.attachment` that people made stays far below these."""

from __future__ import annotations

from typing import Final

MEBIBYTE: Final = 1024 * 1024

TEXT: Final = 2_000_000
"""Characters of text that are kept of one file; what follows is cut."""
PAGES: Final = 2_000
"""Pages of a PDF that are read; what follows is cut."""
PLAIN: Final = 8 * MEBIBYTE
"""Bytes of a plain or RTF file that are read; what follows is cut."""
MEMBERS: Final = 10_000
"""Files within an office file."""
UNPACKED: Final = 256 * MEBIBYTE
"""Bytes that all members of an office file may claim together."""
RATIO: Final = 200
"""Times that one member may grow when it is unpacked; sheets of empty cells reach about 100."""
RATIO_FROM: Final = 8 * MEBIBYTE
"""Unpacked bytes below which a member's ratio does not matter."""
MEMORY: Final = 2048 * MEBIBYTE
"""Address space of the reading process, in bytes, where the system can bound it."""
SOFT_SECONDS: Final = 20.0
"""After this the reading process stops at the next page, row or paragraph, and what it has counts as cut."""
HARD_SECONDS: Final = 40.0
"""After this the reading process is ended from outside."""
