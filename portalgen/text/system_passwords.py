"""User names of systems with their passwords: `Tài khoản: admin, mật khẩu: Abc@123`.

Both must be written out. Advice on passwords, samples, guests and public networks have none that matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.text.pasted import Span

_BETWEEN: Final = r"[*_`]{0,3}[ ]?(?:[:=]|là(?= ))?[ ]?[*_`]{0,3}[ ]?"
_USER: Final = re.compile(
    rf"(?<!\w)(?:tài khoản(?: đăng nhập| truy cập| quản trị)?|tên đăng nhập|tên truy cập|tên người dùng|user ?name|user|account|login|tk){_BETWEEN}"
    r"(?P<user>[A-Za-z][A-Za-z0-9._@-]{1,40}(?<![.,]))(?![\w@])",
    re.IGNORECASE,
)
_PASSWORD: Final = re.compile(
    rf"[*_`]{{0,3}}[\s,;/|.(+&-]{{1,6}}[*_`]{{0,3}}(?:và )?(?:mật khẩu|mật mã|password|pass|pwd|mk)(?: đăng nhập| truy cập)?{_BETWEEN}"
    r"(?P<word>[A-Za-z0-9@#$%&!._-]{3,29}[A-Za-z0-9@#$%&!])(?![\w@])(?! (?:ký tự|chữ|lần|ngày|là))",
    re.IGNORECASE,
)
_WEAK_WORD: Final = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+")
"""An ordinary word; a password has a digit, a sign or mixed letters."""
_ADVICE: Final = re.compile(
    r"(?<!\w)(?:không|đừng|chớ|tránh|yếu|ví dụ|chẳng hạn|mặc định|wi-?fi|dùng thử|thử nghiệm|demo|mẫu|khách|guest|giả định|minh họa)(?!\w)",
    re.IGNORECASE,
)
_SIGNS: Final = ("mật khẩu", "Mật khẩu", "MẬT KHẨU", "ật mã", "assword", "pass", "Pass", "pwd", "mk", "MK")


def find_system_passwords(lines: Sequence[str]) -> Iterator[tuple[int, Span]]:
    """Yield (index of the line, span) of the password behind each user name, in the same line or the next."""
    for index, line in enumerate(lines):
        for match in _USER.finditer(line):
            following = lines[index + 1] if index + 1 < len(lines) else ""
            at, found = index, _PASSWORD.match(line, match.end())
            if found is None and not line[match.end() :].strip("*_`,;.\\ "):
                at, found = index + 1, _PASSWORD.match(f" {following.lstrip(' -+*')}")
            if (
                found is None
                or _ADVICE.search(lines[at])
                or _ADVICE.search(line)
                or _WEAK_WORD.fullmatch(found["word"])
            ):
                continue
            start = lines[at].index(found["word"], found.start("word") if at == index else 0)
            yield at, (start, start + len(found["word"]))


def may_tell_system_password(text: str) -> bool:
    """Return True if the text may contain a password: a quick check with false positives."""
    return any(sign in text for sign in _SIGNS)
