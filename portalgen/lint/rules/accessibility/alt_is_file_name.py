"""Mô tả ảnh là tên tệp. / An alternative text that is a file name.

Vì sao: Trình đọc màn hình sẽ đọc `IMG_0012.jpg`: người khiếm thị không biết ảnh cho thấy gì.
Why: A screen reader says `IMG_0012.jpg`: people who cannot see the picture learn nothing of it.

Cách sửa: Viết một câu ngắn nói ảnh cho thấy gì.
Fix: Say in a short sentence what the picture shows.

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
        alt: so-do.svg
        credit: Văn phòng Sở
        origin: own
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
        alt: Sơ đồ chỗ ngồi của hội trường, bàn chủ tọa ở phía trước
        credit: Văn phòng Sở
        origin: own
    ---

    Hội nghị diễn ra buổi sáng.

    === content/so/tin-tuc/hoi-nghi-moi/so-do.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><rect width="8" height="6"/></svg>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._pictures import find_pictures, place_of_alt
from portalgen.text.slugs import slug_of

_ENDING: Final = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)", re.IGNORECASE)
_CAMERA: Final = re.compile(
    r"(?:img|dsc|dscn|dscf|dcim|pxl|mvimg|screenshot|screen shot|image|photo|picture|anh|hinh|ảnh|hình)[-_ ]?\d[\d_-]*",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r"[-_\d]")


def check(text: PageText) -> Iterator[Violation]:
    """ACC201 for each picture whose alternative text is a file's name or a camera's number."""
    for picture in find_pictures(text):
        if picture.alt and _is_name(picture.alt.strip(), picture.file):
            yield violation("ACC201", place_of_alt(text, picture), alt=picture.alt)


def _is_name(alt: str, file: str) -> bool:
    if _ENDING.fullmatch(alt) or _CAMERA.fullmatch(alt):
        return True
    stem = file.rpartition("/")[2].rpartition(".")[0]
    return " " not in alt and _JOINT.search(alt) is not None and slug_of(alt) == slug_of(stem)


RULE: Final = PageRule("ACC201", check)
