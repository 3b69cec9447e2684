"""Headers that limit a page to its own resources: for every answer of a web server, and of the preview."""

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
"""Of every answer with any status. The reader's previous address is never sent, since it may contain search terms."""
PREVIEW_HEADERS: Final[Mapping[str, str]] = MappingProxyType({**SECURITY_HEADERS, CONTENT_SECURITY_POLICY: _POLICY})
"""The same for the preview, which has no HTTPS to redirect browsers to."""
