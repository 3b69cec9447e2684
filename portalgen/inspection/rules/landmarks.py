"""Landmarks and the way past them (WCAG 2.2, 1.3.1 and 2.4.1; ARIA in HTML)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.inspection.document import Document, Element, HtmlViolation, ancestors_of, get_attribute, html_violation
from portalgen.inspection.names import label_of

_ROLES: Final = MappingProxyType({"main": "main", "nav": "navigation", "aside": "complementary", "search": "search"})
_ONCE: Final = ("banner", "main", "contentinfo")
_NAMED: Final = frozenset({"navigation", "region", "complementary", "search", "form"})
_SECTIONING: Final = frozenset({"article", "aside", "main", "nav", "section"})
_NAMELESS: Final = LocalizedText("chưa có tên", "has no name")
_SHARED: Final = LocalizedText("trùng tên với vùng khác", "has the name of another")


def check_landmarks(document: Document) -> Iterator[HtmlViolation]:
    """HTM107 unless there is one banner, main and contentinfo; HTM108 for landmarks of a kind with equal names."""
    by_role: defaultdict[str, list[Element]] = defaultdict(list)
    candidates = (*document.by_kind["landmark"], *(each for each, _ in document.by_attribute["role"]))
    for each in {each.mem_id: each for each in candidates}.values():
        if role := _landmark_of(each, document):
            by_role[role].append(each)
    for role in ("main",) if document.is_redirect else _ONCE:
        landmarks = by_role[role]
        if len(landmarks) != 1:
            yield html_violation(
                "HTM107", landmarks[1] if landmarks else None, count=str(len(landmarks)), landmark=role
            )
    for role, landmarks in by_role.items():
        if role in _NAMED and len(landmarks) > 1:
            yield from _check_names(role, landmarks, document)


def check_skip_link(document: Document) -> Iterator[HtmlViolation]:
    """HTM109 if the first element reached by the keyboard does not lead to the main content."""
    if document.is_redirect:
        return
    reached = next((each for each in document.by_kind["control"] if _is_reachable(each)), None)
    if reached is not None and not _leads_to_main(reached, document):
        yield html_violation("HTM109", reached)


def _is_reachable(element: Element) -> bool:
    """Return True if the keyboard reaches this link or control."""
    if element.tag == "a":
        return "href" in element.attributes
    return get_attribute(element, "type") != "hidden" and "disabled" not in element.attributes


def _leads_to_main(element: Element, document: Document) -> bool:
    target = get_attribute(element, "href")
    aim = document.by_id.get(target[1:]) if target.startswith("#") else None
    mains = {each.mem_id for each in document.by_name["main"]}
    mains |= {each.mem_id for each, role in document.by_attribute["role"] if role == "main"}
    return aim is not None and any(each.mem_id in mains for each in (aim, *ancestors_of(aim)))


def _check_names(role: str, landmarks: list[Element], document: Document) -> Iterator[HtmlViolation]:
    seen: set[str] = set()
    for each in landmarks:
        name = label_of(each, document)
        if not name or name in seen:
            yield HtmlViolation("HTM108", each, {"landmark": role, "named": _SHARED if name else _NAMELESS})
        seen.add(name)


def _landmark_of(element: Element, document: Document) -> str:
    """Return the landmark role of an element, or ""."""
    explicit = get_attribute(element, "role")
    if explicit:
        return explicit if explicit in _NAMED or explicit in _ONCE else ""
    tag = element.tag or ""
    if tag in ("header", "footer"):
        within = any(each.tag in _SECTIONING for each in ancestors_of(element))
        return "" if within else "banner" if tag == "header" else "contentinfo"
    if tag in ("section", "form"):
        return ("region" if tag == "section" else "form") if label_of(element, document) else ""
    return _ROLES.get(tag, "")
