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


def create_gallery_routes(gallery: Gallery, book: AddressBook, board: PreviewState, language: str) -> list[Route]:
    """All routes of the gallery. What is shown is read again where the theme's files changed."""
    shown = _Shown(gallery, book, board, language)
    return [
        Route(GALLERY_PATH, shown.start),
        Route(f"{GALLERY_PATH}.css", create_file_handler("gallery.css", "text/css; charset=utf-8")),
        Route(f"{GALLERY_PATH}/assets/{{path:path}}", shown.asset),
        Route(f"{GALLERY_PATH}/theme/{{path:path}}", shown.theme_file),
        Route(f"{GALLERY_PATH}/{{language}}/", shown.page),
        Route(f"{GALLERY_PATH}/{{language}}/{{component}}/", shown.page),
        Route(f"{GALLERY_PATH}/{{language}}/{{component}}/{{macro}}/{{example}}/", shown.page),
    ]


class _Shown:
    """The handlers, with what they share."""

    __slots__ = ("_board", "_book", "_gallery", "_language")

    def __init__(self, gallery: Gallery, book: AddressBook, board: PreviewState, language: str) -> None:
        self._gallery = gallery
        self._book = book
        self._board = board
        self._language = "en" if language == "en" else "vi"

    async def start(self, request: Request) -> Response:
        """Leads to the index in the language of the preview."""
        return RedirectResponse(f"{GALLERY_PATH}/{self._language}/", 307, RESPONSE_HEADERS)

    async def page(self, request: Request) -> Response:
        """The index, a component, or an example alone."""
        text, status = await asyncio.to_thread(self._page, request)
        return create_html_response(insert_live_script(text, "", self._board.revision), status)

    async def asset(self, request: Request) -> Response:
        """A file of the site's assets: styles, scripts and the theme's static files."""
        return await asyncio.to_thread(self._file, request, GallerySite.read_asset)

    async def theme_file(self, request: Request) -> Response:
        """A file of the theme that an example shows."""
        return await asyncio.to_thread(self._file, request, GallerySite.read_theme_file)

    def _exhibit(self, request: Request) -> GallerySite | tuple[Diagnostic, ...]:
        return self._gallery.read_site(self._book.addresses.site_of(request.headers.get("host", "")))

    def _page(self, request: Request) -> tuple[str, int]:
        exhibit = self._exhibit(request)
        if not isinstance(exhibit, GallerySite):
            return render_unreadable_page(exhibit, self._language), 500
        asked = request.path_params
        language, component = asked["language"], asked.get("component", "")
        if language not in exhibit.languages or (component and component not in exhibit.component_names):
            return render_missing_page(self._language), 404
        if not component:
            return render_index_page(exhibit, dict(self._book.addresses.site_origins), language), 200
        if "example" not in asked:
            return render_component_page(exhibit, component, language), 200
        alone = render_example_page(exhibit, component, asked["macro"], asked["example"], language)
        return (alone, 200) if alone else (render_missing_page(self._language), 404)

    def _file(self, request: Request, find: Callable[[GallerySite, str], tuple[bytes, str] | None]) -> Response:
        exhibit = self._exhibit(request)
        found = find(exhibit, request.path_params["path"]) if isinstance(exhibit, GallerySite) else None
        if found is None:
            return Response(None, 404, RESPONSE_HEADERS)
        return Response(found[0], 200, RESPONSE_HEADERS, found[1])
