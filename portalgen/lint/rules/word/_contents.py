"""Tables of contents pasted from a paper document: titles followed by page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._cached import once_per_page
from portalgen.text.normalization import nfc

_LEAD: Final = re.compile(r"(?:[ \t>|#]|[-+*•–][ \t])*")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_BOOKMARK: Final = re.compile(r"\]\(#?_Toc\d|\[\d{1,4}\]\(#[^()]*\)\s*\]\(#")
"""A link to a bookmark that Word creates for its table of contents, or a page number that a converter links twice."""
_CONVERTED: Final = re.compile(r"\d\]\(#[\w-]*[^\x00-\x7f]")
"""A link that ends with a page number, to an anchor with diacritics, as converters write them."""
_SEPARATOR: Final = re.compile(r"[|:\- \t]*-[|:\- \t]*")
_PAGE: Final = re.compile(r"(?<![^\W_])(?<![/:,–-])(?P<page>\d{1,4}|[ivxl]{1,6})$")
_SIGNS: Final = " \t\xa0.…·_|-"
_DOTS: Final = re.compile(r"\.{4,}|…{2,}|(?: \.){4,}|·{3,}|_{4,}")
_GAP: Final = re.compile(r"[\t|]|[ \xa0]{2}")
_WITHIN: Final = re.compile(r"(?:(?<!\.)\.{4,}+|(?<!…)…{2,}+) ?(\d{1,4})(?!\w)")
_PART_WORDS: Final = (
    r"mục|chương|phần|điều|phụ lục|lời nói đầu|lời mở đầu|mở đầu|kết luận|danh mục|tài liệu tham khảo|chapter|section"
    r"|part|annex|appendix|introduction|conclusion|references|foreword"
)
_PART: Final = re.compile(rf"\W*(?:{_PART_WORDS})(?!\w)", re.IGNORECASE)
_LEVEL: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?[ \t]")
_NUMBERED: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)][ \t]?\S")
_HEADING: Final = re.compile(r"(?:mục lục|table of contents|contents)\W*", re.IGNORECASE)
_COLUMN_NAMES: Final = re.compile(r"(?:(?:đề |tên )?mục|section)\W+(?:trang|page)\W*", re.IGNORECASE)
"""The first row of a table of contents, also without a heading above it; `Nội dung | Trang` may list a magazine."""
_HEADER: Final = re.compile(r"(?:(?:nội dung|đề mục|mục|tên mục|title|section)\W+)?(?:trang|page)\W*", re.IGNORECASE)
_JOINED_HEADING: Final = re.compile(r"(?:mục lục|table of contents)(?!\w)", re.IGNORECASE)
_END: Final = re.compile(r"[0-9ivxl][\s\\*|\])]*\Z")
_BLANK: Final = " \t>\xa0"
_MARKS: Final = " \t\\|*\xa0"
_TAIL: Final = 16
"""Maximum characters of a page number with the marks around it."""
_NAMED: Final = 4
"""Minimum words of a title with a name."""
_LONGEST: Final = 200
_AT_LEAST: Final = 2
"""Minimum lines of a table of contents with a heading of its own, or that names parts of a document."""
_AT_LEAST_NUMBERED: Final = 3
_PLAIN_LINES: Final = 4
"""Minimum lines without dots that name parts, and minimum lines with dots that name none: these may be a price list."""


@frozen
class _Entry:
    """A line of a table of contents. `leader` is `dots`, `gap`, `plain` or `link`; `page` is 0 for Roman
    numbers, and if not written."""

    line: int
    title: str
    leader: str
    page: int
    is_link: bool
    is_row: bool
    """True for a row of a table."""


@once_per_page
def find_each_contents(text: PageText) -> tuple[tuple[int, ...], ...]:
    """Return the line numbers of each table of contents, without its heading."""
    fenced = {
        number for block in text.outline.blocks if block.kind == "fence" for number in range(block.line, block.end)
    }
    headings = frozenset(_fold(each.text) for each in text.outline.headings)
    return tuple(_find_groups(text, fenced, headings))


def find_contents(text: PageText) -> frozenset[int]:
    """Return the line numbers of all tables of contents."""
    return frozenset(number for each in find_each_contents(text) for number in each)


def _find_groups(text: PageText, fenced: set[int], headings: frozenset[str]) -> Iterator[tuple[int, ...]]:
    above, header = "", 0
    group: list[_Entry] = []
    for number, line in enumerate(text.lines[text.page.body_line - 1 :], text.page.body_line):
        if not line.strip(_BLANK) or _SEPARATOR.fullmatch(line):
            continue
        words = _read_words(line)
        is_joined = number not in fenced and _is_joined(words)
        entry = _read_entry(number, line, words) if number not in fenced and not is_joined else None
        if entry is not None:
            group.append(entry)
            continue
        if _is_contents(group, above, headings) or _is_table(group, text, header, headings):
            yield _list_lines(header, group)
        is_header = not group and _HEADER.fullmatch(words) is not None
        group, above, header = [], above if is_header else words, number if is_header else 0
        if is_joined:
            yield (number,)
    if _is_contents(group, above, headings) or _is_table(group, text, header, headings):
        yield _list_lines(header, group)


def _list_lines(header: int, group: Sequence[_Entry]) -> tuple[int, ...]:
    """Return the lines of a table of contents. `header` is the line that names its columns, or 0."""
    return tuple(number for number in (header, *(each.line for each in group)) if number)


def _read_words(line: str) -> str:
    """Return the line as readers see it, without the marks of lists, links and emphasis."""
    lead = _LEAD.match(line)
    words = line[lead.end() if lead else 0 :]
    if "[" in words:
        words = _LINK.sub(r"\1", words)
        words = _LINK.sub(r"\1", words)  # a converter links the page number within the link of its title
    return words.replace("**", "").strip(_MARKS)


def _read_entry(number: int, line: str, words: str) -> _Entry | None:
    is_link = ("_Toc" in line or ")](#" in line) and _BOOKMARK.search(line) is not None
    is_link = is_link or ("](#" in line and not line.isascii() and _CONVERTED.search(line) is not None)
    if line.lstrip().startswith("#") or not (is_link or "](" in line or _END.search(line[-_TAIL:])):
        return None
    found = _PAGE.search(words[-_TAIL:])
    rest = words[: -len(found["page"])] if found else words
    title = rest.rstrip(_SIGNS)
    leader = _read_leader(rest[len(title) :]) if found else ""
    if found is None or not leader or (leader == "plain" and not found["page"].isdigit()):
        leader, page, title = ("link" if is_link else ""), 0, words
    else:
        page = int(found["page"]) if found["page"].isdigit() else 0
    if not is_link and leader == "plain" and "](#" in line:
        return None  # the writer's own links to headings, which may end with a year
    if not leader or len(title) > _LONGEST or not any(map(str.isalpha, title)):
        return None
    return _Entry(number, title, leader, page, is_link, "|" in line)


def _read_leader(signs: str) -> str:
    """Return the kind of the signs between a title and its page number, or an empty string."""
    if _DOTS.search(signs):
        return "dots"
    if _GAP.search(signs):
        return "gap"
    return "plain" if signs and not signs.strip() else ""


def _is_contents(group: Sequence[_Entry], above: str, headings: frozenset[str]) -> bool:
    """Return True if consecutive entries are a table of contents. `above` is the line above them."""
    pages = [each.page for each in group if each.leader != "link"]
    if len(group) < _AT_LEAST or pages != sorted(pages):
        return False
    if _HEADING.fullmatch(above) or all(each.is_link for each in group):
        return True
    leaders = {each.leader for each in group}
    are_parts = [_PART.match(each.title) is not None or _has_level(each) for each in group]
    are_numbered = [is_part or _NUMBERED.match(each.title) for is_part, each in zip(are_parts, group, strict=True)]
    if leaders == {"dots"}:
        return any(are_parts) or len(group) >= _PLAIN_LINES
    if any(each.is_row for each in group):
        return False
    if "plain" in leaders:
        return all(are_numbered) and len(group) >= _PLAIN_LINES and (all(are_parts) or any(map(_has_level, group)))
    if sum(_fold(each.title) in headings for each in group) >= _AT_LEAST:
        return True
    is_named = any(_has_level(each) or (_PART.match(each.title) and _is_named(each)) for each in group)
    return len(group) >= _AT_LEAST_NUMBERED and is_named and all(are_numbered)


def _is_table(group: Sequence[_Entry], text: PageText, header: int, headings: frozenset[str]) -> bool:
    """Return True if the rows below `Mục | Trang` in line `header` name headings of the page, or parts by numbers."""
    if len(group) < _AT_LEAST or not header or _COLUMN_NAMES.fullmatch(_read_words(text.lines[header - 1])) is None:
        return False
    pages = [each.page for each in group]
    return pages == sorted(pages) and (
        any(_PART.match(each.title) or _has_level(each) or _fold(each.title) in headings for each in group)
        or all(_NUMBERED.match(each.title) for each in group)
    )


def _has_level(entry: _Entry) -> bool:
    """Return True if an entry has a number such as `1.1`."""
    return _LEVEL.match(entry.title) is not None


def _is_named(entry: _Entry) -> bool:
    """Return True if an entry has a name besides its number: `Phần 1` alone is a row of results."""
    return len(entry.title.split()) >= _NAMED


def _is_joined(words: str) -> bool:
    """Return True if a table of contents became a single line."""
    if ("...." not in words and "……" not in words) or not (_PART.match(words) or _JOINED_HEADING.match(words)):
        return False
    pages = [int(each) for each in _WITHIN.findall(words)]
    return len(pages) >= _AT_LEAST and pages == sorted(pages)


def _fold(words: str) -> str:
    return " ".join(nfc(words).split()).casefold()
