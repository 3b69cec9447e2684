"""Ảnh chưa ghi xuất xứ. / A picture that does not say where it is from.

Vì sao: Ảnh cũng phải có nguồn gốc rõ ràng và không vi phạm bản quyền (Quy chế, Điều 6).
Why: Pictures, too, have a clear origin and violate no copyright (Regulation, Art. 6).

Cách sửa: Thêm `origin: own`, `origin: quoted` hoặc `origin: supplied` vào ảnh đó ở nhóm `images`; ảnh trong nội dung thì dùng thẻ `figure` có `origin="own"`, `credit="…"`.
Fix: Add `origin: own`, `origin: quoted` or `origin: supplied` to the picture in `images`; a picture of the text is a `figure` with `origin="own"` and `credit="…"`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi/index.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    images:
      - file: so-do.svg
        alt: Sơ đồ chỗ ngồi của hội trường
        credit: Văn phòng Sở
    ---

    Hội nghị diễn ra buổi sáng.

    === content/so/tin-tuc/hoi-nghi-moi/so-do.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><rect width="8" height="6"/></svg>

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi/index.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    images:
      - file: so-do.svg
        alt: Sơ đồ chỗ ngồi của hội trường
        credit: Văn phòng Sở
        origin: own
    ---

    Hội nghị diễn ra buổi sáng.

    === content/so/tin-tuc/hoi-nghi-moi/so-do.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><rect width="8" height="6"/></svg>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_parameter, find_unlisted_pictures


def check(text: PageText) -> Iterator[Violation]:
    """SRC204 for each of the source's own `images`, and each other picture of the body, without `origin` (QĐ 2111, Art. 6(2))."""
    if "images" in text.keys:
        for number, image in enumerate(text.fields.get("images", ())):
            if not image.get("origin"):
                place = text.place("images", number, "file")
                yield violation("SRC204", place, file=image["file"], advice=Phrase("origin.listed"))
    if is_original(text):
        for picture in find_unlisted_pictures(text):
            if not picture.origin:
                yield violation("SRC204", picture.place, file=picture.file, advice=advise_parameter(picture, "origin"))


RULE: Final = PageRule("SRC204", check)
