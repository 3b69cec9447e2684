"""Reads the page of a code: all text about it, in the file `CODE.md`, read when the code is shown.

The page of a rule is beside its check, other pages are in the folder `pages` of this package. The format:

    # TXT204 double-space

    Căn cứ / Basis: QĐ 2111 Điều 5(2)

    ## Tiếng Việt

    A title, if it is the page of a rule.

    - **Thông báo:** the message; `{…}` are its values
    - **Dưới chỗ sai:** the note under the carets
    - **Cách sửa:** the fix, as shown in messages
    - **Vì sao:** the reason for a rule
    - **Hướng dẫn:** the fix in detail

    ## English

    The same, with Message, Under the fault, Help, Why and Fix.

    ## Ví dụ / Example

    ````diff
     an unchanged line
    -a wrong line
    +a correct line
    ````

Instead of both languages, a page may contain `Giống / Same as: CODE`. Notes under the carets and citations are
optional. `lint.documentation` describes the form of examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen

Message = tuple[str, str, str]
"""The message, the note under the carets and the fix; the note may be empty."""

Both = tuple[str, str]
"""A text in Vietnamese and in English."""

_PACKAGE: Final = Path(__file__).parent.parent
_OWN: Final = "diagnostics/pages"
_RULES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ACC": ("accessibility",),
        "ATT": ("attachments",),
        "CHG": ("ledger", "states"),
        "DAT": ("data",),
        "DDL": ("deadlines",),
        "DOC": ("documents",),
        "FCT": ("facts",),
        "FMT": ("form",),
        "GOV": ("governance",),
        "IDN": ("identity",),
        "KND": ("kinds",),
        "LAW": ("calendar",),
        "LNG": ("translations",),
        "PRV": ("privacy",),
        "REP": ("repository",),
        "SIT": ("duties",),
        "SRC": ("origin",),
        "SUP": ("suppression",),
        "TXT": ("text",),
        "WRD": ("word",),
    }
)
"""The folders of rules below `lint/rules`, by the family of their codes."""

_HEAD: Final = re.compile(r"# (?P<code>[A-Z]{3}\d{3}) (?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)")
_BASIS: Final = "Căn cứ / Basis: "
_SAME: Final = "Giống / Same as: "
_ITEM: Final = re.compile(r"- \*\*(?P<label>[^*:]+):\*\* (?P<text>\S.*)")
_FENCE: Final = re.compile(r"(?P<fence>`{4,})diff")
_EXAMPLE: Final = "## Ví dụ / Example"
_LANGUAGES: Final[Mapping[str, tuple[str, str, str, str, str]]] = MappingProxyType(
    {
        "## Tiếng Việt": ("Thông báo", "Dưới chỗ sai", "Cách sửa", "Vì sao", "Hướng dẫn"),
        "## English": ("Message", "Under the fault", "Help", "Why", "Fix"),
    }
)
"""The headings of the languages, each with the labels of its items."""


class InvalidPageError(ValueError):
    """Raised for a page with an invalid format: an error in the program, reported with file and line."""


@frozen
class CodePage:
    """All text about a code. Title, reason, instruction and example are empty if it has no rule."""

    code: str
    name: str
    basis: str
    """The legal basis as cited: short names of instruments, separated by `; `."""
    vi: Message
    en: Message
    title: Both
    why: Both
    fix: Both
    bad: str
    """The example before the fix."""
    good: str

    @property
    def is_of_rule(self) -> bool:
        """True for the page of a rule, which has an example."""
        return bool(self.bad)


def find_page_file(code: str) -> Path:
    """Return the file of the page of `code`. Raises InvalidPageError if there is none."""
    places = (*(f"lint/rules/{folder}" for folder in _RULES.get(code[:3], ())), _OWN)
    for place in places:
        file = _PACKAGE / place / f"{code}.md"
        if file.is_file():
            return file
    raise InvalidPageError(f"{code}: there is no {code}.md in {' or '.join(places)}")


def list_code_pages() -> Iterator[Path]:
    """Yield the file of every page, sorted by folder and code."""
    folders = (*(f"lint/rules/{folder}" for folders in _RULES.values() for folder in folders), _OWN)
    for folder in sorted(folders):
        yield from sorted((_PACKAGE / folder).glob("*.md"))


@cache
def read_code_page(code: str) -> CodePage:
    """Return the page of `code`. Raises InvalidPageError if the page is missing or has an invalid format."""
    file = find_page_file(code)
    page = parse_code_page(file.read_text("utf-8"), file.name)
    if page.code != code:
        raise InvalidPageError(f"{file.name}:1: the page is for {page.code}")
    return page


@cache
def read_code_name(code: str) -> str:
    """Return the name of a code, reading only the first line of its page."""
    file = find_page_file(code)
    with file.open(encoding="utf-8") as stream:
        return _match_head(stream.readline().rstrip("\n"), file.name)["name"]


def parse_code_page(text: str, file: str) -> CodePage:
    """Return the page parsed from `text`. Raises InvalidPageError with `file` and line if its format is invalid."""
    lines = text.split("\n")
    head = _match_head(lines[0], file)
    reader = _Reader(file, lines)
    reader.read()
    if reader.same:
        same = _read_same(reader.same, head["code"], file)
        return CodePage(head["code"], head["name"], reader.basis, same.vi, same.en, *_NO_RULE, "", "")
    vi, en = (reader.languages.get(heading) for heading in _LANGUAGES)
    if vi is None or en is None:
        raise InvalidPageError(f"{file}: a page must have both languages, {' and '.join(_LANGUAGES)}")
    bad, good = reader.split_example()
    page = CodePage(
        head["code"],
        head["name"],
        reader.basis,
        vi.message(),
        en.message(),
        (vi.title, en.title),
        (vi.texts[3], en.texts[3]),
        (vi.texts[4], en.texts[4]),
        bad,
        good,
    )
    of_rule = (*page.title, *page.why, *page.fix, page.bad)
    if any(of_rule) and not all(of_rule):
        raise InvalidPageError(f"{file}: the page of a rule needs a title, a reason, an instruction and an example")
    return page


def _read_same(code: str, of: str, file: str) -> CodePage:
    """Return the page of `code`, used by the page of `of` in place of its own texts."""
    if code == of:
        raise InvalidPageError(f"{file}: the page names itself in `Same as`")
    try:
        return read_code_page(code)
    except InvalidPageError as error:
        raise InvalidPageError(f"{file}: {error}") from None


_NO_RULE: Final = (("", ""), ("", ""), ("", ""))


def _match_head(line: str, file: str) -> re.Match[str]:
    match = _HEAD.fullmatch(line)
    if match is None:
        raise InvalidPageError(f"{file}:1: the first line must be `# CODE name`")
    return match


class _Language:
    """The items below the heading of one language."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self.labels = labels
        self.title = ""
        self.texts = [""] * len(labels)

    def message(self) -> Message:
        return self.texts[0], self.texts[1], self.texts[2]


class _Reader:
    """Reads the lines of a page after the first."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.basis = self.same = ""
        self.languages: dict[str, _Language] = {}
        self.example: list[str] = []
        self._current: _Language | None = None

    def read(self) -> None:
        number = 1
        while number < len(self.lines):
            line = self.lines[number]
            if line == _EXAMPLE:
                self._read_example(number + 1)
                break
            if line:
                self._read_line(line, number + 1)
            number += 1
        for heading, language in self.languages.items():
            if not language.texts[0] or not language.texts[2]:
                raise InvalidPageError(
                    f"{self.file}: `{heading}` has `{language.labels[0]}` and `{language.labels[2]}`"
                )

    def _read_line(self, line: str, number: int) -> None:
        item = _ITEM.fullmatch(line)
        if line in _LANGUAGES and line not in self.languages:
            self._current = self.languages[line] = _Language(_LANGUAGES[line])
        elif self._current is None and line.startswith(_BASIS):
            self.basis = line.removeprefix(_BASIS)
        elif self._current is None and line.startswith(_SAME):
            self.same = line.removeprefix(_SAME)
        elif self._current is not None and item is not None and item["label"] in self._current.labels:
            self._current.texts[self._current.labels.index(item["label"])] = item["text"]
        elif self._current is not None and item is None and not self._current.title and line[0] not in "#-":
            self._current.title = line
        else:
            raise InvalidPageError(f"{self.file}:{number}: unexpected line: {line}")

    def _read_example(self, start: int) -> None:
        rest = self.lines[start:]
        while rest and not rest[0]:
            start, rest = start + 1, rest[1:]
        fence = _FENCE.fullmatch(rest[0]) if rest else None
        if fence is None or fence["fence"] not in rest[1:]:
            raise InvalidPageError(f"{self.file}:{start + 1}: an example must be between ````diff and ````")
        end = rest.index(fence["fence"], 1)
        self.example = rest[1:end]
        for offset, line in enumerate(self.example):
            if line and line[0] not in " -+":
                raise InvalidPageError(
                    f"{self.file}:{start + offset + 2}: a line of an example must begin with a space, - or +"
                )
        if any(rest[end + 1 :]):
            raise InvalidPageError(f"{self.file}:{start + end + 2}: the example must be the end of the page")

    def split_example(self) -> tuple[str, str]:
        """Return the example before and after the fix."""
        if not self.example:
            return "", ""
        return self._side(" -"), self._side(" +")

    def _side(self, marks: str) -> str:
        return "\n".join(line[1:] for line in self.example if not line or line[0] in marks) + "\n"
