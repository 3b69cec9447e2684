"""Roles and attributes of WAI-ARIA 1.2, and the definition of a control (WCAG 2.2, 2.1.1 and 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.inspection.document import (
    Document,
    Element,
    HtmlViolation,
    format_start_tag,
    get_attribute,
    html_violation,
)


def _split_words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLES: Final = _split_words(
    """
    alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
    complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid
    gridcell group heading img insertion link list listbox listitem log main marquee math menu menubar menuitem
    menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio
    radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong
    subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid
    treeitem
    doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography
    doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote
    doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref
    doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part
    doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc
    graphics-document graphics-object graphics-symbol
    """
)
"""WAI-ARIA 1.2 without its abstract roles, forbidden on pages; DPUB-ARIA 1.1; Graphics-ARIA 1.0."""
_ATTRIBUTES: Final = frozenset(
    f"aria-{name}"
    for name in _split_words(
        """
        activedescendant atomic autocomplete busy checked colcount colindex colspan controls current describedby details
        disabled dropeffect errormessage expanded flowto grabbed haspopup hidden invalid keyshortcuts label labelledby level
        live modal multiline multiselectable orientation owns placeholder posinset pressed readonly relevant required
        roledescription rowcount rowindex rowspan selected setsize sort valuemax valuemin valuenow valuetext
        braillelabel brailleroledescription colindextext description rowindextext
        """
    )
)
"""WAI-ARIA 1.2, and in the last line attributes of 1.3 known to browsers."""
NAMED_BY_AUTHOR: Final = _split_words(
    "alertdialog combobox dialog listbox meter progressbar searchbox slider spinbutton textbox"
)
"""Roles that need a name not taken from their content."""
NAMED_BY_CONTENT: Final = _split_words("button checkbox link menuitem menuitemcheckbox menuitemradio radio switch tab")
"""Roles for pressing or choosing: they need a name, and their content is a name."""
_REACHED: Final = _split_words("button checkbox combobox link searchbox slider spinbutton switch textbox")
"""Roles of controls reached individually by keyboard; for other roles, the group may be reached."""
_LEAVES: Final = _split_words(
    "button checkbox link menuitemcheckbox menuitemradio meter option progressbar radio scrollbar slider switch tab"
)
"""Roles without announced inner controls: their content is only their name."""
_LANDMARKS: Final = frozenset({"body", "main", "nav", "header", "footer", "form"})
_NATIVE: Final = frozenset({"button", "select", "textarea", "summary", "iframe"})


def check_roles(document: Document) -> Iterator[HtmlViolation]:
    """HTM130 for each role that does not exist."""
    for each, value in document.by_attribute["role"]:
        if value not in _ROLES:
            for role in value.lower().split():
                if role not in _ROLES:
                    yield html_violation("HTM130", each, element=format_start_tag(each), role=role)


def check_aria_attributes(document: Document) -> Iterator[HtmlViolation]:
    """HTM131 for each attribute that begins like an ARIA attribute but does not exist."""
    for name, elements in document.by_attribute.items():
        if name.startswith("aria-") and name not in _ATTRIBUTES:
            for each, _ in elements:
                yield html_violation("HTM131", each, element=format_start_tag(each), attribute=name)


def check_keyboard_access(document: Document) -> Iterator[HtmlViolation]:
    """HTM126 for each control by role out of reach of the keyboard."""
    for each, role in document.by_attribute["role"]:
        if role in _REACHED and not _is_focusable(each) and get_attribute(each, "aria-disabled") != "true":
            if role == "combobox" and each.css_first("input") is not None:
                continue  # as ARIA 1.1 requires: the inner field is reached
            yield html_violation("HTM126", each, element=format_start_tag(each))


def check_nested_controls(document: Document) -> Iterator[HtmlViolation]:
    """HTM127 for each control within a link, a button or an element with such a role."""
    leaves = {each.mem_id for each, role in document.by_attribute["role"] if role in _LEAVES}
    seen: set[int] = set()
    for each in _find_inner_controls(document, leaves):
        if each.mem_id not in seen:
            seen.add(each.mem_id)
            around = _find_enclosing_control(each, leaves)
            if around is not None:
                yield html_violation("HTM127", each, element=format_start_tag(each), parent=format_start_tag(around))


def _find_enclosing_control(element: Element, leaves: set[int]) -> Element | None:
    """Return the control around an element, or None. A landmark is never within a control."""
    parent = element.parent
    while parent is not None and (tag := parent.tag) not in _LANDMARKS:
        if tag == "button" or (leaves and parent.mem_id in leaves) or (tag == "a" and _is_link(parent)):
            return parent
        parent = parent.parent
    return None


def _find_inner_controls(document: Document, leaves: set[int]) -> Iterator[Element]:
    """Yield controls possibly within another control.

    The parser ends a link at the beginning of the next, and a page has many links: a link is checked only if it follows
    a button, or if roles make other controls.
    """
    before = ""
    for each in document.by_kind["control"]:
        tag = each.tag or ""
        if tag != "a":
            if tag != "input" or get_attribute(each, "type").lower() != "hidden":
                yield each
        elif (leaves or before == "button") and _is_link(each):
            yield each
        before = tag
    for each, role in document.by_attribute["role"]:
        if role in _REACHED:
            yield each
    for each, value in document.by_attribute["tabindex"]:
        if value.strip() != "-1":
            yield each
    for each, _ in document.by_attribute["controls"]:
        yield each


def _is_link(element: Element) -> bool:
    return element.tag == "a" and "href" in element.attributes


def _is_focusable(element: Element) -> bool:
    attributes = element.attributes
    if "tabindex" in attributes or element.tag in _NATIVE:
        return True
    if element.tag in ("a", "area"):
        return "href" in attributes
    if element.tag == "input":
        return get_attribute(element, "type").lower() != "hidden"
    return "contenteditable" in attributes and get_attribute(element, "contenteditable").lower() != "false"
