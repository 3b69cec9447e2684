"""Loads a theme: its strings, its settings, and its files, which override the files of the themes that it extends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from portalgen.config.places import find_escaping_symlinks, place_in_site
from portalgen.config.theme_models import ContrastModel, ThemeModel
from portalgen.config.validation import validate
from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic, place_in_line
from portalgen.diagnostics.sentences import find_closest
from portalgen.locale.catalog import Catalog, Forms
from portalgen.on_demand import on_demand
from portalgen.render.theme.catalogs import read_catalog, read_catalog_text
from portalgen.render.theme.contrast import ContrastPair
from portalgen.render.theme.model import THEMES_FOLDER, CatalogFile, Theme, theme_places_of
from portalgen.store.digest import digest_file, digest_texts

with on_demand():
    from portalgen.render.theme import joined_modules, shown_values, template_ways

_TEXTS: Final = frozenset({".html", ".xml", ".txt", ".css", ".js", ".yaml"})
_SURROGATE: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_PAGE_SUFFIXES: Final = (".html", ".css", ".js")
"""Extensions of a component's files relevant to pages."""


def load_theme(
    root: Path, name: str, languages: Iterable[str], requested_at: Place
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return the theme `name`: from the portal in `root`, or else the theme with that name shipped with portalgen.

    `requested_at` is in the configuration file of a site that uses the theme. Diagnostics about the choice are reported
    at the theme's name in that file.
    """
    chain: list[tuple[Path, ThemeModel, YamlText]] = []
    source: YamlText | None = None
    current: str | None = name
    while current is not None:
        outside = tuple(_links_out(root, current))
        if outside:
            return None, outside
        folder = _folder(root, current)
        if folder is None or any(folder == known for known, *_ in chain):
            return None, (_unusable(root, current, [each.name for each, *_ in chain], source, requested_at),)
        source = YamlText(_read(folder / "theme.yaml"), _shown(root, folder / "theme.yaml"), "CFG")
        model, invalid = validate(ThemeModel, source)
        if model is None:
            return None, invalid
        if model.name != current:
            return None, (diagnostic("CFG139", place_in_yaml(source, ("name",)), name=model.name, folder=current),)
        chain.append((folder, model, source))
        current = None if model.extends in (None, "null") else model.extends
    diagnostics: list[Diagnostic] = []
    theme = _merge(root, name, chain, tuple(languages), requested_at, diagnostics)
    return theme, tuple(diagnostics)


def _unusable(root: Path, name: str, before: list[str], extending: YamlText | None, requested_at: Place) -> Diagnostic:
    """Report that the theme `name` does not exist, or extends itself, at the place of its name."""
    place = place_in_yaml(extending, ("extends",)) if extending else place_in_site(root, requested_at.path, "theme")
    if name in before:
        return diagnostic("CFG133", place, theme=name, chain=" → ".join((*before[before.index(name) :], name)))
    return diagnostic("CFG123", place, theme=name, suggestion=find_closest(name, _names(root)))


def _names(root: Path) -> list[str]:
    """Return the available themes, including those shipped with portalgen."""
    return sorted({file.parent.name for folder in theme_places_of(root) for file in folder.glob("*/theme.yaml")})


def _links_out(root: Path, name: str) -> Iterator[Diagnostic]:
    """Report symlinks of the portal's own theme `name` out of the portal's folder."""
    outside = THEMES_FOLDER if (root / THEMES_FOLDER).is_symlink() else f"{THEMES_FOLDER}/{name}"
    return (diagnostic("CFG132", Place(path), path=path) for path in find_escaping_symlinks(root, outside))


def _merge(
    root: Path,
    name: str,
    chain: list[tuple[Path, ThemeModel, YamlText]],
    languages: tuple[str, ...],
    requested_at: Place,
    diagnostics: list[Diagnostic],
) -> Theme | None:
    files: dict[str, Path] = {}
    overridden: dict[str, tuple[Path, ...]] = {}
    for folder, *_ in reversed(chain):
        for path in _walk(folder):
            name_in_theme = path.relative_to(folder).as_posix()
            if name_in_theme in files:
                overridden[name_in_theme] = files[name_in_theme], *overridden.get(name_in_theme, ())
            files[name_in_theme] = path
    first = chain[0][1]
    model = next((each for _, each, _ in chain if each.styles), first)
    scripts = next((each.scripts for _, each, _ in chain if each.scripts), ())
    client = next((each.search_client for _, each, _ in chain if each.search_client), "") or ""
    diagnostics.extend(
        diagnostic("TPL106", place_in_yaml(source, at), file=path)
        for source, at, path in _listed(chain)
        if path not in files
    )
    diagnostics.extend(_not_texts(root, files))
    catalog_files = {
        language: tuple(_catalog_file(root, folder, language) for folder, *_ in chain) for language in languages
    }
    catalogs = {language: _catalog(files, language, diagnostics) for language, files in catalog_files.items()}
    diagnostics.extend(
        diagnostic("CFG129", place_in_site(root, requested_at.path, "theme"), theme=name, language=language)
        for language, catalog in catalogs.items()
        if not catalog.entries
    )
    if diagnostics:
        return None
    shown = {path: _shown(root, file) for path, file in files.items()}
    folder, contrast = next(((folder, each.contrast) for folder, each, _ in chain if each.contrast), (chain[0][0], ()))
    digests = {path: _digest_of((file,)) for path, file in files.items()}
    all_digests = {
        f"{shown[path]} {path}": each + _digest_of(overridden.get(path, ())) for path, each in digests.items()
    }
    return Theme(
        name=name,
        folders=tuple(folder for folder, *_ in chain),
        files=files,
        shown_paths=shown,
        styles=model.styles,
        scripts=scripts,
        search_client=client,
        client_files=_join_client(client, files),
        contrast_pairs=tuple(_pairs(contrast)),
        pairs_source=(folder / "theme.yaml", _shown(root, folder / "theme.yaml")),
        catalogs=catalogs,
        catalog_files=catalog_files,
        digest=_joined({path: digest for path, digest in digests.items() if affects_pages(path)}),
        overridden_files=overridden,
        overridden_shown_paths={path: _shown(root, files_below[0]) for path, files_below in overridden.items()},
        static_digest=_joined({path: digest for path, digest in digests.items() if path.startswith("static/")}),
        files_digest=_joined(digests),
        full_digest=_joined(all_digests),
    )


def _join_client(client: str, files: Mapping[str, Path]) -> tuple[tuple[str, str], ...]:
    """Return the search module and its imports, joined into a few files."""
    if not client:
        return ()
    paths = sorted(path for path in files if path.startswith("static/") and path.endswith(".js"))
    return joined_modules.join_modules(
        client, tuple((path.removeprefix("static/"), files[path].read_text("utf-8-sig")) for path in paths)
    )


def _listed(chain: list[tuple[Path, ThemeModel, YamlText]]) -> Iterator[tuple[YamlText, Location, str]]:
    """Yield the files listed in the nearest `theme.yaml` with such a list, each with its location."""
    for key in ("styles", "scripts"):
        source, paths = next(
            ((source, getattr(each, key)) for _, each, source in chain if getattr(each, key)), (None, ())
        )
        yield from ((source, (key, number), path) for number, path in enumerate(paths) if source)
    for _, each, source in chain:
        if each.search_client:
            yield source, ("search_client",), f"static/{each.search_client}"
            return


def _pairs(contrast: tuple[ContrastModel, ...]) -> Iterator[ContrastPair]:
    for index, each in enumerate(contrast):
        for background in each.backgrounds:
            yield ContrastPair(index, each.foreground, background, each.use)


def affects_pages(path: str) -> bool:
    """Return True if pages may depend on this file of a theme.

    Only descriptions of components and their examples have no effect on pages.
    """
    return not path.startswith("components/") or path.endswith(_PAGE_SUFFIXES)


def _not_texts(root: Path, files: Mapping[str, Path]) -> Iterator[Diagnostic]:
    """Report text files of a theme with invalid UTF-8 or invalid characters."""
    for file in files.values():
        if file.suffix in _TEXTS:
            data = file.read_bytes()
            try:
                data.decode("utf-8")
            except UnicodeDecodeError as error:
                yield _undecodable(root, file, data, error.start)
                continue
            if b"\0" in data and file.suffix != ".yaml":  # in YAML, the YAML reader reports it
                yield _bad_sign(root, file, data, data.index(0), "\0")


def _undecodable(root: Path, file: Path, data: bytes, at: int) -> Diagnostic:
    """Report the first invalid UTF-8 byte of a file; a lone UTF-16 surrogate is named as such."""
    sign = data[at : at + 3].decode("utf-8", "surrogatepass") if _SURROGATE.match(data, at) else ""
    if sign:
        return _bad_sign(root, file, data, at, sign)
    return diagnostic("CFG108", _place_of_byte(root, file, data, at), byte=str(at + 1))


def _bad_sign(root: Path, file: Path, data: bytes, at: int, sign: str) -> Diagnostic:
    found = shown_values.name_sign(sign)
    return diagnostic(
        shown_values.SIGN_CODE, _place_of_byte(root, file, data, at), found=found, way=template_ways.SIGN_WAY
    )


def _place_of_byte(root: Path, file: Path, data: bytes, at: int) -> Place:
    before = data[:at].decode("utf-8", "replace")
    line = data.decode("utf-8", "replace").split("\n")[before.count("\n")]
    return place_in_line(_shown(root, file), before.count("\n") + 1, len(before) - before.rfind("\n"), 1, line)


def _folder(root: Path, name: str) -> Path | None:
    return next((place / name for place in theme_places_of(root) if (place / name / "theme.yaml").is_file()), None)


def _walk(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))


def _read(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix().partition("/themes/")[2]


def _digest_of(files: Iterable[Path]) -> str:
    return "".join(digest_file(file)[0] for file in files)


def _joined(digests: Mapping[str, str]) -> str:
    return digest_texts(*(text for path in sorted(digests) for text in (path, digests[path])))


def _catalog_file(root: Path, folder: Path, language: str) -> CatalogFile:
    file = folder / "strings" / f"{language}.yaml"
    return CatalogFile(file, _shown(root, file))


def _catalog(files: tuple[CatalogFile, ...], language: str, diagnostics: list[Diagnostic]) -> Catalog:
    entries: dict[str, Forms] = {}
    for file in reversed(files):
        catalog_entries, entry_diagnostics = read_catalog(read_catalog_text(file))
        diagnostics.extend(entry_diagnostics)
        entries.update((key, each.forms) for key, each in catalog_entries.items())
    return Catalog(language, entries)
