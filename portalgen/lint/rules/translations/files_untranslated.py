"""Mô tả ảnh hoặc tên tệp ở bản tiếng Anh vẫn là tiếng Việt. / Descriptions of pictures or names of files on an English page are still Vietnamese.

Vì sao: Người dùng trình đọc màn hình chỉ biết ảnh qua mô tả; mô tả tiếng Việt trên trang tiếng Anh bị đọc sai.
Why: People with a screen reader know a picture by its description only; Vietnamese on an English page is pronounced
wrongly.

Cách sửa: Ghi lại images, attachments ở bản tiếng Anh với alt, caption, title bằng tiếng Anh.
Fix: Give images and attachments in the English file, with alt, caption and title in English.

Sai / Bad:

    === content/so/gioi-thieu/chuc-nang/index.en.md
    ---
    id: so-chuc-nang
    kind: page
    title: Functions
    attachments:
      - {file: quy-che.pdf, title: Regulation}
    images:
      - {file: anh.png, alt: Cán bộ hướng dẫn người dân làm thủ tục, credit: Department of Foreign Affairs, origin: own}
    translated_from: "e4e3535d479d9b1a"
    ---

    ## Duties

    Advice on foreign affairs.

Đúng / Good:

    === content/so/gioi-thieu/chuc-nang/index.en.md
    ---
    id: so-chuc-nang
    kind: page
    title: Functions
    attachments:
      - {file: quy-che.pdf, title: Regulation}
    images:
      - {file: anh.png, alt: An officer helps a visitor with a form, credit: Department of Foreign Affairs, origin: own}
    translated_from: "e4e3535d479d9b1a"
    ---

    ## Duties

    Advice on foreign affairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import find_translations, is_vietnamese

_TEXTS: Final = (("images", ("alt", "caption")), ("attachments", ("title",)))


def check(context: LintContext) -> Iterator[Violation]:
    """LNG204 once for each key that holds a Vietnamese text, also one that comes from the original."""
    for each in find_translations(context):
        for key, fields in _TEXTS:
            entries = each.page.fields.get(key, ())
            texts = (
                (index, field, str(entry.get(field, ""))) for index, entry in enumerate(entries) for field in fields
            )
            first = next((text for text in texts if is_vietnamese(text[2])), None)
            if first is not None:
                place = context.place(each.page, key, first[0], first[1])
                yield violation("LNG204", place, each.original.source, text=first[2], key=key, field=first[1])


RULE: Final = PortalRule("LNG204", check)
