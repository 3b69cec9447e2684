"""A theme as other stages use it. Loading is a separate module, since most builds read no files of the theme."""

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
"""The name of the theme shipped with portalgen."""
FACET_LAYOUT: Final = "layouts/facet.html"
"""The layout of the list of a facet value. An older theme that extends no other theme may lack it."""
PAGE_HISTORY_LAYOUT: Final = "layouts/page_history.html"
"""The layout of the history of a page. Like `FACET_LAYOUT`, an older theme may lack it."""


@frozen
class CatalogFile:
    """A file of interface strings, with the path to show for it in messages."""

    file: Path
    shown_path: str


@frozen
class Theme:
    """A theme, including everything that it inherits. `files` maps each path in the theme to the file used for it."""

    name: str
    folders: tuple[Path, ...]
    """The theme's own folder, then the folders of the themes that it extends, the nearest first."""
    files: Mapping[str, Path]
    shown_paths: Mapping[str, str]
    """The paths to show in messages, keyed by path in the theme."""
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    search_client: str
    """The path of the search module below `static/`; may be empty."""
    client_files: tuple[tuple[str, str], ...]
    """(path below `static/`, text) of the search module and of its lazy imports, each joined and minified.

    Empty if they cannot be joined.
    """
    contrast_pairs: tuple[contrast.ContrastPair, ...]
    """The pairs of tokens used on top of each other, with the contrast that they need."""
    pairs_source: tuple[Path, str]
    """The `theme.yaml` that contains the pairs, and the path to show for it in messages."""
    catalogs: Mapping[str, Catalog]
    catalog_files: Mapping[str, tuple[CatalogFile, ...]]
    """The catalog files, keyed by language: one for each folder of the theme. Some may not exist."""
    digest: str
    """The blake2b digest of the paths and contents of all files on which pages depend."""
    overridden_files: Mapping[str, tuple[Path, ...]]
    """The files overridden by another file at the same path, keyed by path in the theme, the nearest first."""
    overridden_shown_paths: Mapping[str, str]
    """The path to show in messages for the first overridden file, keyed by path in the theme."""
    static_digest: str
    """The blake2b digest of the files that are copied unchanged."""
    files_digest: str
    """The blake2b digest of all files and their paths in the theme, except overridden files.

    It does not depend on the folder of the theme.
    """
    full_digest: str
    """The blake2b digest of everything.

    This includes locations of files, declarations of components and overridden files.
    """

    @property
    def shipped_styles(self) -> tuple[str, ...]:
        """The paths of all styles of a site: first the theme's list in its order, then the styles of components."""
        return *self.styles, *(path for path in self.paths_below("components") if path.endswith(".css"))

    def read_text(self, path: str) -> str:
        """Return the text of a file of the theme, without a byte order mark.

        In the middle of `site.css`, the mark would be read as a name. Templates, styles and scripts that are not UTF-8
        are reported earlier. In any other file, U+FFFD replaces each invalid byte.
        """
        return self.files[path].read_text("utf-8-sig", "replace")

    def paths_below(self, folder: str) -> Iterator[str]:
        """Return the paths of the files in the folder `folder/` and below it, in order."""
        return (path for path in sorted(self.files) if path.startswith(folder + "/"))


def theme_places_of(root: Path) -> tuple[Path, ...]:
    """Return the folders in which themes are searched for: first the portal's, then portalgen's own."""
    return root / THEMES_FOLDER, *_shipped_places()


def is_shipped(path: str) -> bool:
    """Return True if the theme shipped with portalgen has a file at this path."""
    return find_shipped_file(path) is not None


def find_shipped_file(path: str) -> Path | None:
    """Return the file at this path in the theme shipped with portalgen, or None."""
    files = (place / DEFAULT_THEME / path for place in _shipped_places())
    return next((file for file in files if file.is_file()), None)


def list_shipped_files() -> tuple[Path, ...]:
    """Return all files of the theme shipped with portalgen."""
    declaration = find_shipped_file("theme.yaml")
    return tuple(sorted(each for each in declaration.parent.rglob("*") if each.is_file())) if declaration else ()


def _shipped_places() -> tuple[Path, ...]:
    package = Path(portalgen.__file__).resolve().parent
    return package / "bundled" / THEMES_FOLDER, package.parent / THEMES_FOLDER
