"""The fields of the steps of a citizen's task, and its overview.

A step has a subject, people, places, papers, a time limit, a fee and a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from portalgen.kinds.definition import NATIONAL_PORTAL, Field, Kind
from portalgen.text.bilingual import Bilingual as B

_AS_STATED: Final = B(
    f"Đúng như văn bản đã dẫn ở căn cứ; chưa có văn bản trong tay thì ghi {NATIONAL_PORTAL}, không ước chừng.",
    f"As stated in the legal text named by the page; {NATIONAL_PORTAL} if no text is at hand; never a guess.",
)
_TIME: Final = Field("time", "stated", B("Thời hạn", "Time limit"), _AS_STATED, shared=False, in_new="hint")
_FEE: Final = Field("fee", "stated", B("Phí, lệ phí", "Fee"), _AS_STATED, shared=False, in_new="hint")

EVENT_STEPS: Final = Field(
    "steps",
    "group",
    B("Các bước", "Steps"),
    B("Mỗi bước một mục, theo thứ tự phải làm.", "One entry per step, in order."),
    required=True,
    shared=False,
    inherited=True,
    is_shown=False,
    is_shown_apart=True,
    is_list=True,
    fields=(
        Field(
            "what",
            "line",
            B("Bước", "Step"),
            B("Việc phải làm, một câu ngắn.", "The task, in a few words."),
            required=True,
            is_prose=True,
            also=("việc", "việc phải làm", "tên bước", "title"),
        ),
        Field(
            "how",
            "text",
            B("Cách làm", "How"),
            B("Một, hai câu nói thêm.", "One or two more sentences."),
            is_prose=True,
            in_new="open",
        ),
        Field(
            "who",
            "line",
            B("Ai làm", "Who"),
            B("Người dân, chức danh hay cơ quan; không ghi tên người.", "Citizens, a post or an office; no person."),
            names_no_person=True,
            also=("ai", "người làm"),
            in_new="hint",
        ),
        Field(
            "where",
            "line",
            B("Ở đâu", "Where"),
            B("Nơi làm bước này.", "The place of the step."),
            also=("nơi", "nơi làm", "địa điểm"),
            in_new="hint",
        ),
        Field("papers", "stated", B("Giấy tờ", "Papers"), _AS_STATED, is_list=True, in_new="hint"),
        _TIME,
        _FEE,
        Field(
            "page",
            "reference",
            B("Xem trang", "Page"),
            B("Mã của bài cần mở, ví dụ một thủ tục.", "The id of the page to open, such as a procedure."),
            in_new="hint",
        ),
        Field(
            "link",
            "destination",
            B("Nộp hoặc tra cứu tại", "Apply or look up at"),
            B(
                "Nơi làm trực tuyến: service:public_services hoặc địa chỉ https://.",
                "The place to do it online: service:public_services or an https:// address.",
            ),
            in_new="hint",
        ),
    ),
)
STEP_WORDS: Final = ("what", "how")
"""The keys of a step that contain its own words: its title and its further text."""
_STEP_PAGE: Final = "page"
STEP_WAYS: Final = ("how", "who", "where", _STEP_PAGE, "link")
"""The keys of which a step needs at least one, since its title alone does not say how to do it."""

_FIGURE: Final = re.compile(
    r"(?<![\w.,/])(?<!lúc )(?<!từ )(?<!đến )(?<!hồi )\d+(?:[.,]\d+)*\s*"
    r"(?:%|(?:(?:ngày|giờ|đồng|đ|vnđ|vnd|days?|working days?|hours?|months?|years?|dong|percent)\b(?!\s*\d))"
    r"|(?:tháng|năm)\b(?!\s*\d))",
    re.IGNORECASE,
)
"""`5 tháng 3` is a day and `7 giờ 30` a time of day."""

MOST_STEPS: Final = 15
"""The maximum number of steps that readers on a phone read to the end: house practice, not law."""

AT_A_GLANCE: Final = (
    Field(
        "for_whom",
        "line",
        B("Dành cho", "For"),
        B("Ai cần làm việc này.", "The people who must do it."),
        shared=False,
        inherited=True,
    ),
    Field(
        "where",
        "line",
        B("Nơi làm", "Where"),
        B(
            "Nơi nộp hồ sơ, theo văn bản đã dẫn; không có thì bỏ trống.",
            "The place to apply, according to the legal text named.",
        ),
        shared=False,
        inherited=True,
    ),
    replace(_TIME, inherited=True),
    replace(_FEE, inherited=True),
)
"""The facts shown above the steps."""

BASIS_TEXTS: Final = Field(
    "basis",
    "line",
    B("Căn cứ", "Legal basis"),
    B(
        "Luật, nghị định và điều mà bài dựa vào, mỗi văn bản một dòng.",
        "The laws and decrees that the page is based on, one per line, with articles.",
    ),
    shared=False,
    inherited=True,
    is_list=True,
)
BASIS_DOCUMENTS: Final = Field(
    "legal_basis",
    "reference",
    B("Văn bản trên cổng", "Documents on the portal"),
    B("Mã bài của những văn bản ấy, nếu có trên cổng.", "The ids of these texts, if they are on the portal."),
    is_list=True,
    kinds=("legal_document",),
)


_STATED_FIELDS: Final = tuple(each for each in EVENT_STEPS.fields if each.type == "stated")
_STATED: Final = tuple(each.name for each in _STATED_FIELDS)
"""The keys of a step whose values must come from a legal text."""


def has_steps(kind: Kind) -> bool:
    """Return True if items of this kind consist of steps."""
    return kind.field(EVENT_STEPS.name) is EVENT_STEPS


def fields_stated_elsewhere(kind: Kind, fields: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return the fields of a page with steps that only the National Public Service Portal states.

    The page says so once instead of in each step.
    """
    if not has_steps(kind):
        return ()
    steps = tuple(fields.get(EVENT_STEPS.name) or ())
    values = {
        field: [each[field.name] for each in (fields, *steps) if each.get(field.name)] for field in _STATED_FIELDS
    }
    return tuple(field for field, given in values.items() if given and all(map(_is_only_elsewhere, given)))


def _is_only_elsewhere(value: Any) -> bool:
    return value in (NATIONAL_PORTAL, (NATIONAL_PORTAL,), [NATIONAL_PORTAL])


def has_basis(fields: Mapping[str, Any]) -> bool:
    """Return True if an item with these fields names a legal text."""
    return bool(fields.get(BASIS_TEXTS.name) or fields.get(BASIS_DOCUMENTS.name))


def find_stated_figures(text: str) -> Iterator[re.Match[str]]:
    """Yield each time limit, amount of money and percentage in a text. These must come from a legal text.

    Dates and times of day are excluded.
    """
    return _FIGURE.finditer(text)


def has_number(text: str) -> bool:
    """Return True if a reference to a legal text contains its number or an article."""
    return any(map(str.isdigit, text))


def bare_steps_of(
    fields: Mapping[str, Any], may_be_seen: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[int, str]]:
    """Yield (index, title) of each step that has only a title.

    A link to a page counts as content only if `may_be_seen` returns True for its id.
    """
    for index, each in enumerate(fields.get(EVENT_STEPS.name) or ()):
        ways = {name: each.get(name) for name in STEP_WAYS}
        page = ways.pop(_STEP_PAGE)
        if not any(ways.values()) and not (page and may_be_seen(page)):
            yield index, each["what"]


def step_targets_of(fields: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Return for each step its targets and the keys whose values link to the National Public Service Portal.

    They are the same in all languages.
    """
    return tuple(
        (*(each.get(name) or "" for name in ("page", "link")), *(name for name in _STATED if _is_elsewhere(each, name)))
        for each in fields.get(EVENT_STEPS.name) or ()
    )


def _is_elsewhere(step: Mapping[str, Any], name: str) -> bool:
    value = step.get(name)
    return value == NATIONAL_PORTAL or (isinstance(value, tuple) and NATIONAL_PORTAL in value)
