"""The language of a page and of foreign text on it (WCAG 2.2, 3.1.1 and 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.registry import CODES
from portalgen.inspection.document import (
    Document,
    Element,
    HtmlViolation,
    ancestors_of,
    get_attribute,
    html_violation,
    shorten_text,
)
from portalgen.inspection.languages import is_language_tag

_ENGLISH: Final = re.compile(r"\b(?:the|of|and|with|from|this|are)\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_VIETNAMESE: Final = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_SIGNS: Final = (" the ", " of ", " and ")
_SYLLABLE: Final = 7
"""Letters of the longest Vietnamese syllable, `nghiêng`."""
_LEAST: Final = 8
"""The fewest words of a passage: shorter foreign names need no mark."""
_CODE: Final = "code, pre, kbd, samp"
_SILENT: Final = frozenset({"script", "style", "template", "code", "pre", "kbd", "samp", "head", "title"})


def check_page_language(document: Document) -> Iterator[HtmlViolation]:
    """HTM101 if `html` states no language."""
    if not document.language:
        yield html_violation("HTM101", document.root)


def check_language_tags(document: Document) -> Iterator[HtmlViolation]:
    """HTM102 for each invalid language tag in `lang` and `hreflang`."""
    for name in ("lang", "hreflang"):
        for each, value in document.by_attribute[name]:
            missing = each.tag == "html" and not value.strip()  # HTM101
            if not (is_language_tag(value) or missing or (each.tag == "link" and value == "x-default")):
                yield html_violation("HTM102", each, value=value)


def check_foreign_links(document: Document) -> Iterator[HtmlViolation]:
    """HTM103 for each link with unmarked text in the other language of its target page."""
    primary = _primary_language_of(document.language)
    for each, language in document.by_attribute["hreflang"]:
        if each.tag != "a" or _primary_language_of(language) == primary:
            continue
        text = _text_without_code(each)
        marked = [each, *each.css("[lang]"), *ancestors_of(each)]
        if _is_other_language(text, primary) and not any(
            _primary_language_of(get_attribute(one, "lang")) == _primary_language_of(language) for one in marked
        ):
            yield html_violation("HTM103", each, text=shorten_text(text), language=document.language)


def check_foreign_passages(document: Document) -> Iterator[HtmlViolation]:
    """HTM103 for each unmarked passage clearly in the other of the portal's two languages."""
    primary = _primary_language_of(document.language)
    body = document.by_name["body"]
    if primary not in ("vi", "en") or not body:
        return
    if primary == "vi" and not any(each in document.text for each in _SIGNS):
        return  # most Vietnamese pages need no traversal
    for element, text in _find_texts(body[0], primary):
        if text.count(" ") >= _LEAST and _is_other_language(text, primary):
            # Vietnamese text on a page in another language was left by its translator, as LNG203 says.
            party = CODES["LNG203"].party if primary != "vi" else None
            values = {"text": shorten_text(text), "language": document.language}
            yield HtmlViolation("HTM103", element, values, party)


def _text_without_code(element: Element) -> str:
    """Return the text of an element; code is of no language."""
    text = element.text(deep=True).strip()
    if element.css_first(_CODE) is None:
        return text
    return " ".join(each for _, each in _find_texts(element, ""))


def _is_other_language(text: str, primary: str) -> bool:
    """Return True if a text is clearly in the other language.

    For Vietnamese, a third of its words have Vietnamese letters. For English, none has, and there are English words, or
    words longer than a Vietnamese syllable.
    """
    words = _WORD.findall(text)
    marked = sum(1 for word in words if _VIETNAMESE.search(word))
    if primary == "en":
        return marked * 3 > len(words)
    return not marked and bool(_ENGLISH.search(text) or any(len(word) > _SYLLABLE for word in words))


def _find_texts(element: Element, primary: str) -> Iterator[tuple[Element, str]]:
    """Yield each text in the language of the page, with its element."""
    for child in element.iter(include_text=True):
        if child.tag == "-text":
            if text := child.text(deep=False).strip():
                yield element, text
        elif child.tag not in _SILENT and _primary_language_of(child.attributes.get("lang") or primary) == primary:
            yield from _find_texts(child, primary)


def _primary_language_of(language: str) -> str:
    return language.partition("-")[0].strip().lower()
