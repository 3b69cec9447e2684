"""Recognises addresses that contain a digest of their content.

The content of such an address never changes. So it is cached for long, and stays reachable while pages of former
releases may still request it.
"""

from __future__ import annotations

import re
from typing import Final

_DIGEST: Final = "|".join(f"[0-9]{{{digits}}}[a-f][0-9a-f]{{{7 - digits}}}" for digits in range(8))
"""Eight hexadecimal digits, including a letter: `bao-cao.20261127.jpg` has a day in its name, and may change.

One picture in 43 has a digest without a letter; it is requested again each time, with no other disadvantage.
"""
PICTURE_PATTERN: Final = rf"[.]({_DIGEST})[.](avif|webp|jpe?g|png|gif|svg)$"
"""Of pictures as the build writes them (`portalgen.render.images.plan`)."""
ASSET_PATTERN: Final = r"/assets/[0-9a-f]+/"
INDEX_PATTERN: Final = (
    r"/pagefind(-summary)?/((index|fragment|filter)/|pagefind[.][a-z-]+_[0-9a-f]{6,}[.]pf_meta$)"
    r"|/titles/[0-9a-f]{16}[.]json$"
)
"""Of Pagefind's files and the parts of title indexes.

Pagefind's `wasm.*.pagefind` and `pagefind-entry.json` have no digest in their names, nor has `titles.json`.
"""
FINGERPRINTED_PATTERN: Final = f"{ASSET_PATTERN}|{INDEX_PATTERN}|{PICTURE_PATTERN}"
"""Of the address below the host; a regular expression with the same meaning in Python, nginx (PCRE) and Caddy (RE2)."""
_FINGERPRINTED: Final = re.compile(FINGERPRINTED_PATTERN)


def is_fingerprinted(path: str) -> bool:
    """Return True if the output path (`host/folder/name`) contains a digest of its content."""
    return _FINGERPRINTED.search(path) is not None
