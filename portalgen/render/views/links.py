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
    """Language of the target (`hreflang`), if different from the page's."""
    title_language: str = ""
    """Language of the title (`lang`), if different from the page's."""
    label: str = ""
    """Its relation to the page, shown before the title in the page's language ("Thay thế"). Empty if it has none."""
    current: bool = False
    external: bool = False
    state: str = ""
    """The state of the target page, in this page's language ("Đã thu hồi"). Empty if there is nothing to show."""
    day: str = ""
    """A day shown after the title: the day of a related page, or the day on which an effect begins. May be empty."""


@frozen
class DayView:
    """A day in three forms: `iso` for machines, `text` for lists, `long` in words (CLDR)."""

    iso: str
    text: str
    long: str


@frozen
class LanguageLink:
    """An entry of the language switch. `name` is the language's name in that language ("English", "Tiếng Việt")."""

    language: str
    name: str
    url: str
    current: bool = False
    state: str = ""
    """The state of the content in that language, written in that language. Empty if there is nothing to show."""
    title: str = ""
    """The title of the page linked instead if the content has no translation, in that language; otherwise empty."""


@frozen
class Alternate:
    """An alternate for `hreflang`: the absolute address of the same content in another language (or `x-default`)."""

    language: str
    url: str


@frozen
class Notice:
    """A band above a page, or a tag beside a title in a list.

    `name` is `sample`, `draft`, `scheduled`, `expired`, `removed`, `withdrawn`, `superseded`, `changed`, `lapsed`,
    `corrected`, `outdated`, `incomplete`, `coming`, `over`, `open_from` or `open_until`.
    """

    name: str
    text: str
    link: Link | None = None
    """The page that superseded this page, shown after the text."""
    earlier: tuple[str, ...] = ()
    """The texts of earlier corrections, the newest first."""
    links: tuple[Link, ...] = ()
    """The pages that changed this page (`changed`), sorted by the day of their effect. Each link shows this day."""


@frozen
class Fact:
    """The value of a field of a kind, with its label in the page's language. `url` and `day` are set if they apply."""

    name: str
    label: str
    value: str
    url: str = ""
    day: DayView | None = None
    links: tuple[Link, ...] = ()
    """Links to show as the value: a single link in the line, several as a list."""
    presentation: str = ""
    """The way to show the value: empty for words, `state` for a tag, `number` for tabular figures."""
    rows: tuple[tuple[Fact, ...], ...] = ()
    """For a group: the fields set in each entry, as facts with labels.

    For a list of plain values: one fact each, without a label.
    """
    language: str = ""
    """Language (`lang`) of the value, if different from the page's."""
    is_short: bool = False
    """True if the short rows on homes show it too. They always show a state."""


@frozen
class Heading:
    """An entry of the table of contents. `level` is the level of the heading, 2 to 6."""

    level: int
    anchor: str
    title: str
    children: tuple[Heading, ...] = ()


@frozen
class Time:
    """A day and time. `iso` is for machines, `text` for readers. `text` has no hour if none is given."""

    iso: str
    text: str
