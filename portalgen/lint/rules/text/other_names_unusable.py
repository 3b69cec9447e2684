"""The check of TXT238; its page is `TXT238.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.other_names import MOST_CHARACTERS, MOST_NAMES, is_function_word, is_other_name

_KEY: Final = "also_known_as"
_JOINS: Final = LocalizedText("tên chỉ là từ nối, câu nào cũng có", "a name that only joins other words")
_EMPTY: Final = LocalizedText("tên không có chữ cái hay chữ số nào", "a name without any letter or digit")


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT238 for each name that no query finds or nobody types, and once if there are too many names."""
    names: Sequence[str] = text.page.fields.get(_KEY) or ()
    for number, name in enumerate(names):
        if not is_other_name(name):
            length = len(name)
            long = LocalizedText(f"tên dài {length} ký tự", f"a name of {length} characters")
            short = _JOINS if is_function_word(name) else _EMPTY
            yield _violation(text.place(_KEY, number), long if length > MOST_CHARACTERS else short)
    if len(names) > MOST_NAMES:
        yield _violation(text.place(_KEY, key=True), LocalizedText(f"{len(names)} tên", f"{len(names)} names"))


def _violation(place: Place, problem: LocalizedText) -> Violation:
    limits = {"characters": str(MOST_CHARACTERS), "names": str(MOST_NAMES)}
    return violation("TXT238", place, problem=problem, **limits)


RULE: Final = PageRule("TXT238", check)
