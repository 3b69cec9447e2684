"""Notes of reports on unreadable files, which may contain missing content."""

from __future__ import annotations

from portalgen.text.bilingual import Bilingual as B


def list_faulty_notes(count: int) -> tuple[B, ...]:
    """Return the sentence about `count` faulty files; empty if there are none."""
    if not count:
        return ()
    return (
        B(
            f"{count} tệp bài có lỗi nên không được tính; bước kiểm tra nội dung nêu từng lỗi.",
            f"Files with faults, which are not counted: {count}. The check of the content names each fault.",
        ),
    )
