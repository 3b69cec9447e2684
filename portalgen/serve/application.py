"""The preview's web application: files by Host, rewritten to local addresses, and the live channel."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from portalgen.serve.addresses import AddressBook
from portalgen.serve.bar import build_bar
from portalgen.serve.files import FolderRedirect, ServedFile, find_file, find_not_found_page
from portalgen.serve.findings_page import render_findings_page
from portalgen.serve.gallery import Gallery
from portalgen.serve.gallery_routes import create_gallery_routes
from portalgen.serve.messages import build_overlay, format_preview_message
from portalgen.serve.pages import (
    digest_of_page,
    find_script_paths,
    find_stylesheets,
    insert_live_script,
    render_failed_page,
    render_missing_page,
    render_site_list,
)
from portalgen.serve.preview_state import PreviewState
from portalgen.serve.responses import RESPONSE_HEADERS, create_file_handler, create_html_response

_REWRITTEN: Final = ("text/html", "application/xml", "application/atom+xml", "text/plain")
_KEEP_ALIVE: Final = 15.0


def create_application(
    out: Path, book: AddressBook, board: PreviewState, language: str, gallery: Gallery | None = None
) -> Starlette:
    """All routes. Book and board are read at every request, so that pages show the last rebuild."""
    site = _Site(out, book, board, language)
    routes = [
        *(create_gallery_routes(gallery, book, board, language) if gallery else ()),
        Route("/_portalgen/events", site.events),
        Route("/_portalgen/diagnostics", site.diagnostics),
        Route("/_portalgen/findings", site.findings),
        Route("/_portalgen/page", site.page),
        Route("/_portalgen/live.js", create_file_handler("live.js", "text/javascript; charset=utf-8")),
        Route("/_portalgen/live.css", create_file_handler("live.css", "text/css; charset=utf-8")),
        Route("/_portalgen/icon.svg", create_file_handler("icon.svg", "image/svg+xml")),
        Route("/{path:path}", site.anything, methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
    ]
    return Starlette(routes=routes)


class _Site:
    """The handlers, with what they share."""

    __slots__ = ("_board", "_book", "_language", "_out")

    def __init__(self, out: Path, book: AddressBook, board: PreviewState, language: str) -> None:
        self._out = out
        self._book = book
        self._board = board
        self._language = language

    async def anything(self, request: Request) -> Response:
        """A file of the site that the Host header names."""
        if request.method not in {"GET", "HEAD"}:
            text = format_preview_message("method", self._language)
            return Response(text, 405, {**RESPONSE_HEADERS, "Allow": "GET, HEAD"}, "text/plain; charset=utf-8")
        header = request.headers.get("host", "")
        addresses = self._book.addresses
        host = addresses.host_of(header)
        if host is None and self._board.report.has_failed:
            return self._failed("")
        if host is None:
            text = render_site_list(addresses, header, self._language)
            return create_html_response(insert_live_script(text, "", self._board.revision), 404)
        return await asyncio.to_thread(self._answer, request, host)

    async def diagnostics(self, request: Request) -> Response:
        """What the overlay shows; for a page that is named by `path`, also what the bar on it shows."""
        told = build_overlay(self._board.report, self._board.build_revision, self._language)
        path = request.query_params.get("path")
        if path is not None:
            told["page"] = build_bar(self._board, self._output_path(request, path), self._language)
        return JSONResponse(told, headers=RESPONSE_HEADERS)

    async def findings(self, request: Request) -> Response:
        """Every finding by file, or those of one severity."""
        severity = request.query_params.get("severity", "")
        text = await asyncio.to_thread(
            render_findings_page, self._board, self._book.addresses, severity, self._language
        )
        return create_html_response(insert_live_script(text, "", self._board.revision), 200)

    async def page(self, request: Request) -> Response:
        """Digest and stylesheets of a page as it is now: whether it must be loaded again."""
        host = self._book.addresses.host_of(request.headers.get("host", ""))
        found = host and find_file(self._out / host, request.query_params.get("path", "/"))
        if not isinstance(found, ServedFile) or host is None:
            return JSONResponse({"digest": "", "styles": []}, headers=RESPONSE_HEADERS)
        text = await asyncio.to_thread(self._text, found)
        return JSONResponse(
            {"digest": self._digest(text, host), "styles": find_stylesheets(text)}, headers=RESPONSE_HEADERS
        )

    async def events(self, request: Request) -> Response:
        """The stream that tells of every rebuild."""
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        revision = int(since) if since.isascii() and since.isdigit() else self._board.revision
        return StreamingResponse(self._stream(revision), media_type="text/event-stream", headers=RESPONSE_HEADERS)

    async def _stream(self, revision: int) -> AsyncIterator[str]:
        yield "retry: 1000\n\n"
        if revision > self._board.revision:
            revision = 0
        while not self._board.is_closed:
            if not await self._board.wait(revision, _KEEP_ALIVE):
                yield ": still here\n\n"
            elif not self._board.is_closed:
                changed = self._board.paths_changed_since(revision)
                revision = self._board.revision
                data = json.dumps({"revision": revision, "changed": changed, "failed": self._board.report.has_failed})
                yield f"id: {revision}\ndata: {data}\n\n"

    def _output_path(self, request: Request, path: str) -> str:
        """The output path of a page as the build names it; empty for what is not there."""
        host = self._book.addresses.host_of(request.headers.get("host", ""))
        found = find_file(self._out / host, path) if host else None
        return found.file.relative_to(self._out.resolve()).as_posix() if isinstance(found, ServedFile) else ""

    def _answer(self, request: Request, host: str) -> Response:
        path = request.scope["path"]
        start = self._book.addresses.start_of(request.headers.get("host", ""))
        if path == "/" and start != "/":
            return RedirectResponse(start, 307, RESPONSE_HEADERS)
        found = find_file(self._out / host, path)
        if isinstance(found, FolderRedirect):
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(found.location + query, 307, RESPONSE_HEADERS)
        if found is None:
            return self._missing(request, host, path)
        if found.media_type.startswith(_REWRITTEN):
            return self._rewritten(request, found, host, 200)
        return _sent(request, found)

    def _missing(self, request: Request, host: str, path: str) -> Response:
        found = find_not_found_page(self._out / host, path)
        if found is not None:
            return self._rewritten(request, found, host, 404)
        if self._board.report.has_failed and Path(path).suffix in {"", ".html"}:
            return self._failed(host)
        return create_html_response(
            insert_live_script(render_missing_page(self._language), host, self._board.revision), 404
        )

    def _failed(self, host: str) -> Response:
        text = render_failed_page(self._board.report, self._board.revision, self._language)
        return create_html_response(insert_live_script(text, host, self._board.revision), 500)

    def _rewritten(self, request: Request, found: ServedFile, host: str, status: int) -> Response:
        revision = self._board.revision
        text = self._text(found)
        if found.media_type.startswith("text/html"):
            text = insert_live_script(text, host, revision, self._digest(text, host))
        data = text.encode()
        tag = f'"{blake2b(data, digest_size=12).hexdigest()}"'
        if status == 200 and _is_known(request, tag):
            return Response(None, 304, {**RESPONSE_HEADERS, "ETag": tag})
        return Response(data, status, {**RESPONSE_HEADERS, "ETag": tag}, found.media_type)

    def _digest(self, text: str, host: str) -> str:
        found = (find_file(self._out / host, path) for path in find_script_paths(text))
        return digest_of_page(text, (each.file.read_bytes() for each in found if isinstance(each, ServedFile)))

    def _text(self, found: ServedFile) -> str:
        return self._book.addresses.rewrite_addresses(found.file.read_bytes().decode("utf-8", "replace"))


def _sent(request: Request, found: ServedFile) -> Response:
    """The file as it is. FileResponse answers HEAD and Range."""
    if _is_known(request, found.tag):
        return Response(None, 304, {**RESPONSE_HEADERS, "ETag": found.tag})
    return FileResponse(found.file, headers={**RESPONSE_HEADERS, "ETag": found.tag}, media_type=found.media_type)


def _is_known(request: Request, tag: str) -> bool:
    tags = request.headers.get("if-none-match", "")
    return tag in {each.strip().removeprefix("W/") for each in tags.split(",")}
