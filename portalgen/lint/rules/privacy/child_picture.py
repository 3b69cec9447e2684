"""Ảnh trẻ em nhận ra được mà chưa ghi văn bản đồng ý. / A picture of recognisable children without consent on record.

Vì sao: Hình ảnh của trẻ em chỉ được công bố khi cha mẹ, người giám hộ và trẻ từ đủ 7 tuổi đồng ý.
Why: Pictures of children are published only with the consent of parents or guardians, and of children from seven years on.

Cách sửa: Ghi `consent`: văn bản đồng ý nào, ai giữ; chưa có thì thay ảnh khác.
Fix: Add `consent`: which written consent, and who keeps it; without one use another picture.

Sai / Bad:

    === content/so/gioi-thieu/ngay-hoi/index.vi.md
    ---
    id: so-ngay-hoi
    kind: page
    title: Ngày hội đọc sách
    images:
      - file: ngay-hoi.png
        alt: Các em nhỏ đọc sách dưới gốc thông
        origin: own
        children: true
    ---

    Ngày hội diễn ra ở sân trường.

    === content/so/gioi-thieu/ngay-hoi/ngay-hoi.png (png)

Đúng / Good:

    === content/so/gioi-thieu/ngay-hoi/index.vi.md
    ---
    id: so-ngay-hoi
    kind: page
    title: Ngày hội đọc sách
    images:
      - file: ngay-hoi.png
        alt: Các em nhỏ đọc sách dưới gốc thông
        origin: own
        children: true
        consent: Phiếu đồng ý của phụ huynh, văn thư nhà trường giữ
    ---

    Ngày hội diễn ra ở sân trường.

    === content/so/gioi-thieu/ngay-hoi/ngay-hoi.png (png)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """PRV206 at the `children` of each picture of the front matter that says `true` and has no `consent`."""
    images = text.keys.get("images")
    for index, image in enumerate(images if isinstance(images, list) else ()):
        if isinstance(image, dict) and image.get("children") == "true" and not image.get("consent"):
            yield violation("PRV206", text.place("images", index, "children"), file=str(image.get("file") or ""))


RULE: Final = PageRule("PRV206", check)
