"""Responses of the preview: the headers that all of them have, its own files, and pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

RESPONSE_HEADERS: Final = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
            "font-src 'self'; media-src 'self'; connect-src 'self'; worker-src 'none'; manifest-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin",
        "Cache-Control": "no-cache",
    }
)
_OWN_FILES: Final = Path(__file__).parent

Handler = Callable[[Request], Awaitable[Response]]


def create_file_handler(name: str, media_type: str) -> Handler:
    """Return a handler that sends a file of the preview's own."""

    async def send(_: Request) -> Response:
        return Response((_OWN_FILES / name).read_bytes(), media_type=media_type, headers=RESPONSE_HEADERS)

    return send


def create_html_response(text: str, status: int) -> Response:
    """Return a response with a page."""
    return Response(text, status, RESPONSE_HEADERS, "text/html; charset=utf-8")
