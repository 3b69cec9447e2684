"""Addresses on the web, as people write them."""

from __future__ import annotations

import re
from typing import Final

WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`\\]+")
"""A complete http or https address."""


def is_web_address(text: str) -> bool:
    """Whether `text` is a complete http or https address."""
    return WEB_ADDRESS.fullmatch(text) is not None
