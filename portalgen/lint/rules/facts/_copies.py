"""Finds texts and documents published twice on a site under two titles, which other rules take for different items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import has_expired, is_obsolete
from portalgen.kinds.definition import Kind
from portalgen.lint.context import LintContext
from portalgen.lint.rules.documents._reading import day_of_key, issuer_of, list_documents, number_of, relations_of
from portalgen.lint.rules.identity._titles import normalize_title
from portalgen.store.digest import digest_bytes
from portalgen.text.normalization import fold, level_dashes
from portalgen.text.surnames import CAPITALS

_KEPT: Final = b"bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ0123456789"
_DROPPED: Final = bytes(sorted(frozenset(range(256)) - frozenset(_KEPT)))
_LOWER: Final = bytes.maketrans(_KEPT, _KEPT.lower())
_LEAST: Final = 70
"""Consonants and digits of the shortest text compared: about 40 syllables."""
_LONG: Final = 120
"""Consonants and digits, about 70 syllables, of a text that is hardly the same under two titles on purpose."""
_PARAGRAPH: Final = 50
"""Consonants and digits of the shortest paragraph whose place does not count: headings and lines of a roster are shorter, and order the text."""
_CREDIT: Final = re.compile(
    rb"\s*[*_(]{0,3}(?:Theo|Ngu\xe1\xbb\x93n|Tin(?: v\xc3\xa0|,) \xe1\xba\xa3nh|\xe1\xba\xa2nh|T\xc3\xa1c gi\xe1\xba\xa3|B\xc3\xa0i(?: v\xc3\xa0|,) \xe1\xba\xa3nh):?[*_]{0,3} [^\d\n]{1,80}\s*"
)
"""A line such as `Theo Văn phòng Sở` or `Nguồn: …`."""
_ELSEWHERE: Final = re.compile(
    r"(?<!\w)(?:tệp|đính kèm|phụ lục|toàn văn|chi tiết|danh sách|tại đây|biểu mẫu|như sau|dưới đây|video|phim)(?!\w)|!\[|\{\{",
    re.IGNORECASE,
)
"""Words for contents outside of the text, which may differ."""
_ROUTINE: Final = re.compile(
    r"(?<!\w)(?:thông báo|đề nghị|phổ biến|thực hiện|liên hệ|quy định|trân trọng|kính mong|kính mời|tuyên truyền|nhắc|được biết|xem|tiếp nhận|niêm yết|trực ban|máy trực)(?!\w)",
    re.IGNORECASE,
)
_TELEPHONE: Final = re.compile(r"\d[\d. ]{7,}\d")
_COUNT: Final = re.compile(
    r"(?<![\d/])\d{1,2}/\d{1,2}(?!\d)|(?<![\d.,/])\d[\d.,]* (?!giờ|phút|h(?!\w)|tháng|năm|đến)(?=[^\W\d])"
)
"""A day, or a number of something else than hours."""
_REMINDER: Final = re.compile(r"(?<!\w)(?:nhắc|lần|đợt|tiếp tục|kỳ|tuần|tháng|quý)(?!\w)", re.IGNORECASE)
_NAME: Final = re.compile(rf"(?<=\s)[{CAPITALS}\d][\w.-]*")
_NEAR: Final = timedelta(days=10)
_DIGITS: Final = re.compile(r"\d+")
_NUMBER_LEAD: Final = re.compile(r"^(?:so:?)?0*")


def find_copied_texts(context: LintContext) -> Iterator[tuple[Page, Page]]:
    """Yield (first, later) of pages of a site with the same text and different titles.

    Two texts are the same if their consonants and digits are: spaces, marks, markup and the case of letters do not
    count, nor do a line on the author or source, and the order of paragraphs without headings. Items with different facts, files or numbered titles repeat a text on purpose, as do pages naming each other.
    """
    known: dict[tuple[str, str, str], list[Page]] = {}
    for item in context.library.items:
        page = item.original
        if not _is_compared(page, context):
            continue
        body = context.read_source(page.source)[page.body_start :]
        keys, is_short = _list_keys(body)
        if is_short and not _is_particular(body):
            continue
        same = [known.setdefault((page.site, page.language, key), []) for key in keys]
        copied = (each for pages in same for each in pages if not _repeats(context, each, page))
        first = next((each for each in copied if not (is_short and _may_be_routine(each, page))), None)
        for pages in same:
            pages.append(page)
        if first is not None:
            yield first, page


def _list_keys(body: bytes) -> tuple[list[str], bool]:
    """Return the digests of a text, as it stands and with its paragraphs sorted, and True if it is short."""
    blocks = body.replace(b"\r\n", b"\n").split(b"\n\n")
    parts = [each.translate(_LOWER, _DROPPED) for each in blocks if not _CREDIT.fullmatch(each)]
    whole = b"".join(parts)
    if len(whole) < _LEAST:
        return [], False
    keys = [digest_bytes(whole)]
    shown = [each for each in parts if each]
    if len(shown) > 1 and all(len(each) >= _PARAGRAPH for each in shown):
        keys.append(digest_bytes(b"\0".join((b"", *sorted(shown)))))
    return keys, len(whole) < _LONG


def _is_particular(body: bytes) -> bool:
    """Return True if a short text is on a single occasion: it has a day or a count, or no words of routine notices."""
    text = body.decode("utf-8", "replace")
    if _ELSEWHERE.search(text):
        return False
    return _ROUTINE.search(text) is None or _COUNT.search(_TELEPHONE.sub("", text)) is not None


def _may_be_routine(first: Page, page: Page) -> bool:
    """Return True if the same short text may be meant twice: weeks apart, as a reminder, or for two places or numbers."""
    if first.date is None or page.date is None or abs(_day_of(first.date) - _day_of(page.date)) > _NEAR:
        return True
    if _REMINDER.search(first.title) or _REMINDER.search(page.title):
        return True
    words = [frozenset(_NAME.findall(each.title)) for each in (first, page)]
    return bool(words[0] - words[1] and words[1] - words[0])


def _day_of(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _is_compared(page: Page, context: LintContext) -> bool:
    return (
        _has_texts_of_its_own(page.kind)
        and not page.draft
        and not page.is_index
        and not has_expired(page, context.at)
        and not is_obsolete(page, context.at)
    )


def _has_texts_of_its_own(kind: Kind) -> bool:
    """Return True for news and plain pages. Items of other kinds differ by their facts, even with the same text."""
    is_apart = kind.is_document or kind.is_person or kind.is_tombstone or kind.is_citizen_message
    has_facts = (
        bool(kind.unique_by) or kind.occasions is not None or (kind.period is not None and not kind.period.is_event)
    )
    return not is_apart and not has_facts


def _repeats(context: LintContext, first: Page, page: Page) -> bool:
    titles = [normalize_title(each.title) for each in (first, page)]
    if _DIGITS.sub("", titles[0]) == _DIGITS.sub("", titles[1]):
        return True  # the same title, as IDN203 reports, or notices of several weeks
    if _facts_of(first) != _facts_of(page):
        return True
    return _names(context, first, page) or _names(context, page, first)


def _names(context: LintContext, page: Page, other: Page) -> bool:
    """Return True if `page` contains the id of `other`, not only as a part of a longer id."""
    pattern = rf"(?<![\w-]){re.escape(other.id)}(?![\w-])"
    return other.id in (text := context.text_of(page.source)) and re.search(pattern, text) is not None


def _facts_of(page: Page) -> tuple[object, ...]:
    """Return the values by which two items with the same text differ: those of the kind, and the files."""
    names = (*(each.name for each in page.kind.own_fields), "event_end", "attachments", "agency")
    return tuple(page.fields.get(name) for name in names)


def find_respelt_documents(context: LintContext) -> Iterator[tuple[Page, Page]]:
    """Yield (first, later) of documents of a site with the same number, issuer and year in different spellings or types.

    IDN204 and IDN213 report documents with the same type and the same spelling of the number.
    """
    known: dict[tuple[object, ...], list[Page]] = {}
    for page in list_documents(context):
        issued = day_of_key(page, "issued")
        number = _fold_number(number_of(page))
        if issued is None or not number or not number[0].isdigit() or is_obsolete(page, context.at):
            continue
        same = known.setdefault((page.site, number, issuer_of(page), issued.year), [])
        first = next((each for each in same if not _is_known_pair(each, page)), None)
        same.append(page)
        if first is not None:
            yield first, page


def _is_known_pair(first: Page, page: Page) -> bool:
    """Return True if other rules report the two, or one of them names the other: a regulation and its decision."""
    names = {each.to for each in relations_of(first)} | {each.to for each in relations_of(page)}
    if first.id in names or page.id in names:
        return True
    types = [each.fields.get("document_type") for each in (first, page)]
    numbers = ["".join(number_of(each).split()).casefold() for each in (first, page)]
    return types[0] == types[1] and numbers[0] == numbers[1]


def _fold_number(number: str) -> str:
    """Return the number without marks, spaces, leading zeros and the word `số`; empty for 00, an unknown number."""
    plain = "".join(fold(level_dashes(number)).casefold().split())
    return _NUMBER_LEAD.sub("", plain)
