"""A commune's site that has a full page of each kind with a mapping to schema.org, and pages of which nothing is claimed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from portalgen.kinds.table import KINDS
from tests.makers.portal import PROFILES_YAML, XA, SmallPortal, page, png, site

HOME: Final = f"https://{XA}/"
_KINDS: Final = tuple(each for each in KINDS if each not in ("news", "section", "tombstone"))
_SECTIONS: Final = "".join(
    f"      - {{path: {kind.replace('_', '-')}, names: {{vi: Mục {kind}}}, kinds: [{kind}], missing_translation: notice}}\n"
    for kind in _KINDS
)
_COMMUNE: Final = (
    "      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice, on_home: true}\n"
)
_NEWS: Final = {"kind": "news", "summary": "Mở đăng ký tiêm chủng <miễn phí> cho trẻ em trong xã."}
_LAW: Final = {
    "kind": "legal_document",
    "document_type": "decision",
    "normative": "true",
    "issuer": "Ủy ban nhân dân xã Đưng K'Nớ",
    "summary": "Quy định giá đất ở.",
}
_FIGURES: Final = "\n  - {file: so-lieu.csv, title: Dân số theo thôn, unit: người, source: Công an xã}"

FILES: Final[Mapping[str, str | bytes]] = {
    "site-config/profiles.yaml": PROFILES_YAML.replace(_COMMUNE, _COMMUNE + _SECTIONS),
    "site-config/sites/xa.yaml": site(
        "xa", "commune", XA, "Ủy ban nhân dân xã Đưng K'Nớ", "Xã Đưng K'Nớ", 'unit_code: "24823"', "plain_text: true", "item_data: true", "open_data: true"
    ),
    "content/xa/tin-tuc/tiem-chung/index.vi.md": page(
        "xa-tiem-chung",
        "Trạm y tế nhận đăng ký.\n",
        title="Tiêm chủng </script> tháng 12",
        date="2026-11-20T08:30",
        author="Bút danh mẫu",
        agency="Trạm Y tế xã",
        field="[y-te]",
        tag="[tiem-chung]",
        source="{name: Báo mẫu, url: https://bao.example.vn/tin, posted: 2026-11-19}",
        images="\n  - {file: anh.png, alt: Trạm y tế}",
        change_notes="\n  - {at: 2026-11-21T09:00, note: Sửa giờ nhận đăng ký.}",
        event_start="2026-12-05T08:00",
        event_end="2026-12-05T11:00",
        place="Trạm Y tế xã",
        event_host="Trạm Y tế xã",
        **_NEWS,
    ),
    "content/xa/tin-tuc/tiem-chung/anh.png": png(640, 400),
    "content/xa/tin-tuc/hoi-cho/index.vi.md": page(
        "xa-hoi-cho",
        title="Hội chợ",
        date="2026-11-20T08:30",
        change_notes="\n  - {at: 2026-11-19T09:00, note: Sửa giờ.}",
        attachments="\n  - {file: Lịch trình hội chợ.csv, title: Lịch trình}",
        event_start="2026-12-06T08:00",
        event_state="postponed",
        registration="https://dang-ky.example.vn/",
        place="Chưa được xác nhận",
        **_NEWS,
    ),
    "content/xa/tin-tuc/hoi-cho/Lịch trình hội chợ.csv": "Giờ,Việc\n8,Khai mạc\n",
    "content/xa/tin-tuc/mau.vi.md": page("xa-mau", title="Tin mẫu", date="2026-11-18", sample="true", **_NEWS),
    "content/xa/tin-tuc/rut.vi.md": page(
        "xa-rut",
        title="Tin đã rút",
        date="2026-11-18",
        withdrawn="{at: 2026-11-19T08:00, reason: wrong_content}",
        **_NEWS,
    ),
    "content/xa/direction/phong-chay.vi.md": page(
        "xa-phong-chay", kind="direction", title="Phòng cháy rừng", date="2026-11-10", direction_type="direction",
        addressees="[Các thôn]", director="Chủ tịch Ủy ban nhân dân xã", signed="2026-11-09",
    ),
    "content/xa/legal-document/gia-dat.vi.md": page(
        "xa-gia-dat", title="Quyết định về giá đất", number="01/QĐ-UBND", issued="2024-01-05", effective="2024-02-01",
        relations="\n  - {type: replaces, to: xa-cu}", **_LAW,
    ),
    "content/xa/legal-document/gia-dat-moi.vi.md": page(
        "xa-gia-dat-moi", title="Quyết định thay giá đất", number="02/QĐ-UBND", issued="2026-01-05",
        effective="2026-02-01", expires="2028-12-31", abstract="Thay bảng giá đất.",
        relations="\n  - {type: replaces, to: xa-gia-dat}\n  - {type: amends, to: xa-phi}"
        "\n  - {type: based_on, to: xa-het-dang}\n  - {type: based_on, to: xa-van-ban-rut}", **_LAW,
    ),
    "content/xa/legal-document/phi.vi.md": page(
        "xa-phi", title="Quyết định về phí", number="03/QĐ-UBND", issued="2025-01-05", effective="2027-02-01",
        relations="\n  - {type: repeals, to: xa-gia-dat-moi}", **_LAW,
    ),
    "content/xa/legal-document/cu.vi.md": page(
        "xa-cu", title="Quyết định cũ về giá đất", number="05/QĐ-UBND", issued="2020-01-05", effective="2020-02-01",
        superseded_by="xa-gia-dat", **_LAW,
    ),
    "content/xa/legal-document/het-dang.vi.md": page(
        "xa-het-dang", title="Quyết định đã gỡ", number="06/QĐ-UBND", issued="2026-01-05", effective="2026-02-01",
        expires_at="2026-11-01", relations="\n  - {type: amends, to: xa-gia-dat-moi}", **_LAW,
    ),
    "content/xa/legal-document/rut.vi.md": page(
        "xa-van-ban-rut", title="Quyết định đã rút", number="07/QĐ-UBND", issued="2026-01-05", effective="2026-02-01",
        withdrawn="{at: 2026-11-19T08:00, reason: duplicate}",
        relations="\n  - {type: corrects, to: xa-gia-dat-moi}", **_LAW,
    ),
    "content/xa/legal-document/het-han.vi.md": page(
        "xa-het-han", title="Quyết định đã hết hạn", number="08/QĐ-UBND", issued="2020-01-05", expires="2026-06-30",
        **_LAW,
    ),
    "content/xa/legal-document/het-khong-ngay.vi.md": page(
        "xa-het-khong-ngay", title="Quyết định hết hiệu lực", number="09/QĐ-UBND", issued="2020-01-05",
        effective="2020-02-01", legal_status="expired", **_LAW,
    ),
    "content/xa/legal-document/mau.vi.md": page(
        "xa-van-ban-mau", title="Quyết định mẫu", number="00/QĐ-UBND", issued="2026-01-05", sample="true",
        relations="\n  - {type: repeals, to: xa-phi}", **_LAW,
    ),
    "content/xa/dialogue/doi-thoai.vi.md": page(
        "xa-doi-thoai", kind="dialogue", title="Đối thoại về đất đai", summary="Đối thoại với người dân.",
        date="2026-11-10", starts="2026-12-15T08:00", ends="2026-12-15T11:00", topic="Đất đai",
        hosts="[Chủ tịch Ủy ban nhân dân xã]", dialogue_link="https://hop.example.vn/",
    ),
    "content/xa/work-schedule/tuan-48.vi.md": page(
        "xa-tuan-48", kind="work_schedule", title="Lịch công tác tuần 48", date="2026-11-21", week_from="2026-11-23",
        week_to="2026-11-29",
        appointments="\n  - {date: 2026-11-24, start: '08:00', end: '10:00', content: Họp giao ban, place: Phòng họp, id: giao-ban}"
        "\n  - {date: 2026-11-25, start: '14:00', content: Tiếp công dân, place: Phòng tiếp dân, change: cancelled}"
        "\n  - {date: 2026-11-26, all_day: true, content: Đi cơ sở}"
        "\n  - {date: 2026-11-27, start: '00:00', end: '04:00', content: Trực, place: Phòng họp, change: moved}"
        "\n  - {date: 2026-11-28, start: '10:00', end: '09:00', content: Trực, place: Phòng họp}",
    ),
    "content/xa/statistics/dan-so/index.vi.md": page(
        "xa-dan-so", kind="statistics", title="Dân số", summary="Dân số theo thôn.", date="2026-07-05",
        period_from="2026-01-01", period_to="2026-06-30", release="half_year", area="Xã Đưng K'Nớ", datasets=_FIGURES,
    ),
    "content/xa/statistics/dan-so/so-lieu.csv": "Thôn,Người\nMột,120\nHai,140\n",
    "content/xa/statistics/thon/index.vi.md": page(
        "xa-thon", "Xem [tệp](<Dân số 50%.csv>).\n", kind="statistics", title="Dân số thôn", summary="Dân số thôn Một.",
        date="2026-07-05", period_from="2026-01-01", period_to="2026-06-30", release="half_year",
        datasets="\n  - {file: Dân số 50%.csv, title: Dân số, source: Công an xã}",
    ),
    "content/xa/statistics/thon/Dân số 50%.csv": "Thôn,Người\nMột,120\n",
    "content/xa/epidemic/sot/index.vi.md": page(
        "xa-sot", kind="epidemic", title="Sốt xuất huyết", summary="Số ca sốt xuất huyết.", date="2026-07-05",
        disease="Sốt xuất huyết", affects="people", place="Toàn xã", period_from="2026-01-01", period_to="2026-06-30",
        datasets=_FIGURES,
    ),
    "content/xa/epidemic/sot/so-lieu.csv": "Thôn,Ca\nMột,1\nHai,0\n",
    "content/xa/budget-report/du-toan/index.vi.md": page(
        "xa-du-toan", kind="budget_report", title="Dự toán 2026", summary="Dự toán thu, chi năm 2026.", year="2026",
        level="commune", stage="approved", forms="[Biểu mẫu 01]", signed="2026-01-10", datasets=_FIGURES,
    ),
    "content/xa/budget-report/du-toan/so-lieu.csv": "Khoản,Đồng\nThu,1\nChi,1\n",
    "content/xa/land-price/bang-gia/index.vi.md": page(
        "xa-bang-gia", kind="land_price", title="Bảng giá đất", summary="Bảng giá đất ở.", number="04/QĐ-UBND",
        signed="2026-01-10", land_use="Đất ở", commune="[Xã Đưng K'Nớ]", effective="2026-02-01", datasets=_FIGURES,
    ),
    "content/xa/land-price/bang-gia/so-lieu.csv": "Đường,Đồng\nMột,1\nHai,2\n",
    "content/xa/procedure/khai-sinh.vi.md": page(
        "xa-khai-sinh", kind="procedure", title="Đăng ký khai sinh", code="0.000000", field="[y-te]", date="2026-01-10",
        agency="Ủy ban nhân dân xã Đưng K'Nớ", level="full", audience="citizens",
        service_link="https://dichvucong.gov.vn/",
    ),
    "content/xa/life-event/khai-sinh.vi.md": page(
        "xa-viec-khai-sinh", kind="life_event", title="Khai sinh cho con", summary="Giấy khai sinh cho con.",
        life_area="family", for_whom="Cha, mẹ", date="2026-01-10",
        steps="\n  - {what: Nộp hồ sơ, how: Nộp ở bộ phận một cửa.}\n  - {what: Nhận kết quả, where: Bộ phận một cửa}",
    ),
    "content/xa/question/hoi.vi.md": page(
        "xa-hoi", "Nộp tại **bộ phận một cửa**.\n", kind="question", title="Nộp hồ sơ ở đâu?", code="HD-2026-001",
        question="Hồ sơ khai sinh nộp ở đâu?", asker_group="citizens", asked="2026-11-02", answered="2026-11-05",
        agency="Ủy ban nhân dân xã Đưng K'Nớ",
    ),
    "content/xa/question/cho.vi.md": page(
        "xa-cho", "", kind="question", title="Bao giờ sửa đường?", code="HD-2026-002",
        question="Đường thôn Một bao giờ sửa?", asker_group="citizens", asked="2026-11-12",
        agency="Ủy ban nhân dân xã Đưng K'Nớ",
    ),
    "content/xa/question/sap-tra-loi.vi.md": page(
        "xa-sap-tra-loi", "Xe chạy từ 5 giờ.\n", kind="question", title="Xe buýt chạy khi nào?", code="HD-2026-003",
        question="Xe buýt chạy từ mấy giờ?", asker_group="citizens", asked="2026-11-12", answered="2026-12-24",
        agency="Ủy ban nhân dân xã Đưng K'Nớ",
    ),
    "content/xa/dialogue/huy.vi.md": page(
        "xa-huy", kind="dialogue", title="Đối thoại bị hủy", summary="Đối thoại đã hủy.", event_state="cancelled",
        date="2026-11-10", starts="2026-12-16T08:00", ends="2026-12-16T11:00", topic="Đất đai",
        hosts="[Chủ tịch Ủy ban nhân dân xã]",
    ),
    "content/xa/organization/ban.vi.md": page(
        "xa-ban", kind="organization", title="Ban Tiếp công dân", address="unconfirmed", telephone="unconfirmed",
        email="unconfirmed",
    ),
    "content/xa/organization/tram.vi.md": page(
        "xa-tram", kind="organization", title="Trạm Y tế xã", functions="Khám, chữa bệnh ban đầu.",
        address="Trung tâm xã", website="https://tram.example.vn/",
    ),
    "content/xa/page/lich-su.vi.md": page("xa-lich-su", title="Lịch sử xã", summary="Xã qua các thời kỳ."),
}  # fmt: skip


def write_described_portal(root: Path) -> SmallPortal:
    """Write the portal; nothing in it is a fault."""
    return SmallPortal(root, FILES)
