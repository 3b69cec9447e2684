"""Applies the suggestions of findings to the letter, as an editor does who trusts them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of

_VALUES: Final = ("suggestion", "proposal", "cure", "quoted")
"""Values of messages that are the right text."""
_QUESTION: Final = re.compile(r"có phải (?:là )?(?:ý là )?`([^`]+)`")
_ORDER: Final = re.compile(
    r"^(?:viết|ghi|ghi lại|đổi thành|viết liền:|viết đủ:|chữ trong ngoặc vuông, đích trong ngoặc tròn:) `([^`]+)`"
)
_LINE: Final = re.compile(r"(?:thêm dòng|thêm|ghi|đổi thành) `([a-z_]+): ([^`…]+)`")
_BELOW: Final = re.compile(r"ngay dưới dòng `(\w+):`")
_WHOLE_LINE: Final = re.compile(r"^ghi dòng này thành `([^`]+)`")
_HEADING: Final = re.compile(r"#+(?= )")


def replacement_of(found: Diagnostic) -> str:
    """Return the text that the finding gives for what it underlines, or "" if it leaves the text to the author."""
    advice = help_of(found, "vi")
    for match in (_ORDER.search(advice), _QUESTION.search(sentence_of(found, "vi")), _QUESTION.search(advice)):
        if match is not None and not _is_open(match[1]):
            return match[1]
    values = dict(found.values)
    given = (str(values[key]) for key in _VALUES if key in values and isinstance(values[key], str))
    return next((each for each in given if each and f"thêm `{each}`" not in advice and not _is_open(each)), "")


def line_of_advice(found: Diagnostic) -> tuple[str, str] | None:
    """Return the key and the value of the front matter line to add, or None."""
    match = _LINE.search(help_of(found, "vi"))
    return (match[1], match[2]) if match is not None and match[1] != "portalgen" else None


def apply_replacements(root: Path, found: Iterable[Diagnostic]) -> None:
    """Write the replacements into the files, from the end of each file to its beginning."""
    by_file: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for each in found:
        by_file[each.place.path].append(each)
    for path, group in by_file.items():
        text = (root / path).read_bytes().decode("utf-8", "replace")
        for each in sorted(group, key=lambda one: (one.place.line, one.place.column), reverse=True):
            if "đổi tên tệp" in help_of(each, "vi"):
                _rename((root / path).with_name(each.place.underlined or Path(path).name), replacement_of(each))
                break
            text = _replace(text, each)
        else:
            (root / path).write_text(text, "utf-8")


def _rename(file: Path, name: str) -> None:
    """Rename a file, also in the pages beside it."""
    file.rename(file.with_name(name))
    for page in file.parent.glob("*.md"):
        page.write_text(page.read_text("utf-8").replace(file.name, name), "utf-8")


def _replace(text: str, found: Diagnostic) -> str:
    place, proposal = found.place, replacement_of(found)
    lines = text.split("\n")
    line = lines[place.line - 1]
    start = place.column - 1
    if set(proposal) == {"#"}:
        lines[place.line - 1] = _HEADING.sub(proposal, line, count=1)
        return "\n".join(lines)
    written = line[start : start + place.length]
    for key in ("code", "text", "target", "value"):  # the part of the underlined text, or more of it
        value = dict(found.values).get(key)
        if isinstance(value, str) and value and (value in written or line.startswith(value, start)):
            start, written = line.index(value, start), value
            break
    lines[place.line - 1] = line[:start] + proposal + line[start + len(written) :]
    return "\n".join(lines)


def add_line(root: Path, found: Diagnostic) -> None:
    """Write the advised front matter line below the named one, in the place of the one with its key, or as the last."""
    line = line_of_advice(found)
    assert line is not None
    file = root / found.place.path
    lines = file.read_text("utf-8").split("\n")
    at = found.place.line - 1
    key, written = line[0], f"{line[0]}: {line[1]}"
    below = _BELOW.search(help_of(found, "vi"))
    if below is not None:
        lines.insert(at + 1, " " * lines[at].index(below[1]) + written)
    elif lines[at].lstrip().startswith(f"{key}:"):
        lines[at] = lines[at].partition(key)[0] + written
    else:
        end = lines.index("---", 1)
        lines[:end] = [*(each for each in lines[:end] if not each.startswith(f"{key}:")), written]
    file.write_text("\n".join(lines), "utf-8")


def _is_open(text: str) -> bool:
    """Return True if a suggestion leaves words to the author, is the beginning of a line, or is a key or a line."""
    return "…" in text or text.endswith(" ") or re.fullmatch(r"[a-z_]+(?:: .*)?", text) is not None


def follow_suggestion(root: Path, found: Diagnostic) -> None:
    """Write what a diagnostic of the build proposes into its file, in place of the misspelt text.

    That is the underlined text, or the part of it that the message quotes.
    """
    place = found.place
    file = root / place.path
    lines = file.read_text("utf-8").split("\n")
    line = lines[place.line - 1]
    advice = help_of(found, "vi")
    whole = _WHOLE_LINE.search(advice)
    if whole is not None:
        lines[place.line - 1] = whole[1]
    else:
        question = _QUESTION.search(sentence_of(found, "vi"))
        order = _ORDER.search(advice)
        proposal = question or order
        assert proposal is not None, f"{sentence_of(found, 'vi')} → {advice}"
        start, written = place.column - 1, line[place.column - 1 : place.column - 1 + place.length]
        if question is not None:
            start, written = _misspelt_part(found, start, written)
        lines[place.line - 1] = line[:start] + proposal[1] + line[start + len(written) :]
    file.write_text("\n".join(lines), "utf-8")


def _misspelt_part(found: Diagnostic, start: int, written: str) -> tuple[int, str]:
    """Return the first text quoted by the message that is written in the underlined one, with its start."""
    quoted = re.findall("`([^`]+)`", sentence_of(found, "vi"))[:-1]
    part = next((each for each in quoted if each in written), written)
    return start + written.index(part), part
