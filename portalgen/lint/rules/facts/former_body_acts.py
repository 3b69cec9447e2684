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
from portalgen.lint.rules.facts._former_clauses import REACH, Clause, read_days
from portalgen.lint.rules.facts._former_mentions import Mention, MentionFinder
from portalgen.lint.rules.facts._sentences import find_in_sentences
from portalgen.lint.rules.facts._units import find_sentence, is_in_quotes, names_other_province
from portalgen.locale.dates import format_day

_SHOWN: Final = 3
_ENTRY_LENGTH: Final = 120
_ISSUED: Final = ("issued", "signed")
_QUICK: Final = re.compile(r"(?i:huyện|thị (?:trấn|xã)|thành phố|tỉnh|xã|phường|sở)\b|\bT[PXT]\b|\bH\.")


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT230 for each sentence in which a former agency or unit acts after its end, or is to be addressed."""
    register = text.settings.former
    if not register or text.page.language != "vi" or not _QUICK.search(text.visible_text) or is_taken_back(text):
        return
    finder = _Finder(MentionFinder(register, text.names, _list_days(text)))
    for mention, _, place in find_in_sentences(text, finder.find, _QUICK.search):
        yield violation("FCT230", place, name=mention.name, **_describe(mention.body))
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
                yield violation("FCT230", place, name=mention.name, **_describe(mention.body))


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
        """Yield the first mention of each sentence, and further agencies and offices in it."""
        end = -1
        reported: list[FormerBody | FormerUnit] = []
        for mention in self.mentions.find(whole):
            if mention.start < end and (mention.body in reported or not self._is_agency_or_office(whole, mention)):
                continue
            first, last = find_sentence(whole, *mention.span)
            if self._acts(whole, mention, first, last):
                reported = [*(reported if mention.start < end else ()), mention.body]
                end = last
                yield mention

    def find_entries(self, entry: str) -> Iterator[Mention]:
        """Yield the former bodies that are the whole entry of a list: `UBND Phường 12, thành phố Đà Lạt;`."""
        for mention in self.mentions.find(entry):
            before, after = entry[: mention.start], entry[mention.start + len(mention.text) :]
            is_body = self.mentions.is_agency(mention) or words.BEHIND_OFFICE.search(before)
            if is_body and words.ENTRY.match(before) and words.ENTRY_END.match(after):
                yield mention

    def _is_agency_or_office(self, whole: str, mention: Mention) -> bool:
        before = whole[max(mention.start - REACH, 0) : mention.start]
        return self.mentions.is_agency(mention) or words.BEHIND_OFFICE.search(before) is not None

    def _acts(self, whole: str, mention: Mention, first: int, last: int) -> bool:
        start, end = mention.span
        before, after = whole[first:start], whole[end:last]
        sentence = whole[first:last]
        is_elsewhere = not words.PROVINCE.match(mention.text) and names_other_province(sentence, self.mentions.names)
        if is_elsewhere or is_in_quotes(whole, mention.start) or words.PAST.search(sentence):
            return False
        is_recent, is_old = read_days(sentence, mention.body.since)
        if is_old and not is_recent:
            return False
        if self._is_address(before, after, mention):
            return True
        clause = Clause(before, after, sentence, self.mentions.is_agency(mention), is_recent, mention.body.since)
        if clause.is_agency or clause.find_office(before) is not None:
            if words.NEGATED.search(before) or words.ON_FILE.search(sentence):
                return False
        elif not mention.text[0].isupper() or mention.text.startswith(("TP", "TX", "TT", "H.")):
            return False
        return clause.has_act()

    def _is_address(self, before: str, after: str, mention: Mention) -> bool:
        if self.mentions.is_agency(mention):
            return False
        label = words.ADDRESS_LABEL.search(before)
        if label is None or words.DONE.search(before):
            return False
        chunk = before[label.end() :].rstrip("\0 \t\n")
        return bool(re.search(r"[,;:–\-(\n]\Z", chunk)) and bool(re.match(r"[\s\0]*(?:[,.;)\n–-]|\Z)", after))


RULE: Final = PageRule("FCT230", check)
