"""Đoạn văn thụt đầu dòng như trong Word. / A first line indented as in Word.

Vì sao: Bốn dấu cách hay một dấu Tab ở đầu đoạn làm cả đoạn thành khối mã, chữ đều nét và không xuống dòng; dấu cách không ngắt thì hiện ra
thành khoảng trống mà giao diện không biết.
Why: Four spaces or a tab at the beginning make a code block of a paragraph, which is not wrapped; no-break spaces are shown as a gap
that the theme does not know of.

Cách sửa: Xóa khoảng trống ở đầu đoạn, hoặc chạy `portalgen lint --fix`: giao diện quyết định đoạn văn thụt hay không.
Fix: Delete the space before the paragraph, or run `portalgen lint --fix`: the theme decides how paragraphs begin.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị có hai phiên.
    date: 2026-11-24
    origin: own
    ---

        Hội nghị diễn ra buổi sáng ngày 24/11/2026 tại hội trường.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị có hai phiên.
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng ngày 24/11/2026 tại hội trường.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._fixable import or_fix
from portalgen.lint.rules.word._indents import find_indents


def check(text: PageText) -> Iterator[Violation]:
    """WRD205 at the white space before a paragraph that is shown, or makes code of it."""
    for each in find_indents(text):
        place = text.span(each.number, each.start + 1, each.length)
        effect, fix = Phrase(f"indent.{each.effect}"), or_fix(each.is_movable)
        yield violation("WRD205", place, effect=effect, fix=fix)


RULE: Final = PageRule("WRD205", check)
