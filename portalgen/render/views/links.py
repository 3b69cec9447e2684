"""Links, days and short facts: the building blocks of most other views."""

from __future__ import annotations

from portalgen.frozen import frozen


@frozen
class Link:
    """A link as shown on a page.

    The target and the text may be in different languages: the English name of an agency whose site is only in
    Vietnamese. Each therefore has its own language, set only if it differs from the page's.
    """

    title: str
    url: str
    language: str = ""
    """Language of the target (`hreflang`)."""
    title_language: str = ""
    """Language of the title (`lang` of its text)."""
    label: str = ""
    """Its relation to the page, shown before the title in the page's language ("Thay thế"); else empty."""
    current: bool = False
    external: bool = False
    state: str = ""
    """The state of the target page, in this page's language ("Đã thu hồi"); else empty."""
    day: str = ""
    """Shown after the title: the day of a related page, or the day on which an effect begins; else empty."""


@frozen
class DayView:
    """A day in three forms: `iso` for machines, `text` for lists, `long` in words (CLDR)."""

    iso: str
    text: str
    long: str


@frozen
class LanguageLink:
    """An entry of the language switch: `name` is in that language itself ("English", "Tiếng Việt")."""

    language: str
    name: str
    url: str
    current: bool = False
    state: str = ""
    """The state of the content in that language, in that language; else empty."""
    title: str = ""
    """The title of the substitute page if the content has no translation, in the target language; else empty."""


@frozen
class Alternate:
    """A `hreflang` alternate: absolute address of the same content in another language (or `x-default`)."""

    language: str
    url: str


@frozen
class Notice:
    """A band over a page, or a tag beside a title in a list.

    `name` is `sample`, `draft`, `scheduled`, `expired`, `removed`, `withdrawn`, `superseded`, `changed`, `lapsed`,
    `corrected`, `outdated`, `incomplete`, `coming`, `over`, `open_from` or `open_until`.
    """

    name: str
    text: str
    link: Link | None = None
    """The successor of a superseded page, shown after the text."""
    earlier: tuple[str, ...] = ()
    """Earlier corrections, the newest first."""
    links: tuple[Link, ...] = ()
    """Pages that changed this page (`changed`), each with the day of its effect and in the order of these days."""


@frozen
class Fact:
    """A field of a kind, labelled in the page's language; `url` and `day` are set if they apply."""

    name: str
    label: str
    value: str
    url: str = ""
    day: DayView | None = None
    links: tuple[Link, ...] = ()
    """A single link is shown in the line, several as a list."""
    presentation: str = ""
    """How the value is shown: empty as words, `state` as a tag, `number` as tabular figures."""
    rows: tuple[tuple[Fact, ...], ...] = ()
    """For a group, the set fields of each entry, as labelled facts; for a list of plain values, a fact each.

    A fact of a plain value has no label.
    """
    language: str = ""
    """Language (`lang`) of the value, if different from the page's."""
    is_short: bool = False
    """True if the short rows of homes show it too, as they always do for a state."""


@frozen
class Heading:
    """An entry of the table of contents; `level` is 2 to 6."""

    level: int
    anchor: str
    title: str
    children: tuple[Heading, ...] = ()


@frozen
class Time:
    """A day and time: `iso` for machines, `text` for people. `text` has no hour if none is given."""

    iso: str
    text: str
