"""Checks the colour contrast of every site: its colour tokens are compared in the pairs defined by its theme.

A set of tokens is computed once, and a good result is cached for the next build. The libraries that compute colours are
loaded only for a new set or theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from portalgen.config.places import place_of_key
from portalgen.config.portal import Portal, Site
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Phrase, Place, diagnostic
from portalgen.on_demand import on_demand
from portalgen.pipeline.sites.body_cache import PALETTE_TABLE
from portalgen.render.theme.checks.places import place_in_theme_file
from portalgen.render.theme.model import Theme
from portalgen.store.digest import digest_repr, digest_texts
from portalgen.store.row_store import RowStore

with on_demand():
    from portalgen.render.theme import contrast, declared_tokens, palette

TokenValues = tuple[tuple[str, str], ...]


def check_palettes(portal: Portal, themes: Mapping[str, Theme], known: RowStore) -> Iterator[Diagnostic]:
    """Yield a diagnostic for tokens with too little contrast, once for each place at which they are set."""
    wearing: dict[tuple[str, TokenValues], list[Site]] = {}
    for site in portal.sites:
        if site.theme in themes and themes[site.theme].contrast_pairs:
            wearing.setdefault((site.theme, site.tokens), []).append(site)
    styles = {name: _styles(themes[name]) for name in {name for name, _ in wearing}}
    digests = {name: digest_repr((digest_texts(*texts), themes[name].contrast_pairs)) for name, texts in styles.items()}
    names = {(name, tokens): digest_repr((digests[name], tokens)) for name, tokens in wearing}
    good = known.get_many(PALETTE_TABLE, names.values())
    found_good = {}
    for key, sites in wearing.items():
        if good.get(names[key]):
            continue
        theme = themes[key[0]]
        faults = list(_check_tokens(portal, theme, _sheet(styles[theme.name]), sites))
        if not faults:
            found_good[names[key]] = True
        yield from faults
    known.put(PALETTE_TABLE, found_good)


def _styles(theme: Theme) -> tuple[str, ...]:
    return tuple(theme.read_text(path) for path in theme.shipped_styles)


@lru_cache(maxsize=8)
def _sheet(styles: tuple[str, ...]) -> palette.TokenSheet:
    return palette.TokenSheet(styles)


def _check_tokens(portal: Portal, theme: Theme, sheet: palette.TokenSheet, sites: list[Site]) -> Iterator[Diagnostic]:
    """Yield the errors in the tokens shared by all of `sites`."""
    tokens = dict(sites[0].tokens)
    for each in contrast.find_unknown_declarations(sheet, theme.contrast_pairs):
        assert each.origin is not None
        why = LocalizedText(f"(đặt trong `{each.enclosing_rule}`)", f"(set within `{each.enclosing_rule}`)")
        yield diagnostic("TPL108", _place_in_style(theme, each.origin), token=each.token, why=why)
    try:
        found = contrast.find_shortfalls(sheet, theme.contrast_pairs, tokens)
    except palette.UnreadableColorError as unreadable:
        place = _place_in_theme(theme, *_naming(theme, unreadable.token))
        if unreadable.origin:
            place = _place_in_style(theme, unreadable.origin)
        why = LocalizedText(f"(giá trị `{unreadable.value}`)", f"(value `{unreadable.value}`)")
        if not unreadable.value:
            why = LocalizedText("(chưa được đặt)", "(never set)")
        yield diagnostic("TPL108", place, token=unreadable.token, why=why)
        return
    worst: dict[str, contrast.Shortfall] = {}
    for short in sorted(found, key=lambda short: (short.ratio / short.pair.minimum_ratio, short.pair.index)):
        worst.setdefault(next((one.token for one in short.declarations if one.origin is None), ""), short)
    for name, short in worst.items():
        if not name:
            yield diagnostic("TPL107", _find_cause(theme, short), **_format_values(short))
            continue
        way = _suggest(contrast.suggest_color(sheet, theme.contrast_pairs, tokens, name))
        for site in _sites_by_place(sites):
            place = place_of_key(portal.root, site, "tokens", name)
            yield diagnostic("CFG138", place, token=name, way=way, **_format_values(short))


def _sites_by_place(sites: list[Site]) -> Iterator[Site]:
    """Yield a site for each place of tokens: tokens of a profile have the same place for all its sites."""
    profiles = set()
    for site in sites:
        if "tokens" not in site.inherited_keys or site.profile not in profiles:
            yield site
        if "tokens" in site.inherited_keys:
            profiles.add(site.profile)


def _format_values(found: contrast.Shortfall) -> dict[str, MessageValue]:
    return {
        "foreground": found.pair.foreground,
        "foreground_color": found.foreground,
        "background": found.pair.background,
        "background_color": found.background,
        "ratio": _ratio(found.ratio),
        "least": _ratio(found.pair.minimum_ratio),
        "appearance": Phrase(f"appearance.{found.appearance.name}"),
    }


def _ratio(value: float) -> LocalizedText:
    """Return the ratio rounded down, so that an insufficient ratio never looks sufficient."""
    text = f"{int(value * 100) / 100:.2f}".removesuffix("0")
    return LocalizedText(f"{text.replace('.', ',')}:1", f"{text}:1")


def _suggest(color: str) -> LocalizedText:
    if not color:
        return LocalizedText(
            "chọn màu khác: không độ sáng nào của sắc này là đủ",
            "choose another hue: none of its lightnesses is sufficient",
        )
    return LocalizedText(
        f'dùng "{color}", màu gần nhất cùng sắc mà đủ tương phản ở mọi nền, hoặc một màu khác',
        f'use "{color}", the nearest colour of this hue with enough contrast everywhere, or another colour',
    )


def _naming(theme: Theme, token: str) -> tuple[str | int, ...]:
    """Return the location of a token in the theme's list, or of the first pair derived from it."""
    for pair in theme.contrast_pairs:
        if token in (pair.foreground, pair.background):
            return "contrast", pair.index
    return ("contrast",)


def _place_in_theme(theme: Theme, *location: str | int) -> Place:
    file, shown = theme.pairs_source
    return place_in_yaml(YamlText(file.read_text("utf-8"), shown, "CFG"), location)


def _find_cause(theme: Theme, found: contrast.Shortfall) -> Place:
    """Return the declaration behind a pair in the theme nearest to the site, or the pair itself if nearer."""
    causes = [
        (_depth(theme, theme.files[_style_of(theme, each.origin)]), each.origin)
        for each in found.declarations
        if each.origin
    ]
    depth, origin = min(causes, key=lambda each: each[0])
    if _depth(theme, theme.pairs_source[0]) < depth:
        return _place_in_theme(theme, "contrast", found.pair.index)
    return _place_in_style(theme, origin)


def _depth(theme: Theme, file: Path) -> int:
    return next(depth for depth, folder in enumerate(theme.folders) if file.is_relative_to(folder))


def _style_of(theme: Theme, origin: declared_tokens.Origin) -> str:
    return theme.shipped_styles[origin.style]


def _place_in_style(theme: Theme, origin: declared_tokens.Origin) -> Place:
    path = _style_of(theme, origin)
    return place_in_theme_file(theme, path, origin.line, origin.column)
