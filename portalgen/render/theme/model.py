"""A theme as used by other stages. Loading is a separate module, since most builds read no files of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import portalgen
from portalgen.frozen import frozen
from portalgen.locale.catalog import Catalog
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.render.theme import contrast

THEMES_FOLDER: Final = "themes"
DEFAULT_THEME: Final = "default"
"""The theme shipped with portalgen."""
FACET_LAYOUT: Final = "layouts/facet.html"
"""The layout for the list of a facet value. An older theme may lack it if it extends no other."""
PAGE_HISTORY_LAYOUT: Final = "layouts/page_history.html"
"""The layout for the history of a page; as `FACET_LAYOUT`."""


@frozen
class CatalogFile:
    """A file of interface strings, and its path in messages."""

    file: Path
    shown_path: str


@frozen
class Theme:
    """A theme with everything it inherits. `files` maps a path in the theme to the overriding file."""

    name: str
    folders: tuple[Path, ...]
    """Its own folder, then the folders of extended themes, the nearest first."""
    files: Mapping[str, Path]
    shown_paths: Mapping[str, str]
    """Path in the theme to the path in messages."""
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    search_client: str
    """Path of the search module below `static/`; may be empty."""
    client_files: tuple[tuple[str, str], ...]
    """The search module and its lazy imports, joined and minified: path below `static/` and text.

    Empty if they cannot be joined.
    """
    contrast_pairs: tuple[contrast.ContrastPair, ...]
    """Tokens used on other tokens, with the required contrast."""
    pairs_source: tuple[Path, str]
    """The `theme.yaml` with the pairs, and its path in messages."""
    catalogs: Mapping[str, Catalog]
    catalog_files: Mapping[str, tuple[CatalogFile, ...]]
    """The catalog files by language, one per folder of the theme; some may not exist."""
    digest: str
    """blake2b of the paths and contents of all files relevant to pages."""
    overridden_files: Mapping[str, tuple[Path, ...]]
    """Path in the theme to the overridden files at the same path, from the nearest theme on."""
    overridden_shown_paths: Mapping[str, str]
    """Path in the theme to the path in messages of the first overridden file."""
    static_digest: str
    """blake2b of the files copied unchanged."""
    files_digest: str
    """blake2b of all files by their names in the theme, independent of its folder; without overridden files."""
    full_digest: str
    """blake2b of everything, including locations of files, declarations of components and overridden files."""

    @property
    def shipped_styles(self) -> tuple[str, ...]:
        """Paths of all styles of a site, in order: the theme's list, then the styles of components."""
        return *self.styles, *(path for path in self.paths_below("components") if path.endswith(".css"))

    def read_text(self, path: str) -> str:
        """Return the text of a file of the theme, without a byte order mark.

        In the middle of `site.css`, the mark would be read as a name. Templates, styles and scripts that are not UTF-8
        are reported earlier. In any other file, U+FFFD replaces each invalid byte.
        """
        return self.files[path].read_text("utf-8-sig", "replace")

    def paths_below(self, folder: str) -> Iterator[str]:
        """Return the paths of the files below `folder/`, in order."""
        return (path for path in sorted(self.files) if path.startswith(folder + "/"))


def theme_places_of(root: Path) -> tuple[Path, ...]:
    """Return the folders searched for themes, in order: the portal's, then portalgen's own."""
    return root / THEMES_FOLDER, *_shipped_places()


def is_shipped(path: str) -> bool:
    """Return True if the theme shipped with portalgen has this file."""
    return find_shipped_file(path) is not None


def find_shipped_file(path: str) -> Path | None:
    """Return the file at this path of the theme shipped with portalgen, or None."""
    files = (place / DEFAULT_THEME / path for place in _shipped_places())
    return next((file for file in files if file.is_file()), None)


def list_shipped_files() -> tuple[Path, ...]:
    """Return the files of the theme shipped with portalgen."""
    declaration = find_shipped_file("theme.yaml")
    return tuple(sorted(each for each in declaration.parent.rglob("*") if each.is_file())) if declaration else ()


def _shipped_places() -> tuple[Path, ...]:
    package = Path(portalgen.__file__).resolve().parent
    return package / "bundled" / THEMES_FOLDER, package.parent / THEMES_FOLDER
