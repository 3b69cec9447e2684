"""Taxonomies with their terms, and how a term is found by what was written."""

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
    """Other spellings by which front matter may write it."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything by which the term may be written: its id, its names and its aliases."""
        return (self.id, *self.names.values(), *self.aliases)


@frozen
class Taxonomy:
    """A taxonomy. Its key in front matter is its id."""

    id: str
    names: Mapping[str, str]
    slugs: Mapping[str, str]
    open: bool
    """Whether editors may add terms."""
    terms: tuple[TermSettings, ...]
    has_pages: bool = True
    """Whether each site has a page for the taxonomy and for each of its terms."""
    _by_spelling: dict[str, TermSettings] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Terms by what they may be written as, both as it is and as it is compared; filled by the first question."""

    def find_term(self, written: str) -> TermSettings | None:
        """The term that `written` stands for, by its id, an alias or a name in any language; None where there is none.

        Spellings are compared as people read them: without regard to case, spaces and the place of tone marks.
        """
        if not self._by_spelling:
            self._by_spelling.update(self._index())  # at once, so that no other thread finds a part of it
        return self._by_spelling.get(written) or self._by_spelling.get(spelling_key(written))

    def _index(self) -> dict[str, TermSettings]:
        index: dict[str, TermSettings] = {}
        for term in self.terms:
            for spelling in term.spellings:
                index.setdefault(spelling, term)
                index.setdefault(spelling_key(spelling), term)
        return index

    def name(self, term_id: str, language: str) -> str:
        """The name of the term with this id in `language`, else in its first; what no term has is shown in its own words."""
        term = self.find_term(term_id)
        if term is None:
            return term_id.replace("-", " ") if _SLUG_LIKE.fullmatch(term_id) else term_id
        return choose_for_language(tuple(term.names.items()), language)
