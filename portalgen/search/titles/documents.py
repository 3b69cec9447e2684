"""What the title index holds: a name that people look for, where it leads, and what is told of it at once."""

from __future__ import annotations

from enum import IntFlag

from portalgen.frozen import frozen


class TitleFlag(IntFlag):
    """What the script has to know of an entry to order and to mark it; their sum stands in the entry."""

    NONE = 0
    HOME = 1
    """The home of a site."""
    LIST = 2
    """A list: a section."""
    LAPSED = 4
    """No longer in force, over, or otherwise below what holds."""
    SAMPLE = 8
    """A sample."""
    COMMON = 16
    """A page that every site has: contact, site map."""
    STANDS_IN = 32
    """In another language than the index: it stands in for a missing translation."""


@frozen
class TitlePlace:
    """The site of an entry. Its words belong to each of its entries."""

    name: str
    """As it is shown beside an entry."""
    names: tuple[str, ...]
    """Everything by which it is called, in every language."""
    lead: str
    """Its home: an https address, or a path on the index's own host."""


@frozen
class TitleDocument:
    """An entry. Strings are plain text."""

    address: str
    """An https address, or a path on the host of the place's home."""
    title: str
    kind: str
    """What it is, in the words of the index's language."""
    place: TitlePlace
    state: str = ""
    """What is told beside the title: that it is a sample, no longer in force, open until a day."""
    day: str = ""
    """ISO day, or empty."""
    number: str = ""
    """Number of a document ("2111/QĐ-UBND"), else empty."""
    names: tuple[str, ...] = ()
    """Other names by which it is found; they are shown."""
    foreign_names: tuple[str, ...] = ()
    """Names in other languages than the index: it is found by them, and they are not shown."""
    flags: TitleFlag = TitleFlag.NONE
    language: str = ""
    """The language of its title, where it is not that of the index."""
    summary: str = ""
