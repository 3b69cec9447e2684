"""Decides which requests are answered: before any route, by Host, by origin, and by the length of the address.

The preview shows drafts to every program of this machine, and a browser runs the programs of every website. A website
with a name pointed at this machine (DNS rebinding) could otherwise read drafts as if they were its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from portalgen.serve.addresses import is_local_name
from portalgen.serve.messages import format_preview_message
from portalgen.serve.responses import RESPONSE_HEADERS

PATH_BYTES: Final = 2048
"""Longest path, decoded, in bytes of UTF-8: names of files have at most 255."""
PATH_SEGMENTS: Final = 50
"""The most segments of a path: each is searched on the disk, and the nearest 404 page above each."""


class RequestGuard:
    """Answers foreign requests, and passes all others on to `application`."""

    __slots__ = ("_application", "_language")

    def __init__(self, application: ASGIApp, language: str) -> None:
        self._application = application
        self._language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        refused = find_refusal(scope["path"], Headers(scope=scope)) if scope["type"] == "http" else None
        if refused is None:
            await self._application(scope, receive, send)
            return
        status, key = refused
        text = format_preview_message(key, self._language)
        response = Response(f"{text}\n", status, RESPONSE_HEADERS, "text/plain; charset=utf-8")
        await response(scope, receive, send)


def find_refusal(path: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
    """Return status and key of the message for a rejected request, or None.

    Sites of the preview are cross-site to each other, and a link in a message is to all of them. So a cross-site
    request is answered if it opens a page in a window of its own (Fetch Metadata, W3C), which its opener cannot read.
    """
    if not is_local_name(headers.get("host", "")):
        return 421, "refused.host"
    if headers.get("sec-fetch-site") == "cross-site" and not _opens_page(headers):
        return 403, "refused.cross_site"
    if path.count("/") > PATH_SEGMENTS or len(path.encode(errors="surrogateescape")) > PATH_BYTES:
        return 414, "refused.path"
    return None


def _opens_page(headers: Mapping[str, str]) -> bool:
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
