"""The check of FCT230; its page is `FCT230.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Final

from portalgen.config.former_bodies import FormerBody
from portalgen.config.unit_names import FormerUnit
from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, is_taken_back
from portalgen.lint.rules.facts import _former_words as words
from portalgen.lint.rules.facts._former_mentions import Mention, MentionFinder
from portalgen.lint.rules.facts._sentences import find_in_sentences
from portalgen.lint.rules.facts._units import find_sentence, is_in_quotes, names_other_province
from portalgen.locale.dates import format_day
from portalgen.text.named_days import find_days

_SHOWN: Final = 3
_ENTRY_LENGTH: Final = 120
_REACH: Final = 250
"""Characters of the sentence read before a body."""
_ISSUED: Final = ("issued", "signed")
_QUICK: Final = re.compile(r"(?i:huyện|thị (?:trấn|xã)|thành phố|tỉnh|xã|phường|sở)\b|\bT[PXT]\b|\bH\.")


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT230 for each sentence in which a former agency or unit acts after its end, or is to be addressed."""
    register = text.settings.former
    if not register or text.page.language != "vi" or not _QUICK.search(text.visible_text) or is_taken_back(text):
        return
    finder = _Finder(MentionFinder(register, text.names, _list_days(text)))
    for mention, _, place in find_in_sentences(text, finder.find, _QUICK.search):
        yield violation("FCT230", place, name=" ".join(mention.text.split()), **_describe(mention.body))
    yield from _check_lists(text, finder)
    for value, location, key in text.strings():
        if key == "address":
            for mention in finder.find(f"Địa chỉ: {value}"):
                for place in find_in_value(text, location, re.compile(re.escape(mention.text))):
                    yield violation("FCT230", place, name=mention.text, **_describe(mention.body))
                    break


def _check_lists(text: PageText, finder: _Finder) -> Iterator[Violation]:
    """Yield FCT230 for each former body that is an entry of a list of places to be addressed."""
    lead = ""
    for block in text.outline.shown_texts:
        if words.LIST_LEAD.search(block.plain):
            lead = block.plain
        elif len(block.plain) > _ENTRY_LENGTH:
            lead = ""
        elif lead and not words.PAST.search(lead) and _QUICK.search(block.plain):
            for mention in islice(finder.find_entries(block.prose), 1):
                place = block.place(mention.start, len(mention.text))
                yield violation("FCT230", place, name=" ".join(mention.text.split()), **_describe(mention.body))


def _list_days(text: PageText) -> tuple[date, ...]:
    """Return the days of the page and of the document that it shows."""
    values = [text.page.day, *(text.fields.get(key) for key in _ISSUED)]
    return tuple(each.date() if isinstance(each, datetime) else each for each in values if isinstance(each, date))


def _describe(body: FormerBody | FormerUnit) -> dict[str, LocalizedText]:
    if isinstance(body, FormerBody):
        vi, en, is_confirmed = body.successors.vi, body.successors.en, body.is_confirmed
    else:
        more = ", …" if len(body.successors) > _SHOWN else ""
        vi = en = ", ".join(body.successors[:_SHOWN]) + more or "…"
        is_confirmed = True
    unsure = ("", "") if is_confirmed else (" (chưa xác nhận)", " (unconfirmed)")
    day = LocalizedText(format_day(body.since, "vi") + unsure[0], format_day(body.since, "en") + unsure[1])
    return {"day": day, "successors": LocalizedText(vi, en)}


@frozen
class _Finder:
    """Finds mentions in the texts of a page."""

    mentions: MentionFinder

    def find(self, whole: str) -> Iterator[Mention]:
        """Yield the first mention of each sentence."""
        reported = -1
        for mention in self.mentions.find(whole):
            if mention.start < reported:
                continue
            first, last = find_sentence(whole, mention.start, mention.start + len(mention.text))
            if self._acts(whole, mention, first, last):
                reported = last
                yield mention

    def find_entries(self, entry: str) -> Iterator[Mention]:
        """Yield the former bodies that are the whole entry of a list: `UBND Phường 12, thành phố Đà Lạt;`."""
        for mention in self.mentions.find(entry):
            before, after = entry[: mention.start], entry[mention.start + len(mention.text) :]
            is_body = self.mentions.is_agency(mention) or words.BEHIND_OFFICE.search(before)
            if is_body and words.ENTRY.match(before) and words.ENTRY_END.match(after):
                yield mention

    def _acts(self, whole: str, mention: Mention, first: int, last: int) -> bool:
        before, after = whole[first : mention.start], whole[mention.start + len(mention.text) : last]
        sentence = whole[first:last]
        is_elsewhere = not words.PROVINCE.match(mention.text) and names_other_province(sentence, self.mentions.names)
        if is_elsewhere or is_in_quotes(whole, mention.start) or words.PAST.search(sentence):
            return False
        is_recent, is_old = _read_days(sentence, mention.body.since)
        if is_old and not is_recent:
            return False
        if self._is_address(before, after, mention):
            return True
        is_agency = self.mentions.is_agency(mention)
        office = (words.BEHIND_POST if is_agency else words.BEHIND_OFFICE).search(before)
        subject = before[: office.start()] if office is not None else before
        act = words.ACT.match(after)
        if is_agency or office is not None:
            if words.NEGATED.search(before) or words.ON_FILE.search(sentence):
                return False
            near = before[: _last_start(office, before)] if office is not None else before
            subject = subject[-_REACH:]
            if part := words.PART_OF.search(subject):
                subject = subject[: part.start()]
            if (sent := words.SENT.search(subject)) and (
                words.TO.search(subject) or words.OR_TO.search(subject, sent.start())
            ):
                return words.ASKED.search(subject) is not None or not words.DONE.search(
                    subject, max(sent.start() - 30, 0)
                )
            near = near[-_REACH:]
            is_at_work = words.IN_WORK.search(near) is not None and (is_recent or not words.DONE.search(sentence))
            if is_at_work or _is_to_act(near, act is not None, mention.body.since):
                return True
        elif not mention.text[0].isupper() or mention.text.startswith(("TP", "TX", "TT", "H.")):
            return False
        return (
            act is not None
            and bool(words.FIRST_IN_CLAUSE.search(subject))
            and (is_recent or not words.DONE.search(act[0]))
        )

    def _is_address(self, before: str, after: str, mention: Mention) -> bool:
        if self.mentions.is_agency(mention):
            return False
        label = words.ADDRESS_LABEL.search(before)
        if label is None or words.DONE.search(before):
            return False
        chunk = before[label.end() :].rstrip("\0 \t\n")
        return bool(re.search(r"[,;:–\-(\n]\Z", chunk)) and bool(re.match(r"[\s\0]*(?:[,.;)\n–-]|\Z)", after))


def _last_start(office: re.Match[str], before: str) -> int:
    """Return the start of the shortest office before a unit: of `UBND` in `Sở Y tế sẽ cùng UBND`."""
    start = office.start()
    while (shorter := office.re.search(before, start + 1)) is not None:
        start = shorter.start()
    return start


def _is_to_act(before: str, has_act: bool, since: date) -> bool:
    """Return True if an act of the body is to come, or a document of it is dated `since` or later."""
    if has_act and words.FOR_ACT.search(before):
        return True
    dated = words.DATED_OF.search(before)
    if dated is None:
        return False
    days = (_day(each.year, each.month, each.day) for each in find_days(dated[0]) if each.year)
    return any(day is not None and day >= since for day in days)


def _read_days(sentence: str, since: date) -> tuple[bool, bool]:
    """Return (names a day from `since` on, names an earlier day or year). `trước ngày 01/7/2025` is earlier."""
    found = [
        (named.start, day)
        for named in find_days(sentence)
        if named.year and (day := _day(named.year, named.month, named.day))
    ]
    if any(day <= since and words.BEFORE.search(sentence[:start]) for start, day in found):
        return False, True
    days = [day for _, day in found]
    years = [int(match["year"]) for match in words.YEAR.finditer(sentence)]
    dated = {day.year for day in days}
    return (
        any(day >= since for day in days),
        any(day < since for day in days) or any(year <= since.year and year not in dated for year in years),
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULE: Final = PageRule("FCT230", check)
