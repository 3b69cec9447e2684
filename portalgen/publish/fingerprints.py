"""Which addresses name their content: what is at such an address never changes, so it is kept for long, and stays
reachable while pages of former releases may still ask for it."""

from __future__ import annotations

import re
from typing import Final

FINGERPRINTED_PATTERN: Final = r"/assets/[0-9a-f]+/|/pagefind(-summary)?/(index|fragment|filter)/"
"""Of the address below the host; a regular expression that Python, nginx (PCRE) and Caddy (RE2) read alike."""
_FINGERPRINTED: Final = re.compile(FINGERPRINTED_PATTERN)


def is_fingerprinted(path: str) -> bool:
    """Return whether the output path (`host/folder/name`) names its content."""
    return _FINGERPRINTED.search(path) is not None
