"""Types of values in YAML. Each reports the expected form in the reader's language.

A validator raises `PydanticCustomError` with a type from `sentences.PHRASES` ("day", "id" …). Its context may contain
`detail`, the key of a phrase with more detail, and `proposal`, the author's value in the correct form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from portalgen.config import moments
from portalgen.config.outside import CODE_PLACEHOLDER, UNCONFIRMED
from portalgen.text.bilingual import Bilingual
from portalgen.text.normalization import nfc
from portalgen.text.old_addresses import OldAddressError, normalize_old_address
from portalgen.text.slugs import SLUG_PATTERN, slug_of
from portalgen.text.web_addresses import WEB_ADDRESS, suggest_web_address
from portalgen.text.written_dates import (
    ascii_digits,
    has_foreign_digits,
)

_ID: Final = re.compile(SLUG_PATTERN)
_KIND: Final = re.compile(r"[a-z]+(?:_[a-z]+)*")
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_URL_PATH: Final = re.compile(r"/(?:[a-z0-9]+(?:[-.][a-z0-9]+)*/)*")
_SECTION_PATH: Final = re.compile(rf"{SLUG_PATTERN}(?:/{SLUG_PATTERN})*")
_COLOR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_CONTACT: Final = re.compile(rf"mailto:{_EMAIL.pattern}|tel:\+?[0-9-]{{3,}}")
_HTTPS: Final = re.compile(r"https://(?P<host>[^/?#]+)(?:[/?#].*)?")
_DATA_ATTRIBUTE: Final = re.compile(r"data-[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SAFE_ADDRESS: Final = Bilingual(
    "địa chỉ https đầy đủ, tên miền viết thường, không kèm cổng",
    "a complete https address with a lower-case host and without a port",
)
_SAFE_EXAMPLE: Final = Bilingual(
    "địa chỉ như https://dichvu.example.vn/gui; chưa xác nhận thì ghi `unconfirmed` (mã đo thì bỏ khóa monitoring)",
    "an address such as https://service.example.vn/send; write `unconfirmed` if unknown (for the script: omit "
    "monitoring)",
)
_CODED_ADDRESS: Final = Bilingual(
    "địa chỉ https mà dấu ngoặc nhọn chỉ bao chữ code, đứng sau tên miền",
    "an https address with braces only around the word code, after the host",
)
_ATTRIBUTE: Final = Bilingual(
    "tên thuộc tính bắt đầu bằng data-, chữ thường không dấu", "a lower-case attribute name beginning with data-"
)
_CODED_EXAMPLE: Final = Bilingual(
    "chữ code trong ngoặc nhọn ở chỗ của mã tham chiếu, hoặc bỏ ngoặc nhọn",
    "the word code in braces in place of the reference code, or no braces",
)
_MAILBOX: Final = Bilingual("địa chỉ thư điện tử, hoặc unconfirmed", "an e-mail address, or unconfirmed")
_AGENCY_CODE: Final = Bilingual(
    "mã định danh của cơ quan, viết liền không có khoảng trắng; chưa xác nhận thì ghi `unconfirmed`",
    "the agency's code, without spaces; `unconfirmed` if not confirmed",
)
_AGENCY_CODE_EXAMPLE: Final = Bilingual(
    "chép đúng từng ký tự từ văn bản cấp mã, trong dấu nháy",
    "copy it exactly from the document assigning it, in quotes",
)
_INSTRUMENT: Final = Bilingual("mã của một văn bản", "the id of an instrument")
_INSTRUMENT_EXAMPLE: Final = Bilingual(
    "mã ở dòng `id:` của văn bản trong site-config/legal/instruments.yaml; chưa có ở đó thì thêm vào trước",
    "the `id:` of the instrument in site-config/legal/instruments.yaml; add the instrument there first if missing",
)
_INTEGER: Final = re.compile(r"-?(?:0|[1-9]\d{0,8})", re.ASCII)
_BOOLEANS: Final = MappingProxyType(
    {
        **dict.fromkeys(("có", "đúng", "yes", "y", "on", "1", "true"), "true"),
        **dict.fromkeys(("không", "sai", "no", "n", "off", "0", "false"), "false"),
    }
)
"""Common spellings of both values, in lower case."""


def invalid_value_error(expected: str, detail: str = "nothing", proposal: str = "") -> PydanticCustomError:
    """Return the error for diagnostic x103: `expected` and `detail` are keys of phrases.

    `proposal` is the correct text, if obvious from the value.
    """
    return PydanticCustomError("portalgen", expected, {"expected": expected, "detail": detail, "proposal": proposal})


def described_value_error(
    expected: Bilingual, example: Bilingual, proposal: str = "", *, shown: str = ""
) -> PydanticCustomError:
    """Return the error for a type that describes the expected value and its form itself.

    `shown` replaces a value that must not be repeated, such as a secret.
    """
    words = (expected, example)
    context = {"expected": "valid", "detail": "nothing", "words": words, "proposal": proposal, "shown": shown}
    return PydanticCustomError("portalgen", "valid", context)


def parse_date(value: Any) -> date:
    """Return a day written exactly `YYYY-MM-DD`."""
    try:
        return moments.parse_day(value)
    except moments.InvalidMomentError as error:
        raise invalid_value_error(*error.args) from None


def parse_datetime(value: Any) -> datetime:
    """Return a day, or a day and time, as an aware datetime in +07:00.

    +07:00 is the default zone; a bare day means its 00:00.
    """
    try:
        return moments.parse_day_or_moment(value)
    except moments.InvalidMomentError as error:
        raise invalid_value_error(*error.args) from None


def require_likely_year(value: date) -> date:
    """Return a day or moment from 1945 to 2100; other years are typing errors."""
    try:
        return moments.check_year(value)
    except moments.InvalidMomentError as error:
        raise invalid_value_error(*error.args) from None


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        proposal = _BOOLEANS.get(nfc(value).casefold(), "") if isinstance(value, str) else ""
        raise invalid_value_error("boolean", proposal=proposal)
    return bool(value == "true")


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _INTEGER.fullmatch(value):
        plain = ascii_digits(value) if isinstance(value, str) and has_foreign_digits(value) else ""
        if _INTEGER.fullmatch(plain):
            raise invalid_value_error("integer", "digits", plain)
        raise invalid_value_error("integer")
    return int(value)


def _matching(pattern: re.Pattern[str], expected: str) -> BeforeValidator:
    def check(value: Any) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise invalid_value_error(expected)
        return value

    return BeforeValidator(check)


def _slug(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise invalid_value_error("id", proposal=slug_of(value) if isinstance(value, str) else "")
    return value


def _reference(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise invalid_value_error("reference")  # the probable id can only be found from other pages
    return value


def _instrument(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise described_value_error(_INSTRUMENT, _INSTRUMENT_EXAMPLE)  # an id made from the text would not exist
    return value


def _text(value: Any) -> str:
    if value is None:
        raise invalid_value_error("text", "text.empty")
    if not isinstance(value, str):
        raise PydanticCustomError("portalgen_shape", "text", {"expected": "text"})
    if not value.strip():
        raise invalid_value_error("text", "text.empty")
    return value.strip()


def _web_address(value: Any) -> str:
    if not isinstance(value, str) or not WEB_ADDRESS.fullmatch(value):
        raise invalid_value_error("address", proposal=suggest_web_address(value) if isinstance(value, str) else "")
    return value


def _https_address(value: Any) -> str:
    """Return an https address on a plain host, without a port or a user."""
    text = value.strip() if isinstance(value, str) else ""
    match = _HTTPS.fullmatch(text)
    if match is None or not _HOST.fullmatch(match["host"]) or not WEB_ADDRESS.fullmatch(text):
        proposal = re.sub(r"^http://", "https://", suggest_web_address(text) or text)
        is_better = proposal != text and (found := _HTTPS.fullmatch(proposal)) and _HOST.fullmatch(found["host"])
        raise described_value_error(_SAFE_ADDRESS, _SAFE_EXAMPLE, proposal if is_better else "")
    return text


def _receiver_address(value: Any) -> str:
    """Return an https address with an optional `{code}` after the host."""
    _https_address(value.replace(CODE_PLACEHOLDER, "") if isinstance(value, str) else value)
    text = str(value).strip()
    rest = text.replace(CODE_PLACEHOLDER, "")
    host = text.removeprefix("https://").partition("/")[0]
    if "{" in rest or "}" in rest or CODE_PLACEHOLDER in host:
        raise described_value_error(_CODED_ADDRESS, _CODED_EXAMPLE)
    return text


def _receiver_email(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not _EMAIL.fullmatch(text):
        raise described_value_error(_MAILBOX, Bilingual("hopthu@example.vn", "mailbox@example.vn"))
    return text


def _agency_code(value: Any) -> str:
    """Return a code without spaces; no available instrument specifies its form further."""
    text = value.strip() if isinstance(value, str) else ""
    if not text or any(each.isspace() or not each.isprintable() for each in text):
        proposal = "".join(text.split())
        raise described_value_error(_AGENCY_CODE, _AGENCY_CODE_EXAMPLE, proposal if proposal.isprintable() else "")
    return text


def _attributes(value: Any) -> Any:
    """Check the attributes of a script element: only `data-…` attributes are allowed."""
    for name in value if isinstance(value, dict) else ():
        if not isinstance(name, str) or not _DATA_ATTRIBUTE.fullmatch(name):
            raise described_value_error(_ATTRIBUTE, Bilingual("data-ma-cong", "data-portal-code"), shown=str(name))
    return value


def _or_unconfirmed(check: Callable[[Any], str]) -> BeforeValidator:
    return BeforeValidator(lambda value: value if value == UNCONFIRMED else check(value))


def _security_contact(value: Any) -> str:
    """Return a contact address (RFC 9116, § 2.5.3); an e-mail address becomes `mailto:`."""
    text = value.strip() if isinstance(value, str) else ""
    if _EMAIL.fullmatch(text):
        return f"mailto:{text}"
    if text == UNCONFIRMED or _CONTACT.fullmatch(text) or (text.startswith("https://") and WEB_ADDRESS.fullmatch(text)):
        return text
    raise invalid_value_error("security_contact")


def _old_address(value: Any) -> str:
    if not isinstance(value, str):
        raise invalid_value_error("old_path")
    try:
        return normalize_old_address(value)
    except OldAddressError as error:
        raise invalid_value_error("old_path", f"old_path.{error}", _suggest_old_address(value)) from None


def _suggest_old_address(value: str) -> str:
    """Return the address without host and fragment; empty if it is still invalid or unchanged."""
    bare = re.sub(r"https?://[^/?#\s]+(?=/)", "", value.strip()).partition("#")[0]
    try:
        return bare if normalize_old_address(bare) and bare != value else ""
    except OldAddressError:
        return ""


def _schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


Date = Annotated[
    date, BeforeValidator(parse_date), _schema(type="string", format="date", pattern=f"^{moments.DAY_FORM.pattern}$")
]
DateTime = Annotated[
    datetime, BeforeValidator(parse_datetime), _schema(type="string", pattern=f"^{moments.MOMENT_FORM.pattern}$")
]
Boolean = Annotated[bool, BeforeValidator(_boolean), _schema(type="boolean")]
Integer = Annotated[int, BeforeValidator(_integer), _schema(type="integer")]
Text = Annotated[str, BeforeValidator(_text), _schema(type="string", minLength=1)]
Slug = Annotated[str, BeforeValidator(_slug), _schema(type="string", pattern=f"^{SLUG_PATTERN}$")]
Reference = Annotated[str, BeforeValidator(_reference), _schema(type="string", pattern=f"^{SLUG_PATTERN}$")]
"""The id of an item."""
InstrumentId = Annotated[str, BeforeValidator(_instrument), _schema(type="string", pattern=f"^{SLUG_PATTERN}$")]
"""The id of a law, decree or decision."""
KindName = Annotated[str, _matching(_KIND, "id"), _schema(type="string", pattern=f"^{_KIND.pattern}$")]
OutputName = Annotated[str, _matching(_KIND, "id"), _schema(type="string", pattern=f"^{_KIND.pattern}$")]
"""The name of an output type; the valid names are known in higher layers."""
Host = Annotated[str, _matching(_HOST, "host"), _schema(type="string", pattern=f"^{_HOST.pattern}$")]
OldPath = Annotated[str, BeforeValidator(_old_address), _schema(type="string", pattern="^/")]
"""A formerly used address, optionally with a query, in its normal form (`portalgen.text.old_addresses`)."""
UrlPath = Annotated[str, _matching(_URL_PATH, "path"), _schema(type="string", pattern=f"^{_URL_PATH.pattern}$")]
SectionPath = Annotated[
    str, _matching(_SECTION_PATH, "id"), _schema(type="string", pattern=f"^{_SECTION_PATH.pattern}$")
]
SecurityContact = Annotated[str, BeforeValidator(_security_contact), _schema(type="string", minLength=1)]
HttpsAddress = Annotated[str, BeforeValidator(_https_address), _schema(type="string", pattern="^https://")]
ServiceAddress = Annotated[
    str, _or_unconfirmed(_https_address), _schema(type="string", pattern=f"^(https://.+|{UNCONFIRMED})$")
]
ReceiverAddress = Annotated[
    str, _or_unconfirmed(_receiver_address), _schema(type="string", pattern=f"^(https://.+|{UNCONFIRMED})$")
]
ReceiverEmail = Annotated[str, _or_unconfirmed(_receiver_email), _schema(type="string", minLength=1)]
AgencyCode = Annotated[str, _or_unconfirmed(_agency_code), _schema(type="string", pattern=r"^\S+$")]
DataAttributes = Annotated[
    dict[str, Text],
    BeforeValidator(_attributes),
    _schema(
        type="object",
        patternProperties={f"^{_DATA_ATTRIBUTE.pattern}$": {"type": "string"}},
        additionalProperties=False,
    ),
]
WebAddress = Annotated[str, BeforeValidator(_web_address), _schema(type="string", pattern="^https?://")]
Color = Annotated[str, _matching(_COLOR, "color"), _schema(type="string", pattern=f"^{_COLOR.pattern}$")]
