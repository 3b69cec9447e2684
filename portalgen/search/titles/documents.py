"""The entries of the title index: a name, its target, and facts shown at once."""

from __future__ import annotations

from enum import IntFlag

from portalgen.frozen import frozen


class TitleFlag(IntFlag):
    """The facts that the script needs to sort and mark an entry. The entry stores their sum."""

    NONE = 0
    HOME = 1
    """The home of a site."""
    LIST = 2
    """A list: a section."""
    LAPSED = 4
    """No longer in force, over, or otherwise ranked below valid entries."""
    SAMPLE = 8
    """A sample."""
    COMMON = 16
    """A page of every site: contact, site map."""
    STANDS_IN = 32
    """In another language than the index: it stands in for a missing translation."""


@frozen
class TitlePlace:
    """The site of an entry. Its words also match each of its entries."""

    name: str
    """As shown beside an entry."""
    names: tuple[str, ...]
    """All its names, in every language."""
    lead: str
    """Its home: an https address, or a path on the index's own host."""


@frozen
class TitleDocument:
    """An entry. Strings are plain text."""

    address: str
    """An https address, or a path on the host of the place's home."""
    title: str
    kind: str
    """Its kind, in the language of the index."""
    place: TitlePlace
    state: str = ""
    """The state shown beside the title: a sample, no longer in force, open until a day."""
    day: str = ""
    """ISO day, or empty."""
    number: str = ""
    """Number of a document ("2111/QĐ-UBND"), else empty."""
    names: tuple[str, ...] = ()
    """Other names by which it is found; they are shown."""
    foreign_names: tuple[str, ...] = ()
    """Names in other languages than the index: they match queries but are not shown."""
    flags: TitleFlag = TitleFlag.NONE
    language: str = ""
    """The language of its title, if different from the index's."""
    summary: str = ""
