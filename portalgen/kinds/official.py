"""A leader: post, short biography, duties and contact (QĐ 2111, Art. 7(2))."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind
from portalgen.text.bilingual import Bilingual as B

OFFICIAL: Final = Kind(
    name="official",
    label=B("Lãnh đạo", "Official"),
    help=B("Chức vụ, tiểu sử tóm tắt, nhiệm vụ và cách liên hệ.", "Post, short biography, duties and contact."),
    duties=("7.2.structure",),
    synonyms=("cán bộ", "người đứng đầu"),
    layout="official",
    list_style="people",
    order="weight",
    deadline_class="news",
    top_level=True,
    own_fields=(
        Field(
            "post",
            "line",
            B("Chức vụ", "Post"),
            B("Chức vụ.", "The post."),
            required=True,
            shared=False,
            filled_with="title",
        ),
        Field("name", "line", B("Họ và tên", "Name"), B("Họ và tên.", "Full name.")),
        Field(
            "duties",
            "text",
            B("Nhiệm vụ được phân công", "Duties"),
            B("Lĩnh vực phụ trách.", "The official's areas of responsibility."),
            shared=False,
        ),
        Field(
            "biography",
            "text",
            B("Tóm tắt tiểu sử", "Short biography"),
            B(
                "Vài dòng về quá trình đào tạo, công tác; không ghi nơi ở, giấy tờ, người thân.",
                "A few lines on education and career; no home address, identity papers or family.",
            ),
            shared=False,
        ),
        Field("telephone", "telephone", B("Điện thoại", "Telephone"), B("Số điện thoại.", "Telephone number.")),
        Field("email", "email", B("Thư điện tử", "E-mail"), B("Hộp thư công vụ.", "Official mailbox.")),
    ),
    common_fields=COMMON_FIELDS,
    card=("images", "summary"),
    is_person=True,
    first_facts=("post", "name", "duties", "telephone", "email"),
)
