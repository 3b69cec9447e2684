"""Other differences in a block than words: links with targets, struck words, the first number of a list.

Histories of pages show only the visible text. Whoever approves a change must see these differences as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from portalgen.differences.alignment import WorkBudget, align
from portalgen.differences.bodies import BlockChange, label_of_link
from portalgen.differences.value_changes import ValueChange, compare_lists
from portalgen.render.markdown.body_blocks import BlockLink, BodyBlock
from portalgen.text.bilingual import Bilingual as B

_MARK: Final = re.compile("\x02(\\w+)_open ([^\x03]*)\x03(.*?)\x02\\1_close", re.DOTALL)
_ANY_MARK: Final = re.compile("\x02[^\x03\x02]*\x03|\x02")
_PLAIN_MARKS: Final = frozenset(("strong", "em", "sup", "sub"))
"""Marks without effect on meaning, or already visible in the words."""
_STRUCK: Final = B("Chữ bị gạch ngang", "Words struck through")
_MARKED: Final = B("Chữ được đánh dấu", "Marked words")
_ATTRIBUTES: Final = B("Thuộc tính (số bắt đầu, dấu trang, kiểu…)", "Attributes (first number, anchor, class …)")
_CODE: Final = B("Ngôn ngữ của khối chữ giữ nguyên dạng", "Language of the preformatted block")
_TITLE: Final = B("Chữ hiện khi trỏ vào {label}", "Title of {label}")
_ORDER: Final = B("Thứ tự các liên kết", "Order of the links")
_KIND: Final = B("Dạng", "Kind")


def complete_change(change: BlockChange) -> BlockChange:
    """Return the change with all differences beside its words; added and removed blocks have all their form."""
    if change.change in ("added", "removed") or change.before == change.after:
        return change
    values = [value for value in change.values if value.name != "link"]
    if change.change in ("split", "joined"):
        values += _compare_kinds(change.before, change.after)
    values += _compare_links(_links_of(change.before), _links_of(change.after))
    values += _compare_marks(change.before, change.after)
    before, after = (tuple(chain(*(each.attributes for each in side))) for side in (change.before, change.after))
    if before != after:
        values.append(compare_lists("attributes", _ATTRIBUTES, before, after))
    names = change.before[0].name, change.after[0].name
    if change.before[0].kind == change.after[0].kind == "code" and names[0] != names[1]:
        values.append(ValueChange("code-language", _CODE, *names))
    return replace(change, values=tuple(values))


def _links_of(blocks: Iterable[BodyBlock]) -> list[BlockLink]:
    return [link for block in blocks for link in block.links]


def _compare_kinds(before: Sequence[BodyBlock], after: Sequence[BodyBlock]) -> Iterator[ValueChange]:
    first, second = ([each.kind for each in side] for side in (before, after))
    if set(first) != set(second):
        old = next((each for each in first if each not in second), first[0])
        new = next((each for each in second if each not in first), second[0])
        yield ValueChange("kind", _KIND, old, new)


def _compare_links(before: Sequence[BlockLink], after: Sequence[BlockLink]) -> Iterator[ValueChange]:
    """Yield each link with another target, each new and each removed link; links with the same words stay separate."""
    pairs = dict(align(before, after, lambda _: 1, WorkBudget()))
    taken = set(pairs.values())
    gone = [link for index, link in enumerate(before) if index not in pairs]
    new = [link for index, link in enumerate(after) if index not in taken]
    matched: list[tuple[BlockLink, BlockLink]] = []
    for by in (_text_of, _target_of):
        for link in list(new):
            former = next((each for each in gone if by(each) == by(link)), None)
            if former is not None:
                gone.remove(former)
                new.remove(link)
                matched.append((former, link))
    for former, link in matched:
        label = label_of_link(link.text)
        if former.target != link.target:
            yield ValueChange("link", label, former.target, link.target)
        if former.title != link.title:
            yield ValueChange("link-title", _format_title(label), former.title, link.title)
    if any(former == link for former, link in matched) and _repeats_text(after):
        first, second = ("; ".join(map(_target_of, side)) for side in (before, after))
        yield ValueChange("link-order", _ORDER, first, second)
    for link in new:
        yield ValueChange("link", label_of_link(link.text), "", link.target)
        if link.title:
            yield ValueChange("link-title", _format_title(label_of_link(link.text)), "", link.title)
    for link in gone:
        yield ValueChange("link", label_of_link(link.text), link.target, "")


def _repeats_text(links: Sequence[BlockLink]) -> bool:
    """Return True if two links have the same words, so the words do not identify a link."""
    return len({link.text for link in links}) < len(links)


def _text_of(link: BlockLink) -> str:
    return link.text


def _target_of(link: BlockLink) -> str:
    return link.target


def _format_title(label: B) -> B:
    return B(_TITLE.vi.format(label=label.vi), _TITLE.en.format(label=label.en))


def _compare_marks(before: Sequence[BodyBlock], after: Sequence[BodyBlock]) -> Iterator[ValueChange]:
    """Yield the words struck through, or marked otherwise, on only one side."""
    first, second = ([mark for block in side for mark in list_marks(block.form)] for side in (before, after))
    for label, is_struck in ((_STRUCK, True), (_MARKED, False)):
        sides = [[words for mark, words in side if (mark == "s") == is_struck] for side in (first, second)]
        if sides[0] != sides[1]:
            yield compare_lists("marks", label, *sides)


def list_marks(form: str) -> list[tuple[str, str]]:
    """Return (mark, its words) of a block's form, without bold and italic."""
    found: list[tuple[str, str]] = []
    for match in _MARK.finditer(form):
        words = _ANY_MARK.sub("", match[3])
        if match[1] not in _PLAIN_MARKS:
            found.append((match[1], f"{words} ({match[2]})" if match[2] else words))
        found += list_marks(match[3])
    return found
