"""Stores a loaded theme in the cache, so that a build need not read and validate its files again."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from typing import Any

from portalgen.locale.catalog import Catalog
from portalgen.on_demand import on_demand
from portalgen.render.theme.model import CatalogFile, Theme, theme_places_of

with on_demand():
    from portalgen.render.theme import contrast


def row_of_theme(root: Path, theme: Theme) -> dict[str, Any]:
    """Return a theme as a JSON value. Its paths are relative to the folders of themes, so the portal can be moved."""
    places = _Places(root)
    return {
        "name": theme.name,
        "folders": [places.row(each) for each in theme.folders],
        "files": {path: places.row(file) for path, file in theme.files.items()},
        "shown": dict(theme.shown_paths),
        "styles": list(theme.styles),
        "scripts": list(theme.scripts),
        "client": theme.search_client,
        "client_files": [list(each) for each in theme.client_files],
        "pairs": [astuple(each) for each in theme.contrast_pairs],
        "pairs_source": [places.row(theme.pairs_source[0]), theme.pairs_source[1]],
        "catalogs": {language: dict(each.entries) for language, each in theme.catalogs.items()},
        "catalog_files": {
            language: [[places.row(each.file), each.shown_path] for each in files]
            for language, files in theme.catalog_files.items()
        },
        "digests": [theme.digest, theme.static_digest, theme.files_digest, theme.full_digest],
        "overridden": {path: [places.row(each) for each in files] for path, files in theme.overridden_files.items()},
        "overridden_shown": dict(theme.overridden_shown_paths),
    }


def theme_of_row(root: Path, row: dict[str, Any]) -> Theme:
    """Return the theme stored in `row`, for the portal in `root`.

    Raises ValueError, TypeError or LookupError if the row is invalid.
    """
    places = _Places(root)
    digest, static_digest, files_digest, full_digest = row["digests"]
    return Theme(
        name=row["name"],
        folders=tuple(places.path(each) for each in row["folders"]),
        files={path: places.path(each) for path, each in row["files"].items()},
        shown_paths=row["shown"],
        styles=tuple(row["styles"]),
        scripts=tuple(row["scripts"]),
        search_client=row["client"],
        client_files=tuple((path, text) for path, text in row["client_files"]),
        contrast_pairs=tuple(contrast.ContrastPair(*each) for each in row["pairs"]),
        pairs_source=(places.path(row["pairs_source"][0]), row["pairs_source"][1]),
        catalogs={language: Catalog(language, entries) for language, entries in row["catalogs"].items()},
        catalog_files={
            language: tuple(CatalogFile(places.path(file), shown) for file, shown in files)
            for language, files in row["catalog_files"].items()
        },
        digest=digest,
        overridden_files={
            path: tuple(places.path(each) for each in files) for path, files in row["overridden"].items()
        },
        overridden_shown_paths=row["overridden_shown"],
        static_digest=static_digest,
        files_digest=files_digest,
        full_digest=full_digest,
    )


class _Places:
    """Paths as the number of a folder of themes, and the path below it."""

    def __init__(self, root: Path) -> None:
        self._places = theme_places_of(root)
        self._parts = tuple(each.parts for each in self._places)

    def row(self, path: Path) -> list[Any]:
        """Return the row of a path below a folder of themes. Raises ValueError for any other path."""
        parts = path.parts  # `is_relative_to` builds a path for each parent folder, for hundreds of files
        for number, place in enumerate(self._parts):
            if parts[: len(place)] == place:
                return [number, "/".join(parts[len(place) :]) or "."]
        raise ValueError(path)

    def path(self, row: list[Any]) -> Path:
        """Return the path of a row."""
        number, rest = row
        return self._places[int(number)] / str(rest)
