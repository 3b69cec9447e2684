"""Places given for an event of another page; what may be the same place, or the place of something else, is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portalgen.lint.rules.facts._venues import is_surely_elsewhere, read_venue
from tests.makers.lint.named_items import find_contradicted
from tests.makers.portal import page

TALK = page(
    "so-doi-thoai",
    "Mời doanh nghiệp đến dự.\n",
    kind="news",
    title="Hội nghị đối thoại với doanh nghiệp",
    date="2026-10-28",
    origin="own",
    place="Hội trường UBND phường Xuân Hương",
    event_start="2026-11-05T08:00",
    event_end="2026-11-05T11:00",
)
LETTER = page(
    "so-thu-moi",
    "Sở mời dự hội nghị tổng kết.\n\n- Thời gian: 8 giờ ngày 06/11/2026\n- Địa điểm: Hội trường UBND phường\n",
    kind="news",
    title="Thư mời dự hội nghị tổng kết",
    date="2026-10-28",
    origin="own",
)
REPORT = page(
    "so-ban-tin",
    "Ngày 06/11/2026, Sở tổ chức hội thi tại Trường Tiểu học Lê Lợi. Bà con gửi bài tại Trụ sở UBND xã.\n",
    kind="news",
    title="Hội thi kể chuyện",
    date="2026-10-28",
    origin="own",
)
ONLINE = page(
    "so-truc-tuyen",
    "Hội nghị trực tuyến, các xã dự tại điểm cầu của mình.\n",
    kind="news",
    title="Hội nghị chuyển đổi số",
    date="2026-10-28",
    origin="own",
    place="Hội trường UBND tỉnh",
    event_start="2026-11-05T08:00",
    event_end="2026-11-05T11:00",
)
OTHERS: dict[str, str | None] = {
    f"content/so/tin-tuc/{number}.vi.md": text for number, text in enumerate((TALK, LETTER, REPORT, ONLINE))
}
RESULT = {"title": "Kết quả cuộc họp góp ý quy hoạch", "related": ["so-moi"]}


@pytest.mark.parametrize(
    ("body", "keys", "marked"),
    [
        ("[Hội nghị đối thoại](id:so-doi-thoai) được tổ chức tại Nhà văn hóa thôn 3.", {}, "Nhà văn hóa thôn 3"),
        (
            "[Cuộc họp](id:so-moi) diễn ra từ 8 giờ ngày 02/11/2026 (thứ Hai) tại nhà văn hóa thôn 5.",
            {},
            "nhà văn hóa thôn 5",
        ),
        ("[Cuộc họp](id:so-moi) diễn ra vào buổi sáng ngày 2/11 tại thôn 5.", {}, "thôn 5"),
        ("[Cuộc họp](id:so-moi) diễn ra sôi nổi với 40 người dự tại Nhà văn hóa thôn 5.", {}, "Nhà văn hóa thôn 5"),
        ("[Hội nghị](id:so-doi-thoai) đã diễn ra sáng 5/11/2026 tại nhà văn hoá thôn 3.", {}, "nhà văn hoá thôn 3"),
        ("Phường tổ chức [hội nghị](id:so-doi-thoai) lúc 8 giờ ngày 5/11 tại Quảng trường Lâm Viên.", {}, None),
        ("Phường tổ chức [hội nghị đối thoại tại Nhà văn hóa thôn 3](id:so-doi-thoai).", {}, "Nhà văn hóa thôn 3"),
        ("Bà con dự [hội nghị](id:so-doi-thoai) tại Nhà văn hóa thôn 3.", {}, "Nhà văn hóa thôn 3"),
        ("Ảnh: [hội nghị tại Nhà văn hóa thôn 3](id:so-doi-thoai).", {}, "Nhà văn hóa thôn 3"),
        ("Sáng 2/11, tại Nhà văn hóa thôn 5, xã tổ chức [cuộc họp](id:so-moi).", {}, "Nhà văn hóa thôn 5"),
        ("Tại Khách sạn Hoa Mai sáng 5/11, [hội nghị](id:so-doi-thoai) được tổ chức.", {}, None),
        ("Tại Khách sạn Hoa Mai, [hội nghị](id:so-doi-thoai) diễn ra với 90 người dự.", {}, "Khách sạn Hoa Mai"),
        ("Theo [thư mời](id:so-moi), cuộc họp diễn ra tại Hội trường UBND xã.", {}, "Hội trường UBND xã"),
        ("Theo [thư mời](id:so-moi), xã tổ chức họp lúc 8 giờ tại Nhà văn hóa thôn 5.", {}, "Nhà văn hóa thôn 5"),
        ("Theo [thư mời](id:so-thu-moi), hội nghị được tổ chức tại Nhà văn hóa thôn 3.", {}, "Nhà văn hóa thôn 3"),
        ("[Hội nghị tổng kết](id:so-thu-moi) diễn ra tại Khách sạn Hoa Mai.", {}, "Khách sạn Hoa Mai"),
        ("[Hội thi](id:so-ban-tin) được tổ chức tại Trường THCS Nguyễn Du.", {}, "Trường THCS Nguyễn Du"),
        ("Ngày 2/11, cuộc họp góp ý quy hoạch diễn ra tại Nhà văn hóa thôn 5.", RESULT, "Nhà văn hóa thôn 5"),
        ("Xã đã họp góp ý quy hoạch ngày 02/11/2026 tại Hội trường UBND xã.", RESULT, "Hội trường UBND xã"),
    ],
)
def test_another_place_of_the_event_is_reported(
    tmp_path: Path, body: str, keys: dict[str, Any], marked: str | None
) -> None:
    found = find_contradicted(tmp_path, body, OTHERS, **keys)
    assert found == [marked] if marked is not None else len(found) == 1


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        # The same place in other words, or a part of it
        ("[Hội nghị](id:so-doi-thoai) được tổ chức tại Hội trường Ủy ban nhân dân phường Xuân Hương.", {}),
        ("[Hội nghị](id:so-doi-thoai) được tổ chức tại trụ sở UBND phường.", {}),
        ("[Hội nghị](id:so-doi-thoai) diễn ra tại hội trường tầng 2, trụ sở UBND phường Xuân Hương.", {}),
        ("[Hội nghị đối thoại tại hội trường phường](id:so-doi-thoai).", {}),
        ("[Hội nghị](id:so-doi-thoai) diễn ra tại phòng họp số 2.", {}),
        ("[Hội nghị](id:so-doi-thoai) diễn ra tại Trung tâm Hành chính phường.", {}),
        ("[Cuộc họp](id:so-moi) được tổ chức tại Hội trường thôn 3.", {}),
        ("[Cuộc họp](id:so-moi) được tổ chức tại nhà sinh hoạt cộng đồng thôn Ba.", {}),
        ("[Cuộc họp](id:so-moi) được tổ chức tại NVH thôn 03.", {}),
        ("[Cuộc họp](id:so-moi) được tổ chức tại sân vận động thôn.", {}),
        ("[Hội thi](id:so-ban-tin) được tổ chức tại Trường Tiểu học và THCS Lê Lợi.", {}),
        # Another event or another part of it
        ("Cùng với [cuộc họp](id:so-moi), xã tổ chức trồng cây tại Nhà văn hóa thôn 5.", {}),
        ("[Cuộc họp](id:so-moi) diễn ra cùng ngày với hội thi tại Nhà văn hóa thôn 5.", {}),
        ("[Cuộc họp](id:so-moi) diễn ra trong khi học sinh chờ tại Nhà văn hóa thôn 5.", {}),
        ("Sau [cuộc họp](id:so-moi), hội thi diễn ra tại Nhà văn hóa thôn 5.", {}),
        ("Hưởng ứng [hội nghị](id:so-doi-thoai), trường tổ chức đối thoại tại Quảng trường Lâm Viên.", {}),
        ("Theo [thư mời](id:so-moi), lớp tập huấn tổ chức tại Nhà văn hóa thôn 5.", {}),
        ("Tại Nhà văn hóa thôn 5, xã họp bàn kế hoạch tổ chức [cuộc họp](id:so-moi).", {}),
        ("Tại Nhà văn hóa thôn 5, Chủ tịch ký quyết định tổ chức [cuộc họp](id:so-moi).", {}),
        ("[Cuộc họp](id:so-moi) diễn ra ngày 12/11 tại Nhà văn hóa thôn 5 và 2/11 tại Nhà văn hóa thôn 3.", {}),
        ("[Cuộc họp](id:so-moi) năm 2025 diễn ra tại Nhà văn hóa thôn 5.", {}),
        ("[Cuộc họp](id:so-moi) lần trước diễn ra tại Nhà văn hóa thôn 5.", {}),
        ("[Cuộc họp](id:so-moi) và [hội nghị](id:so-doi-thoai) diễn ra tại Nhà văn hóa thôn 5.", {}),
        # Moved, denied, or for other acts
        ("[Cuộc họp](id:so-moi) dời chỗ, tổ chức tại Nhà văn hóa thôn 5.", {}),
        ("[Cuộc họp](id:so-moi) không tổ chức tại Nhà văn hóa thôn 5.", {}),
        ("Đăng ký dự [hội nghị](id:so-doi-thoai) tại Nhà văn hóa thôn 3.", {}),
        ("Kết quả [cuộc họp](id:so-moi) được niêm yết tại Trụ sở UBND xã.", {}),
        ("Xem [lịch họp](id:so-moi) tại Trụ sở UBND xã.", {}),
        ("Câu hỏi cho [hội nghị](id:so-doi-thoai) gửi tại Nhà văn hóa thôn 3.", {}),
        # The item names no place, or is online
        ("[Hội chợ](id:so-hoi-cho) diễn ra tại Quảng trường Lâm Viên.", {}),
        ("[Hội nghị](id:so-truc-tuyen) được tổ chức tại Nhà văn hóa thôn 3.", {}),
        ("[Thư mời](id:so-thu-moi) gửi tại Nhà văn hóa thôn 3.", {}),
        # Pages on the result
        ("Ngày 2/11, cuộc họp góp ý quy hoạch diễn ra tại Nhà văn hóa thôn 3.", RESULT),
        ("Ngày 12/11, cuộc họp góp ý quy hoạch diễn ra tại Nhà văn hóa thôn 5.", RESULT),
        ("Ngày 2/11, họp chi bộ diễn ra tại Nhà văn hóa thôn 5.", RESULT),
        ("Ngày 2/11, lễ phát động diễn ra tại Trường Tiểu học Lê Lợi.", RESULT),
        ("Cuộc họp góp ý quy hoạch diễn ra tại Nhà văn hóa thôn 5.", RESULT),
        ("Ngày 2/11, sau khi họp góp ý quy hoạch, xã tổ chức thăm hỏi tại Nhà văn hóa thôn 5.", RESULT),
    ],
)
def test_the_same_place_or_something_else_is_left_alone(tmp_path: Path, body: str, keys: dict[str, Any]) -> None:
    assert find_contradicted(tmp_path, body, OTHERS, **keys) == []


@pytest.mark.parametrize(
    ("stated", "own"),
    [
        ("Nhà văn hóa thôn 3", "Hội trường UBND phường"),
        ("Nhà văn hóa thôn 3", "Nhà văn hoá thôn 4"),
        ("Hội trường thôn Đạ Nghịt", "Nhà sinh hoạt cộng đồng thôn Păng Tiêng"),
        ("Nhà văn hóa tổ dân phố 3", "NVH tổ 5"),
        ("Trường Tiểu học Lê Lợi", "Trường THPT Trần Phú"),
        ("Quảng trường Lâm Viên", "Trụ sở Huyện ủy"),
        ("Khách sạn Sài Gòn", "Khách sạn Ngọc Lan"),
    ],
)
def test_different_places(stated: str, own: str) -> None:
    assert is_surely_elsewhere(read_venue(stated), [read_venue(own)], own)
    assert is_surely_elsewhere(read_venue(own), [read_venue(stated)], stated)


@pytest.mark.parametrize(
    ("stated", "own"),
    [
        ("Nhà văn hóa thôn 3", "Nhà văn hoá thôn ba"),
        ("Nhà văn hóa thôn 3", "Nhà sinh hoạt cộng đồng thôn 03, xã Bảo Thuận"),
        ("Nhà văn hóa xã", "Hội trường UBND xã"),
        ("Nhà văn hóa", "Nhà văn hóa thôn 3"),
        ("Sân vận động xã", "Trung tâm Văn hóa - Thể thao xã"),
        ("Nhà thi đấu Trường THPT Trần Phú", "Trường THPT Trần Phú"),
        ("Hội trường Khách sạn Sài Gòn", "Khách sạn Sài Gòn - Đà Lạt"),
        ("Công viên Xuân Hương", "Quảng trường Lâm Viên"),
        ("Trụ sở UBND phường 8", "Trụ sở UBND phường Lâm Viên – Đà Lạt"),
        ("Thư viện tỉnh", "Trụ sở Sở Văn hóa"),
        ("Hội trường tầng 3", "Khách sạn Sài Gòn"),
    ],
)
def test_places_that_may_be_one(stated: str, own: str) -> None:
    assert not is_surely_elsewhere(read_venue(stated), [read_venue(own)], own)
    assert not is_surely_elsewhere(read_venue(own), [read_venue(stated)], stated)
