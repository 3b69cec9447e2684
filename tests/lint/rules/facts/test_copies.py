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
