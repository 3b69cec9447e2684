"""The headers that keep a page to what it is made of: those of every answer of a web server, and of the preview."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CONTENT_SECURITY_POLICY: Final = "Content-Security-Policy"
_UPGRADE: Final = "; upgrade-insecure-requests"
_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)

SECURITY_HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        CONTENT_SECURITY_POLICY: _POLICY + _UPGRADE,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
"""Of every answer, whatever its status. No address that a reader comes from is told, since it may hold what was searched."""
PREVIEW_HEADERS: Final[Mapping[str, str]] = MappingProxyType({**SECURITY_HEADERS, CONTENT_SECURITY_POLICY: _POLICY})
"""The same for the preview, which has no HTTPS that a browser could be sent to."""
