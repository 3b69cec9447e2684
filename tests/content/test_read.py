"""Reading pages: what is understood, and what each fault in a file becomes."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.content.body import SourceChangedError, read_body
from portalgen.content.cache import FrontMatterCache
from portalgen.content.places import place_in_page
from portalgen.content.read import read_library
from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from tests.makers.content_folder import ENGLISH, NEWS, Folder, news

DOCUMENT = """\
---
id: sngv-qd-1
kind: legal_document
title: Quyết định số 1
number: 1/QĐ-SNgV
document_type: decision
normative: false
issuer: Sở Ngoại vụ
issued: 2026-11-24
---
"""


def test_a_page_says_what_its_path_and_front_matter_say(folder: Folder) -> None:
    folder.write(NEWS, news("summary: Tóm tắt", "place: Đà Lạt", "field: [doi-ngoai]"))
    library, faults = folder.read()
    (page,) = library.pages
    assert faults == ()
    assert (page.source, page.site, page.section, page.name) == (NEWS, "sngv", "tin-tuc", "hoi-nghi")
    assert (page.language, page.kind.name, page.id, page.slug) == ("vi", "news", "sngv-hoi-nghi", "hoi-nghi")
    assert page.date == datetime(2026, 11, 24, tzinfo=VIETNAM)
    assert page.fields == {"place": "Đà Lạt", "field": ("doi-ngoai",)}
    assert page.body_line == 10


def test_a_page_without_a_folder_of_its_own_has_the_name_of_its_file(folder: Folder) -> None:
    folder.write("content/sngv/tin-tuc/hoi-nghi.vi.md", news())
    (page,) = folder.read()[0].pages
    assert (page.section, page.name) == ("tin-tuc", "hoi-nghi")


def test_sections_and_the_home_are_described_by_index_files(folder: Folder) -> None:
    text = "---\nid: {}\nkind: section\ntitle: a\n---\n"
    folder.write("content/sngv/_index.vi.md", text.format("home"))
    folder.write("content/sngv/tin-tuc/_index.vi.md", text.format("tin"))
    library, faults = folder.read()
    assert faults == ()
    assert [(page.section, page.is_index) for page in library.pages] == [("", True), ("tin-tuc", True)]


def test_a_bare_day_of_expiry_counts_to_its_end(folder: Folder) -> None:
    folder.write(NEWS, news("expires_at: 2026-12-31"))
    assert folder.read()[0].pages[0].expires_at == datetime(2027, 1, 1, tzinfo=VIETNAM)


def test_a_time_of_expiry_is_exact(folder: Folder) -> None:
    folder.write(NEWS, news("expires_at: 2026-12-31T08:00"))
    assert folder.read()[0].pages[0].expires_at == datetime(2026, 12, 31, 8, tzinfo=VIETNAM)


def test_the_date_of_a_document_is_the_day_it_was_issued(folder: Folder) -> None:
    folder.write("content/sngv/van-ban/qd-1/index.vi.md", DOCUMENT)
    assert folder.read()[0].pages[0].date == datetime(2026, 11, 24, tzinfo=VIETNAM)


def test_windows_line_ends_and_a_byte_order_mark_are_accepted(folder: Folder) -> None:
    folder.write(NEWS, b"\xef\xbb\xbf" + news().replace("\n", "\r\n").encode())
    library, faults = folder.read()
    assert faults == ()
    assert library.pages[0].title == "Hội nghị"
    assert read_body(folder.portal(), library.pages[0]) == "\nNội dung.\n"


def test_decomposed_text_becomes_composed_and_counts_as_the_same_original(folder: Folder) -> None:
    folder.write(NEWS, news())
    composed = folder.read()[0].pages[0]
    folder.write(NEWS, unicodedata.normalize("NFD", news()))
    decomposed = folder.read()[0].pages[0]
    assert decomposed.title == "Hội nghị" == composed.title
    assert decomposed.original_digest == composed.original_digest
    assert decomposed.digest != composed.digest


def test_a_position_refers_to_the_raw_text(folder: Folder) -> None:
    folder.write(NEWS, unicodedata.normalize("NFD", "---\nsource: {name: ề, url: x}\n") + news()[4:])
    assert folder.only().place.column == len("source: {name: ") + len(unicodedata.normalize("NFD", "ề")) + 8


def test_hidden_files_and_attachments_are_not_pages(folder: Folder) -> None:
    folder.write(NEWS, news())
    for name in (".nhap.vi.md", "anh.jpg", ".git/a.vi.md"):
        folder.write(f"content/sngv/tin-tuc/hoi-nghi/{name}", "x")
    assert folder.codes() == []


def test_the_printed_block_of_an_impossible_day(folder: Folder) -> None:
    folder.write(NEWS, news().replace("date:", "signed: 2026-13-45\ndate:"))
    assert diagnostics_as_text([folder.only()], "vi") == (
        "content/sngv/tin-tuc/hoi-nghi/index.vi.md:5:9: lỗi FMT103: `2026-13-45` không phải là ngày hợp lệ\n"
        "    5 | signed: 2026-13-45\n"
        "      |         ^^^^^^^^^^ tháng phải từ 01 đến 12, ngày phải từ 01 đến 31\n"
        "  cách sửa: ghi năm-tháng-ngày, ví dụ 2026-11-24 (ngày 24/11/2026)\n"
    )


def test_the_printed_block_of_an_impossible_time(folder: Folder) -> None:
    folder.write(NEWS, news("publish_at: 2026-02-30T08:00"))
    assert diagnostics_as_text([folder.only()], "vi") == (
        "content/sngv/tin-tuc/hoi-nghi/index.vi.md:6:13: lỗi FMT103: "
        "`2026-02-30T08:00` không phải là thời điểm hợp lệ\n"
        "    6 | publish_at: 2026-02-30T08:00\n"
        "      |             ^^^^^^^^^^^^^^^^ tháng này không có ngày đó\n"
        "  cách sửa: ghi ví dụ 2026-11-24 hoặc 2026-11-24T08:00 (giờ Việt Nam)\n"
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "FMT120"),
        ("Chỉ có nội dung.\n", "FMT120"),
        ("---\nid: a\n", "FMT121"),
        ("---\nid: [a\n---\n", "FMT101"),
        ("---\n- a\n---\n", "FMT106"),
        ("---\nmột dòng chữ\n---\n", "FMT106"),
        (news("title: Lần nữa"), "FMT102"),
        (news("tilte_en: x"), "FMT104"),
        (news("tag: du-lich"), "FMT106"),
        (news("draft: co"), "FMT103"),
        (news("origin: tu-viet"), "FMT110"),
        (news(id="Hội Nghị"), "FMT103"),
        (news(title=""), "FMT103"),
        (news("signed: !!python/object/apply:os.system [ls]"), "FMT109"),
        (news("redirect_from: [/../cu/]"), "FMT103"),
        (news("attachments: [{file: a.pdf}]"), "FMT105"),
        (news("images:\n  - a.jpg"), "FMT106"),
        (news("field: [khong-co]"), "FMT128"),
        (news().replace("kind: news", "kind: new"), "FMT110"),
        (news().replace("kind: news\n", ""), "FMT105"),
        (news().replace("kind: news", "knid: news"), "FMT104"),
        (news().replace("title:", "tilte:"), "FMT104"),
        (news().replace("date: 2026-11-24\n", ""), "FMT105"),
        (news().replace("kind: news", "kind: page"), "FMT127"),
        (news().replace("kind: news", "kind: section"), "FMT130"),
        (news().encode("utf-16"), "FMT135"),
        (news("author: \0"), "FMT101"),
        (news(body="a" * 1024 * 1024), "FMT131"),
    ],
)
def test_each_fault_is_reported_once(folder: Folder, content: str | bytes, code: str) -> None:
    folder.write(NEWS, content)
    folder.write("content/sngv/tin-tuc/khac/index.vi.md", news(id="sngv-khac"))
    library, faults = folder.read()
    assert [each.code for each in faults] == [code]
    assert [page.id for page in library.pages] == ["sngv-khac"]
    assert diagnostics_as_text(faults, "vi") and diagnostics_as_text(faults, "en")


def test_an_alias_bomb_is_refused_quickly(folder: Folder) -> None:
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    folder.write(NEWS, news(*bomb))
    assert folder.codes() == ["FMT107"]


def test_all_faults_of_a_page_are_shown_at_once(folder: Folder) -> None:
    folder.write(NEWS, "---\nkind: news\ntitle: a\ndate: 2026-13-01\ndraft: maybe\nlugs: a\n---\n")
    assert folder.codes() == ["FMT105", "FMT103", "FMT103", "FMT104"]


def test_bytes_that_are_not_utf8_are_reported_by_their_place(folder: Folder) -> None:
    before = news(body="Đúng\nSai ").encode()
    folder.write(NEWS, before + b"\xd0\n")
    found = folder.only()
    assert (found.code, found.place.line, found.place.column) == ("FMT108", 9, 5)
    assert f"byte thứ {len(before) + 1}" in sentence_of(found, "vi")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content/sngv/tin-tuc/Hội nghị.vi.md", "FMT123"),
        ("content/sngv/tin-tuc/hoi-nghi.md", "FMT123"),
        ("content/sngv/tin-tuc/hoi-nghi.vi.MD", "FMT123"),
        ("content/sngv/index.vi.md", "FMT123"),
        ("content/sngv/tin-tuc/Hoi Nghi/index.vi.md", "FMT123"),
        ("content/sngv/tin-tuc/hoi-nghi.fr.md", "FMT124"),
        ("content/sngv/tin-tuk/hoi-nghi.vi.md", "FMT125"),
        ("content/snvg/tin-tuc/hoi-nghi.vi.md", "FMT126"),
        ("content/hoi-nghi.vi.md", "FMT126"),
        ("content/sngv/hoi-nghi.vi.md", "FMT127"),
        ("content/sngv/tin-tuc/_index.vi.md", "FMT130"),
    ],
)
def test_a_page_in_the_wrong_place_is_reported_once(folder: Folder, path: str, code: str) -> None:
    folder.write(path, news())
    library, faults = folder.read()
    assert ([each.code for each in faults], library.pages) == ([code], ())


def test_a_misspelt_section_is_reported_once_for_its_folder_and_its_pages_are_still_checked(folder: Folder) -> None:
    folder.write("content/sngv/tin-tuk/a.vi.md", news(id="a"))
    folder.write("content/sngv/tin-tuk/b.vi.md", news("draft: x", id="b"))
    faults = folder.read()[1]
    assert [(each.code, each.place.path) for each in faults] == [
        ("FMT125", "content/sngv/tin-tuk"),
        ("FMT103", "content/sngv/tin-tuk/b.vi.md"),
    ]
    assert "có phải là `tin-tuc`?" in sentence_of(faults[0], "vi")


def test_a_misspelt_site_is_corrected_without_a_list_of_all_sites(folder: Folder) -> None:
    folder.write("content/snvg/tin-tuc/hoi-nghi.vi.md", news())
    (found,) = folder.read()[1]
    assert help_of(found, "vi").startswith("chuyển các tệp sang `content/sngv/` rồi xóa thư mục này; ")
    folder.write("content/hoan-toan-khac/tin-tuc/hoi-nghi.vi.md", news())
    other = next(each for each in folder.read()[1] if each.place.path == "content/hoan-toan-khac")
    assert "(các trang của cổng: `content/sngv/`" in help_of(other, "vi")


@pytest.mark.parametrize("path", ["content/sngv/tin-tuc/a.vi.md", "content/sngv/tin-tuc/a", "content/khac"])
def test_a_symlink_is_never_followed(folder: Folder, path: str) -> None:
    folder.write("content/sngv/tin-tuc/b.vi.md", news())
    outside = folder.write("ngoai/a.vi.md", news(id="x"))
    os.symlink(outside if path.endswith(".md") else outside.parent, folder.root / path)
    library, faults = folder.read()
    assert [each.code for each in faults] == ["FMT129"]
    assert len(library.pages) == 1


def test_a_name_that_is_not_utf8_is_reported_and_can_be_printed(folder: Folder) -> None:
    folder.write(NEWS, news())
    (folder.root / "content/sngv/tin-tuc" / os.fsdecode(b"b\xe0i.vi.md")).write_text(news(id="b"))
    found = folder.only()
    assert found.code == "FMT123"
    assert diagnostics_as_text([found], "vi").encode()


def test_an_id_belongs_to_one_item_of_the_portal(folder: Folder) -> None:
    folder.write("content/sngv/tin-tuc/a.vi.md", news())
    folder.write("content/sngv/tin-tuc/b.vi.md", news())
    found = folder.only()
    assert (found.code, found.place.path, found.place.line) == ("FMT122", "content/sngv/tin-tuc/b.vi.md", 2)
    assert "content/sngv/tin-tuc/a.vi.md" in sentence_of(found, "vi")


def test_a_file_and_a_folder_of_one_name_are_the_same_page(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write("content/sngv/tin-tuc/hoi-nghi.vi.md", news())
    found = folder.only()
    assert (found.code, found.place.path) == ("FMT132", NEWS)


def test_a_symlink_onto_itself_is_refused(folder: Folder) -> None:
    folder.write(NEWS, news())
    (folder.root / "content/sngv/lap").symlink_to("lap")
    found = folder.only()
    assert (found.code, found.place.path) == ("FMT129", "content/sngv/lap")


@pytest.mark.parametrize("path", ["content", "content/sngv"])
def test_content_behind_a_symlink_is_refused_unread(folder: Folder, path: str) -> None:
    folder.write(NEWS, news())
    outside = folder.root.parent / f"{folder.root.name}-outside"
    (folder.root / path).rename(outside)
    os.symlink(outside, folder.root / path)
    found = folder.only()
    assert (found.code, found.place.path) == ("FMT129", path)


def test_a_symlink_that_is_no_page_is_not_reported_for_itself(folder: Folder) -> None:
    folder.write(NEWS, news())
    os.symlink("/etc/hostname", folder.root / "content/sngv/tin-tuc/hoi-nghi/a.pdf")
    assert folder.codes() == []


@pytest.mark.parametrize("day", ["0202-11-24", "1944-12-31", "2101-01-01", "2206-11-24T08:00"])
def test_a_year_that_is_typed_by_mistake_is_reported(folder: Folder, day: str) -> None:
    folder.write(NEWS, news().replace("2026-11-24", day))
    found = folder.only()
    assert (found.code, found.place.line) == ("FMT103", 5)
    assert "1945" in diagnostics_as_text([found], "vi") and "2100" in diagnostics_as_text([found], "en")


def test_the_day_of_a_document_is_no_other_century_either(folder: Folder) -> None:
    folder.write(
        "content/sngv/van-ban/a.vi.md",
        "---\nid: a\nkind: legal_document\ntitle: A\nnumber: 1\ndocument_type: decision\nnormative: false\n"
        "issuer: A\nissued: 1026-11-24\n---\n",
    )
    assert (folder.only().code, folder.only().place.line) == ("FMT103", 9)


@pytest.mark.parametrize("zone", ["+25:00", "-24:00", "+07:60"])
def test_a_zone_that_does_not_exist_is_a_wrong_moment(folder: Folder, zone: str) -> None:
    folder.write(NEWS, news().replace("2026-11-24", f"2026-11-24T08:00{zone}"))
    found = folder.only()
    assert found.code == "FMT103"
    assert "thời điểm hợp lệ" in sentence_of(found, "vi")


def test_a_portal_without_content_is_an_empty_library(folder: Folder) -> None:
    assert folder.read() == (read_library(folder.portal())[0], ())
    assert folder.read()[0].items == ()


def test_the_cache_gives_what_a_fresh_reading_gives(folder: Folder) -> None:
    cache = FrontMatterCache(KINDS)
    file = folder.write(NEWS, news())
    folder.write(ENGLISH, news("draft: x"))
    assert read_library(folder.portal(), cache) == read_library(folder.portal(), cache) == folder.read()
    file.write_text(news(title="Hội nghị khác"))
    assert read_library(folder.portal(), cache) == folder.read()
    file.unlink()
    assert read_library(folder.portal(), cache) == folder.read()


def test_a_body_that_changed_since_it_was_read_is_noticed(folder: Folder) -> None:
    file = folder.write(NEWS, news())
    (page,) = folder.read()[0].pages
    file.write_text(news(body="Khác.\n"))
    with pytest.raises(SourceChangedError):
        read_body(folder.portal(), page)
    file.unlink()
    with pytest.raises(SourceChangedError):
        read_body(folder.portal(), page)


def test_a_key_is_found_again_for_later_diagnostics(folder: Folder) -> None:
    folder.write(NEWS, news("attachments: [{file: a.pdf, title: A}]"))
    (page,) = folder.read()[0].pages
    place = place_in_page(page, ("attachments", 0, "file"), folder.portal())
    assert (place.line, place.column, place.length) == (6, 22, 5)
    assert place_in_page(page, "summary", folder.portal()).line == 1


def test_reading_twice_gives_the_same(folder: Folder, tmp_path: Path) -> None:
    for name in "cab":
        folder.write(f"content/sngv/tin-tuc/{name}.vi.md", news(id=f"sngv-{name}"))
    assert folder.read() == folder.read()
    assert [page.name for page in folder.read()[0].pages] == ["a", "b", "c"]


def test_a_text_that_is_not_saved_yet_stands_in_the_place_of_its_file(folder: Folder) -> None:
    folder.write(NEWS, news())
    portal = replace(folder.portal(), replaced_texts={NEWS: news(body="Mới.\n").encode()})
    (page,) = read_library(portal)[0].pages
    assert read_body(portal, page).endswith("Mới.\n")


def test_a_text_that_is_not_saved_yet_is_a_page_before_its_file_is_there(folder: Folder) -> None:
    portal = replace(folder.portal(), replaced_texts={NEWS: news().encode()})
    assert [page.source for page in read_library(portal)[0].pages] == [NEWS]


def test_what_was_remembered_in_another_process_is_not_read_again(folder: Folder) -> None:
    folder.write(NEWS, news("publish_at: 2026-11-25T08:00", "attachments: [{file: a.pdf, title: A}]"))
    first, again = FrontMatterCache(KINDS), FrontMatterCache(KINDS)
    library = read_library(folder.portal(), first)
    again.load_json(first.dump_json([NEWS]) or "")
    os.utime(folder.root / NEWS, ns=(1, 1))
    assert read_library(folder.portal(), again) == library
