"""Content forbidden on any page."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from portalgen.inspection.document import (
    Document,
    Element,
    HtmlViolation,
    format_start_tag,
    get_attribute,
    html_violation,
)

_LISTED: Final = frozenset({"li", "script", "template"})
_TERMS: Final = frozenset({"dt", "dd", "div", "script", "template"})
_CONTENT: Final = MappingProxyType({"ul": _LISTED, "ol": _LISTED, "menu": _LISTED, "dl": _TERMS})
_DATA_SCRIPT: Final = "application/ld+json"
"""The only type of script that browsers do not run: data for search engines."""
_CONTROLS: Final = ("button", "input", "select", "textarea", "summary")
_FOCUSABLE: Final = ", ".join(("a[href]", *_CONTROLS, "[tabindex]"))
_LOADED: Final = ("src", "srcset", "imagesrcset", "poster", "data")
_LOADING_LINKS: Final = frozenset({"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch"})
_RUNNING: Final = ("href", "src", "action", "formaction")


def check_tabindex(document: Document) -> Iterator[HtmlViolation]:
    """HTM118 for each explicit position in the keyboard order."""
    for each, value in document.by_attribute["tabindex"]:
        if value.strip() not in ("0", "-1"):
            yield html_violation("HTM118", each, element=format_start_tag(each))


def check_moving_content(document: Document) -> Iterator[HtmlViolation]:
    """HTM119 for content that moves, plays or reloads automatically; an immediate redirect is not reloading."""
    elements = [*document.by_name["marquee"], *document.by_name["blink"]]
    elements += [each for each, _ in document.by_attribute["autoplay"]]
    for each, value in document.by_attribute["http-equiv"]:
        if value.lower() == "refresh" and not get_attribute(each, "content").lstrip().startswith(("0;", "0 ")):
            elements.append(each)
    for each in elements:
        yield html_violation("HTM119", each, element=format_start_tag(each))


def check_inline_code(document: Document) -> Iterator[HtmlViolation]:
    """HTM120 for styles, scripts and handlers in the page, refused by the content security policy."""
    elements = [*document.by_name["style"], *(each for each, _ in document.by_attribute["style"])]
    elements += [each for each in document.by_name["script"] if _is_inline(each)]
    for name, attributes in document.by_attribute.items():
        if name.startswith("on"):
            elements += [each for each, _ in attributes]
        elif name in _RUNNING:
            elements += [each for each, value in attributes if value.lstrip()[:11].lower() == "javascript:"]
    for each in elements:
        yield html_violation("HTM120", each, element=format_start_tag(each))


def _is_inline(script: Element) -> bool:
    return "src" not in script.attributes and get_attribute(script, "type").lower() != _DATA_SCRIPT


def check_list_content(document: Document) -> Iterator[HtmlViolation]:
    """HTM117 for list content other than entries, and for each entry without a list."""
    entries = 0
    for around in document.by_kind["list"]:
        tag = around.tag or "ul"
        allowed = _CONTENT[tag]
        for each in around.iter():
            if each.tag not in allowed:
                yield _misplaced_violation(each, tag)
            elif each.tag == "li":
                entries += 1
    if entries != len(document.by_name["li"]):
        for each in document.by_name["li"]:
            if each.parent is not None and each.parent.tag not in ("ul", "ol", "menu"):
                yield _misplaced_violation(each, each.parent.tag or "")
    for each in (*document.by_name["dt"], *document.by_name["dd"]):
        if each.parent is not None and each.parent.tag not in ("dl", "div"):
            yield _misplaced_violation(each, each.parent.tag or "")


def _misplaced_violation(element: Element, around: str) -> HtmlViolation:
    expected = "dt, dd, div" if around == "dl" else "li" if around in _CONTENT else "ul, ol, dl"
    return html_violation("HTM117", element, element=f"<{element.tag}>", parent=around, expected=expected)


def check_hidden_controls(document: Document) -> Iterator[HtmlViolation]:
    """HTM124 for each control hidden from screen readers."""
    for around, value in document.by_attribute["aria-hidden"]:
        if value != "true":
            continue
        within = around.css(_FOCUSABLE)
        for each in (around, *within) if _is_focusable(around) else within:
            if get_attribute(each, "tabindex") != "-1" and get_attribute(each, "type") != "hidden":
                yield html_violation("HTM124", each, element=format_start_tag(each))


def _is_focusable(element: Element) -> bool:
    attributes = element.attributes
    return "tabindex" in attributes or (element.tag == "a" and "href" in attributes) or element.tag in _CONTROLS


def check_other_hosts(document: Document) -> Iterator[HtmlViolation]:
    """HTM123 for everything loaded from, or connected to, another host, except the configured script."""
    allowed = _find_allowed_script(document)
    for name in _LOADED:
        for each, value in document.by_attribute[name]:
            if "//" in value and (name != "src" or each.mem_id != allowed):
                urls = (part.split()[0] for part in value.split(",") if part.split())
                yield from _check_urls(each, urls if name.endswith("srcset") else (value,), document)
    for each in (*document.by_name["link"], *document.by_name["use"]):
        href = get_attribute(each, "href")
        if "//" in href and (each.tag == "use" or _LOADING_LINKS & set(get_attribute(each, "rel").split())):
            yield from _check_urls(each, (href,), document)
    for each in document.by_name["base"]:
        yield from _check_urls(each, (get_attribute(each, "href"),), document)


def _find_allowed_script(document: Document) -> int | None:
    """Return the number of the first script element with the allowed address; a second would count each visit twice."""
    if not document.allowed_script:
        return None
    scripts = (each for each in document.by_name["script"] if get_attribute(each, "src") == document.allowed_script)
    return next((each.mem_id for each in scripts), None)


def _check_urls(element: Element, urls: Iterator[str] | tuple[str, ...], document: Document) -> Iterator[HtmlViolation]:
    for url in urls:
        if _is_on_other_host(url, document):
            yield html_violation("HTM123", element, element=f"<{element.tag}>", url=url)


def check_form_targets(document: Document) -> Iterator[HtmlViolation]:
    """HTM132 for each form that sends its input to another host."""
    for name in ("action", "formaction"):
        for each, value in document.by_attribute[name]:
            if "//" in value and _is_on_other_host(value, document):
                yield html_violation("HTM132", each, element=f"<{each.tag}>", url=value)


def _is_on_other_host(url: str, document: Document) -> bool:
    try:
        host = urlsplit(url.strip()).netloc
    except ValueError:  # no address, so it has no target
        return False
    return bool(host) and host.lower() != document.host


def check_access_keys(document: Document) -> Iterator[HtmlViolation]:
    """HTM129 for each shortcut key already used by another element."""
    seen: dict[str, Element] = {}
    for each, value in document.by_attribute["accesskey"]:
        for key in value.lower().split():
            if key in seen:
                yield html_violation(
                    "HTM129", each, element=format_start_tag(each), key=key, other=format_start_tag(seen[key])
                )
            else:
                seen[key] = each
