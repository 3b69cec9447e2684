"""Corrects marks and spaces within a line at the places reported by WRD rules.

Spaces are added or removed, and quotation marks are paired. Words stay unchanged. A correction that would cause another
mistake is not applied.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.config.yaml_text import Tree
from portalgen.diagnostics.model import Place
from portalgen.kinds.collection import Kinds
from portalgen.lint.fixes.reading import read_page_to_fix
from portalgen.lint.leftover_markup import put_spaces_outside
from portalgen.lint.model import Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word import (
    bold_with_spaces,
    fixed_spaces,
    heading_without_space,
    link_apart,
    mixed_quotes,
    space_missing,
)
from portalgen.lint.rules.word.space_missing import separate_words
from portalgen.text.pasted import ODD_SPACES

_LINE_END: Final = re.compile(r"\r\n?|\n")
_APART: Final = re.compile(r"(!?\[[^\[\]]*\])[ \t]+(?=\()")
_WORD: Final = re.compile(r"[^\W_]+")
_TARGET: Final = re.compile(r"\][ \t]*\([^()]*\)")
"""The characters shown of a broken link, hidden once it is valid."""
_SPACES: Final = re.compile(rf"[\s{ODD_SPACES}]+")
_ODD: Final = re.compile(f"[{ODD_SPACES}]+")
_STRAIGHT: Final = '"'
_STRAIGHTENED: Final = str.maketrans("“”", 2 * _STRAIGHT)
_TIMES: Final = 20
"""The most rounds: marks overlap, and a correction may reveal the next mistake."""


def _join_link(text: str, start: int, end: int) -> str:
    return _APART.sub(r"\1", text[start:end], count=1)


def _part_heading(text: str, start: int, end: int) -> str:
    written = text[start:end]
    marks = _ODD.sub("", written)
    return f"{marks} " if marks.strip("#") == "" else written


def _tighten_bold(text: str, start: int, end: int) -> str:
    """Spaces move outside of the marks if words touch the marks, so that words stay separate."""
    before, after = text[start - 1 : start], text[end : end + 1]
    before, after = ("" if each.isspace() or each in "*_|" else each for each in (before, after))
    written = put_spaces_outside(f"{before}{text[start:end]}{after}")
    return written[len(before) : len(written) - len(after)]


def _put_plain_spaces(text: str, start: int, end: int) -> str:
    return fixed_spaces.put_plain_spaces(text[start:end])


def _separate_words(text: str, start: int, end: int) -> str:
    return separate_words(text[start:end])


def _pair_quotes(text: str, start: int, end: int) -> str:
    """Replace the straight mark of a pair by its curly counterpart."""
    written = text[start:end]
    return f"{written[:-1]}”" if written.endswith(_STRAIGHT) else f"“{written[1:]}"


_Correction = Callable[[str, int, int], str]
"""Returns the replacement of a text from one offset to another."""
_CORRECTIONS: Final[Mapping[str, tuple[Callable[[PageText], Iterable[Violation]], _Correction]]] = MappingProxyType(
    {
        "WRD212": (link_apart.check, _join_link),
        "WRD215": (heading_without_space.check, _part_heading),
        "WRD216": (bold_with_spaces.check, _tighten_bold),
        "WRD222": (fixed_spaces.find_each, _put_plain_spaces),
        "WRD223": (space_missing.check, _separate_words),
        "WRD225": (mixed_quotes.check, _pair_quotes),
    }
)
"""By code: its rule, and the replacement at a place found by the rule."""


def correct_marks(code: str, data: bytes, path: str, kinds: Kinds) -> bytes:
    """Return the page with the findings of `code` corrected. Return `data` if it has errors or would get new ones."""
    check, correct = _CORRECTIONS[code]
    current = read_page_to_fix(data, path, kinds)
    if current is None:
        return data
    for _ in range(_TIMES):
        changed = _rewrite(current.text, (each.diagnostic.place for each in check(current)), correct)
        following = read_page_to_fix(changed.encode("utf-8"), path, kinds) if changed != current.text else None
        if following is None or not _keeps_meaning(current, following, code):
            break
        current = following
    return current.data


def _rewrite(text: str, places: Iterable[Place], correct: _Correction) -> str:
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    pieces: list[str] = []
    at = 0
    for start, length in sorted({(starts[each.line - 1] + each.column - 1, each.length) for each in places}):
        if start >= at:
            pieces += (text[at:start], correct(text, start, start + length))
            at = start + length
    return "".join((*pieces, text[at:]))


def _keeps_meaning(before: PageText, after: PageText, code: str) -> bool:
    """Return True if the correction preserves the meaning of the page.

    Only spaces and the form of quotation marks may differ: words, links and pictures stay, and no mistake is added.
    """
    old, new = before.outline, after.outline
    mistakes = Counter(each.code for each in after.leftovers)
    mistakes.subtract(each.code for each in before.leftovers)
    return (
        _signs_of(before.text) == _signs_of(after.text)
        and _words_of(dict(before.keys)) == _words_of(dict(after.keys))
        and _shown_words(before) == _shown_words(after)
        and all(count <= 0 for count in mistakes.values())
        and not Counter(each.target for each in old.links) - Counter(each.target for each in new.links)
        and not Counter(each.file for each in old.pictures) - Counter(each.file for each in new.pictures)
        and [len(each.headers) for each in old.tables] == [len(each.headers) for each in new.tables]
        and (code == "WRD215" or [each.level for each in old.headings] == [each.level for each in new.headings])
    )


def _signs_of(text: str) -> str:
    """Return a text without its spaces, with straight quotation marks."""
    return _SPACES.sub("", text.translate(_STRAIGHTENED))


def _shown_words(text: PageText) -> list[str]:
    return _WORD.findall("\n".join(_TARGET.sub("]", each.text) for each in text.outline.texts))


def _words_of(tree: Tree) -> Tree:
    """Return the values with the words of their texts: these stay, while the spaces between them may change."""
    if isinstance(tree, dict):
        return {key: _words_of(each) for key, each in tree.items()}
    if isinstance(tree, list):
        return [_words_of(each) for each in tree]
    return list[Tree](_WORD.findall(tree)) if isinstance(tree, str) else tree
