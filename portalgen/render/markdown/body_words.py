"""The words of a body that readers must find on its page, regardless of the theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.render.markdown.parser import get_parser
from portalgen.render.markdown.rendering import RENDERING_KEY, RenderingState
from portalgen.render.markdown.resolver import (
    FiguresRequest,
    FindPlace,
    ResolvedAttachment,
    ResolvedContact,
    ResolvedFigures,
    ResolvedImage,
    ResolvedLink,
    ResolvedMap,
)
from portalgen.render.markdown.source import normalize_source

_TEXTS: Final = frozenset({"text", "text_special", "code_inline", "softbreak", "hardbreak"})
_MARKS: Final = frozenset(f"{name}_{end}" for name in ("strong", "em", "s", "sup", "sub") for end in ("open", "close"))
"""Tokens that add no readable text to a run of words."""


def list_body_runs(text: str, language: str) -> tuple[str, ...]:
    """Return the runs of words in a body, in order. Each run must appear on the page without interruption.

    A run ends at a link, a picture or a footnote, because the page may add text there. Shortcodes and pictures are
    excluded.
    """
    source, normal = normalize_source(text, "", 1)
    rendering = RenderingState(source, language, _NoResolver(), _NoComponents(), str)
    tokens = get_parser().parse(normal, {RENDERING_KEY: rendering})
    return tuple(run for token in tokens for run in _runs_of_block(token) if run.strip())


def _runs_of_block(token: Token) -> Iterator[str]:
    if token.type in ("fence", "code_block"):
        yield token.content
    elif token.type == "inline":
        yield from _runs_of_text(token.children or ())


def _runs_of_text(children: Sequence[Token]) -> Iterator[str]:
    run, is_address = "", False
    for each in children:
        if each.type in _TEXTS and not is_address:
            run += each.content or " "
        elif each.type not in _MARKS:
            yield run
            run, is_address = "", each.type == "link_open" and each.info == "auto"
    yield run


class _NoComponents:
    """Components without output."""

    def render(self, name: str, /, **arguments: object) -> str:
        return ""


class _NoResolver:
    """A resolver without results: the words of a body do not depend on the targets of its links."""

    def resolve_link(self, target: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        return diagnostic("MRK109", find_place(), attribute=target, allowed="")

    def is_own(self, url: str) -> bool:
        return False

    def resolve_image(self, file: str, place: Place) -> ResolvedImage | Diagnostic:
        return diagnostic("MRK109", place, attribute=file, allowed="")

    def resolve_attachment(self, file: str, title: str, place: Place) -> ResolvedAttachment | Diagnostic:
        return diagnostic("MRK109", place, attribute=file, allowed="")

    def resolve_map(self, file: str, name_property: str, place: Place) -> ResolvedMap:
        return ResolvedMap(None, (diagnostic("MRK109", place, attribute=file, allowed=""),))

    def resolve_figures(self, request: FiguresRequest, place: Place) -> ResolvedFigures:
        return ResolvedFigures(None)

    def resolve_item(self, identifier: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        return diagnostic("MRK109", find_place(), attribute=identifier, allowed="")

    def resolve_contact(self, site: str, place: Place) -> ResolvedContact | Diagnostic:
        return diagnostic("MRK109", place, attribute=site, allowed="")
