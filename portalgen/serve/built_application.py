"""The web application for a finished build: its files by Host, read-only, and an overview page."""

from __future__ import annotations

import asyncio

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from portalgen.serve.addresses import LocalAddresses, is_main_name
from portalgen.serve.built_folder import BuiltFolder
from portalgen.serve.built_pages import OVERVIEW_PATH, render_overview, render_page_not_built
from portalgen.serve.file_responses import keep_page, refuse_method, respond_with_file, respond_with_text
from portalgen.serve.files import find_not_found_page
from portalgen.serve.guard import RequestGuard
from portalgen.serve.old_addresses import OldAddresses
from portalgen.serve.responses import create_file_handler, create_html_response


def create_built_application(built: BuiltFolder, addresses: LocalAddresses, language: str) -> ASGIApp:
    """Return the application, with the same request guard as the preview of a portal."""
    handlers = _Handlers(built, addresses, language)
    routes = [
        Route(OVERVIEW_PATH, handlers.overview),
        Route("/_portalgen/live.css", create_file_handler("live.css", "text/css; charset=utf-8")),
        Route("/_portalgen/icon.svg", create_file_handler("icon.svg", "image/svg+xml")),
        Route(
            "/{path:path}", handlers.serve_file, methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        ),
    ]
    return RequestGuard(Starlette(routes=routes), language)


class _Handlers:
    """The request handlers and their data."""

    __slots__ = ("_addresses", "_built", "_language", "_old_addresses")

    def __init__(self, built: BuiltFolder, addresses: LocalAddresses, language: str) -> None:
        self._built = built
        self._addresses = addresses
        self._language = language
        self._old_addresses = OldAddresses(built.folder)

    async def overview(self, _: Request) -> Response:
        """Send the overview of the folder."""
        return create_html_response(await asyncio.to_thread(self._render_overview), 200)

    async def serve_file(self, request: Request) -> Response:
        """Send a file of the site in the Host header; if the folder has no main site, the overview."""
        refusal = refuse_method(request, self._language)
        if refusal is not None:
            return refusal
        header = request.headers.get("host", "")
        host = self._addresses.host_of(header)
        if host is not None:
            return await asyncio.to_thread(self._respond, request, host)
        if is_main_name(header):
            return await self.overview(request)
        return create_html_response(await asyncio.to_thread(self._render_overview, header), 404)

    def _render_overview(self, unknown: str = "") -> str:
        return render_overview(self._built, self._addresses, self._language, unknown)

    def _respond(self, request: Request, host: str) -> Response:
        folder, path = self._built.folder / host, request.scope["path"]
        if host in self._built.hosts_with_pages:
            response = self._old_addresses.respond(request, host, self._addresses) or respond_with_file(
                request, folder, self._addresses, keep_page
            )
            if response is not None:
                return response
            # A submission may hold a part of the pages: that one is missing here says nothing about the portal.
            served = find_not_found_page(folder, path) if self._built.changed_pages is None else None
            if served is not None:
                return respond_with_text(request, served, self._addresses, 404, keep_page)
        return create_html_response(render_page_not_built(host, path, self._language), 404)
