"""An emergency: event, place and instructions. While it lasts, some sites show it first on every page."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import BannerFields, Choice, FacetField, Field, Kind, OpenUntil, Period
from portalgen.kinds.shared_fields import POSTED
from portalgen.text.bilingual import Bilingual as B

LONGEST_TITLE: Final = 120
LONGEST_SUMMARY: Final = 300
"""The maximum number of characters that fit above a page on a phone without filling the screen."""

_COMMON: Final = {each.name: each for each in COMMON_FIELDS}
_LEVELS: Final = (
    Choice("danger", B("Nguy hiểm", "Danger")),
    Choice("warning", B("Cảnh báo", "Warning")),
    Choice("notice", B("Thông báo", "Notice")),
)
_HAZARDS: Final = (
    Choice("storm", B("Bão, áp thấp nhiệt đới", "Storm")),
    Choice("flood", B("Mưa lớn, lũ, ngập", "Heavy rain, flood")),
    Choice("landslide", B("Lũ quét, sạt lở đất", "Flash flood, landslide")),
    Choice("fire", B("Cháy, cháy rừng", "Fire, forest fire")),
    Choice("epidemic", B("Dịch bệnh", "Epidemic")),
    Choice("other", B("Tình huống khác", "Other")),
)

EMERGENCY: Final = Kind(
    name="emergency",
    label=B("Thông tin khẩn cấp", "Emergency"),
    help=B(
        "Bão, lũ, cháy, dịch bệnh…: hiện đầu mọi trang của những trang đã chọn, từ from đến until.",
        "Storm, flood, fire, epidemic: first on every page of the sites named, from `from` to `until`.",
    ),
    layout="page",
    list_style="plain",
    order="state",
    deadline_class="urgent",
    essential_fields=("summary",),
    own_fields=(
        replace(_COMMON["title"], longest=LONGEST_TITLE),
        replace(
            _COMMON["summary"],
            help=B(
                f"Lời báo ở đầu mọi trang, nhiều nhất {LONGEST_SUMMARY} ký tự: chuyện gì, ở đâu, làm gì ngay.",
                f"The text on every page, at most {LONGEST_SUMMARY} characters: event, place, what to do now.",
            ),
            required=True,
            is_prose=True,
            longest=LONGEST_SUMMARY,
        ),
        replace(
            POSTED,
            help=B("Ngày, giờ đăng: dải ghi là giờ cập nhật.", "Day and time of publication, shown in the banner."),
            needs_time=True,
            has_happened=True,
            example="2026-11-24T08:00",
        ),
        replace(
            _COMMON["updated"],
            help=B(
                "Ngày, giờ sửa lần gần nhất: sửa gì cũng ghi, để dải hiện giờ mới.",
                "Day and time of the last change of any kind, shown in the banner.",
            ),
            needs_time=True,
            has_happened=True,
            example="2026-11-24T14:30",
        ),
        Field(
            "level",
            "choice",
            B("Mức", "Level"),
            B(
                "danger: phải làm ngay để an toàn; warning: chuẩn bị; notice: cần biết.",
                "danger: act now to be safe; warning: prepare; notice: know.",
            ),
            required=True,
            choices=_LEVELS,
            example="warning",
        ),
        Field(
            "hazard",
            "choice",
            B("Loại", "Hazard"),
            B("Chuyện gì xảy ra.", "The type of event."),
            required=True,
            choices=_HAZARDS,
            example="storm",
        ),
        Field(
            "for_sites",
            "site",
            B("Hiện trên", "Shown on"),
            B(
                "[all]: mọi trang; hoặc main, department, commune; hoặc mã từng trang (tên tệp trong site-config/sites).",
                "[all]: all sites; or main, department, commune; or ids of sites (names of files in site-config/sites).",
            ),
            required=True,
            is_shown=False,
            is_list=True,
            example="all",
        ),
        Field(
            "from",
            "datetime",
            B("Từ", "From"),
            B("Ngày, giờ bắt đầu hiện.", "Day and time when it is first shown."),
            required=True,
            needs_time=True,
            example="2026-11-24T08:00",
        ),
        Field(
            "until",
            "closing_date",
            B("Đến", "Until"),
            B(
                "Ngày, giờ thôi hiện; chưa biết thì ghi ngày mai, còn kéo dài thì sửa lại sau.",
                "Day and time of its end; if unknown, write tomorrow and extend it later.",
            ),
            required=True,
            if_missing=B(
                "chưa biết khi nào hết thì ghi ngày mai, còn kéo dài thì sửa lại sau: không dải nào được hiện mãi",
                "if the end is unknown, write tomorrow and extend it later: no banner is shown forever",
            ),
            example="2026-11-25T08:00",
            needs_time=True,
            days_ahead=1,
        ),
        Field(
            "telephone",
            "telephone",
            B("Số gọi khi cần giúp", "Number to call for help"),
            B(
                "Một số đã được xác nhận; chưa biết thì bỏ, hoặc ghi unconfirmed: khi đó không hiện số nào.",
                "A confirmed number; if unknown, leave it out or write unconfirmed, and no number is shown.",
            ),
            example="unconfirmed",
            is_one_number=True,
        ),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "state", "level", "from", "until"),
    short_card=("level", "until"),
    facets=(
        FacetField("state", B("tinh-trang", "state"), own_name="emergency-state"),
        FacetField("hazard", B("loai", "hazard")),
        FacetField("date", B("nam", "year"), B("Năm", "Year")),
    ),
    period=Period(
        "from",
        "until",
        labels=(B("Sắp bắt đầu", "Upcoming"), B("Đang diễn ra", "Under way"), B("Đã kết thúc", "Over")),
    ),
    needs_summary=True,
    first_facts=("telephone",),
    body_first=True,
    # A page of a site without a banner also shows when it is over, no matter when the portal was last built.
    open_until=OpenUntil(
        B("Đang diễn ra, đến {until}", "Under way until {until}"),
        frozenset(("open",)),
        coming=B("Bắt đầu từ {from}", "Begins {from}"),
    ),
    banner=BannerFields(
        level="level",
        sites="for_sites",
        over=B(
            "Thông tin khẩn cấp này đã kết thúc từ {until}. Việc cần làm nêu ở đây là của lúc đó, không phải của bây giờ.",
            "This emergency has been over since {until}. Its instructions were for that time, not for now.",
        ),
        coming=B(
            "Việc này bắt đầu từ {from}, bây giờ chưa diễn ra. Việc cần làm nêu ở đây tính từ lúc đó.",
            "This begins at {from} and is not under way yet. Its instructions apply from then on.",
        ),
        telephone="telephone",
    ),
)
