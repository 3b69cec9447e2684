"""The language of a page and of foreign text on it (WCAG 2.2, 3.1.1 and 3.1.2)."""

from __future__ import annotations

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
from portalgen.text.foreign_text import FEWEST_WORDS, count_vietnamese_words, is_clearly_english, is_foreign_passage
from portalgen.text.normalization import nfc

_SIGNS: Final = (" the ", " of ", " and ")
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
        if _is_title_in_other_language(text, primary) and not any(
            _primary_language_of(get_attribute(one, "lang")) == _primary_language_of(language) for one in marked
        ):
            yield html_violation(
                "HTM103",
                each,
                text=shorten_text(text),
                language=document.language,
                other=_primary_language_of(language),
            )


def check_foreign_passages(document: Document) -> Iterator[HtmlViolation]:
    """HTM103 for each unmarked passage clearly in the other of the portal's two languages."""
    primary = _primary_language_of(document.language)
    body = document.by_name["body"]
    if primary not in ("vi", "en") or not body:
        return
    if primary == "vi" and not any(each in document.text for each in _SIGNS):
        return  # most Vietnamese pages need no traversal
    for element, text in _find_texts(body[0], primary):
        if text.count(" ") + 1 >= FEWEST_WORDS and is_foreign_passage(text, primary) and not _is_quoted(element):
            # Vietnamese text on a page in another language was left by its translator, as LNG203 says.
            party = CODES["LNG203"].party if primary != "vi" else None
            other = "en" if primary == "vi" else "vi"
            values = {"text": shorten_text(text), "language": document.language, "other": other}
            yield HtmlViolation("HTM103", element, values, party)


def _is_quoted(element: Element) -> bool:
    """Return True within a quotation: a quoted verse is foreign on purpose, and LNG203 leaves it alone as well."""
    above: Element | None = element
    while above is not None:
        if above.tag == "blockquote":
            return True
        above = above.parent
    return False


def _text_without_code(element: Element) -> str:
    """Return the text of an element; code is of no language."""
    text = element.text(deep=True).strip()
    if element.css_first(_CODE) is None:
        return text
    return " ".join(each for _, each in _find_texts(element, ""))


def _is_title_in_other_language(text: str, primary: str) -> bool:
    """Return True if the text of a link, however short, is clearly in the other language.

    A third of the words of a Vietnamese title have Vietnamese letters.
    """
    if primary != "en":
        return is_clearly_english(text)
    marked, count = count_vietnamese_words(nfc(text))
    return marked * 3 > count


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
