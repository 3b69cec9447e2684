"""The addresses of the gallery, on the host of every site."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from portalgen.diagnostics.model import Diagnostic
from portalgen.serve.addresses import AddressBook
from portalgen.serve.gallery import GALLERY_PATH, Gallery, GallerySite
from portalgen.serve.gallery_pages import (
    render_component_page,
    render_example_page,
    render_index_page,
    render_unreadable_page,
)
from portalgen.serve.pages import insert_live_script, render_missing_page
from portalgen.serve.preview_state import PreviewState
from portalgen.serve.responses import RESPONSE_HEADERS, create_file_handler, create_html_response


def create_gallery_routes(gallery: Gallery, book: AddressBook, state: PreviewState, language: str) -> list[Route]:
    """Return all routes of the gallery. Components are read again after a change of the theme's files."""
    handlers = _Handlers(gallery, book, state, language)
    return [
        Route(GALLERY_PATH, handlers.start),
        Route(f"{GALLERY_PATH}.css", create_file_handler("gallery.css", "text/css; charset=utf-8")),
        Route(f"{GALLERY_PATH}/assets/{{path:path}}", handlers.asset),
        Route(f"{GALLERY_PATH}/theme/{{path:path}}", handlers.theme_file),
        Route(f"{GALLERY_PATH}/{{language}}/", handlers.page),
        Route(f"{GALLERY_PATH}/{{language}}/{{component}}/", handlers.page),
        Route(f"{GALLERY_PATH}/{{language}}/{{component}}/{{macro}}/{{example}}/", handlers.page),
    ]


class _Handlers:
    """The request handlers and their shared state."""

    __slots__ = ("_book", "_gallery", "_language", "_state")

    def __init__(self, gallery: Gallery, book: AddressBook, state: PreviewState, language: str) -> None:
        self._gallery = gallery
        self._book = book
        self._state = state
        self._language = "en" if language == "en" else "vi"

    async def start(self, request: Request) -> Response:
        """Redirect to the index in the language of the preview."""
        return RedirectResponse(f"{GALLERY_PATH}/{self._language}/", 307, RESPONSE_HEADERS)

    async def page(self, request: Request) -> Response:
        """Send the index, a component, or an example alone."""
        text, status = await asyncio.to_thread(self._render_page, request)
        return create_html_response(insert_live_script(text, "", self._state.revision), status)

    async def asset(self, request: Request) -> Response:
        """Send a file of the site's assets: styles, scripts and the theme's static files."""
        return await asyncio.to_thread(self._send_file, request, GallerySite.read_asset)

    async def theme_file(self, request: Request) -> Response:
        """Send a file of the theme shown in an example."""
        return await asyncio.to_thread(self._send_file, request, GallerySite.read_theme_file)

    def _find_site(self, request: Request) -> GallerySite | tuple[Diagnostic, ...]:
        return self._gallery.read_site(self._book.addresses.site_of(request.headers.get("host", "")))

    def _render_page(self, request: Request) -> tuple[str, int]:
        gallery_site = self._find_site(request)
        if not isinstance(gallery_site, GallerySite):
            return render_unreadable_page(gallery_site, self._language), 500
        parameters = request.path_params
        language, component = parameters["language"], parameters.get("component", "")
        if language not in gallery_site.languages or (component and component not in gallery_site.component_names):
            return render_missing_page(self._language), 404
        if not component:
            return render_index_page(gallery_site, dict(self._book.addresses.site_origins), language), 200
        if "example" not in parameters:
            return render_component_page(gallery_site, component, language), 200
        alone = render_example_page(gallery_site, component, parameters["macro"], parameters["example"], language)
        return (alone, 200) if alone else (render_missing_page(self._language), 404)

    def _send_file(self, request: Request, find: Callable[[GallerySite, str], tuple[bytes, str] | None]) -> Response:
        gallery_site = self._find_site(request)
        file = find(gallery_site, request.path_params["path"]) if isinstance(gallery_site, GallerySite) else None
        if file is None:
            return Response(None, 404, RESPONSE_HEADERS)
        return Response(file[0], 200, RESPONSE_HEADERS, file[1])
