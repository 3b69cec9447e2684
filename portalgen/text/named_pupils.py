"""Children named in the words beside a picture by their given name or initials: `em B., lớp 3A`, `bé An (5 tuổi)`.

In running text such a name identifies nobody. Below a recognisable face, with a class or an age, it does. A child is
younger than 16 (Luật Trẻ em, Điều 1), so a pupil of class 11 is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.text.pasted import Span
from portalgen.text.people_in_care import find_people_in_care
from portalgen.text.surnames import CAPITALS

_NO_NAME: Final = r"(?!(?:Trường|Liên|Chi|Lớp|Khối|Thôn|Xã|Phường|Tổ|Câu|Đội|Tiểu|Trung|Mầm)(?!\w))"
_NAMED: Final = re.compile(
    r"(?<!\w)(?<!chị )(?<!anh )(?<!trẻ )(?<!bài )(?<!bà )(?:[Ee]m|[Cc]háu|[Bb]é(?: trai| gái)?|[Hh]ọc sinh)"
    rf"[ ]{_NO_NAME}(?:(?:[{CAPITALS}]\.){{1,5}}|[{CAPITALS}]\w*(?:[ ][{CAPITALS}]\w*){{0,4}}\.?)"
    r"[ ]?[,(–-][ ]?(?:(?:là )?học sinh(?! lớp 1[12])(?!\w)|(?:học )?lớp (?:10|[1-9])(?!\d)(?:[A-Z]\d?(?!\w))?|(?:1[0-5]|[1-9]) tuổi)"
)
_SIGNS: Final = ("lớp", "tuổi", "học sinh")


def may_name_pupils(text: str) -> bool:
    """Return True if the words beside a picture may name a child: a quick check with false positives."""
    return any(sign in text for sign in _SIGNS)


def find_named_pupils(caption: str) -> Iterator[Span]:
    """Yield each child named with a class or an age, except full names, which `find_people_in_care` finds."""
    if not may_name_pupils(caption):
        return
    full = tuple(find_people_in_care(caption))
    for match in _NAMED.finditer(caption):
        if not any(start < match.end() and match.start() < end for start, end in full):
            yield match.span()
