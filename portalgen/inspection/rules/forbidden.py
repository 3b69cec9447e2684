"""What may not be on a page at all."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from portalgen.inspection.document import Document, Element, Found, attribute, found, start_tag

_LISTED: Final = frozenset({"li", "script", "template"})
_TERMS: Final = frozenset({"dt", "dd", "div", "script", "template"})
_CONTENT: Final = MappingProxyType({"ul": _LISTED, "ol": _LISTED, "menu": _LISTED, "dl": _TERMS})
_DATA_SCRIPTS: Final = frozenset({"application/ld+json", "application/json", "speculationrules"})
_CONTROLS: Final = ("button", "input", "select", "textarea", "summary")
_FOCUSABLE: Final = ", ".join(("a[href]", *_CONTROLS, "[tabindex]"))
_LOADED: Final = ("src", "srcset", "imagesrcset", "poster", "data")
_LOADING_LINKS: Final = frozenset({"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch"})
_RUNNING: Final = ("href", "src", "action", "formaction")


def tabindex(document: Document) -> Iterator[Found]:
    """HTM118 for each place in the order of the keyboard that is given by hand."""
    for each, value in document.having["tabindex"]:
        if value.strip() not in ("0", "-1"):
            yield found("HTM118", each, element=start_tag(each))


def moving(document: Document) -> Iterator[Found]:
    """HTM119 for what moves, plays or reloads by itself; leading on at once is no reloading."""
    there = [*document.named["marquee"], *document.named["blink"]]
    there += [each for each, _ in document.having["autoplay"]]
    for each, value in document.having["http-equiv"]:
        if value.lower() == "refresh" and not attribute(each, "content").lstrip().startswith(("0;", "0 ")):
            there.append(each)
    for each in there:
        yield found("HTM119", each, element=start_tag(each))


def inline_code(document: Document) -> Iterator[Found]:
    """HTM120 for styles, scripts and handlers in the page, which the content security policy refuses."""
    there = [*document.named["style"], *(each for each, _ in document.having["style"])]
    there += [each for each in document.named["script"] if _is_inline(each)]
    for name, having in document.having.items():
        if name.startswith("on"):
            there += [each for each, _ in having]
        elif name in _RUNNING:
            there += [each for each, value in having if value.lstrip()[:11].lower() == "javascript:"]
    for each in there:
        yield found("HTM120", each, element=start_tag(each))


def _is_inline(script: Element) -> bool:
    return "src" not in script.attributes and attribute(script, "type").lower() not in _DATA_SCRIPTS


def list_content(document: Document) -> Iterator[Found]:
    """HTM117 for what stands in a list and is no entry, and for each entry without a list."""
    entries = 0
    for around in document.kinds["list"]:
        tag = around.tag or "ul"
        allowed = _CONTENT[tag]
        for each in around.iter():
            if each.tag not in allowed:
                yield _misplaced(each, tag)
            elif each.tag == "li":
                entries += 1
    if entries != len(document.named["li"]):
        for each in document.named["li"]:
            if each.parent is not None and each.parent.tag not in ("ul", "ol", "menu"):
                yield _misplaced(each, each.parent.tag or "")
    for each in (*document.named["dt"], *document.named["dd"]):
        if each.parent is not None and each.parent.tag not in ("dl", "div"):
            yield _misplaced(each, each.parent.tag or "")


def _misplaced(element: Element, around: str) -> Found:
    expected = "dt, dd, div" if around == "dl" else "li" if around in _CONTENT else "ul, ol, dl"
    return found("HTM117", element, element=f"<{element.tag}>", parent=around, expected=expected)


def hidden(document: Document) -> Iterator[Found]:
    """HTM124 for each control that screen readers are not told of."""
    for around, value in document.having["aria-hidden"]:
        if value != "true":
            continue
        within = around.css(_FOCUSABLE)
        for each in (around, *within) if _is_focusable(around) else within:
            if attribute(each, "tabindex") != "-1" and attribute(each, "type") != "hidden":
                yield found("HTM124", each, element=start_tag(each))


def _is_focusable(element: Element) -> bool:
    attributes = element.attributes
    return "tabindex" in attributes or (element.tag == "a" and "href" in attributes) or element.tag in _CONTROLS


def other_hosts(document: Document) -> Iterator[Found]:
    """HTM123 for everything that a page loads, or connects to, on another host."""
    for name in _LOADED:
        for each, value in document.having[name]:
            if "//" in value:
                urls = (part.split()[0] for part in value.split(",") if part.split())
                yield from _elsewhere(each, urls if name.endswith("srcset") else (value,), document)
    for each in (*document.named["link"], *document.named["use"]):
        href = attribute(each, "href")
        if "//" in href and (each.tag == "use" or _LOADING_LINKS & set(attribute(each, "rel").split())):
            yield from _elsewhere(each, (href,), document)
    for each in document.named["base"]:
        yield from _elsewhere(each, (attribute(each, "href"),), document)


def _elsewhere(element: Element, urls: Iterator[str] | tuple[str, ...], document: Document) -> Iterator[Found]:
    for url in urls:
        if _is_elsewhere(url, document):
            yield found("HTM123", element, element=f"<{element.tag}>", url=url)


def forms(document: Document) -> Iterator[Found]:
    """HTM132 for each form that hands to another host what is written in it."""
    for name in ("action", "formaction"):
        for each, value in document.having[name]:
            if "//" in value and _is_elsewhere(value, document):
                yield found("HTM132", each, element=f"<{each.tag}>", url=value)


def _is_elsewhere(url: str, document: Document) -> bool:
    try:
        host = urlsplit(url.strip()).netloc
    except ValueError:  # no address, so it leads nowhere
        return False
    return bool(host) and host.lower() != document.host


def accesskeys(document: Document) -> Iterator[Found]:
    """HTM129 for each shortcut key that another element has already."""
    seen: dict[str, Element] = {}
    for each, value in document.having["accesskey"]:
        for key in value.lower().split():
            if key in seen:
                yield found("HTM129", each, element=start_tag(each), key=key, other=start_tag(seen[key]))
            else:
                seen[key] = each
