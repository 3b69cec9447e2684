"""Các lần đính chính không theo thứ tự thời gian. / Change notes that are not in the order of time.

Vì sao: Trang xếp các lần đính chính theo ngày; trong tệp thì lần mới đứng cuối. Một mục sai chỗ thường là ngày gõ nhầm.
Why: The page sorts the notes by their days; in the file the newest stands last. One out of place most often has a date
that was mistyped.

Cách sửa: Sửa ngày nếu gõ nhầm; nếu không thì xếp lần cũ ở trên, lần mới ở dưới.
Fix: Correct the date where it was mistyped; else put the earlier change above and the later one below.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-10
    origin: own
    change_notes:
      - {at: 2026-11-22, note: Sửa giờ khai mạc thành 8 giờ.}
      - {at: 2026-11-12, note: Sửa tên hội trường.}
    ---

    Hội nghị khai mạc lúc 8 giờ.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-10
    origin: own
    change_notes:
      - {at: 2026-11-12, note: Sửa tên hội trường.}
      - {at: 2026-11-22, note: Sửa giờ khai mạc thành 8 giờ.}
    ---

    Hội nghị khai mạc lúc 8 giờ.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.states._notes import format_change_day


def check(text: PageText) -> Iterator[Violation]:
    """CHG116 at the first change note that is earlier than the one above it."""
    moments = [note["at"] for note in text.page.fields.get("change_notes", ())]
    for index, (above, moment) in enumerate(pairwise(moments), 1):
        if moment < above:
            yield violation("CHG116", text.place("change_notes", index, "at"), day=format_change_day(moment))
            return


RULE: Final = PageRule("CHG116", check)
