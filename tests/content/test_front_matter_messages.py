"""What authors who do not know YAML write in front matter: named once, with advice that cures it when it is followed."""

from __future__ import annotations

from datetime import datetime

import pytest

from portalgen.content.front_matter_reading import read_front_matter
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of
from portalgen.law.calendar import VIETNAM
from tests.makers.lint.advice import follow_line, follow_replacement, follow_suggestion

PATH = "content/so/tin-tuc/moi.vi.md"
NEWS = """\
---
id: so-moi
kind: news
title: Hội nghị
summary: Tin ngắn.
date: 2026-11-24
origin: own
---

Hội nghị diễn ra buổi sáng.
"""


def with_line(old: str, new: str) -> str:
    assert old in NEWS
    return NEWS.replace(old, new)


def faults(content: str | bytes) -> tuple[Diagnostic, ...]:
    data = content if isinstance(content, bytes) else content.encode()
    return read_front_matter(data, PATH)[1]


def the_fault(content: str | bytes) -> Diagnostic:
    (found,) = faults(content)
    return found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("24/11/2026", datetime(2026, 11, 24, tzinfo=VIETNAM)),
        ("ngày 24 tháng 11 năm 2026", datetime(2026, 11, 24, tzinfo=VIETNAM)),
        ("2026-24-11", datetime(2026, 11, 24, tzinfo=VIETNAM)),
        ("03/04/2026", datetime(2026, 4, 3, tzinfo=VIETNAM)),
        ("2026-11-24 7h30", datetime(2026, 11, 24, 7, 30, tzinfo=VIETNAM)),
        ("2026-11-24 07 giờ 30", datetime(2026, 11, 24, 7, 30, tzinfo=VIETNAM)),
        ("２０２６-11-24", datetime(2026, 11, 24, tzinfo=VIETNAM)),
    ],
)
def test_a_day_as_people_write_it_is_proposed_as_it_has_to_be(written: str, meant: datetime) -> None:
    content = with_line("2026-11-24", written)
    for language in ("vi", "en"):
        cured, found = read_front_matter(follow_replacement(content, the_fault(content), language).encode(), PATH)
        assert found == () and cured is not None
        assert cured.values["date"] == meant


@pytest.mark.parametrize(
    ("written", "key"),
    [("việc: Nộp tờ khai", "what"), ("Việc phải làm: Nộp", "what"), ("what: Nộp\n    ai: Người dân", "who")],
)
def test_a_key_of_a_step_as_people_call_it_is_one_mistake(written: str, key: str) -> None:
    content = with_line("kind: news", "kind: life_event").replace(
        "origin: own\n", f"origin: own\nlife_area: family\nsteps:\n  - {written}\n    how: Tại trụ sở.\n"
    )
    found = the_fault(content)
    assert (found.code, dict(found.values)["suggestion"]) == ("FMT104", key)


@pytest.mark.parametrize("written", ["２０２６-11-24", "٢٠٢٦-11-24", "2026-11-２４"])
def test_digits_of_other_scripts_are_named(written: str) -> None:
    assert "0-9" in note_of(the_fault(with_line("2026-11-24", written)), "vi")


def test_a_time_without_a_day_is_told_to_lack_it() -> None:
    found = the_fault(with_line("2026-11-24", "7h30"))
    assert note_of(found, "vi") == "có giờ mà chưa có ngày"
    assert "2026-11-24T08:00" in help_of(found, "vi")


def test_a_full_width_number_is_proposed_in_ordinary_digits() -> None:
    content = with_line("origin: own", "origin: own\nweight: １２")
    assert faults(follow_replacement(content, the_fault(content))) == ()


@pytest.mark.parametrize("written", ["có", "Yes", "đúng"])
def test_yes_in_words_is_proposed_as_true(written: str) -> None:
    content = with_line("origin: own", f"origin: own\ndraft: {written}")
    cured = read_front_matter(follow_replacement(content, the_fault(content)).encode(), PATH)[0]
    assert cured is not None and cured.values["draft"] is True


@pytest.mark.parametrize("label", ["tóm tắt", "tom tat", "Tóm tắt", "TÓM TẮT", "mo_ta", "sumary", "Summary"])
def test_a_label_in_the_place_of_a_key_is_led_back_to_the_key(label: str) -> None:
    content = with_line("summary:", f"{label}:")
    found = the_fault(content)
    for language in ("vi", "en"):
        cured = read_front_matter(follow_suggestion(content, found, language).encode(), PATH)[0]
        assert cured is not None and cured.values["summary"] == "Tin ngắn."


def test_the_label_of_a_required_key_is_not_reported_as_missing_as_well() -> None:
    content = with_line("title:", "Tiêu đề:")
    assert faults(follow_suggestion(content, the_fault(content))) == ()


def test_the_keys_that_are_named_are_few_and_have_their_labels() -> None:
    found = the_fault(with_line("origin: own", "origin: own\nzzz: 1"))
    assert help_of(found, "vi").count("` (") == 5
    assert (
        help_of(the_fault(with_line("summary:", "tóm tắt:")), "vi").partition(": ")[2].startswith("`summary` (Tóm tắt)")
    )
    assert "`summary` (Summary)" in help_of(the_fault(with_line("summary:", "tóm tắt:")), "en")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("kind: news", "kind: Tin tức"),
        ("kind: news", "kind: tin tuc"),
        ("origin: own", "origin: Tự sản xuất"),
        ("origin: own", "origin: Do đơn vị khác cung cấp"),
    ],
)
def test_the_label_of_a_choice_is_led_back_to_its_code(line: str, written: str) -> None:
    content = with_line(line, written)
    assert faults(follow_suggestion(content, the_fault(content))) == ()


def test_choices_are_listed_with_their_labels() -> None:
    assert "`quoted` (Trích dẫn, tổng hợp)" in help_of(the_fault(with_line("own", "abc")), "vi")
    assert "`quoted` (Quoted)" in help_of(the_fault(with_line("own", "abc")), "en")


@pytest.mark.parametrize("written", ["Y tế", "Y tế, Du lịch"])
def test_one_value_where_a_list_is_expected_is_proposed_in_brackets(written: str) -> None:
    content = with_line("origin: own", f"origin: own\nfield: {written}")
    cured = read_front_matter(follow_replacement(content, the_fault(content)).encode(), PATH)[0]
    assert cured is not None and cured.values["field"] == tuple(written.split(", "))


@pytest.mark.parametrize(
    "content",
    [
        "--\n" + NEWS[4:],
        "—\n" + NEWS[4:],
        "—-\n" + NEWS[4:],
        "----\n" + NEWS[4:],
        "+++\n" + NEWS[4:],
        NEWS.replace("own\n---", "own\n—"),
        NEWS.replace("own\n---", "own\n--"),
        NEWS.replace("own\n---", "own\n- - -"),
        NEWS.replace("own\n---", "own\n***"),
    ],
)
def test_what_stands_in_the_place_of_three_hyphens_is_named_at_its_line(content: str) -> None:
    found = the_fault(content)
    assert found.place.underlined == content.split("\n")[found.place.line - 1].strip()
    assert faults(follow_replacement(content, found)) == faults(follow_replacement(content, found, "en")) == ()


@pytest.mark.parametrize(
    "content", [NEWS[4:], NEWS.replace("own\n---\n", "own\n"), NEWS.replace("own\n---\n\n", "own\n")]
)
def test_a_missing_mark_is_to_be_added_above_the_line_that_is_named(content: str) -> None:
    found = the_fault(content)
    assert help_of(found, "vi") == "thêm một dòng `---` ngay trên dòng này"
    lines = content.split("\n")
    lines.insert(found.place.line - 1, "---")
    assert faults("\n".join(lines)) == ()


@pytest.mark.parametrize("above", ["\n", "\n\n", " ", "# Hội nghị\n\n", "Tin mới\n"])
def test_what_stands_above_the_front_matter_is_to_be_removed(above: str) -> None:
    found = the_fault(above + NEWS)
    assert help_of(found, "vi").startswith("xóa hoặc chuyển xuống dưới mọi thứ ở trên dòng `---` này")
    assert (above + NEWS).split("\n")[found.place.line - 1].strip() == "---"
    assert faults("\n".join((above + NEWS).split("\n")[found.place.line - 1 :]).strip()) == ()


@pytest.mark.parametrize("fence", ["```yaml", "```", "~~~", "```yml"])
def test_front_matter_in_a_code_block_is_named_at_the_fence(fence: str) -> None:
    head, body = NEWS[: NEWS.index("\nHội nghị diễn")], NEWS[NEWS.index("\nHội nghị diễn") :]
    for content in (f"{fence}\n{head}{fence[:3]}\n{body}", f"{fence}\n{NEWS}{fence[:3]}\n"):
        found = the_fault(content)
        assert (found.code, found.place.line) == ("FMT120", 1)
        assert "xóa dòng này và dòng đóng khối mã" in help_of(found, "vi")
        assert faults("\n".join(line for line in content.split("\n") if not line.startswith(fence[:3]))) == ()


@pytest.mark.parametrize("content", ["", "# Hội nghị\n\nNội dung.\n", "Nội dung.\n\n---\n\nHết.\n"])
def test_a_page_without_any_front_matter_is_told_what_one_is(content: str) -> None:
    found = the_fault(content)
    assert (found.code, found.place.line) == ("FMT120", 1)
    assert "portalgen new" in help_of(found, "vi")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [NEWS, "---\nid: so-moi\ntitle: Hop\n---\nTin.\n"])
def test_utf_16_is_named_as_that_with_what_to_do_in_notepad(encoding: str, text: str) -> None:
    found = the_fault(text.encode(encoding))
    assert found.code == "FMT135"
    assert "Notepad" in help_of(found, "vi") and "`UTF-8`" in help_of(found, "en")


def test_a_byte_order_mark_of_utf_8_is_fine() -> None:
    assert faults(b"\xef\xbb\xbf" + NEWS.encode()) == ()


@pytest.mark.parametrize(
    ("line", "written", "told", "value"),
    [
        ("title: Hội nghị", "title:Hội nghị", "thiếu dấu cách sau dấu hai chấm", "Hội nghị"),
        ("title: Hội nghị", "title:Hội nghị: kết quả", "thiếu dấu cách", "Hội nghị: kết quả"),
        ("title: Hội nghị", "title = Hội nghị", "dấu =", "Hội nghị"),
        ("title: Hội nghị", "title：Hội nghị", "dấu hai chấm toàn khổ", "Hội nghị"),
        ("title: Hội nghị", "title： Hội nghị", "dấu hai chấm toàn khổ", "Hội nghị"),
        ("title: Hội nghị", "title:\u00a0Hội nghị", "không phải là dấu cách thường", "Hội nghị"),
        ("title: Hội nghị", "title:\u200b Hội nghị", "không phải là dấu cách thường", "Hội nghị"),
        ("title: Hội nghị", "title\u00a0:\u00a0Hội nghị", "không phải là dấu cách thường", "Hội nghị"),
        ("title: Hội nghị", "title:\u00a0Hội nghị: kết quả", "không phải là dấu cách thường", "Hội nghị: kết quả"),
        ("title: Hội nghị", "title\u00a0: Hội nghị", "dấu cách lạ", "Hội nghị"),
        ("title: Hội nghị", "title: Hội nghị: kết quả", "dấu hai chấm", "Hội nghị: kết quả"),
        ("title: Hội nghị", "title: “Hội nghị: kết quả”", "dấu hai chấm", "Hội nghị: kết quả"),
        ("title: Hội nghị", 'title: "Hội nghị', "không được đóng lại", "Hội nghị"),
        ("title: Hội nghị", 'title: "Hội nghị" lần hai', "ngoặc đóng còn có chữ", '"Hội nghị" lần hai'),
        ("title: Hội nghị", 'title: "Tin "nóng" hôm nay"', "ngoặc đóng còn có chữ", 'Tin "nóng" hôm nay'),
        ("title: Hội nghị", "title: @tinh Lâm Đồng", "dấu đặc biệt", "@tinh Lâm Đồng"),
        ("title: Hội nghị", "title: - Phần một", "dấu -", "- Phần một"),
        ("title: Hội nghị", "title: [Thông báo] Hội nghị", "thẳng hàng", "[Thông báo] Hội nghị"),
    ],
)
def test_a_line_that_cannot_be_read_is_shown_as_it_is_meant(line: str, written: str, told: str, value: str) -> None:
    content = with_line(line, written)
    found = the_fault(content)
    assert (found.code, found.place.line) == ("FMT101", 4)
    assert told in sentence_of(found, "vi")
    for language in ("vi", "en"):
        cured, left = read_front_matter(follow_line(content, found, language).encode(), PATH)
        assert left == () and cured is not None and cured.values["title"] == value


def test_a_tab_at_the_start_of_a_line_is_shown_as_spaces() -> None:
    content = with_line("origin: own", "origin: own\nsource:\n\tname: Báo")
    cured = read_front_matter(follow_line(content, the_fault(content)).encode(), PATH)[0]
    assert cured is not None and cured.values["source"] == {"name": "Báo"}


def test_a_code_block_within_the_front_matter_is_named_as_one() -> None:
    content = NEWS.replace("---\nid", "---\n```yaml\nid").replace("own\n---", "own\n```\n---")
    assert "khối mã" in sentence_of(the_fault(content), "vi")
    assert faults(content.replace("```yaml\n", "").replace("```\n", "")) == ()


def test_a_line_that_nobody_can_tell_gets_no_invented_correction() -> None:
    found = the_fault(with_line("origin: own", "origin: own\nnguồn tin tự viết"))
    assert "kiểm tra thụt dòng" in help_of(found, "vi")


def test_a_very_long_line_is_not_repeated() -> None:
    found = the_fault(with_line("title: Hội nghị", f"title: Hội nghị: {'kết quả ' * 100}"))
    assert "kiểm tra thụt dòng" in help_of(found, "vi")


@pytest.mark.parametrize("written", ["#1 Đà Lạt", "# Hội nghị", "#DaLat"])
def test_a_text_that_begins_with_a_hash_is_proposed_in_quotes(written: str) -> None:
    content = with_line("title: Hội nghị", f"title: {written}")
    found = the_fault(content)
    assert "ghi chú" in note_of(found, "vi")
    cured = read_front_matter(follow_line(content, found).encode(), PATH)[0]
    assert cured is not None and cured.values["title"] == written


@pytest.mark.parametrize("written", ["SNGV_2026 moi", "Sở mới", "so moi"])
def test_an_id_in_words_is_proposed_as_an_id(written: str) -> None:
    content = with_line("id: so-moi", f"id: {written}")
    assert faults(follow_replacement(content, the_fault(content))) == ()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("31/11/2026", "tháng này không có ngày đó"),
        ("2026-11-31", "tháng này không có ngày đó"),
        ("2026-13-40", "tháng phải từ 01 đến 12, ngày phải từ 01 đến 31"),
    ],
)
def test_a_day_that_does_not_exist_is_called_so(written: str, told: str) -> None:
    found = the_fault(with_line("date: 2026-11-24", f"date: {written}"))
    assert (found.code, note_of(found, "vi")) == ("FMT103", told)


def test_a_year_of_two_digits_is_proposed_with_four() -> None:
    found = the_fault(with_line("date: 2026-11-24", "date: 20/11/26"))
    assert help_of(found, "vi") == "ghi `2026-11-20`"


@pytest.mark.parametrize("written", ["**Hội nghị**", "*Hội nghị*", "**Hội nghị** tháng 11", "**Hội nghị: kết quả**"])
def test_a_bold_title_is_proposed_without_its_asterisks(written: str) -> None:
    content = with_line("title: Hội nghị", f"title: {written}")
    cured, found = read_front_matter(follow_line(content, the_fault(content)).encode(), PATH)
    assert found == () and cured is not None
    assert cured.values["title"] == written.replace("*", "")


@pytest.mark.parametrize(
    ("line", "proposal"),
    [
        ("received: 2026-11-23", "received: {at: 2026-11-23}"),
        ("received: 2026-11-23T08:00", "received: {at: 2026-11-23T08:00}"),
        ("received: 23/11/2026", "received: {at: 2026-11-23}"),
        ("urgent: Bão số 10, mưa lớn", 'urgent: {basis: "Bão số 10, mưa lớn"}'),
        ("attachments: thong-cao.pdf", "attachments: [{file: thong-cao.pdf, title: …}]"),
    ],
)
def test_one_value_in_the_place_of_a_group_is_proposed_as_the_group(line: str, proposal: str) -> None:
    content = with_line("origin: own", f"origin: own\n{line}")
    for language in ("vi", "en"):
        assert f"`{proposal}`" in help_of(the_fault(content), language)
    assert faults(follow_line(content, the_fault(content))) == ()


def test_a_file_in_a_list_of_groups_is_proposed_as_an_entry() -> None:
    content = with_line("origin: own", "origin: own\nattachments:\n  - thong-cao.pdf")
    assert help_of(the_fault(content), "vi") == "ghi `{file: thong-cao.pdf, title: …}`"
    assert faults(follow_replacement(content, the_fault(content))) == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.dichthuat.example.vn", "https://www.dichthuat.example.vn"),
        ("example.vn/tin?id=1", "https://example.vn/tin?id=1"),
        ("http//example.vn", "http://example.vn"),
        ("https:/example.vn/", "https://example.vn/"),
        ("htpps://example.vn", "https://example.vn"),
        ("<https://example.vn/a>", "https://example.vn/a"),
    ],
)
def test_an_address_is_proposed_as_the_author_meant_it(written: str, meant: str) -> None:
    content = with_line("origin: own", f'origin: quoted\nsource: {{name: Báo, url: "{written}"}}')
    assert help_of(the_fault(content), "vi") == f"ghi `{meant}`"
    assert faults(content.replace(written, meant)) == ()


@pytest.mark.parametrize("written", ["đang cập nhật", "bai-viet.html", "Báo Lâm Đồng"])
def test_no_address_is_made_up(written: str) -> None:
    content = with_line("origin: own", f'origin: quoted\nsource: {{name: Báo, url: "{written}"}}')
    assert "`" not in help_of(the_fault(content), "vi")
