"""What can be another name of something: words that a search can find again."""

from __future__ import annotations

from typing import Final

MOST_CHARACTERS: Final = 80
"""Of one name; what is longer is a sentence, which nobody types."""
MOST_NAMES: Final = 12
"""Of one page; more of them make it an answer to everything."""


def is_other_name(text: str) -> bool:
    """Return whether `text` has a letter or a digit, without which no query finds it, and is not too long."""
    return len(text) <= MOST_CHARACTERS and any(each.isalnum() for each in text)
