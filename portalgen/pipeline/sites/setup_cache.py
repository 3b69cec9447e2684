"""Caches the validated configuration and themes. They are read again if any of their files changed.

Only results without errors are kept, since errors must be shown with their places each time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, Final, TypeVar

from portalgen.config.places import CONFIG_FOLDER, UNBUILT_FOLDERS
from portalgen.config.portal import Portal
from portalgen.config.portal_rows import configuration_of_row, row_of_configuration
from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.diagnostics.rows import diagnostic_of_row, row_of_diagnostic
from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.on_demand import on_demand
from portalgen.pipeline.sites.body_cache import CONFIGURATION_TABLE
from portalgen.render.theme.model import THEMES_FOLDER, Theme
from portalgen.render.theme.theme_rows import row_of_theme, theme_of_row
from portalgen.store.row_store import RowStore

with on_demand():
    from portalgen.config import load as config_load
    from portalgen.render.theme import loading

_PORTAL: Final = "portal"

_T = TypeVar("_T")


@frozen
class SetupDigests:
    """Present digests of the folders `site-config/` and `themes/`, used as keys of cache rows.

    They are checked again before a row is kept.
    """

    configuration: str
    themes: str
    is_current: Callable[[], bool]
    """Returns True if the files still have these digests."""


def load_or_reuse_portal(
    root: Path, rows: RowStore, digests: SetupDigests | None, kinds: Kinds = KINDS
) -> tuple[Portal | None, tuple[Diagnostic, ...], Portal | None]:
    """Return the result of `read_portal`. It is taken from the cache if the configuration is unchanged."""
    can_reuse = digests is not None and _can_reuse(root)
    row = _current_row(rows, _PORTAL, digests.configuration if digests is not None and can_reuse else None)
    if row is not None:
        reused = _read(lambda: (configuration_of_row(root, row[0], kinds), tuple(map(diagnostic_of_row, row[1]))))
        if reused is not None and _has_home_pages(reused[0]):
            return *reused, None
    reading = config_load.read_portal(root, kinds)
    portal, diagnostics = reading.portal, reading.diagnostics
    if portal is not None and digests is not None and digests.is_current():
        faults = [row_of_diagnostic(each) for each in diagnostics]
        rows.put(CONFIGURATION_TABLE, {_PORTAL: [digests.configuration, row_of_configuration(portal), faults]})
    return portal, diagnostics, reading.readable


def load_or_reuse_theme(
    root: Path, name: str, languages: Iterable[str], requested_at: Place, rows: RowStore, digests: SetupDigests | None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return the result of `load_theme`. It is taken from the cache if no file of a theme has changed."""
    codes = tuple(languages)
    key = " ".join((digests.themes, *codes)) if digests is not None else None
    row = _current_row(rows, f"theme {name}", key if _can_reuse(root) else None)
    if row is not None:
        theme = _read(lambda: theme_of_row(root, row[0]))
        if theme is not None:
            return theme, ()
    theme, diagnostics = loading.load_theme(root, name, codes, requested_at)
    if theme is not None and not diagnostics and digests is not None and digests.is_current():
        written = _read(lambda: row_of_theme(root, theme))
        if written is not None:
            rows.put(CONFIGURATION_TABLE, {f"theme {name}": [key, written]})
    return theme, diagnostics


def _can_reuse(root: Path) -> bool:
    """Return True if there is a portal, with no symlink in its configuration and themes.

    A digest covers the content behind a link but not its location; validation must check that no link leads out of the
    portal. Without a portal, nothing may be created in the folder either.
    """
    if not (root / CONFIG_FOLDER / "portal.yaml").is_file():
        return False
    folders = ((CONFIG_FOLDER, UNBUILT_FOLDERS), (THEMES_FOLDER, ()))
    return not any(_holds_links(os.path.join(root, name), without) for name, without in folders)


def _holds_links(folder: str, without: Collection[str] = ()) -> bool:
    if os.path.islink(folder):
        return True
    try:
        with os.scandir(folder) as entries:
            return any(
                each.is_symlink() or (each.is_dir(follow_symlinks=False) and _holds_links(each.path))
                for each in entries
                if each.name not in without
            )
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _current_row(rows: RowStore, name: str, key: str | None) -> list[Any] | None:
    """Return the rest of a row with this key, or None."""
    row = rows.get(CONFIGURATION_TABLE, name) if key is not None else None
    return row[1:] if isinstance(row, list) and row and row[0] == key else None


def _read(read: Callable[[], _T]) -> _T | None:
    """Return the result of `read`; None for a row of another shape."""
    try:
        return read()
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _has_home_pages(portal: Portal) -> bool:
    """Return True if the pages replacing generated homes exist, since they lie outside the configuration."""
    homes = (f"content/{site.id}/_index.{site.codes[0]}.md" for site in portal.sites if site.home == "content")
    return all((portal.root / home).is_file() for home in homes)
