"""Marks of list entries in Word without effect in a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.lint.paragraphs import Paragraph, ParagraphLine, find_joined_paragraphs, read_lines
from portalgen.lint.rules.word._contents import find_contents
from portalgen.text.pasted import ODD_SPACES

_SPACE: Final = rf"[ \t{ODD_SPACES}]"
_NO_BREAK: Final = f"[{ODD_SPACES}]"
_LETTER: Final = r"[^\W\d_]"
_CAPITAL: Final = "[A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EF9) if chr(code).isupper()) + "]"
_NAME: Final = rf"(?:{_CAPITAL}\w* )+{_CAPITAL}\.\s*\Z"
"""A name followed by an initial, as in `A. Nguyễn Văn B.`: the letter before it is an initial, too."""
_BULLETS: Final = "•●▪◦‣"
_LONE: Final = re.compile(rf"[{_BULLETS}]{_SPACE}*(?=\w)")
_WITHIN: Final = re.compile(rf":{_SPACE}*(?P<first>[{_BULLETS}])[^{_BULLETS}\n]+(?P=first)")
_ALPHABET: Final = "abcdđefghijklmnopqrstuvwxyz"
LOWER_MARKS: Final = ("o", "+")
"""Marks of the second level in Word, or in administrative documents, below any other mark."""
_SENTENCE_ENDS: Final = tuple(".;:!?")
_STARTS_BLOCK: Final = tuple("-+*#>|=~`\t ")
_DASH: Final = "–"
_SPOKEN_QUOTES: Final = '"“”‘’«»'
_SPOKEN_END: Final = re.compile(r"[.!?…][\"”’»)]*\s*\Z")
_ADDRESSED: Final = re.compile(r"(?<!\w)(?:dạ|vâng|ạ|ơi|thưa|nhé|nhỉ|hả|hở|chứ|đấy|ừ)(?!\w)", re.IGNORECASE)
"""Words of direct address, which do not occur in lists."""
_LONG_SPEECH: Final = 150
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


@frozen
class MarkStyle:
    """A way to mark list entries.

    `pattern` ends at the start of an entry's text; `value` returns its number, or None. `cure` is the fix: `bullets`,
    `numbers`, `apart` for the writer's own marks, or `indent` for a correct mark after too many spaces.
    """

    name: str
    pattern: re.Pattern[str]
    cure: str
    value: Callable[[str], int | None] = lambda _: None
    is_certain: bool = False
    """True if a single such line proves that a list was intended."""
    step: int = 1
    """Maximum increase of the number between consecutive entries: alphabets skip letters."""


def _last_number(mark: str) -> int | None:
    found = re.findall(r"\d+", mark)
    return int(found[-1]) if found else None


def _letter_number(mark: str) -> int | None:
    found = re.search(_LETTER, mark)
    return _ALPHABET.find(found[0].lower()) if found else None


def _roman_number(mark: str) -> int | None:
    digits = [_ROMAN[letter] for letter in mark if letter in _ROMAN]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True))


def _style(
    name: str,
    pattern: str,
    cure: str,
    value: Callable[[str], int | None] = lambda _: None,
    is_certain: bool = False,
    step: int = 1,
) -> MarkStyle:
    return MarkStyle(name, re.compile(f"{_SPACE}*{pattern}"), cure, value, is_certain, step)


_STYLES: Final = (
    _style(
        "•", rf"[•●○▪▫■□◦‣⁃∙·◘➢➤►▶▸✓✔❖◆◇★☆\uf0a7\uf0b7\uf0d8\uf0fc\uf076]{_SPACE}*(?=\S)", "bullets", is_certain=True
    ),
    _style("–", rf"[–—−](?!\d){_SPACE}*(?=[^\W_]|[\"“(*\[])", "bullets"),
    _style("-", rf"-(?:{_NO_BREAK}+(?=\S)|(?={_LETTER}))", "bullets"),
    _style("+", rf"\+(?:{_NO_BREAK}+(?=\S)|(?={_LETTER}))", "bullets"),
    _style("-", r"-[ \t]+(?=\S)", "indent"),
    _style("+", r"\+[ \t]+(?=\S)", "indent"),
    _style("*", r"\*[ \t]+(?=\S)", "indent"),
    _style("*", rf"\*(?={_LETTER})(?!(?i:ghi chú|chú thích|lưu ý|nguồn))(?![^*]*\*)", "bullets"),
    _style("o", rf"o{_SPACE}+(?=\S)", "bullets"),
    _style(
        "1.1.", rf"\d{{1,2}}(?:\.\d{{1,2}})+(?:\.{_SPACE}*(?={_LETTER})|{_SPACE}+(?={_CAPITAL}))", "apart", _last_number
    ),
    _style("1.", rf"\d{{1,2}}\.(?:{_SPACE}+(?=\S)|(?={_LETTER}))", "numbers", _last_number),
    _style("1)", rf"\d{{1,2}}\)(?:{_SPACE}+(?=\S)|(?={_LETTER}))", "numbers", _last_number),
    _style("1/", rf"\d{{1,2}}/{_SPACE}*(?={_LETTER})", "apart", _last_number),
    _style("(1)", rf"\(\d{{1,2}}\){_SPACE}*(?=\S)", "apart", _last_number),
    _style("I.", rf"[IVX]{{1,5}}[.)/]{_SPACE}*(?=\S)", "apart", _roman_number),
    _style("a)", rf"\(?[a-zđA-ZĐ]\){_SPACE}*(?=\S)", "apart", _letter_number, step=2),
    _style("a.", rf"[a-zđA-ZĐ]\.{_SPACE}+(?!{_NAME})(?=\S)", "apart", _letter_number, step=2),
    _style("a,", rf"[a-zđ],{_SPACE}+(?=\S)", "apart", _letter_number, step=2),
    _style("①", rf"[①-⑳]{_SPACE}*(?=\S)", "apart", ord),
)


@frozen
class Mark:
    """The mark of a line; `end` is the offset of the entry's own text."""

    style: MarkStyle
    written: str
    end: int

    @property
    def is_bullet(self) -> bool:
        """True if all entries share the same sign."""
        return self.style.cure in ("bullets", "indent")

    @property
    def value(self) -> int | None:
        """Its number in the list."""
        return self.style.value(self.written)


@frozen
class TypedList:
    """A paragraph with list entries as lines; `marks` has the mark of each line, or None."""

    paragraph: Paragraph
    marks: tuple[Mark | None, ...]

    @property
    def first(self) -> tuple[ParagraphLine, Mark]:
        """The first entry."""
        pairs = zip(self.paragraph.lines, self.marks, strict=True)
        return next((line, mark) for line, mark in pairs if mark is not None)


def read_mark(text: str) -> Mark | None:
    """Return the mark at the beginning of a line, or None."""
    for style in _STYLES:
        found = style.pattern.match(text)
        if found:
            return Mark(style, found[0].strip(), found.end())
    return None


def find_typed_lists(text: PageText) -> Iterator[TypedList]:
    """Yield each paragraph typed as a list: two consecutive lines with consecutive marks, except tables of contents."""
    contents = find_contents(text)
    for paragraph in find_joined_paragraphs(text):
        if any(line.number in contents for line in paragraph.lines):
            continue
        marks = tuple(read_mark(line.text) for line in paragraph.lines)
        if any(marks) and (_is_list(paragraph, marks) or _goes_on(text, paragraph, marks)):
            found = TypedList(paragraph, marks)
            if not (_may_be_speech(found) and _is_addressed(found)):
                yield found


def is_plain(found: TypedList) -> bool:
    """Return True if each line's place in the list is certain, so that a program can rewrite it."""
    lines = found.paragraph.lines
    marks = [mark for mark in found.marks if mark]
    if _may_be_speech(found) and not lines[0].text.rstrip().endswith(":"):
        return False
    if found.paragraph.depth and found.marks[0]:
        return False  # the line begins with the mark of another list, or of a note
    if found.paragraph.depth and any(line.start < lines[0].start for line in lines):
        return False  # an empty line would end the list around it
    first = found.marks.index(marks[0])
    for index in range(first + 1, len(lines)):
        above, text = lines[index - 1].text.rstrip(), lines[index].text
        if found.marks[index] is None and (above.endswith(_SENTENCE_ENDS) or text[:1].isupper()):
            return False  # the entry goes on, or a paragraph follows
    rests = (line.text[mark.end :] for line, mark in zip(lines, found.marks, strict=True) if mark)
    return not any(rest.startswith(_STARTS_BLOCK) for rest in rests) and _have_plain_levels(marks)


def _have_plain_levels(marks: Sequence[Mark]) -> bool:
    """Return True if all entries have the same mark, or some have a lower mark below it."""
    if not all(mark.is_bullet for mark in marks):
        return len({mark.style.name for mark in marks}) == 1
    signs = [mark.written for mark in marks]
    upper = [sign for sign in signs if sign not in LOWER_MARKS]
    return len(set(upper)) < 2 and len(set(signs)) < 3 and (not upper or signs[0] == upper[0])


def find_lone_bullets(text: PageText) -> Iterator[tuple[int, int, str]]:
    """Yield (line, column from 0, bullet) of list entries within a line, or each in its own paragraph.

    Of consecutive paragraphs, only the first is yielded.
    """
    if not any(each in text.body for each in _BULLETS):
        return
    last = 0
    for block in text.outline.blocks:
        if block.kind != "paragraph":
            continue
        lines = tuple(read_lines(text, block.line, block.end, block.depth))
        if len(lines) == 1 and _LONE.match(lines[0].text):
            if last == 0 or any(map(str.strip, text.lines[last - 1 : block.line - 1])):
                yield lines[0].number, lines[0].start, lines[0].text[0]
            last = block.end
            continue
        for line in lines:
            if found := _WITHIN.search(line.text):
                yield line.number, line.start + found.start("first"), found["first"]
                break


def find_marked_lines(text: PageText) -> Mapping[int, int]:
    """Return the column (from 0) of the entry's own text in each line that WRD201 reports, by line number."""
    found = {
        line.number: line.start + mark.end
        for each in find_typed_lists(text)
        for line, mark in zip(each.paragraph.lines, each.marks, strict=True)
        if mark is not None
    }
    if any(each in text.body for each in _BULLETS):
        for block in text.outline.blocks:
            if block.kind == "paragraph" and block.end - block.line == 1:
                line = next(read_lines(text, block.line, block.end, block.depth))
                if line.text[:1] in _BULLETS and (mark := read_mark(line.text)) is not None:
                    found[line.number] = line.start + mark.end
    return found


def _may_be_speech(found: TypedList) -> bool:
    """Return True if each line with a dash is a short sentence, as in dialogue of a story."""
    pairs = zip(found.paragraph.lines, found.marks, strict=True)
    spoken = [(line.text[mark.end :], mark) for line, mark in pairs if mark is not None]
    return all(
        mark.style.name == _DASH
        and len(words) <= _LONG_SPEECH
        and words.lstrip(_SPOKEN_QUOTES)[:1].isupper()
        and _SPOKEN_END.search(words)
        for words, mark in spoken
    )


def _is_addressed(found: TypedList) -> bool:
    """Return True if a line addresses somebody or is in quotation marks."""
    pairs = zip(found.paragraph.lines, found.marks, strict=True)
    return any(
        mark is not None and (line.text[mark.end] in _SPOKEN_QUOTES or _ADDRESSED.search(line.text, mark.end))
        for line, mark in pairs
    )


def _is_list(paragraph: Paragraph, marks: tuple[Mark | None, ...]) -> bool:
    entries = list(zip(paragraph.lines, marks, strict=True))
    certain = [mark is not None and mark.style.is_certain for mark in marks]
    is_joined = any(is_mark and not before.breaks for (before, _), is_mark in zip(entries, certain[1:], strict=False))
    if is_joined and (sum(certain) > 1 or paragraph.depth > 1):
        return True
    return any(
        mark is not None and following is not None and not line.breaks and _follows(mark, following)
        for (line, mark), (_, following) in pairwise(entries)
    )


def _goes_on(text: PageText, paragraph: Paragraph, marks: tuple[Mark | None, ...]) -> bool:
    """Return True if an entry with `-` is followed by an entry with a longer dash at the same column."""
    first, line, mark = paragraph.lines[0], paragraph.lines[1], marks[1]
    lead = text.lines[first.number - 1][: first.start]
    return (
        mark is not None
        and mark.style.name == _DASH
        and not first.breaks
        and lead.strip() == "-"
        and line.start == lead.index("-")
        and line.text[mark.end : mark.end + 1].isupper()
    )


def _follows(mark: Mark, following: Mark) -> bool:
    if mark.is_bullet or following.is_bullet:
        return mark.is_bullet and following.is_bullet
    if mark.style is not following.style or mark.value is None or following.value is None:
        return False
    return 0 < following.value - mark.value <= mark.style.step
