"""Suppressions by authors: `suppress` in the front matter, or a comment before the line concerned.

    # portalgen: bỏ qua TXT203, TXT207 đến 2026-12-31: tên riêng của chương trình      (front matter, site-config)
    [//]: # (portalgen: ignore ACC203: the words of the campaign itself)       (text of the page)

The words may be in capitals, codes may not.

A comment on its own line applies to the key or block below it, a comment after a value to its line, and `suppress` to
the whole file. Codes that authors cannot waive are marked by `Code.waivable_by`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from portalgen.config.yaml_text import Tree
from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.diagnostics.model import Place, place_in_line
from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.frozen import frozen
from portalgen.lint.comments import find_yaml_comments, indent_of
from portalgen.lint.model import Finding
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import nfc

_LAST: Final = 10**9
_PART: Final = 50
"""Lines of a part of a file."""
_ALL: Final = -1
_LINE_END: Final = re.compile(r"\r\n?|\n")
_MARK: Final = "portalgen"
_BEGIN: Final = re.compile(r"portalgen\s*:", re.IGNORECASE)
_BODY: Final = re.compile(r" {0,3}\[//\]:\s*#\s*\(\s*(?P<words>portalgen\s*:.*)\)\s*", re.IGNORECASE)
_FENCE: Final = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<rest>.*)")
_BEFORE_A_COMMENT: Final = re.compile(r"\s*|#{1,6}\s.*| {0,3}(`{3,}|~{3,})\s*|\{\{.*\}\}\s*")
"""Lines that a comment can follow; after a line of a paragraph it would be text (CommonMark 4.7)."""
_WORDS: Final = re.compile(
    r"portalgen\s*:\s*(?:ignore|bỏ\s+qua)\s+(?P<codes>\w+(?:\s*,\s*\w+)*)"
    r"(?:\s+(?:until|đến)\s+(?P<until>\d{4}-\d{2}-\d{2}))?\s*:\s*(?P<reason>\S.*)",
    re.IGNORECASE,
)


@frozen
class Suppression:
    """A suppression of `code` on the lines `first_line` to `last_line` of a file, valid until the end of `until`.

    Lines count from 1. `code` and `reason` are empty if the text could not be parsed.
    """

    code: str
    reason: str
    place: Place
    first_line: int
    last_line: int
    until: date | None = None

    def covers(self, finding: Finding, today: date) -> bool:
        """Return True if this suppresses the finding today."""
        return (
            finding.code == self.code
            and finding.place.path == self.place.path
            and self.first_line <= finding.place.line <= self.last_line
            and not self.is_expired(today)
            and who_may_waive(self.code) == "author"
        )

    def is_expired(self, today: date) -> bool:
        """Return True if its last valid day has passed."""
        return self.until is not None and self.until < today


def find_suppressions(text: PageText) -> tuple[Suppression, ...]:
    """Return all suppressions of a page."""
    if _MARK not in text.text.lower() and "suppress" not in text.keys:
        return ()
    head, body = text.lines[: text.page.body_line - 1], text.lines[text.page.body_line - 1 :]
    return (
        *_find_listed(text),
        *_find_commented(head, text.path, 1),
        *_find_in_body(body, text.path, text.page.body_line),
    )


def find_yaml_suppressions(raw: str, path: str) -> tuple[Suppression, ...]:
    """Return the suppressions in the comments of a configuration file."""
    return tuple(_find_commented(_LINE_END.split(raw), path, 1)) if _MARK in raw.lower() else ()


def find_suppressed_codes(data: bytes, path: str, today: date) -> frozenset[str]:
    """Return the codes that are suppressed today anywhere in a source. The source need not be a valid page."""
    raw, parts = data.decode("utf-8", "replace"), split_source(data)
    if parts is None or (_MARK not in raw.lower() and "suppress" not in raw):
        return frozenset()
    lines, first = _LINE_END.split(raw), data.count(b"\n", 0, parts.body_start)
    entries = head_keys_of(head_yaml_of(data, parts, path)).get("suppress")
    suppressions = (
        *(
            _parse_entry(each, path)
            for each in (entries if isinstance(entries, list) else ())
            if isinstance(each, dict)
        ),
        *_find_commented(lines[:first], path, 1),
        *_find_in_body(lines[first:], path, first + 1),
    )
    return frozenset(
        each.code
        for each in suppressions
        if each.code and who_may_waive(each.code) == "author" and not each.is_expired(today)
    )


def _parse_entry(entry: Mapping[str, Tree], path: str) -> Suppression:
    try:
        until = date.fromisoformat(str(entry["until"])) if "until" in entry else None
    except ValueError:
        until = None
    return Suppression(str(entry.get("code", "")), "", Place(path), 1, _LAST, until)


def _find_listed(text: PageText) -> Iterator[Suppression]:
    entries = text.page.fields.get("suppress", ())
    if "suppress" in text.keys:
        for index, each in enumerate(entries):
            place = text.place("suppress", index, "code")
            yield Suppression(each["code"], each["reason"], place, 1, _LAST, each.get("until"))


def _find_commented(lines: Sequence[str], path: str, first: int) -> Iterator[Suppression]:
    below = (0, 0)
    for index, column in find_yaml_comments(lines):
        line = lines[index]
        words = nfc(line[column + 1 :]).strip()
        if not _BEGIN.match(words):
            continue
        place = place_in_line(path, first + index, 1, len(line), line)
        if line[:column].strip():
            start, end = index, index
        else:  # comments one below the other concern the same block
            start, end = below = below if index < below[0] else _find_block_below(lines, index)
        yield from _parse_comment(words, place, first + start, first + end)


def _find_block_below(lines: Sequence[str], index: int) -> tuple[int, int]:
    """Return the first and last index of the key below a comment, with the lines indented more and its list entries."""
    start = next((at for at in range(index + 1, len(lines)) if not _is_blank_or_comment(lines[at])), index)
    indent = indent_of(lines[start])
    is_key = not lines[start].lstrip().startswith("- ")
    end = start
    for at in range(start + 1, len(lines)):
        is_entry = is_key and indent_of(lines[at]) == indent and lines[at].lstrip().startswith("- ")
        if _is_blank_or_comment(lines[at]):
            continue
        if indent_of(lines[at]) <= indent and not is_entry:
            break
        end = at
    return start, end


def _find_in_body(lines: Sequence[str], path: str, first: int) -> Iterator[Suppression]:
    comments = dict(_find_body_comments(lines))
    start, end = 0, 0
    for index, words in comments.items():
        line = lines[index]
        place = place_in_line(path, first + index, 1, len(line), line)
        follows = index == 0 or index - 1 in comments or _BEFORE_A_COMMENT.fullmatch(lines[index - 1])
        if not follows or re.search(r"(?<!\\)[()]", words):
            yield Suppression("", "", place, first + index, first + index)
            continue
        if start <= index:  # comments one below the other concern the same block
            start = next(
                (at for at in range(index + 1, len(lines)) if lines[at].strip() and at not in comments), len(lines)
            )
            end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines)) - 1
        begin, last = (start, end) if start < len(lines) else (index, index)
        yield from _parse_comment(words, place, first + begin, first + last)


def _find_body_comments(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield (index, words) of every comment of the body outside of blocks of code."""
    fence = ""
    for index, line in enumerate(lines):
        fence_match = _FENCE.fullmatch(line)
        if fence_match is not None and not fence:
            fence = fence_match["mark"]
        elif fence_match is not None and fence_match["mark"].startswith(fence) and not fence_match["rest"].strip():
            fence = ""
        elif not fence:
            match = _BODY.fullmatch(nfc(line))
            if match is not None:
                yield index, match["words"].strip()


def _parse_comment(words: str, place: Place, first: int, last: int) -> Iterator[Suppression]:
    match = _WORDS.fullmatch(words)
    try:
        until = date.fromisoformat(match["until"]) if match is not None and match["until"] else None
    except ValueError:
        match = until = None
    if match is None:
        yield Suppression("", "", place, first, last)
        return
    for code in re.split(r"\s*,\s*", match["codes"]):
        yield Suppression(code, match["reason"].strip(), place, first, last, until)


def _is_blank_or_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


SuppressionGroups = Mapping[tuple[str, str, int], Sequence[Suppression]]
"""Suppressions by path, code and part of the file, listed in every part covered; whole-file ones in `_ALL`."""


def group_suppressions(suppressions: Iterable[Suppression]) -> SuppressionGroups:
    """Return the suppressions in groups, so that each finding is compared with only a few of them."""
    groups: defaultdict[tuple[str, str, int], list[Suppression]] = defaultdict(list)
    for each in suppressions:
        is_of_file = each.last_line == _LAST
        parts = (_ALL,) if is_of_file else range(each.first_line // _PART, each.last_line // _PART + 1)
        for part in parts:
            groups[each.place.path, each.code, part].append(each)
    return groups


def list_written(groups: SuppressionGroups, finding: Finding) -> Iterator[Suppression]:
    """Yield the suppressions that may apply to the finding. Suppressions of the whole file come first."""
    for part in (_ALL, finding.place.line // _PART):
        yield from groups.get((finding.place.path, finding.code, part), ())


def find_suppression(finding: Finding, suppressions: Iterable[Suppression], today: date) -> Suppression | None:
    """Return the suppression that covers the finding today, or None."""
    return next((each for each in suppressions if each.covers(finding, today)), None)
