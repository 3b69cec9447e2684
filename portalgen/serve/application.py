"""The preview's web application: files by Host, rewritten to local addresses, and the live channel."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from portalgen.serve.addresses import AddressBook
from portalgen.serve.bar import build_bar
from portalgen.serve.file_responses import (
    Transform,
    read_rewritten,
    refuse_method,
    respond_with_file,
    respond_with_text,
)
from portalgen.serve.files import ServedFile, find_file, find_not_found_page
from portalgen.serve.findings_page import render_findings_page
from portalgen.serve.gallery import Gallery
from portalgen.serve.gallery_routes import create_gallery_routes
from portalgen.serve.guard import RequestGuard
from portalgen.serve.old_addresses import OldAddresses
from portalgen.serve.overlay import build_overlay
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

_KEEP_ALIVE: Final = 15.0


def create_application(
    out: Path, book: AddressBook, state: PreviewState, language: str, gallery: Gallery | None = None
) -> ASGIApp:
    """Return the application. `book` and `state` are read at every request, so pages show the last rebuild."""
    site = _Handlers(out, book, state, language)
    routes = [
        *(create_gallery_routes(gallery, book, state, language) if gallery else ()),
        Route("/_portalgen/events", site.events),
        Route("/_portalgen/diagnostics", site.diagnostics),
        Route("/_portalgen/findings", site.findings),
        Route("/_portalgen/page", site.page),
        Route("/_portalgen/live.js", create_file_handler("live.js", "text/javascript; charset=utf-8")),
        Route("/_portalgen/live.css", create_file_handler("live.css", "text/css; charset=utf-8")),
        Route("/_portalgen/icon.svg", create_file_handler("icon.svg", "image/svg+xml")),
        Route("/{path:path}", site.serve_file, methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
    ]
    return RequestGuard(Starlette(routes=routes), language)


class _Handlers:
    """The request handlers and their shared state."""

    __slots__ = ("_book", "_language", "_old_addresses", "_out", "_state")

    def __init__(self, out: Path, book: AddressBook, state: PreviewState, language: str) -> None:
        self._out = out
        self._book = book
        self._state = state
        self._language = language
        self._old_addresses = OldAddresses(out)

    async def serve_file(self, request: Request) -> Response:
        """Send a file of the site in the Host header."""
        refusal = refuse_method(request, self._language)
        if refusal is not None:
            return refusal
        header = request.headers.get("host", "")
        addresses = self._book.addresses
        host = addresses.host_of(header)
        if host is None and self._state.report.has_failed:
            return self._respond_failed("")
        if host is None:
            text = render_site_list(addresses, header, self._language)
            return create_html_response(insert_live_script(text, "", self._state.revision), 404)
        return await asyncio.to_thread(self._respond, request, host)

    async def diagnostics(self, request: Request) -> Response:
        """Send the content of the overlay; for a page given by `path`, also the content of its bar."""
        content = build_overlay(self._state.report, self._state.build_revision, self._language)
        path = request.query_params.get("path")
        if path is not None:
            content["page"] = build_bar(self._state, self._find_output_path(request, path), self._language)
        return JSONResponse(content, headers=RESPONSE_HEADERS)

    async def findings(self, request: Request) -> Response:
        """Send the page of all findings by file, or of all findings of a severity."""
        severity = request.query_params.get("severity", "")
        text = await asyncio.to_thread(
            render_findings_page, self._state, self._book.addresses, severity, self._language
        )
        return create_html_response(insert_live_script(text, "", self._state.revision), 200)

    async def page(self, request: Request) -> Response:
        """Send the present digest and stylesheets of a page, by which a browser decides about reloading."""
        host = self._book.addresses.host_of(request.headers.get("host", ""))
        served = host and find_file(self._out / host, request.query_params.get("path", "/"))
        if not isinstance(served, ServedFile) or host is None:
            return JSONResponse({"digest": "", "styles": []}, headers=RESPONSE_HEADERS)
        text = await asyncio.to_thread(read_rewritten, served, self._book.addresses)
        return JSONResponse(
            {"digest": self._digest_of(text, host), "styles": find_stylesheets(text)}, headers=RESPONSE_HEADERS
        )

    async def events(self, request: Request) -> Response:
        """Send the stream with an event for every rebuild."""
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        revision = int(since) if since.isascii() and since.isdigit() else self._state.revision
        return StreamingResponse(
            self._stream_events(revision), media_type="text/event-stream", headers=RESPONSE_HEADERS
        )

    async def _stream_events(self, revision: int) -> AsyncIterator[str]:
        yield "retry: 1000\n\n"
        if revision > self._state.revision:
            revision = 0
        while not self._state.is_closed:
            if not await self._state.wait(revision, _KEEP_ALIVE):
                yield ": still here\n\n"
            elif not self._state.is_closed:
                changed = self._state.paths_changed_since(revision)
                revision = self._state.revision
                data = json.dumps({"revision": revision, "changed": changed, "failed": self._state.report.has_failed})
                yield f"id: {revision}\ndata: {data}\n\n"

    def _find_output_path(self, request: Request, path: str) -> str:
        """Return the output path of a page as named by the build; empty if there is none."""
        host = self._book.addresses.host_of(request.headers.get("host", ""))
        served = find_file(self._out / host, path) if host else None
        return served.file.relative_to(self._out.resolve()).as_posix() if isinstance(served, ServedFile) else ""

    def _respond(self, request: Request, host: str) -> Response:
        response = self._old_addresses.respond(request, host, self._book.addresses)
        if response is not None:
            return response
        transform = self._transform_for(host)
        response = respond_with_file(request, self._out / host, self._book.addresses, transform)
        return response if response is not None else self._respond_missing(request, host, transform)

    def _respond_missing(self, request: Request, host: str, transform: Transform) -> Response:
        path = request.scope["path"]
        served = find_not_found_page(self._out / host, path)
        if served is not None:
            return respond_with_text(request, served, self._book.addresses, 404, transform)
        if self._state.report.has_failed and Path(path).suffix in {"", ".html"}:
            return self._respond_failed(host)
        return create_html_response(
            insert_live_script(render_missing_page(self._language), host, self._state.revision), 404
        )

    def _respond_failed(self, host: str) -> Response:
        text = render_failed_page(self._state.report, self._state.revision, self._language)
        return create_html_response(insert_live_script(text, host, self._state.revision), 500)

    def _transform_for(self, host: str) -> Transform:
        """Return a function that inserts the live script into a page.

        The script has the revision from before the page is read.
        """
        revision = self._state.revision
        return lambda text: insert_live_script(text, host, revision, self._digest_of(text, host))

    def _digest_of(self, text: str, host: str) -> str:
        files = (find_file(self._out / host, path) for path in find_script_paths(text))
        return digest_of_page(text, (each.file.read_bytes() for each in files if isinstance(each, ServedFile)))
