"""Other names used in searches: `site-config/search/*.yaml` as used by the other stages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen

ALIASES_FOLDER: Final = "site-config/search"

EVERYDAY_KIND: Final = "synonym"
"""The kind of everyday words for things with another official name."""

SITE_TARGET: Final = "site:"
ITEM_TARGET: Final = "id:"
SERVICE_TARGET: Final = "service:"
ALIAS_TARGET: Final = "alias:"
"""Leads to the targets of another alias, named by any of its words; resolved in a `SearchAlias`."""


@frozen
class SearchAlias:
    """Search words and their targets."""

    words: tuple[str, ...]
    """Spellings of the same name."""
    targets: tuple[str, ...]
    """`site:<site>`, `site:<site>/<section>`, `id:<item>` or `service:<name>`, as in menus and for `Targets.find`."""
    kind: str
    """`former_unit`, `former_agency`, `abbreviation` or `synonym`."""
    language: str = ""
    """The language of the search in which the words apply; empty for all."""
    since: date | None = None
    """The day from which a former name is former."""
    basis: tuple[str, ...] = ()
    """The legal basis, as citations."""
    source: str = ""
    """The file, from the portal's root."""
    number: int = 0
    """The index in the file's list."""


class AliasTable:
    """Aliases for the search indexes of all sites; shared results are computed once."""

    def __init__(self, aliases: Sequence[SearchAlias]) -> None:
        self._aliases = aliases
        self._words_by_target: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self.everyday_targets: Final = list_everyday_targets(aliases)

    def words_by_target(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """Return the words leading to each target in the search of `language`, in table order."""
        if language not in self._words_by_target:
            self._words_by_target[language] = aliases_by_target(self._aliases, language)
        return self._words_by_target[language]


def aliases_by_target(aliases: Iterable[SearchAlias], language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words leading to each target in the search of `language`, in table order."""
    words: dict[str, dict[str, None]] = {}
    for alias in aliases:
        if alias.language in ("", language):
            for target in alias.targets:
                words.setdefault(target, {}).update(dict.fromkeys(alias.words))
    return MappingProxyType({target: tuple(each) for target, each in words.items()})


def list_everyday_targets(aliases: Iterable[SearchAlias]) -> frozenset[str]:
    """Return the items with everyday words: people search for them on any site."""
    found = (target for alias in aliases if alias.kind == EVERYDAY_KIND for target in alias.targets)
    return frozenset(target for target in found if target.startswith(ITEM_TARGET))


def list_item_targets(aliases: Iterable[SearchAlias]) -> tuple[str, ...]:
    """Return the targets that are items; only the content shows if they exist."""
    targets = (target for alias in aliases for target in alias.targets)
    return tuple(dict.fromkeys(each for each in targets if each.startswith(ITEM_TARGET)))
