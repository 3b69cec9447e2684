"""Alternative names: words that a search can find."""

from __future__ import annotations

from typing import Final

MOST_CHARACTERS: Final = 80
"""The length of a name; longer text is a sentence, which readers do not type."""
MOST_NAMES: Final = 12
"""The most names of a page; with more, it would answer every query."""

_FUNCTION_WORDS: Final = frozenset(
    """
    ai bằng bị bởi các cái cho chỉ có còn của cùng cũng do dưới đã đang đâu đây để đến đó được gì hay hoặc hơn khi không
    là lại lúc mà mọi một nào này nên nếu ngoài nhưng những như ở phải qua rất ra rồi sao sau sẽ tại thì theo thế trên
    trong trước từ tới và vào vẫn về vì với
    and are at by for from in is of on or the to with
    """.split()  # noqa: SIM905 - a table of words is read more easily as words than as quoted strings
)
"""Words that join other words, in Vietnamese and English; every query has some."""


def is_other_name(text: str) -> bool:
    """Return True if a typed query can find `text`.

    It must have a letter or a digit, more than function words (every query has them), and at most the allowed length.
    """
    has_letters = any(each.isalnum() for each in text)
    return len(text) <= MOST_CHARACTERS and has_letters and not is_function_word(text)


def is_function_word(text: str) -> bool:
    """Return True if `text` has only joining words; an abbreviation such as `OR` is not a joining word."""
    words = text.split()
    return bool(words) and all(each.casefold() in _FUNCTION_WORDS and not _is_abbreviation(each) for each in words)


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()
