"""Cùng chữ nhưng dẫn tới hai nơi. / One link text for two targets.

Vì sao: Trong danh sách liên kết của trình đọc màn hình, hai liên kết cùng chữ là một; người nghe không biết chọn cái nào.
Why: In a screen reader's list two links of one text are the same; the listener cannot tell which to take.

Cách sửa: Viết chữ khác nhau cho hai liên kết.
Fix: Give the two links different texts.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Xem [thông báo](hop-bao.vi.md) của buổi sáng và [thông báo](hoi-nghi.vi.md) của buổi chiều.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Xem [thông báo họp báo](hop-bao.vi.md) và [thông báo hội nghị](hoi-nghi.vi.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._words import is_vague, normalize_words


def check(text: PageText) -> Iterator[Violation]:
    """ACC212 for each link whose text an earlier link of the page has, with another target.

    Targets of different forms (an id, a file, an address) may be the same page, and are not compared.
    """
    links = text.outline.links
    if len(links) < 2:
        return
    first: dict[tuple[str, str], tuple[str, Place]] = {}
    for link in links:
        words = normalize_words(link.text)
        if not words or is_vague(link.text):
            continue
        target = link.target.removeprefix("./").rstrip("/")
        other, place = first.setdefault((words, _scheme_of(target)), (target, link.place))
        if other != target:
            yield violation("ACC212", link.place, text=link.text, other=other, line=str(place.line))


def _scheme_of(target: str) -> str:
    """Return `https`, `id`, `site` …; empty for a file."""
    scheme, colon, _ = target.partition(":")
    if not colon or "/" in scheme:
        return "#" if target.startswith("#") else ""
    return "https" if scheme == "http" else scheme


RULE: Final = PageRule("ACC212", check)
