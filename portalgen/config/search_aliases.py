"""Other names by which people look for what the portal has: `site-config/search/*.yaml` as the other stages use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen

ALIASES_FOLDER: Final = "site-config/search"

EVERYDAY_KIND: Final = "synonym"
"""The kind of the words that people use in everyday life for what the portal calls otherwise."""

SITE_TARGET: Final = "site:"
ITEM_TARGET: Final = "id:"
SERVICE_TARGET: Final = "service:"
ALIAS_TARGET: Final = "alias:"
"""Leads to where another alias leads, by any of its words; there is none of these in a `SearchAlias`."""


@frozen
class SearchAlias:
    """Words by which people look for something, and where they lead: to one place or to several."""

    words: tuple[str, ...]
    """Spellings of one name."""
    targets: tuple[str, ...]
    """As menus write them, and as `Targets.find` takes them: `site:<site>`, `site:<site>/<section>`, `id:<item>`, `service:<name>`."""
    kind: str
    """`former_unit`, `former_agency`, `abbreviation` or `synonym`."""
    language: str = ""
    """The one language in whose search the words hold; empty: in all."""
    since: date | None = None
    """The day from which a former name is former."""
    basis: tuple[str, ...] = ()
    """What says so, each as it is cited."""
    source: str = ""
    """The file, from the portal's root."""
    number: int = 0
    """The place in the file's list."""


class AliasTable:
    """Aliases as the indexes of all sites ask for them: what is the same for all is found once."""

    def __init__(self, aliases: Sequence[SearchAlias]) -> None:
        self._aliases = aliases
        self._words_by_target: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self.everyday_targets: Final = list_everyday_targets(aliases)

    def words_by_target(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """Return the words that lead to each target in the search of `language`, in the order of the tables."""
        if language not in self._words_by_target:
            self._words_by_target[language] = aliases_by_target(self._aliases, language)
        return self._words_by_target[language]


def aliases_by_target(aliases: Iterable[SearchAlias], language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words that lead to each target in the search of `language`, in the order of the tables."""
    words: dict[str, dict[str, None]] = {}
    for alias in aliases:
        if alias.language in ("", language):
            for target in alias.targets:
                words.setdefault(target, {}).update(dict.fromkeys(alias.words))
    return MappingProxyType({target: tuple(each) for target, each in words.items()})


def list_everyday_targets(aliases: Iterable[SearchAlias]) -> frozenset[str]:
    """Return the items that everyday words lead to: people look for them on whichever site they are."""
    found = (target for alias in aliases if alias.kind == EVERYDAY_KIND for target in alias.targets)
    return frozenset(target for target in found if target.startswith(ITEM_TARGET))


def list_item_targets(aliases: Iterable[SearchAlias]) -> tuple[str, ...]:
    """Return the targets that are items: whether these are there, their content alone says."""
    targets = (target for alias in aliases for target in alias.targets)
    return tuple(dict.fromkeys(each for each in targets if each.startswith(ITEM_TARGET)))
