"""Taxonomies with their terms, and the lookup of terms by spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from portalgen.config.by_language import choose_for_language
from portalgen.frozen import frozen
from portalgen.text.normalization import spelling_key

_SLUG_LIKE: Final = re.compile(r"[a-z0-9-]+")


@frozen
class TermSettings:
    """A term of a taxonomy as it is declared."""

    id: str
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    """Other spellings accepted in front matter."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All spellings of the term: its id, names and aliases."""
        return (self.id, *self.names.values(), *self.aliases)


@frozen
class Taxonomy:
    """A taxonomy. Its key in front matter is its id."""

    id: str
    names: Mapping[str, str]
    slugs: Mapping[str, str]
    open: bool
    """True if editors may add terms."""
    terms: tuple[TermSettings, ...]
    has_pages: bool = True
    """True if each site has a page for the taxonomy and for each of its terms."""
    _by_spelling: dict[str, TermSettings] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Terms by spelling, both exact and normalized; filled on first use."""

    def find_term(self, written: str) -> TermSettings | None:
        """Return the term spelled `written`: an id, an alias or a name in any language; None if unknown.

        Spellings are compared ignoring case, spaces and the position of tone marks.
        """
        if not self._by_spelling:
            self._by_spelling.update(self._index())  # in a single step, so that other threads never see a partial index
        return self._by_spelling.get(written) or self._by_spelling.get(spelling_key(written))

    def _index(self) -> dict[str, TermSettings]:
        index: dict[str, TermSettings] = {}
        for term in self.terms:
            for spelling in term.spellings:
                index.setdefault(spelling, term)
                index.setdefault(spelling_key(spelling), term)
        return index

    def name(self, term_id: str, language: str) -> str:
        """Return the term's name in `language`, else in its first language; other text is made readable."""
        term = self.find_term(term_id)
        if term is None:
            return term_id.replace("-", " ") if _SLUG_LIKE.fullmatch(term_id) else term_id
        return choose_for_language(tuple(term.names.items()), language)
