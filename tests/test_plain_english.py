"""English prose is as plain as in the documentation of well-kept Python packages: words and lengths of sentences are counted.

Measured with the same counter in the docstrings of httpx 0.29, mkdocs 1.6, sqlfluff, markdown-it-py 4.3, click 8.5,
starlette, pydantic 2.14, rope, anyio 4.16 and Jinja 3.1, per 1,000 words, the highest of them: what 1.3, where 1.3, that
10.3, which 3.4, one 2.4, whether 5.8, whose 1.2, nothing 0.5, told and tells 0.2, those 0.6, others 0.1. At most 6 of 1,000
sentences have more than 40 words.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "portalgen"

LIMITS = {
    "what": 1.3,
    "where": 1.5,
    "that": 12.0,
    "which": 3.5,
    "one": 3.0,
    "whether": 5.8,
    "whose": 1.2,
    "nothing": 0.6,
    "told": 0.2,
    "tells": 0.2,
    "those": 1.0,
    "others": 0.5,
}
"""The most of each word per 1,000 words. English needs all of them: a text far above its models was not thought in English."""

LONGEST_SENTENCE = 40
"""Words."""

MESSAGES: dict[str, dict[str, float]] = {"messages": {"nothing": 1.5, "one": 4.0}}
"""Limits of their own: "Nothing was signed." and "one per line" are what a message has to say."""

NOT_YET: dict[str, dict[str, float]] = {
    "messages": {"what": 1.9, "nothing": 1.9, "one": 4.0},
}
"""The rates of texts that were not rewritten yet, which may only fall."""

_ENGLISH_SECOND = frozenset({"LocalizedText", "Bilingual", "B", "UsageError"})
_WORD = re.compile(r"[A-Za-z']+")
_CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]+>|\{[^}]*\}", re.DOTALL)
_END_OF_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n\s*\n|\n\s*(?:[-*|#:]|\d+\.)|\|")


def docstrings(source: str) -> Iterator[str]:
    """The docstrings of a module, with those of its constants and fields."""
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        for each in body if isinstance(body, list) else ():
            if (
                isinstance(each, ast.Expr)
                and isinstance(each.value, ast.Constant)
                and isinstance(each.value.value, str)
            ):
                yield each.value.value


def messages(source: str) -> Iterator[str]:
    """The English halves of the texts in both languages that a module writes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and len(node.args) > 1 and _name_of(node.func) in _ENGLISH_SECOND:
            parts = (each.value for each in ast.walk(node.args[1]) if isinstance(each, ast.Constant))
            yield " x ".join(str(each) for each in parts)


def _name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def english_of_page(text: str) -> str:
    """The English section of the page of a code."""
    return text.partition("\n## English\n")[2].partition("\n## ")[0]


def _read(files: Iterable[Path]) -> list[str]:
    return [file.read_text("utf-8") for file in sorted(files)]


def list_parts() -> list[str]:
    """The parts of the project whose English is judged: the packages, and what is written beside them."""
    folders = (each.name for each in sorted(PACKAGE.iterdir()) if each.is_dir())
    packages = [name for name in folders if name not in ("bundled", "__pycache__")]
    return [*packages, "decisions", "guides and explanations", "messages", "pages of codes"]


@cache
def texts_of(part: str) -> list[str]:
    """The English texts of a part, read when the first test asks for them: collecting all tests reads none."""
    docs = ROOT / "docs"
    match part:
        case "messages":
            return [text for source in _read(PACKAGE.rglob("*.py")) for text in messages(source)]
        case "pages of codes":
            return [english_of_page(text) for text in _read(PACKAGE.rglob("*.md")) if "## English" in text]
        case "guides and explanations":
            beside = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", docs / "README.md")
            return _read([*beside, *(docs / "explanation").glob("*.md"), *(docs / "how-to").glob("add-*.md")])
        case "decisions":
            return _read((docs / "decisions").glob("*.md"))
        case _:
            return [text for source in _read((PACKAGE / part).rglob("*.py")) for text in docstrings(source)]


def rates(part: Iterable[str]) -> tuple[int, dict[str, float]]:
    """(words, the rate of each word of `LIMITS` per 1,000 words), code left out."""
    words = [word.lower() for text in part for word in _WORD.findall(_CODE.sub(" x ", text))]
    counts = Counter(words)
    return len(words), {word: 1000 * counts[word] / max(len(words), 1) for word in LIMITS}


def overlong(part: Iterable[str]) -> list[str]:
    """The sentences of more than `LONGEST_SENTENCE` words."""
    sentences = (each for text in part for each in _END_OF_SENTENCE.split(_CODE.sub("x", text)))
    return [each.strip() for each in sentences if len(each.split()) > LONGEST_SENTENCE]


@pytest.mark.parametrize("name", list_parts())
def test_words_that_english_rarely_needs_stay_rare(name: str) -> None:
    count, found = rates(texts_of(name))
    limits = {**LIMITS, **MESSAGES.get(name, {}), **NOT_YET.get(name, {})}
    allowed = {word: limit + 3000 / max(count, 1) for word, limit in limits.items() if word in found}  # three words
    assert {word: round(rate, 1) for word, rate in found.items() if rate > allowed[word]} == {}


@pytest.mark.parametrize("name", list_parts())
def test_sentences_can_be_read_in_one_breath(name: str) -> None:
    found = overlong(texts_of(name))
    assert len(found) <= NOT_YET.get(name, {}).get("overlong", 0), found[:5]


def test_a_part_that_reads_plainly_is_no_longer_listed() -> None:
    fine = [
        name
        for name in NOT_YET
        if name not in list_parts()
        or all({**LIMITS, **MESSAGES.get(name, {})}[word] >= rate for word, rate in rates(texts_of(name))[1].items())
    ]
    assert fine == []


def test_rare_words_and_long_sentences_are_found() -> None:
    count, found = rates(["Return what is there, and `what` where.", "Nothing."])
    assert (count, found["what"], found["nothing"]) == (8, 125, 125)
    assert overlong(["word " * 41 + ". Short."]) != [] == overlong(["word " * 40])


def test_messages_are_read_in_english_alone() -> None:
    source = 'B("xin chào", f"hello {name}, you")\nUsageError("a", "b")\nLocalizedText(vi, en)\n'
    assert list(messages(source)) == ["hello  x , you", "b", ""]
