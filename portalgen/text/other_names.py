"""What can be another name of something: words that a search can find again."""

from __future__ import annotations

from typing import Final

MOST_CHARACTERS: Final = 80
"""Of one name; what is longer is a sentence, which nobody types."""
MOST_NAMES: Final = 12
"""Of one page; more of them make it an answer to everything."""

_FUNCTION_WORDS: Final = frozenset(
    """
    ai bằng bị bởi các cái cho chỉ có còn của cùng cũng do dưới đã đang đâu đây để đến đó được gì hay hoặc hơn khi không
    là lại lúc mà mọi một nào này nên nếu ngoài nhưng những như ở phải qua rất ra rồi sao sau sẽ tại thì theo thế trên
    trong trước từ tới và vào vẫn về vì với
    and are at by for from in is of on or the to with
    """.split()  # noqa: SIM905 - a table of words is read more easily as words than as quoted strings
)
"""Words that join others, of Vietnamese and English: every query has one of them."""


def is_other_name(text: str) -> bool:
    """Return whether `text` can be found by what people type for it.

    It has a letter or a digit, without which no query finds it, says more than function words, which are in every query,
    and is not too long.
    """
    has_letters = any(each.isalnum() for each in text)
    return len(text) <= MOST_CHARACTERS and has_letters and not is_function_word(text)


def is_function_word(text: str) -> bool:
    """Return whether `text` has nothing but words that join others; an abbreviation, `OR`, is no such word."""
    words = text.split()
    return bool(words) and all(each.casefold() in _FUNCTION_WORDS and not _is_abbreviation(each) for each in words)


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()
