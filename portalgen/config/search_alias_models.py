"""The YAML model of the tables in `site-config/search/`."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from portalgen.config.legal_models import BasisModel
from portalgen.config.models import Model
from portalgen.config.values import Date, Slug, Text, described_value_error
from portalgen.text.bilingual import Bilingual
from portalgen.text.other_names import MOST_CHARACTERS, is_function_word, is_other_name

AliasKind = Literal["former_unit", "former_agency", "abbreviation", "synonym"]

_EXPECTED: Final = Bilingual(
    f"tên có ít nhất một chữ cái hoặc chữ số, không quá {MOST_CHARACTERS} ký tự",
    f"a name with at least one letter or digit and at most {MOST_CHARACTERS} characters",
)
_MORE_EXPECTED: Final = Bilingual(
    "tên: chỉ là từ nối, câu nào cũng có, nên ai tìm gì cũng gặp trang này",
    "a name: it is only a function word, so every search would find the page",
)
_EXAMPLE: Final = Bilingual("tên như người dân gõ, ví dụ thị xã La Gi", "a name as people type it, such as sổ đỏ")


def _parse_name(value: Any) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if is_function_word(text):
        raise described_value_error(_MORE_EXPECTED, _EXAMPLE)
    if not is_other_name(text):
        raise described_value_error(_EXPECTED, _EXAMPLE)
    return text


OtherName = Annotated[
    str,
    BeforeValidator(_parse_name),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS}),
]


class SearchAliasModel(Model):
    """A name used in searches."""

    words: Annotated[tuple[OtherName, ...], Field(min_length=1)] = Field(
        description="Tên, kèm các cách viết khác của nó. / The name and its other spellings."
    )
    targets: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="Nơi dẫn tới, như trong menu: site:<mã trang>, site:<mã trang>/<chuyên mục>, id:<mã bài>, service:<dịch vụ>; alias:<tên> dẫn tới nơi mà tên ấy dẫn tới. / Targets, as in menus: site:<site>, site:<site>/<section>, id:<item>, service:<name>; alias:<name> uses that name's targets."
    )
    kind: AliasKind = Field(
        description="former_unit: đơn vị hành chính cũ; former_agency: cơ quan cũ; abbreviation: chữ viết tắt; synonym: cách gọi khác. / former_unit: a former administrative unit; former_agency: a former agency; abbreviation: an abbreviation; synonym: another word."
    )
    language: Slug | None = Field(
        default=None,
        description="Chỉ dùng khi tìm bằng ngôn ngữ này; không ghi: mọi ngôn ngữ. / Only for searches in this language; default: all languages.",
    )
    since: Date | None = Field(
        default=None,
        description="Từ ngày này tên là tên cũ; việc tìm dùng tên ngay, cả trước ngày ấy. / Former name since this day; searches use it before that day too.",
    )
    basis: tuple[BasisModel, ...] = Field(default=(), description="Văn bản nói như vậy. / Legal basis.")


class SearchAliasesModel(Model):
    """`site-config/search/*.yaml`."""

    aliases: tuple[SearchAliasModel, ...]
