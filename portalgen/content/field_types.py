"""The types of fields: validation, JSON Schema, the example in a new file and text form of values.

One entry per type. The presentation of values on pages and in lists is in `render.presenters`, under the same names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from string import digits
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, cast

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.values import (
    Boolean,
    Date,
    DateTime,
    Integer,
    OldPath,
    Reference,
    Slug,
    Text,
    WebAddress,
    described_value_error,
    invalid_value_error,
    parse_datetime,
)
from portalgen.kinds.collection import FieldType, Kinds
from portalgen.kinds.definition import NATIONAL_PORTAL, Field
from portalgen.law.calendar import FIRST_YEAR, LAST_YEAR
from portalgen.text.amounts import AmbiguousNumberError, parse_decimal, parse_money, parse_percent, suggest_money
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.bilingual import join_languages
from portalgen.text.telephone_numbers import is_one_number
from portalgen.text.web_addresses import is_web_address, suggest_web_address
from portalgen.text.written_dates import suggest_time

_BARE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FOUR_DIGITS: Final = re.compile(r"[0-9]{4}")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_AT: Final = re.compile(r"\s*(?:[(\[{]\s*(?:at|a|@|a còng|a móc)\s*[)\]}]|\s(?:at|a còng|a móc)\s|@)\s*", re.IGNORECASE)
_DOT: Final = re.compile(r"\s*(?:[(\[{]\s*(?:dot|chấm|\.)\s*[)\]}]|\s(?:dot|chấm)\s)\s*", re.IGNORECASE)
_CLEAR_NUMBER: Final = B("số chỉ đọc được theo một cách", "an unambiguous number")
_UNCONFIRMED_WORDS: Final = frozenset((UNCONFIRMED, "chưa được xác nhận", "chưa xác nhận", "not confirmed yet"))
_NATIONAL_PORTAL_WORDS: Final = frozenset(
    (NATIONAL_PORTAL, "national portal", "cổng dịch vụ công quốc gia", "xem cổng dịch vụ công quốc gia")
)
_SERVICE: Final = re.compile(r"service:[a-z0-9_-]+")
_UNTIL: Final = re.compile(r"\s*(?:[-–—~]|->|→|\bđến\b|\btới\b)\s*")
"""Separator between two times."""
_NUMBERS: Final = re.compile(r"[0-9+ ().,;/–-]+")
"""One or several telephone numbers."""
_WORDS: Final = re.compile(r"[^0-9+ ().-]+")
"""Text that cannot be part of a telephone number."""
_ONE_NUMBER: Final = B(
    "chỉ các chữ số của số ấy, ví dụ 0000 000 000; chưa biết đủ thì ghi `unconfirmed`",
    "only the digits of the number, such as 0000 000 000; write `unconfirmed` if it is not fully known",
)
_FIRST_NUMBER: Final = B(
    "số quan trọng nhất; số khác viết trong bài", "the most important number; write further numbers in the text"
)
_SHOWN: Final = 40
"""Maximum number of characters quoted from a text that is too long."""
_FEWEST_DIGITS: Final = 3
"""Fewest digits of a telephone number: 113 is the shortest."""


def _last_moment(value: Any) -> datetime:
    """Return a moment; a day without time ends at 00:00 of the next day."""
    moment = parse_datetime(value)
    if isinstance(value, str) and _BARE_DAY.fullmatch(value):
        try:
            return moment + timedelta(days=1)
        except OverflowError:
            raise invalid_value_error("moment", "moment.form") from None
    return moment


def _email(value: Any) -> str:
    if value == UNCONFIRMED:
        return UNCONFIRMED
    if not isinstance(value, str) or not _EMAIL.fullmatch(value):
        raise described_value_error(
            B("địa chỉ thư điện tử", "an e-mail address"),
            B(
                "địa chỉ thật theo dạng tên@tên-miền; chưa biết thì ghi `unconfirmed`",
                "the real address as name@domain; write `unconfirmed` if unknown",
            ),
            _suggest_email(value) if isinstance(value, str) else "",
        )
    return value


def _suggest_email(written: str) -> str:
    """Return the address with @ and dots restored, and without spaces and brackets; empty if it is still invalid."""
    bare = written.strip().removeprefix("mailto:").strip(" <>()[].,;")
    proposal = _DOT.sub(".", _AT.sub("@", bare))
    return proposal if _EMAIL.fullmatch(proposal) else ""


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _unconfirmed_or_line(value: str) -> str:
    """Return the line, or `UNCONFIRMED` if it says in words that the value is not confirmed."""
    return UNCONFIRMED if value.rstrip(". ").casefold() in _UNCONFIRMED_WORDS else value


def _telephone(value: str) -> str:
    """Return the telephone numbers, possibly separated by words."""
    if value != UNCONFIRMED and sum(letter in digits for letter in value) < _FEWEST_DIGITS:
        raise described_value_error(
            B(
                "số điện thoại, ít nhất 3 chữ số, hoặc unconfirmed",
                "a telephone number, 3 digits or more, or unconfirmed",
            ),
            B("ví dụ 0000 000 000", "for example 0000 000 000"),
        )
    return value


def _registration(value: str) -> str:
    """Return a way to register: a web address, an e-mail address, or telephone numbers as written."""
    bare = _one_line(value).removeprefix("mailto:").removeprefix("tel:")
    if is_web_address(bare) or _EMAIL.fullmatch(bare):
        return bare
    if _NUMBERS.fullmatch(bare) and sum(letter in digits for letter in bare) >= _FEWEST_DIGITS:
        return bare
    raise described_value_error(
        B("nơi đăng ký", "a way to register"),
        B(
            "địa chỉ web bắt đầu bằng https://, thư điện tử (vanthu@example.vn) hoặc số điện thoại",
            "a web address that begins with https://, an e-mail address (vanthu@example.vn) or a telephone number",
        ),
        suggest_web_address(bare) or _suggest_email(bare),
    )


def _stated(value: Any) -> str:
    """A line with words in it, or `NATIONAL_PORTAL`."""
    line = _one_line(value) if isinstance(value, str) else str(value) if isinstance(value, int) else ""
    if isinstance(value, bool) or not any(letter.isalnum() for letter in line):
        raise described_value_error(
            B(f"chữ, hoặc {NATIONAL_PORTAL}", f"words, or {NATIONAL_PORTAL}"),
            B(
                f"điều mà văn bản quy định; chưa có văn bản trong tay thì ghi {NATIONAL_PORTAL}",
                f"the rule in the legal text, or {NATIONAL_PORTAL} if you do not have the text",
            ),
        )
    return NATIONAL_PORTAL if line.casefold() in _NATIONAL_PORTAL_WORDS else line


def _destination(value: Any) -> str:
    """Return a web address, or a service of the configuration such as `service:public_services`."""
    written = value.strip() if isinstance(value, str) else ""
    if _SERVICE.fullmatch(written) or is_web_address(written):
        return written
    raise described_value_error(
        B("địa chỉ web hay dịch vụ", "a web address or a service"),
        B(
            "địa chỉ bắt đầu bằng https://, hoặc service: và tên dịch vụ trong portal.yaml, ví dụ service:public_services; "
            "bài trên cổng thì ghi mã vào `page`",
            "an address that begins with https://, or service: and its name in portal.yaml, such as service:public_services; "
            "for a page of the portal, write its id in `page`",
        ),
        suggest_web_address(written),
    )


def _year(value: Any) -> int:
    """Return a year from FIRST_YEAR to LAST_YEAR."""
    written = str(value) if not isinstance(value, bool) else ""
    if not _FOUR_DIGITS.fullmatch(written) or not FIRST_YEAR <= int(written) <= LAST_YEAR:
        example = B("bốn chữ số, ví dụ 2026", "four digits, such as 2026")
        raise described_value_error(
            B(f"năm từ {FIRST_YEAR} đến {LAST_YEAR}", f"a year from {FIRST_YEAR} to {LAST_YEAR}"), example
        )
    return int(written)


def _describe_readings(number: str) -> B:
    """Return both unambiguous spellings of a number with a comma before three digits."""
    thousands = number.replace(",", ".")
    return B(
        f"{thousands} nếu dấu phẩy chia hàng nghìn, {number}0 nếu sau dấu phẩy là phần thập phân",
        f"{thousands} if the comma separates thousands, {number}0 if it is a decimal comma",
    )


def _amount(
    parse: Callable[[str], str | None], expected: B, example: B, suggest: Callable[[str], str] = lambda _: ""
) -> Any:
    """Return the type of a number parsed by `parse` from its usual spellings."""

    def check(value: Any) -> str:
        written = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
        try:
            kept = parse(written)
        except AmbiguousNumberError as error:
            raise described_value_error(_CLEAR_NUMBER, _describe_readings(str(error))) from None
        if kept is None:
            raise described_value_error(expected, example, suggest(written))
        return kept

    schema = {"type": ["string", "number"], "pattern": "[0-9]"}
    return Annotated[str, BeforeValidator(check), WithJsonSchema(schema)]


def _are_two_times(value: str) -> bool:
    """Return True for a time range such as `14h00-16h00`, `8 giờ đến 9 giờ` or `8-9h`."""
    first, *others = _UNTIL.split(value.strip())
    return len(others) == 1 and bool(suggest_time(others[0])) and (first.isdigit() or bool(suggest_time(first)))


def _time_of_day(value: Any) -> str:
    """Return a time as `hh:mm`. Accepts the usual forms: `08:00`, `8h`, `7 giờ 30`, `2 giờ chiều`."""
    time = suggest_time(value) if isinstance(value, str) else ""
    if not time and isinstance(value, str) and _are_two_times(value):
        raise described_value_error(
            B("một giờ, không phải hai", "one time of day, not two"),
            B("giờ bắt đầu ghi ở `start`, giờ kết thúc ghi ở `end`", "write the first as `start`, the second as `end`"),
        )
    if not time:
        raise described_value_error(
            B("giờ trong ngày", "a time of day"),
            B("từ 00:00 đến 23:59, ví dụ 08:00 hoặc 7 giờ 30", "from 00:00 to 23:59, such as 08:00"),
        )
    return time


Line = Annotated[Text, AfterValidator(_one_line), WithJsonSchema({"type": "string", "minLength": 1})]
UnconfirmedLine = Annotated[Line, AfterValidator(_unconfirmed_or_line)]
ClosingDate = Annotated[
    datetime,
    BeforeValidator(_last_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?.*)?$"}),
]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "pattern": "@|^unconfirmed$"})]
Telephone = Annotated[
    Text,
    AfterValidator(_one_line),
    AfterValidator(_telephone),
    WithJsonSchema({"type": "string", "pattern": r"[0-9](.*[0-9]){2}|^unconfirmed$"}),
]
Registration = Annotated[
    Text, AfterValidator(_registration), WithJsonSchema({"type": "string", "pattern": "^https?://|@|[0-9](.*[0-9]){2}"})
]
Stated = Annotated[str, BeforeValidator(_stated), WithJsonSchema({"type": ["string", "integer"], "minLength": 1})]
LinkDestination = Annotated[
    str,
    BeforeValidator(_destination),
    WithJsonSchema({"type": "string", "pattern": r"^https?://|^service:[a-z0-9_-]+$"}),
]
Year = Annotated[int, BeforeValidator(_year), WithJsonSchema({"type": "integer", "minimum": FIRST_YEAR})]
Decimal = _amount(
    parse_decimal,
    B("số, có thể kèm đơn vị", "a number, optionally with its unit"),
    B("số và đơn vị, ví dụ 12,5 ha hoặc 1.250 m²", "the number and its unit, such as 12.5 ha or 1250 m²"),
)
Percent = _amount(
    parse_percent,
    B("tỷ lệ phần trăm, từ 0 trở lên", "a percentage, 0 or more"),
    B("tỷ lệ, ví dụ 37,5%", "the percentage, such as 37.5%"),
)
Money = _amount(
    parse_money,
    B("số tiền", "a sum of money"),
    B(
        "đủ số và đơn vị, ví dụ 1250000000, 1,25 tỷ đồng hoặc 12.500 USD; không lẻ dưới một đồng",
        "the number and its unit, for example 1250000000, 1.25 tỷ đồng or 12.500 USD; no fraction of a đồng",
    ),
    suggest_money,
)

TimeOfDay = Annotated[
    str,
    BeforeValidator(_time_of_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}\s*(:|h|g|giờ)\s*(\d{1,2}\s*(phút|ph|p)?)?\s*\w*$"}),
]


def literal_of(values: Iterable[str]) -> Any:
    """Return the type of exactly these strings."""
    return cast(Any, Literal)[tuple(values)]


def limit_of_characters(longest: int) -> Callable[[str], str]:
    """Return a validator for texts of at most `longest` characters."""

    def check(value: str) -> str:
        if len(value) > longest:
            raise described_value_error(
                B(
                    f"đoạn chữ dài nhất {longest} ký tự (đoạn này dài {len(value)})",
                    f"a text of at most {longest} characters (this one has {len(value)})",
                ),
                B(
                    "điều người đọc cần biết trước; phần còn lại viết trong bài",
                    "the most important part; write the rest in the text",
                ),
                shown=f"{value[:_SHOWN]}…",
            )
        return value

    return check


def require_time(value: Any) -> Any:
    """Return a moment as written, with its time. Error messages always propose a value with a time."""
    written = value.strip() if isinstance(value, str) else ""
    if isinstance(value, date) and not isinstance(value, datetime):
        written = value.isoformat()
    try:
        parse_datetime(value)
    except PydanticCustomError as error:
        context = error.context or {}
        written, detail = str(context.get("proposal", "")), str(context.get("detail", "nothing"))
        if not _BARE_DAY.fullmatch(written):
            detail = "moment.timed.form" if detail == "moment.form" else detail
            raise invalid_value_error("moment.timed", detail, written) from None
    if _BARE_DAY.fullmatch(written):
        raise described_value_error(
            B("ngày và giờ", "a day with its time"),
            B(f"thêm giờ, ví dụ {written}T08:00", f"the time too: {written}T08:00"),
        )
    return value


def require_one_number(value: str) -> str:
    """Return a single telephone number, or `UNCONFIRMED`."""
    if value != UNCONFIRMED and not is_one_number(value):
        numbers = [part for part in _WORDS.split(value) if is_one_number(part.strip())]
        is_one = len(numbers) < 2 and _WORDS.search(value)
        raise described_value_error(
            B("một số điện thoại", "one telephone number"), _ONE_NUMBER if is_one else _FIRST_NUMBER
        )
    return value


def _choice_schema(field: Field, _: object) -> dict[str, Any]:
    described = [join_languages(choice.label) for choice in field.choices]
    return {"enum": [choice.value for choice in field.choices], "enumDescriptions": described}


def _plain(value: Any, example: str, presentation: str = "", help: B | None = None) -> FieldType:
    return FieldType(lambda _, __: value, example, presentation, help=help)


FIELD_TYPES: Final[Mapping[str, FieldType]] = MappingProxyType(
    {
        "line": FieldType(
            lambda field, _: UnconfirmedLine if field.accepts_unconfirmed else Line,
            "…",
            help=B("một dòng chữ, không có Markdown", "one line of text without Markdown"),
        ),
        "text": _plain(
            Text,
            "…",
            help=B("chữ, một hoặc nhiều dòng, không có Markdown", "text without Markdown, one or several lines"),
        ),
        "date": _plain(Date, "2026-11-24", help=B("năm-tháng-ngày", "year-month-day")),
        "datetime": _plain(
            DateTime,
            "2026-11-24T08:00",
            help=B(
                "ngày, hoặc ngày và giờ; +07:00 nếu không ghi múi giờ",
                "a day, or day and time; +07:00 if no zone is given",
            ),
        ),
        "closing_date": _plain(
            ClosingDate,
            "2026-12-31",
            help=B(
                "như `datetime`; chỉ ghi ngày thì tính đến hết ngày đó",
                "as `datetime`; a day without time counts to its end",
            ),
        ),
        "time": _plain(
            TimeOfDay,
            "08:00",
            help=B("giờ trong ngày: `08:00`, cũng viết được `8 giờ`, `7h30`", "a time of day: `08:00`, also `7h30`"),
        ),
        "boolean": _plain(Boolean, "true", help=B("`true` hoặc `false`", "`true` or `false`")),
        "integer": _plain(Integer, "10", "number", help=B("số nguyên", "an integer")),
        "year": _plain(Year, "2026", help=B("năm, bốn chữ số", "a year of four digits")),
        "decimal": _plain(
            Decimal,
            "12,5 ha",
            "number",
            B(
                "số thập phân, có thể kèm đơn vị: `12,5 ha`, `12.5 ha`; `1.250` là một nghìn hai trăm năm mươi",
                "a decimal number, optionally with its unit: `12,5 ha`, `12.5 ha`; `1.250` means twelve hundred and "
                "fifty",
            ),
        ),
        "percent": _plain(
            Percent, "37,5%", "number", B("tỷ lệ phần trăm, có hoặc không có `%`", "a percentage, with or without `%`")
        ),
        "money": _plain(
            Money,
            "1,25 tỷ đồng",
            "number",
            B(
                "số tiền: `1250000000` (đồng), `1,25 tỷ đồng`, `850 triệu`, `12.500 USD`, `1,5 triệu EUR`",
                "a sum of money: `1250000000` (đồng), `1.25 tỷ đồng`, `850 million`, `12.500 USD`, `1.5 million EUR`",
            ),
        ),
        "slug": _plain(
            Slug, "ma-bai", help=B("chữ thường không dấu, số, dấu `-`", "lower-case ASCII letters, digits, `-`")
        ),
        "site": _plain(
            Line,
            "all",
            help=B("mã của một trang, một nhóm trang, hoặc `all`", "the id of a site, a group of sites, or `all`"),
        ),  # no pattern: the check suggests the id for a site's name
        "choice": FieldType(
            lambda field, _: literal_of(each.value for each in field.choices),
            "",
            schema=_choice_schema,
            help=B("một trong các giá trị liệt kê", "one of the values listed"),
        ),
        "term": _plain(
            Line,
            "tu-khoa",
            help=B(
                "mã, tên hoặc tên khác của một mục trong taxonomies.yaml",
                "a term of taxonomies.yaml: its id, a name or an alias",
            ),
        ),
        "address": _plain(WebAddress, "https://example.vn/", help=B("địa chỉ web", "a web address")),
        "registration": _plain(
            Registration,
            "https://example.vn/",
            help=B(
                "nơi đăng ký: địa chỉ web, thư điện tử hoặc số điện thoại; hết sự kiện thì trang tự thôi mời",
                "registration: a web address, an e-mail address or a telephone number; after the event the page no "
                "longer shows it",
            ),
        ),
        "stated": _plain(
            Stated,
            NATIONAL_PORTAL,
            help=B(
                f"một dòng chữ theo văn bản, hoặc `{NATIONAL_PORTAL}`: trang dẫn tới Cổng Dịch vụ công Quốc gia",
                f"a line from the legal text, or `{NATIONAL_PORTAL}`: the page links to the National Public Service "
                "Portal",
            ),
        ),
        "destination": _plain(
            LinkDestination,
            "service:public_services",
            help=B(
                "địa chỉ web, hoặc `service:` và tên một dịch vụ trong portal.yaml",
                "a web address, or `service:` and the name of a service in portal.yaml",
            ),
        ),
        "telephone": _plain(
            Telephone,
            "0000 000 000",
            help=B("số điện thoại, hoặc `unconfirmed`", "a telephone number, or `unconfirmed`"),
        ),
        "email": _plain(
            Email,
            "vanthu@example.vn",
            help=B("thư điện tử, hoặc `unconfirmed`", "an e-mail address, or `unconfirmed`"),
        ),
        "path": _plain(
            OldPath, "/dia-chi-cu/", help=B("đường dẫn trên chính trang đó", "a path on the site's own host")
        ),
        "file": _plain(Line, "ten-tep.pdf", help=B("tên tệp nằm cạnh bài", "the name of a file beside the page")),
        "picture": _plain(Line, "anh.jpg", help=B("tên ảnh nằm cạnh bài", "the name of a picture beside the page")),
        "reference": _plain(Reference, "ma-bai-kia", help=B("mã (`id`) của một bài khác", "the id of another item")),
        "group": FieldType(
            lambda field, build: build(field),
            "",
            schema=lambda field, describe: describe(field),
            help=B("một nhóm khóa, thụt vào", "a group of keys, indented"),
        ),
    }
)
"""The built-in field types by name."""


def field_type_of(kinds: Kinds, field: Field) -> FieldType:
    """Return the type of a field, including types of the portal's own kinds. Raises KeyError for an unknown type."""
    return kinds.own_field_types.get(field.type) or FIELD_TYPES[field.type]
