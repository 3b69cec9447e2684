"""Responses of the preview: their common headers, its own files, and pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from portalgen.publish.servers.security_headers import PREVIEW_HEADERS

RESPONSE_HEADERS: Final = MappingProxyType({**PREVIEW_HEADERS, "Cache-Control": "no-cache"})
_OWN_FILES: Final = Path(__file__).parent

Handler = Callable[[Request], Awaitable[Response]]


def create_file_handler(name: str, media_type: str) -> Handler:
    """Return a handler that sends a file of the preview itself."""

    async def send(_: Request) -> Response:
        return Response((_OWN_FILES / name).read_bytes(), media_type=media_type, headers=RESPONSE_HEADERS)

    return send


def create_html_response(text: str, status: int) -> Response:
    """Return a response with a page."""
    return Response(text, status, RESPONSE_HEADERS, "text/html; charset=utf-8")
