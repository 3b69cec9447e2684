"""Links, days and short facts: what most other views are made of."""

from __future__ import annotations

from portalgen.frozen import frozen


@frozen
class Link:
    """A link as it is shown.

    What it leads to and its own words may be in different languages: the English name of an agency whose site is only
    Vietnamese. So each has its language, and either is set only where it is not the page's.
    """

    title: str
    url: str
    language: str = ""
    """Of what it leads to: `hreflang`."""
    title_language: str = ""
    """Of the title: `lang` of its text."""
    label: str = ""
    """What it is to the page, before the title and in the page's language ("Thay thế"); else empty."""
    current: bool = False
    external: bool = False
    state: str = ""
    """What became of the page that it leads to, in this page's language ("Đã thu hồi"); else empty."""
    day: str = ""
    """After the title: of a relation the day of the page that it leads to, of an effect since when it has it; else empty."""


@frozen
class DayView:
    """A day in three forms: `iso` for machines, `text` for lists, `long` in words (CLDR)."""

    iso: str
    text: str
    long: str


@frozen
class LanguageLink:
    """One entry of the language switch: `name` is in that language itself ("English", "Tiếng Việt")."""

    language: str
    name: str
    url: str
    current: bool = False
    state: str = ""
    """What became of the content in that language, in that language; else empty."""
    title: str = ""
    """What it leads to in place of the content, which that language does not have, in that language; else empty."""


@frozen
class Alternate:
    """A `hreflang` alternate: absolute address of the same content in another language (or `x-default`)."""

    language: str
    url: str


@frozen
class Notice:
    """A band over a page, or a tag beside a title in a list.

    `name` is one of sample, draft, scheduled, expired, removed, withdrawn, superseded, changed, lapsed, corrected,
    outdated, incomplete.
    """

    name: str
    text: str
    link: Link | None = None
    """The page that took the place of a superseded one, after the text."""
    earlier: tuple[str, ...] = ()
    """Of corrections: the ones before, the newest first."""
    links: tuple[Link, ...] = ()
    """What changed the page (`changed`), each with the day from which it does, in the order of these days."""


@frozen
class Fact:
    """One field of a kind, labelled in the page's language; `url` and `day` are set where they apply."""

    name: str
    label: str
    value: str
    url: str = ""
    day: DayView | None = None
    links: tuple[Link, ...] = ()
    """One is shown in the line, several as a list."""
    presentation: str = ""
    """How the value is shown: empty as words, `state` as a tag, `number` as tabular figures."""
    rows: tuple[tuple[Fact, ...], ...] = ()
    """Of a group, each its fields that are set, as labelled facts; of a list of plain values, each one unlabelled fact."""
    language: str = ""
    """Of the value (`lang`), where it is not the page's."""
    is_short: bool = False
    """In a row of a list: whether it stands in the short rows of homes as well, as a state always does."""


@frozen
class Heading:
    """An entry of the table of contents; `level` is 2 to 6."""

    level: int
    anchor: str
    title: str
    children: tuple[Heading, ...] = ()


@frozen
class Time:
    """A day and time: `iso` for machines, `text` for people, who read no hour where none is given."""

    iso: str
    text: str
