"""The check of LNG207; its page is `LNG207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations import translation_same_as_original, wrong_language_text
from portalgen.lint.rules.translations._words import Translation, find_translations, normalized_body_of
from portalgen.text.foreign_text import VIETNAMESE_LETTER, is_mostly_vietnamese, is_vietnamese
from portalgen.text.normalization import nfc


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LNG207 at the title, else the summary, if it is Vietnamese.

    LNG202 and LNG203 report pages entirely in Vietnamese.
    """
    found = [
        (each, key, words) for each in find_translations(context) for key, words in _find_vietnamese(context, each)[:1]
    ]
    if not found:
        return
    rules = (translation_same_as_original, wrong_language_text)
    untranslated = {each.diagnostic.place.path for rule in rules for each in rule.check(context)}
    for each, key, words in found:
        if each.page.source not in untranslated:
            yield violation("LNG207", context.place(each.page, key), each.original.source, key=key, text=words)


def _find_vietnamese(context: LintContext, each: Translation) -> list[tuple[str, str]]:
    pairs = (("title", each.page.title, each.original.title), ("summary", each.page.summary, each.original.summary))
    return [
        (key, words)
        for key, words, original in pairs
        if words and _is_untranslated(context, each, nfc(words), original)
    ]


def _is_untranslated(context: LintContext, each: Translation, words: str, original: str) -> bool:
    """Return True if a text is Vietnamese and no name; words used in the English text are names."""
    if not VIETNAMESE_LETTER.search(words) or words.istitle():
        return False
    is_same = words == nfc(original) and any(
        VIETNAMESE_LETTER.search(word) and word.islower() for word in words.split()
    )
    if not (is_same or (is_vietnamese(words) and is_mostly_vietnamese(words))):
        return False
    return words.casefold() not in normalized_body_of(context, each.page).casefold()


RULE: Final = PortalRule("LNG207", check)
