"""Menus as the configuration declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.frozen import frozen

MENU_KEYS: Final = ("menu", "quick_links", "footer_links", "search_links", "meanwhile_links")
"""The keys of a site with menu entries."""


@frozen
class MenuEntrySettings:
    """An entry of a menu: its label by language, its target, and the entries of the level below."""

    label: Mapping[str, str]
    to: str
    children: tuple[MenuEntrySettings, ...] = ()


def flatten_menu(menu: tuple[MenuEntrySettings, ...]) -> Iterator[tuple[tuple[str | int, ...], MenuEntrySettings]]:
    """Yield each entry of a menu and of the level below it, together with its location in the menu."""
    for index, entry in enumerate(menu):
        yield (index,), entry
        for below, child in enumerate(entry.children):
            yield (index, "children", below), child
