"""The shipped theme, read and checked once in a process of the tests and not once for each of a thousand portals.

What is shared lies below the cache of the program: that one is asked and filled as always, by every portal. A portal
with themes of its own has them read and checked, where only what is found in one text alone is that of any other time.
Real processes know nothing of this.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pytest

import portalgen
from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.locale.catalog import Catalog
from portalgen.pipeline.sites import setup
from portalgen.pipeline.sites.theme_checks import RowCache, check_theme
from portalgen.render.tested_versions import are_installed
from portalgen.render.theme import contrast, joined_modules, loading, read_names, templates
from portalgen.render.theme.checks import keys, refused_forms, scripts, styles
from portalgen.render.theme.contrast import ContrastPair, Shortfall, find_shortfalls
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.model import THEMES_FOLDER, Theme
from portalgen.render.theme.palette import TokenSheet
from portalgen.render.theme.templates import Templates

LOAD_UNSHARED: Final = load_theme
"""`load_theme` as real processes call it."""
FIND_UNSHARED: Final = find_shortfalls
"""`find_shortfalls` as real processes call it."""
_DIGEST_STRINGS: Final = vars(Templates)["strings_digest"].func
_OF_ONE_TEXT: Final = (
    (styles, "find_style_problems"),
    (scripts, "find_script_problems"),
    (keys, "find_string_uses"),
    (refused_forms, "read_template"),
    (refused_forms, "find_refusals"),
    (joined_modules, "_read"),
    (read_names, "list_read_names"),
)
"""Functions whose answer depends on the texts that they are given, or the tree that was read of one, and on nothing else."""
SHIPPED_THEME: Final = Path(portalgen.__file__).parents[1] / THEMES_FOLDER / "default"


@contextmanager
def share_shipped_theme() -> Iterator[None]:
    """While this lasts, what `load_setup` reads and finds of the shipped theme is kept for the next portal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load_theme", _share_files())
        patch.setattr(setup, "check_theme", _share_check())
        patch.setattr(contrast, "find_shortfalls", _share_contrast())
        patch.setattr(Theme, "read_text", _share_texts())
        patch.setattr(templates, "are_installed", _share_versions())
        patch.setattr(Templates, "strings_digest", _share_strings())
        for module, name in _OF_ONE_TEXT:
            patch.setattr(module, name, _share_answers(getattr(module, name)))
        yield


def _share_files() -> Callable[..., tuple[Theme | None, tuple[Diagnostic, ...]]]:
    themes: dict[tuple[str, ...], Theme] = {}

    def load_shared(
        root: Path, name: str, languages: Iterable[str], requested_at: Place
    ) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
        asked = (name, *languages)
        own = root / THEMES_FOLDER
        if own.exists() or own.is_symlink():
            return load_theme(root, name, asked[1:], requested_at)
        if asked not in themes:
            theme, faults = load_theme(root, name, asked[1:], requested_at)
            if theme is None or faults or theme.folders != (SHIPPED_THEME,):
                return theme, faults
            themes[asked] = theme
        return themes[asked], ()

    return load_shared


def _share_check() -> Callable[[Theme, RowCache], tuple[Diagnostic, ...]]:
    outcomes: dict[str, list[Any]] = {}

    def check_shared(theme: Theme, cache: RowCache) -> tuple[Diagnostic, ...]:
        if theme.folders != (SHIPPED_THEME,):
            return check_theme(theme, cache)

        def of(name: str, digest: str, make: Callable[[], list[Any]]) -> list[Any]:
            def make_once() -> list[Any]:
                if digest not in outcomes:
                    outcomes[digest] = make()
                return outcomes[digest]

            return cache(name, digest, make_once)

        return check_theme(theme, of)

    return check_shared


def _share_contrast() -> Callable[..., tuple[Shortfall, ...]]:
    """A sheet is the same one only where the texts of its styles are the same."""

    @lru_cache(maxsize=64)
    def find(
        sheet: TokenSheet, pairs: tuple[ContrastPair, ...], tokens: tuple[tuple[str, str], ...]
    ) -> tuple[Shortfall, ...]:
        return find_shortfalls(sheet, pairs, dict(tokens))

    def find_shared(
        sheet: TokenSheet, pairs: Sequence[ContrastPair], tokens: Mapping[str, str]
    ) -> tuple[Shortfall, ...]:
        return find(sheet, tuple(pairs), tuple(tokens.items()))

    return find_shared


def _share_texts() -> Callable[[Theme, str], str]:
    """Nobody writes into the shipped theme while tests run."""
    read_text, texts = Theme.read_text, dict[str, str]()
    shipped = f"{SHIPPED_THEME}{os.sep}"

    def read_shared(theme: Theme, path: str) -> str:
        file = str(theme.files[path])  # compared as text: paths take ten times as long
        if file in texts:
            return texts[file]
        text = read_text(theme, path)
        if file.startswith(shipped):
            texts[file] = text
        return text

    return read_shared


def _share_strings() -> property:
    """Catalogs are immutable, and those of the shipped theme are the same ones for all portals."""
    digests: dict[int, tuple[Catalog, Any]] = {}

    def digest_shared(of: Templates) -> Any:
        catalog = of.theme.catalogs[of.language]
        if of.theme.folders != (SHIPPED_THEME,):
            return _DIGEST_STRINGS(of)
        if id(catalog) not in digests:
            digests[id(catalog)] = catalog, _DIGEST_STRINGS(of)  # kept with it, so that no other can have its id
        return digests[id(catalog)][1]

    return property(digest_shared)


def _share_versions() -> Callable[[Mapping[str, str]], bool]:
    """Nobody installs anything while tests run."""

    @lru_cache(maxsize=8)
    def ask(versions: tuple[tuple[str, str], ...]) -> bool:
        return are_installed(dict(versions))

    return lambda versions: ask(tuple(versions.items()))


def _share_answers(find: Callable[..., Any]) -> Callable[..., Any]:
    @lru_cache(maxsize=2000)
    def find_once(*arguments: Any, **named: Any) -> Any:
        found = find(*arguments, **named)
        return tuple(found) if isinstance(found, Iterator) else found

    return find_once
