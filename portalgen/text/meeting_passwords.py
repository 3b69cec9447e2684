"""Passwords of online meetings, in the link of the meeting or beside its link or number.

Everybody who reads the page can enter such a meeting. Advice about passwords has none of them, and a password counts
only near a meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.text.pasted import Span

_HOSTS: Final = r"(?:zoom\.us|zoom\.com|webex\.com|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com)"
_LINK: Final = re.compile(rf"(?<![\w-]){_HOSTS}/[\w/]*\w[^\s<>)\]\"'|]*", re.IGNORECASE)
_IN_LINK: Final = re.compile(r"(?<=[?&;])(?:pwd|password|passcode|pw|p)=[\w.%~-]+", re.IGNORECASE)
_MEETING_PATH: Final = re.compile(r"/(?:j|w|s|my|meet|l|join)/|meetup-join|/[a-z]{3}-[a-z]{4}-[a-z]{3}|/j\.php|/wc/")
_MEETING_NUMBER: Final = re.compile(
    r"(?<!\w)(?:ID|Meeting number|mã (?:cuộc|phòng) họp|số phòng họp)(?:[ ](?:cuộc|phòng|họp|zoom|meeting|webex|teams|là)){0,3}"
    r"[\s:*_|=]{1,6}\d{3}(?:[ -]?\d){6,9}(?!\d)",
    re.IGNORECASE,
)
_PASSWORD: Final = re.compile(
    r"(?<!\w)(?:mật khẩu|mật mã|passcode|password|pass|pwd|mk)"
    r"(?:[ ](?:phòng|cuộc|họp|vào|tham|dự|gia|truy|cập|zoom|meet|webex|teams|của|để)){0,5}(?P<sign>[*_]{0,3}[ ]?[:=|][ ]?[*_]{0,3}|[ ]là[ ][*_]{0,3}|[ ])"
    r"(?P<word>[A-Za-z0-9@#$%&!._-]{2,23}[A-Za-z0-9@#$%&!])(?![\w@])(?![ ](?:ký tự|chữ|lần|ngày|là))",
    re.IGNORECASE,
)
_HAS_DIGIT: Final = re.compile(r"\d")
_MIXED: Final = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_ADVICE: Final = re.compile(r"(?<!\w)(?:không|đừng|chớ|tránh|yếu|ví dụ|chẳng hạn|mặc định|wi-?fi)(?!\w)", re.IGNORECASE)
_BEFORE_VALUE: Final = "=: |"
_NEAR: Final = 3
"""Lines above and below a password in which its meeting is named."""
_SIGNS: Final = (
    "pwd=",
    "password",
    "Password",
    "p=",
    "asscode",
    "ật khẩu",
    "ật mã",
    "pass:",
    "Pass:",
    "mk:",
    "MK:",
    "pw=",
    "PW=",
)
_MEETING_SIGNS: Final = ("zoom", "Zoom", "webex", "Webex", "teams.", "meet.google", "ID", "họp")


def may_tell_meeting_password(text: str) -> bool:
    """Return True if the text may contain the password of a meeting: a quick check with false positives."""
    return any(sign in text for sign in _SIGNS) and any(sign in text for sign in _MEETING_SIGNS)


def find_meeting_passwords(lines: Sequence[str]) -> Iterator[tuple[int, Span]]:
    """Yield (index of the line, span) of each password, in links first; of a line, only the first outside of links."""
    for index, line in enumerate(lines):
        if not any(sign in line for sign in _SIGNS):
            continue
        inside = [
            match.span()
            for link in _LINK.finditer(line)
            if _MEETING_PATH.search(link[0])
            for match in _IN_LINK.finditer(line, link.start(), link.end())
        ]
        yield from ((index, span) for span in inside)
        starts = {start for start, _ in inside}
        beside = (match for match in _PASSWORD.finditer(line) if match.start() not in starts and _is_password(match))
        found = next(beside, None)
        if found is not None and _ADVICE.search(line) is None and _is_near_meeting(lines, index):
            yield index, found.span()


def find_value(line: str, span: Span) -> Span:
    """Return the span of the password itself in a `span` of `find_meeting_passwords`, which begins with its label."""
    start, end = span
    return start + max(line[start:end].rfind(sign) for sign in _BEFORE_VALUE) + 1, end


def _is_password(match: re.Match[str]) -> bool:
    word = match["word"]
    if _HAS_DIGIT.search(word):
        return True
    return not match["sign"].isspace() and _MIXED.search(word) is not None


def _is_near_meeting(lines: Sequence[str], index: int) -> bool:
    near = lines[max(0, index - _NEAR) : index + _NEAR + 1]
    return any(
        _MEETING_NUMBER.search(line) or any(_MEETING_PATH.search(link[0]) for link in _LINK.finditer(line))
        for line in near
    )
