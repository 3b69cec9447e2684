"""The present components of the themes for the gallery, read again after a change of their files."""

from __future__ import annotations

import mimetypes
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from portalgen.config.places import CONFIG_FOLDER, UNBUILT_FOLDERS
from portalgen.config.portal import Portal, Site
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.pipeline.sites.setup import Setup, load_setup
from portalgen.render.theme.components.component import Component, list_component_names, read_component
from portalgen.render.theme.model import Theme
from portalgen.render.theme.site_assets import SiteAssets, build_site_assets, build_theme_assets
from portalgen.render.theme.templates import Templates

GALLERY_PATH: Final = "/_portalgen/gallery"
"""The address of the gallery on the host of every site, in that site's theme and colours."""
_FOLDERS: Final = ("themes", CONFIG_FOLDER)
_TYPES: Final[Mapping[str, str]] = {".woff2": "font/woff2", ".vtt": "text/vtt", ".js": "text/javascript"}

FolderStamp = tuple[tuple[str, int, int], ...]


@frozen
class GallerySite:
    """A site in the gallery."""

    portal: Portal
    site: Site
    theme: Theme
    themes: tuple[tuple[str, str], ...]
    """Every theme in use, with the first site that uses it."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the examples."""
        return tuple(self.theme.catalogs)

    @property
    def component_names(self) -> tuple[str, ...]:
        """The components of the theme."""
        return list_component_names(self.theme)

    def component(self, name: str) -> Component:
        """Return a component of `component_names`, parsed."""
        return read_component(self.theme, name)

    def templates(self, language: str) -> Templates:
        """Return the templates of the theme in a language of `languages`."""
        return Templates(self.theme, language)

    def diagnostics_of(self, component: Component) -> tuple[Diagnostic, ...]:
        """Return the diagnostics in the component's own folder."""
        prefix = f"components/{component.name}/"
        paths = {shown for path, shown in self.theme.shown_paths.items() if path.startswith(prefix)}
        return tuple(each for each in self.diagnostics if each.place.path in paths)

    def read_asset(self, name: str) -> tuple[bytes, str] | None:
        """Return (bytes, media type) of a file of the site's assets, by its path below their folder."""
        assets = self._build_assets()
        for generated, data in assets.generated_files:
            if generated == name:
                return data, _media_type_of(name)
        return next(
            ((file.read_bytes(), _media_type_of(name)) for path, file in assets.copied_files if path == name), None
        )

    def read_theme_file(self, path: str) -> tuple[bytes, str] | None:
        """Return (bytes, media type) of a file of the theme."""
        file = self.theme.files.get(path)
        return (file.read_bytes(), _media_type_of(path)) if file else None

    def _build_assets(self) -> SiteAssets:
        return build_site_assets(self.site, build_theme_assets(self.theme), self.portal.root)


class Gallery:
    """Reads configuration and themes of the portal in `root` on demand, again after a change."""

    def __init__(self, root: Path, load: Callable[[Path], Setup] = load_setup) -> None:
        self._root = root
        self._load = load
        self._lock = threading.Lock()
        self._cached: tuple[FolderStamp, Setup] | None = None

    def read_site(self, site: str) -> GallerySite | tuple[Diagnostic, ...]:
        """Return `site`, or the main site if it is unknown; else the diagnostics that prevent it."""
        setup = self._load_setup()
        if setup.portal is None:
            return setup.diagnostics
        portal = setup.portal
        selected = next((each for each in portal.sites if each.id == site), portal.main_site)
        theme = setup.themes.get(selected.theme)
        if theme is None:
            return setup.diagnostics
        sites_by_theme: dict[str, str] = {}
        for each in sorted(portal.sites, key=lambda each: each.id != portal.main_site.id):
            if each.theme in setup.themes:
                sites_by_theme.setdefault(each.theme, each.id)
        return GallerySite(portal, selected, theme, tuple(sorted(sites_by_theme.items())), setup.diagnostics)

    def _load_setup(self) -> Setup:
        with self._lock:
            stamp = tuple(_stamp_folders(self._root))
            if self._cached is None or self._cached[0] != stamp:
                self._cached = stamp, self._load(self._root)
            return self._cached[1]


def _stamp_folders(root: Path) -> Iterator[tuple[str, int, int]]:
    """Yield path, time and size of every file relevant to the gallery."""
    for name in _FOLDERS:
        for place, folders, names in os.walk(root / name):
            if place == str(root / CONFIG_FOLDER):
                folders[:] = [each for each in folders if each not in UNBUILT_FOLDERS]
            folders.sort()
            for each in sorted(names):
                path = os.path.join(place, each)
                try:
                    status = os.stat(path)
                except OSError:
                    continue
                yield path, status.st_mtime_ns, status.st_size


def _media_type_of(path: str) -> str:
    ending = os.path.splitext(path)[1]
    media_type = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
