"""Texts and documents published twice on one site; what is repeated on purpose is left alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from portalgen.lint.rules.facts import document_respelt, same_text_twice
from tests.makers.lint.contexts import describe_violations, load_lint_context, values
from tests.makers.lint.legal_document import document
from tests.makers.portal import SmallPortal, page

FOLDER = "content/so/tin-tuc"
TEXT = (
    "Ủy ban nhân dân xã mời bà con đến nhà văn hóa để nghe giới thiệu dự thảo quy hoạch, góp ý về tuyến đường liên thôn, "
    "chỗ đặt trạm bơm và khu tái định cư. Người không đến được gửi ý kiến bằng thư hoặc gọi số máy trực của xã trong giờ "
    "làm việc. Tổ giúp việc ghi biên bản, niêm yết kết quả tại trụ sở trong năm ngày và trả lời từng ý kiến. "
    "Bà con mang theo giấy tờ về đất nếu muốn hỏi về ranh giới của thửa mình đang dùng.\n"
)


def news(id: str, title: str, body: str = TEXT, **keys: Any) -> str:
    return page(id, body, **{"kind": "news", "title": title, "date": "2026-11-20", "origin": "own", **keys})


def find_copies(folder: Path, *pages: str) -> list[str]:
    files: dict[str, str | None] = {f"{FOLDER}/{number}.vi.md": text for number, text in enumerate(pages)}
    portal = SmallPortal(folder / "portal", files)
    return describe_violations(same_text_twice.RULE, load_lint_context(portal))


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        TEXT.upper(),
        TEXT.replace(". ", ".\n\n"),
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("hóa", "hoá"),
        TEXT.replace("dự thảo quy hoạch", "**dự thảo quy hoạch**"),
        TEXT.replace(", ", " , "),
    ],
    ids=["as it is", "in capitals", "in paragraphs", "decomposed", "marks elsewhere", "in bold", "spaces"],
)
def test_the_same_text_under_two_titles_is_reported(tmp_path: Path, body: str) -> None:
    first = news("so-a", "Mời bà con góp ý quy hoạch")
    assert find_copies(tmp_path, first, news("so-b", "Họp dân về tuyến đường", body)) == [f"{FOLDER}/1.vi.md:4:8+22"]


LONG = (
    "Từ đầu tháng, thôn có thêm lớp xóa mù chữ vào ba tối mỗi tuần, do giáo viên trường tiểu học đứng lớp, xã lo sách vở, "
    "bàn ghế và tiền điện cho người học."
)
LATER = (
    "Nhiều chị đi rẫy về muộn vẫn đến lớp, có hôm mang theo cả con nhỏ; lớp trưởng năm nay đã ngoài sáu mươi tuổi và chưa "
    "vắng buổi nào kể từ khai giảng."
)
LAST = (
    "Sau ba tháng, học viên làm bài kiểm tra đọc và viết; ai đạt thì nhận giấy chứng nhận của phòng, ai chưa đạt được học "
    "lại cùng lớp sau mà không phải đóng tiền."
)
STORY = f"{LONG}\n\n{LATER}\n\n{LAST}\n"


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        (f"{LATER}\n\n{LONG}\n\n{LAST}\n", {}),
        (f"{LAST}\n\n{LATER}\n\n{LONG}\n", {}),
        (f"{LONG}\n\n{LAST}\n\n{LATER}\n", {"summary": "Câu chuyện về một lớp học."}),
        (f"{LONG} {LATER}\n\n{LAST}\n", {}),
        (f"{LONG} {LATER} {LAST}\n", {"summary": "Lớp học ba tối một tuần."}),
        (f"{STORY}\nTheo Văn phòng Sở\n", {}),
        (f"{STORY}\n*Nguồn: Đài truyền thanh xã*\n", {}),
        (f"{STORY}\nTin và ảnh: Hoa Mai\n", {}),
        (f"{LAST}\n\n{LONG}\n\n{LATER}\n\n**Theo Cổng thông tin tỉnh**\n", {}),
        (STORY.replace("xóa mù", "xoá mù").replace("lo sách", "lo  sách"), {"date": "2026-11-23"}),
        (STORY.replace("mỗi tuần", "mổi tuần"), {}),
        (STORY.replace("tiền điện", "tiền điên"), {}),
        (STORY.replace("; ", ", "), {}),
    ],
)
def test_a_retyped_text_is_reported(tmp_path: Path, body: str, keys: dict[str, Any]) -> None:
    first = news("so-a", "Thôn 2 mở lớp xóa mù chữ", STORY, summary="Lớp có nhiều học viên.")
    later = news("so-b", "Ánh đèn khuya", body, **keys)
    assert find_copies(tmp_path, first, later) == [f"{FOLDER}/1.vi.md:4:8+13"]


@pytest.mark.parametrize(
    ("body", "later"),
    [
        # Rosters: short lines keep their order
        (
            "Thứ Hai\n\nChị Lan trực\n\nThứ Ba\n\nAnh Nam trực\n\n" + STORY,
            "Thứ Hai\n\nAnh Nam trực\n\nThứ Ba\n\nChị Lan trực\n\n" + STORY,
        ),
        (f"## Sáng\n\n{LONG}\n\n## Chiều\n\n{LATER}\n", f"## Sáng\n\n{LATER}\n\n## Chiều\n\n{LONG}\n"),
        (f"## Sáng\n\n{STORY}", f"## Chiều\n\n{STORY}"),
        (STORY, STORY.replace("thôn có", "buôn có")),
        (STORY, STORY.replace("ba tối", "hai tối")),
        (STORY, STORY.replace("ngoài sáu mươi", "ngoài bảy mươi")),
        (STORY, STORY.replace("trường tiểu học", "trường mầm non")),
        (STORY, f"{LONG}\n\n{LATER}\n"),
        (STORY, f"{STORY}\n{LAST.replace('ba tháng', 'hai tháng')}\n"),
        (STORY, f"{STORY}\nTheo Thông báo số 12 của xã\n"),
        (STORY, f"{STORY}\nLớp mới bắt đầu vào tuần sau.\n"),
        (f"{STORY}\nXã Một\n", f"{STORY}\nXã Hai\n"),
        (
            f"| Thôn | Số |\n|---|---|\n| Một | 3 |\n| Hai | 5 |\n\n{STORY}",
            f"| Thôn | Số |\n|---|---|\n| Một | 5 |\n| Hai | 3 |\n\n{STORY}",
        ),
    ],
)
def test_another_text_like_it_is_left_alone(tmp_path: Path, body: str, later: str) -> None:
    assert find_copies(tmp_path, news("so-a", "Thôn mở lớp", body), news("so-b", "Ánh đèn khuya", later)) == []


def test_an_id_within_a_longer_id_names_no_page(tmp_path: Path) -> None:
    first = news("so-a", "Mời bà con góp ý quy hoạch")
    assert find_copies(tmp_path, first, news("so-a-2", "Họp dân về tuyến đường")) == [f"{FOLDER}/1.vi.md:4:8+22"]


def test_the_finding_names_the_first_page(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        f"{FOLDER}/a.vi.md": news("so-a", "Mời bà con góp ý quy hoạch"),
        f"{FOLDER}/b.vi.md": news("so-b", "Họp dân về tuyến đường", date="2026-11-21"),
    }
    (hit,) = same_text_twice.RULE.check(load_lint_context(SmallPortal(tmp_path / "portal", files)))
    assert values(hit) == {"title": "Mời bà con góp ý quy hoạch", "other": f"{FOLDER}/a.vi.md"}


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (news("so-a", "Lịch tiếp dân tuần 46"), news("so-b", "Lịch tiếp dân tuần 47")),
        (news("so-a", "Họp dân"), news("so-b", "Họp dân")),
        (news("so-a", "Họp dân"), news("so-b", "Họp  Dân", date="2026-11-27")),
        (news("so-a", "Họp dân"), news("so-b", "Mời họp", TEXT.replace("năm ngày", "5 ngày"))),
        (news("so-a", "Cắt điện thôn 1"), news("so-b", "Cắt nước thôn 2", TEXT + "Từ 8 giờ ngày 22/11/2026.\n")),
        (news("so-a", "Họp dân", "Xem tệp đính kèm.\n"), news("so-b", "Mời họp", "Xem tệp đính kèm.\n")),
        (news("so-a", "Họp dân"), news("so-b", "Mời họp", draft=True)),
        (news("so-a", "Họp dân"), news("so-b", "Mời họp", TEXT + "\n[Tin trước](id:so-a).\n")),
        (news("so-a", "Họp dân", related=["so-b"]), news("so-b", "Mời họp")),
        (news("so-a", "Họp dân"), news("so-b", "Mời họp", superseded_by="so-a")),
        (news("so-a", "Họp dân"), news("so-b", "Mời họp", expires_at="2026-01-01")),
        (news("so-a", "Họp dân", place="Thôn 1"), news("so-b", "Mời họp", place="Thôn 2")),
        (
            news("so-a", "Họp dân", event_start="2026-11-22T08:00", event_end="2026-11-22T10:00"),
            news("so-b", "Mời họp", event_start="2026-11-29T08:00", event_end="2026-11-29T10:00"),
        ),
        (news("so-a", "Họp dân", agency="Xã (mẫu) A"), news("so-b", "Mời họp", agency="Xã (mẫu) B")),
        (
            document("so-a", number="01/QĐ-SNgV", title="Về quy chế"),
            document("so-b", number="02/QĐ-SNgV", title="Về lịch"),
        ),
        (news("so-a", "Kết quả đợt 1"), news("so-b", "Kết quả đợt 2")),
        (news("so-a", "Ngày hội đọc sách"), news("so-b", "Ngày hội đọc", TEXT.replace("trạm bơm", "vườn hoa"))),
        (news("so-a", "Họp dân", TEXT[:90] + "\n"), news("so-b", "Mời họp", TEXT[:90] + "\n")),
        (news("so-a", "Họp dân"), news("so-b", "Mời họp", withdrawn={"at": "2026-11-20", "reason": "wrong_content"})),
        (news("so-a", "Họp dân"), news("so-b", "Mời họp", TEXT.replace("Ủy ban nhân dân xã", "Hội đồng nhân dân xã"))),
    ],
)
def test_texts_repeated_on_purpose_are_left_alone(tmp_path: Path, first: str, later: str) -> None:
    assert find_copies(tmp_path, first, later) == []


GIFTS = (
    "Sáng 18/11, Hội Chữ thập đỏ xã trao 30 suất quà cho học sinh nghèo của hai trường tiểu học trong xã. Mỗi suất gồm "
    "cặp sách, áo ấm và 500.000 đồng tiền mặt do các nhà hảo tâm góp.\n"
)
PUMP = (
    "Đội thủy nông vừa chạy thử trạm bơm ở cánh đồng trên, nước lên tới ruộng cao nhất sau chưa đầy nửa buổi. Bà con góp "
    "công nạo kênh từ tuần trước, nay chia nhau trực đêm để giữ máy chạy đều.\n"
)
STUB = (
    "Ủy ban nhân dân xã thông báo để các tổ chức, cá nhân trên địa bàn xã biết, thực hiện. Đề nghị các thôn, các đoàn thể "
    "phổ biến rộng rãi đến hội viên và bà con bằng loa truyền thanh và các buổi họp.\n"
)


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        (GIFTS, {}),
        (GIFTS.replace("500.000 đồng", "**500.000 đồng**"), {"summary": "Ba mươi suất quà."}),
        (GIFTS, {"date": "2026-11-23"}),
        (PUMP, {}),
        (PUMP.replace(". ", ".\n\n"), {"summary": "Trạm bơm chạy thử."}),
    ],
)
def test_a_short_text_under_two_titles_is_reported(tmp_path: Path, body: str, keys: dict[str, Any]) -> None:
    first = news("so-a", "Trao quà cho học sinh nghèo", GIFTS if "quà" in body or "18/11" in body else PUMP)
    later = news("so-b", "Hơi ấm mùa đông", body, **keys)
    assert find_copies(tmp_path, first, later) == [f"{FOLDER}/1.vi.md:4:8+15"]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (news("so-a", "Trao quà", GIFTS), news("so-b", "Hơi ấm", GIFTS.replace("30 suất", "13 suất"))),
        (news("so-a", "Trao quà", GIFTS), news("so-b", "Hơi ấm", GIFTS.replace("18/11", "19/11"))),
        (news("so-a", "Trao quà", GIFTS), news("so-b", "Hơi ấm", GIFTS, date="2026-12-23")),
        (news("so-a", "Trao quà ở xã Suối Mơ", GIFTS), news("so-b", "Trao quà ở xã Đồi Thông", GIFTS)),
        (news("so-a", "Trao quà đợt một", GIFTS), news("so-b", "Nhắc lại việc trao quà", GIFTS)),
        (news("so-a", "Trạm bơm", PUMP), news("so-b", "Nước về", PUMP.replace("nửa buổi", "một buổi"))),
        (news("so-a", "Phòng cháy", STUB), news("so-b", "Phòng dịch", STUB)),
        (news("so-a", "Phòng cháy", "Năm 2026: " + STUB), news("so-b", "Phòng dịch", "Năm 2026: " + STUB)),
        (
            news("so-a", "Phòng cháy", STUB[:-1] + " Số máy trực: 0263 3822 222.\n"),
            news("so-b", "Phòng dịch", STUB[:-1] + " Số máy trực: 0263 3822 222.\n"),
        ),
        (
            news("so-a", "Phòng cháy", "Xã trực từ 7 giờ 30 đến 17 giờ. " + STUB[:140] + "\n"),
            news("so-b", "Phòng dịch", "Xã trực từ 7 giờ 30 đến 17 giờ. " + STUB[:140] + "\n"),
        ),
        (
            news("so-a", "Kết quả thi", GIFTS.replace("áo ấm", "xem danh sách trong tệp đính kèm")),
            news("so-b", "Học bổng", GIFTS.replace("áo ấm", "xem danh sách trong tệp đính kèm")),
        ),
        (
            news("so-a", "Ảnh trạm bơm", PUMP + "![Trạm](a.webp)\n"),
            news("so-b", "Ảnh ruộng", PUMP + "![Trạm](a.webp)\n"),
        ),
        (news("so-a", "Trạm bơm", PUMP[:100] + "\n"), news("so-b", "Nước về", PUMP[:100] + "\n")),
    ],
)
def test_short_texts_repeated_on_purpose_are_left_alone(tmp_path: Path, first: str, later: str) -> None:
    assert find_copies(tmp_path, first, later) == []


def find_respelt(folder: Path, first: dict[str, Any], later: dict[str, Any]) -> list[str]:
    files: dict[str, str | None] = {
        "content/so/van-ban/a.vi.md": document("so-a", **first),
        "content/so/van-ban/b.vi.md": document("so-b", **later),
    }
    context = load_lint_context(SmallPortal(folder / "portal", files))
    return [str(values(each)["number"]) for each in document_respelt.RULE.check(context)]


ISSUED = {"issuer": "Sở Ngoại vụ", "issued": "2026-10-01"}


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ({"number": "12/SNgV-VP"}, {"number": "012/SNgV-VP"}),
        ({"number": "12/QĐ-SNgV"}, {"number": "12/QD-SNgV"}),
        ({"number": "12/QĐ-SNgV"}, {"number": "Số 12/QĐ-SNgV"}),
        ({"number": "12/QĐ-SNgV"}, {"number": "12/QĐ–SNgV"}),
        ({"number": "12/SNgV-VP"}, {"number": "12/SNgV-VP", "document_type": "resolution"}),
    ],
)
def test_a_document_under_two_spellings_or_types_is_reported(
    tmp_path: Path, first: dict[str, Any], later: dict[str, Any]
) -> None:
    assert find_respelt(tmp_path, {**ISSUED, **first}, {**ISSUED, **later}) == [later["number"]]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ({"number": "12/QĐ-SNgV"}, {"number": "12/QĐ-SNgV"}),
        ({"number": "12/QĐ-SNgV"}, {"number": "13/QĐ-SNgV"}),
        ({"number": "12/QĐ-SNgV"}, {"number": "12/KH-SNgV", "document_type": "resolution"}),
        ({"number": "12/QĐ-SNgV"}, {"number": "012/QĐ-SNgV", "issued": "2025-10-01"}),
        ({"number": "12/QĐ-UBND"}, {"number": "012/QĐ-UBND", "issuer": "Ủy ban nhân dân xã (mẫu)"}),
        ({"number": "00/QĐ-SNgV"}, {"number": "0/QĐ-SNgV"}),
        ({"number": "12/QĐ-SNgV"}, {"number": "012/QĐ-SNgV", "relations": [{"type": "amends", "to": "so-a"}]}),
        ({"number": "12/QĐ-SNgV"}, {"number": "120/QĐ-SNgV"}),
        ({"number": "12/QĐ-SNgV"}, {"number": "12/QĐ-SNgV", "issued": "2026-10-02"}),
    ],
)
def test_different_documents_and_pairs_of_other_rules_are_left_alone(
    tmp_path: Path, first: dict[str, Any], later: dict[str, Any]
) -> None:
    assert find_respelt(tmp_path, {**ISSUED, **first}, {**ISSUED, **later}) == []
