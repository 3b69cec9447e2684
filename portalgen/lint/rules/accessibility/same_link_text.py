"""The check of ACC212; its page is `ACC212.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._words import is_vague, normalize_words
from portalgen.render.markdown.outline import LinkPart

_LINES: Final = 5
"""The maximum number of lines named in a finding."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC212 for each text shared by links with different targets, at the first link that differs.

    Targets of different forms (an id, a file, an address) may be the same page, and are not compared.
    """
    links = text.outline.links
    if len(links) < 2:
        return
    first: dict[tuple[str, str], tuple[str, Place]] = {}
    differing: dict[tuple[str, str], list[LinkPart]] = {}
    for link in links:
        words = normalize_words(link.text)
        if not words or is_vague(link.text):
            continue
        target = link.target.removeprefix("./").rstrip("/")
        key = words, _scheme_of(target)
        if first.setdefault(key, (target, link.place))[0] != target:
            differing.setdefault(key, []).append(link)
    for key, found in differing.items():
        other, place = first[key]
        yield violation(
            "ACC212",
            found[0].place,
            text=found[0].text,
            other=other,
            line=str(place.line),
            others=_count_others(found[1:]),
        )


def _count_others(links: Sequence[LinkPart]) -> LocalizedText:
    if not links:
        return LocalizedText("", "")
    lines = [str(each.place.line) for each in links[:_LINES]] + ["…"] * (len(links) > _LINES)
    named = ", ".join(dict.fromkeys(lines))
    return LocalizedText(
        f"; còn {len(links)} liên kết như thế ở dòng {named}", f"; {len(links)} more such links on lines {named}"
    )


def _scheme_of(target: str) -> str:
    """Return `https`, `id`, `site` …; an empty string for a file."""
    scheme, colon, _ = target.partition(":")
    if not colon or "/" in scheme:
        return "#" if target.startswith("#") else ""
    return "https" if scheme == "http" else scheme


RULE: Final = PageRule("ACC212", check)
