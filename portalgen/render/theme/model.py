"""A theme as the other stages use it. What reads and validates its files stands apart, since most builds read no file."""

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
"""The theme that portalgen brings along."""
FACET_LAYOUT: Final = "layouts/facet.html"
"""What shows the list of a facet's value. A theme that extends none and is older has it not."""
PAGE_HISTORY_LAYOUT: Final = "layouts/page_history.html"
"""What shows the history of a page; as `FACET_LAYOUT`."""


@frozen
class CatalogFile:
    """A file of interface strings, and the path that messages show."""

    file: Path
    shown_path: str


@frozen
class Theme:
    """One theme with everything it inherits. `files` maps a path in the theme to the file that overrides the others."""

    name: str
    folders: tuple[Path, ...]
    """Its own folder, then those of the themes that it extends, the nearest first."""
    files: Mapping[str, Path]
    shown_paths: Mapping[str, str]
    """Path in the theme to the path that messages show."""
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    search_client: str
    """Path of the search module below `static/`; may be empty."""
    client_files: tuple[tuple[str, str], ...]
    """The search module, and what it imports later, joined and minified: path below `static/` and text. Nothing where
    that cannot be."""
    contrast_pairs: tuple[contrast.ContrastPair, ...]
    """What stands on what, and must be distinguishable from it."""
    pairs_source: tuple[Path, str]
    """The `theme.yaml` that lists the pairs, and the path that messages show."""
    catalogs: Mapping[str, Catalog]
    catalog_files: Mapping[str, tuple[CatalogFile, ...]]
    """The files of the catalogs by language, one a folder of the theme; some of them may not be there."""
    digest: str
    """blake2b of the paths and contents of all that pages depend on."""
    overridden_files: Mapping[str, tuple[Path, ...]]
    """Path in the theme to the files that others of its chain have there, those of the nearest theme first."""
    overridden_shown_paths: Mapping[str, str]
    """Path in the theme to the path that messages show of the first of them."""
    static_digest: str
    """blake2b of the files that are copied as they are."""
    files_digest: str
    """blake2b of all files by their names in the theme, wherever it lies; of those that are overridden not."""
    full_digest: str
    """blake2b of everything: where files lie, declarations of components and files that are overridden too."""

    @property
    def shipped_styles(self) -> tuple[str, ...]:
        """Paths of all styles of a site, in their order: those that the theme lists, then those of components."""
        return *self.styles, *(path for path in self.paths_below("components") if path.endswith(".css"))

    def read_text(self, path: str) -> str:
        """The text of a file of the theme, without a byte order mark: in the midst of `site.css` it would be a name.

        Templates, styles and scripts that are not UTF-8 are reported before; of any other file U+FFFD stands for each byte
        that is not.
        """
        return self.files[path].read_text("utf-8-sig", "replace")

    def paths_below(self, folder: str) -> Iterator[str]:
        """Paths of the files below `folder/`, in order."""
        return (path for path in sorted(self.files) if path.startswith(folder + "/"))


def theme_places_of(root: Path) -> tuple[Path, ...]:
    """The folders that may hold a theme, in the order in which it is looked for: the portal's, then portalgen's own."""
    return root / THEMES_FOLDER, *_shipped_places()


def is_shipped(path: str) -> bool:
    """Whether the theme that portalgen brings along has this file."""
    return find_shipped_file(path) is not None


def find_shipped_file(path: str) -> Path | None:
    """The file of this path of the theme that portalgen brings along; None where it has none."""
    files = (place / DEFAULT_THEME / path for place in _shipped_places())
    return next((file for file in files if file.is_file()), None)


def list_shipped_files() -> tuple[Path, ...]:
    """The files of the theme that portalgen brings along."""
    declaration = find_shipped_file("theme.yaml")
    return tuple(sorted(each for each in declaration.parent.rglob("*") if each.is_file())) if declaration else ()


def _shipped_places() -> tuple[Path, ...]:
    package = Path(portalgen.__file__).resolve().parent
    return package / "bundled" / THEMES_FOLDER, package.parent / THEMES_FOLDER
