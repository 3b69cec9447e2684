"""The number and the day by which a correction names the corrected item, if they are wrong.

A correction that also has the right number or day may quote the mistake, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.rules.facts._beside_links import ISSUED, OF, day_at, issue_day_of
from portalgen.lint.rules.facts._item_facts import DOCUMENT_NUMBER, ItemFacts, dates_of, days_in, plain_number
from portalgen.locale.dates import format_day, localize
from portalgen.text.surnames import CAPITALS

WrongName = tuple[int, str, LocalizedText | str]
"""Offset in the text, the stated words, and the fact of the item."""

_TYPES: Final = "thông báo|quyết định|nghị quyết|chỉ thị|kế hoạch|công văn|tờ trình|văn bản|báo cáo|giấy mời|thư mời"
_NUMBERED: Final = re.compile(
    rf"(?<!\w)đính chính(?: (?:một số )?nội dung)?(?: của| trong| tại| ở)? (?:{_TYPES})(?: số)?:? (?P<number>{DOCUMENT_NUMBER.pattern})",
    re.IGNORECASE,
)
_LINKED: Final = r"\[[^\[\]\n]{1,200}\]\((?:id:[^()\s]{1,200}|[^():\s]{1,200}\.md)\)"
_DATED: Final = re.compile(
    r"(?<!\w)(?:đính chính|trong|tại|ở)(?: (?:một số )?nội dung)?(?: của)? "
    rf"(?:(?:(?:{_LINKED}|{_TYPES})(?: số)? (?P<number>{DOCUMENT_NUMBER.pattern})|{_LINKED}){OF}"
    r"|(?:thông báo|thư mời|giấy mời|bài viết|bài|tin|bản tin)(?!\w)(?: (?:(?!ngày)[^.,;:()\[\]\d\n]){1,40}?)?)"
    r"(?: đã)?(?: đăng)? (?=ngày \d)",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(rf",? (?:của(?!\w)|[{CAPITALS}])")
"""Behind the day of something that belongs to somebody else."""
_LETTERS: Final = re.compile(r"^[\d/]*")


def find_wrong_names(facts: ItemFacts, item: Page, text: str, whole: str, *, is_linked: bool) -> Iterator[WrongName]:
    """Yield the wrong numbers and days of the item in `text`, a part of the `whole` correction."""
    own = str(item.fields.get("number") or "")
    if "/" in own:
        issued = issue_day_of(facts, item)
        written = {plain_number(each[0]) for each in DOCUMENT_NUMBER.finditer(whole)}
        for match in _NUMBERED.finditer(text) if plain_number(own) not in written else ():
            is_same = _letters_of(match["number"]) == _letters_of(own)
            is_tied = is_same and (is_linked or _is_dated(text, match.end(), issued))
            if is_tied and not facts.has_number(item, match["number"]):
                yield match.start("number"), match["number"], own
    if "ngày " in text:
        yield from _find_days(facts, item, own, text, whole)


def _find_days(facts: ItemFacts, item: Page, own: str, text: str, whole: str) -> Iterator[WrongName]:
    days = {each for each in (issue_day_of(facts, item), item.date, item.publish_at, *dates_of(item)) if each}
    shown = issue_day_of(facts, item) or item.date
    if shown is None or {(each.day, each.month) for each in days} & set(days_in(whole)):
        return
    years = {each.year for each in days}
    for match in _DATED.finditer(text):
        if match["number"] and plain_number(match["number"]) != plain_number(own):
            continue
        named = day_at(text, match.end())
        if named is None or (named.year and named.year not in years) or _OWNED.match(text, match.end() + named.end):
            continue
        if (named.day, named.month) not in facts.days_of(item):
            yield match.end(), named.text, localize(format_day, shown)


def _letters_of(number: str) -> str:
    """Return the part of a number that names the type and the issuer: `TB-SNgV`."""
    return _LETTERS.sub("", plain_number(number))


def _is_dated(text: str, at: int, issued: date | None) -> bool:
    """Return True if the day behind a number is the day of issue."""
    behind = ISSUED.match(text, at)
    named = day_at(text, behind.end()) if behind is not None else None
    return (
        issued is not None
        and named is not None
        and (named.day, named.month) == (issued.day, issued.month)
        and named.year in {0, issued.year}
    )
