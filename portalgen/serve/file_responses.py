"""Files of a host's folder as responses: pages and feeds with local addresses, everything else as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from portalgen.serve.addresses import LocalAddresses
from portalgen.serve.files import FolderRedirect, ServedFile, find_file
from portalgen.serve.messages import format_preview_message
from portalgen.serve.responses import RESPONSE_HEADERS
from portalgen.store.digest import digest_bytes

_REWRITTEN: Final = ("text/html", "application/xml", "application/atom+xml", "text/plain")

Transform = Callable[[str], str]
"""Returns a page with the additions of the preview."""


def keep_page(text: str) -> str:
    """Return the page unchanged: the `Transform` of a preview without additions."""
    return text


def respond_with_file(
    request: Request, folder: Path, addresses: LocalAddresses, transform: Transform
) -> Response | None:
    """Return the response, or redirect, for the file of a request below `folder`; None if there is none."""
    path = request.scope["path"]
    start = addresses.start_of(request.headers.get("host", ""))
    if path == "/" and start != "/":
        return RedirectResponse(start, 307, RESPONSE_HEADERS)
    served = find_file(folder, path)
    if isinstance(served, FolderRedirect):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(served.location + query, 307, RESPONSE_HEADERS)
    if served is None:
        return None
    if served.media_type.startswith(_REWRITTEN):
        return respond_with_text(request, served, addresses, 200, transform)
    return _send_file(request, served)


def respond_with_text(
    request: Request, served: ServedFile, addresses: LocalAddresses, status: int, transform: Transform
) -> Response:
    """Return a text with local addresses; `transform` is called for pages alone."""
    text = read_rewritten(served, addresses)
    if served.media_type.startswith("text/html"):
        text = transform(text)
    data = text.encode()
    tag = f'"{digest_bytes(data, 12)}"'
    if status == 200 and _is_cached_by_client(request, tag):
        return Response(None, 304, {**RESPONSE_HEADERS, "ETag": tag})
    return Response(data, status, {**RESPONSE_HEADERS, "ETag": tag}, served.media_type)


def read_rewritten(served: ServedFile, addresses: LocalAddresses) -> str:
    """Return the text of a file with local addresses."""
    return addresses.rewrite_addresses(served.file.read_bytes().decode("utf-8", "replace"))


def refuse_method(request: Request, language: str) -> Response | None:
    """Return the response to a request other than GET and HEAD; else None."""
    if request.method in {"GET", "HEAD"}:
        return None
    text = format_preview_message("method", language)
    return Response(text, 405, {**RESPONSE_HEADERS, "Allow": "GET, HEAD"}, "text/plain; charset=utf-8")


def _send_file(request: Request, served: ServedFile) -> Response:
    """Send the file as it is. FileResponse handles HEAD and Range."""
    if _is_cached_by_client(request, served.tag):
        return Response(None, 304, {**RESPONSE_HEADERS, "ETag": served.tag})
    return FileResponse(served.file, headers={**RESPONSE_HEADERS, "ETag": served.tag}, media_type=served.media_type)


def _is_cached_by_client(request: Request, tag: str) -> bool:
    tags = request.headers.get("if-none-match", "")
    return tag in {each.strip().removeprefix("W/") for each in tags.split(",")}
