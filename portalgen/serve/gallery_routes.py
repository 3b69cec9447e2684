"""The addresses of the gallery, on the host of every site."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from portalgen.diagnostics.model import Diagnostic
from portalgen.serve.addresses import AddressBook
from portalgen.serve.gallery import GALLERY, Exhibit, Gallery
from portalgen.serve.gallery_pages import component_page, example_page, index_page, unreadable_page
from portalgen.serve.pages import missing_page, with_live_script
from portalgen.serve.preview_state import Board
from portalgen.serve.responses import HEADERS, html_answer, own_file


def gallery_routes(gallery: Gallery, book: AddressBook, board: Board, language: str) -> list[Route]:
    """All routes of the gallery. What is shown is read again where the theme's files changed."""
    shown = _Shown(gallery, book, board, language)
    return [
        Route(GALLERY, shown.start),
        Route(f"{GALLERY}.css", own_file("gallery.css", "text/css; charset=utf-8")),
        Route(f"{GALLERY}/assets/{{path:path}}", shown.asset),
        Route(f"{GALLERY}/theme/{{path:path}}", shown.theme_file),
        Route(f"{GALLERY}/{{language}}/", shown.page),
        Route(f"{GALLERY}/{{language}}/{{component}}/", shown.page),
        Route(f"{GALLERY}/{{language}}/{{component}}/{{macro}}/{{example}}/", shown.page),
    ]


class _Shown:
    """The handlers, with what they share."""

    __slots__ = ("_board", "_book", "_gallery", "_language")

    def __init__(self, gallery: Gallery, book: AddressBook, board: Board, language: str) -> None:
        self._gallery = gallery
        self._book = book
        self._board = board
        self._language = "en" if language == "en" else "vi"

    async def start(self, request: Request) -> Response:
        """Leads to the index in the language of the preview."""
        return RedirectResponse(f"{GALLERY}/{self._language}/", 307, HEADERS)

    async def page(self, request: Request) -> Response:
        """The index, a component, or an example alone."""
        text, status = await asyncio.to_thread(self._page, request)
        return html_answer(with_live_script(text, "", self._board.revision), status)

    async def asset(self, request: Request) -> Response:
        """A file of the site's assets: styles, scripts and the theme's static files."""
        return await asyncio.to_thread(self._file, request, Exhibit.asset)

    async def theme_file(self, request: Request) -> Response:
        """A file of the theme that an example shows."""
        return await asyncio.to_thread(self._file, request, Exhibit.theme_file)

    def _exhibit(self, request: Request) -> Exhibit | tuple[Diagnostic, ...]:
        return self._gallery.exhibit(self._book.current.site_of(request.headers.get("host", "")))

    def _page(self, request: Request) -> tuple[str, int]:
        exhibit = self._exhibit(request)
        if not isinstance(exhibit, Exhibit):
            return unreadable_page(exhibit, self._language), 500
        asked = request.path_params
        language, component = asked["language"], asked.get("component", "")
        if language not in exhibit.languages or (component and component not in exhibit.names):
            return missing_page(self._language), 404
        if not component:
            return index_page(exhibit, dict(self._book.current.sites), language), 200
        if "example" not in asked:
            return component_page(exhibit, component, language), 200
        alone = example_page(exhibit, component, asked["macro"], asked["example"], language)
        return (alone, 200) if alone else (missing_page(self._language), 404)

    def _file(self, request: Request, find: Callable[[Exhibit, str], tuple[bytes, str] | None]) -> Response:
        exhibit = self._exhibit(request)
        found = find(exhibit, request.path_params["path"]) if isinstance(exhibit, Exhibit) else None
        if found is None:
            return Response(None, 404, HEADERS)
        return Response(found[0], 200, HEADERS, found[1])
