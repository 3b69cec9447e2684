"""Translations: what they take from their original, and where they may not differ from it."""

from __future__ import annotations

import pytest

from portalgen.content.translate import create_translation
from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import help_of, severity_of
from tests.makers.content_folder import ENGLISH, NEWS, Folder, news

DOCUMENT = "content/sngv/van-ban/qd-1/index.{}.md"
DOCUMENT_HEAD = """\
number: 1/QĐ-SNgV
document_type: decision
normative: false
issuer: Sở Ngoại vụ
signatory: {name: Nguyễn A, post: Giám đốc}
issued: 2026-11-24
"""


def english(*lines: str, digest: str = "", id: str = "sngv-hoi-nghi", kind: str = "news") -> str:
    head = "\n".join(
        (f"id: {id}", f"kind: {kind}", "title: Conference", f"translated_from: {digest or '0' * 16}", *lines)
    )
    return f"---\n{head}\n---\n\nText.\n"


def digest_of(folder: Folder, source: str = NEWS) -> str:
    return next(page.original_digest for page in folder.read()[0].pages if page.source == source)


def test_a_translation_takes_the_shared_fields_from_its_original(folder: Folder) -> None:
    lines = ("expires_at: 2026-12-31", "signed: 2026-11-20", "author: Lan", "images: [{file: a.jpg, alt: Hồ}]")
    folder.write(NEWS, news(*lines))
    folder.write(ENGLISH, english("place: Da Lat", digest=digest_of(folder)))
    library, faults = folder.read()
    (item,) = library.items
    original, translated = item.pages
    assert faults == ()
    assert (original.language, translated.language) == ("vi", "en")
    assert (translated.date, translated.expires_at) == (original.date, original.expires_at)
    assert translated.fields["signed"] == original.fields["signed"]
    assert translated.fields["images"] == original.fields["images"]
    assert translated.fields["place"] == "Da Lat"
    assert "author" not in translated.fields


def test_a_translation_may_describe_its_images_in_its_own_language(folder: Folder) -> None:
    folder.write(NEWS, news("images: [{file: a.jpg, alt: Hồ}]"))
    folder.write(ENGLISH, english("images: [{file: a.jpg, alt: Lake}]", digest=digest_of(folder)))
    (item,) = folder.read()[0].items
    assert folder.codes() == []
    assert item.pages[1].fields["images"] == ({"file": "a.jpg", "alt": "Lake"},)


def test_a_translated_document_need_not_repeat_what_the_original_says(folder: Folder) -> None:
    folder.write(DOCUMENT.format("vi"), f"---\nid: qd\nkind: legal_document\ntitle: a\n{DOCUMENT_HEAD}---\n")
    digest = digest_of(folder, DOCUMENT.format("vi"))
    own = english("signatory: {post: Director}", digest=digest, id="qd", kind="legal_document")
    folder.write(DOCUMENT.format("en"), own)
    library, faults = folder.read()
    translated = library.items[0].pages[1]
    assert faults == ()
    assert translated.fields["issuer"] == "Sở Ngoại vụ"
    assert translated.fields["signatory"] == {"name": "Nguyễn A", "post": "Director"}


def test_repeating_a_shared_field_as_it_is_does_no_harm(folder: Folder) -> None:
    folder.write(NEWS, news("signed: 2026-11-20", "publish_at: 2026-11-24"))
    folder.write(ENGLISH, english("signed: 2026-11-20", "publish_at: 2026-11-24T00:00", digest=digest_of(folder)))
    assert folder.codes() == []


def test_repeating_a_shared_field_differently_is_reported_at_its_key(folder: Folder) -> None:
    folder.write(NEWS, news("signed: 2026-11-20"))
    folder.write(ENGLISH, english("signed: 2026-11-21", digest=digest_of(folder)))
    library, faults = folder.read()
    assert diagnostics_as_text(faults, "vi") == (
        "content/sngv/tin-tuc/hoi-nghi/index.en.md:6:1: lỗi LNG102: "
        "`signed` của bản dịch khác với bản gốc (`2026-11-20`)\n"
        "    6 | signed: 2026-11-21\n"
        "      | ^^^^^^\n"
        "  cách sửa: xóa dòng này: khóa dùng chung chỉ ghi ở bản gốc\n"
    )
    assert [page.language for page in library.pages] == ["vi"]


def test_a_shared_field_that_only_the_translation_has_is_reported(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, english("signed: 2026-11-21", digest=digest_of(folder)))
    assert folder.codes() == ["LNG102"]


def test_a_translation_of_a_draft_is_a_draft_whatever_it_says_itself(folder: Folder) -> None:
    folder.write(NEWS, news("draft: true", "publish_at: 2026-12-01"))
    for own in ((), ("draft: false",)):
        folder.write(ENGLISH, english(*own, digest=digest_of(folder)))
        original, translated = folder.read()[0].items[0].pages
        assert (original.draft, translated.draft) == (True, True)
        assert translated.publish_at == original.publish_at


def test_a_translation_may_be_a_draft_alone(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, english("draft: true", digest=digest_of(folder)))
    assert [page.draft for page in folder.read()[0].pages] == [False, True]


def test_files_of_one_name_have_one_id_and_one_kind(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, english(id="khac", digest=digest_of(folder)))
    assert (folder.only().code, dict(folder.only().values)["key"]) == ("LNG102", "id")


def test_a_translation_without_its_original_is_reported(folder: Folder) -> None:
    folder.write(ENGLISH, english())
    found = folder.only()
    assert (found.code, found.place.line) == ("LNG101", 5)
    assert "`index.vi.md`" in help_of(found, "vi")


def test_translations_in_every_language_are_told_to_lack_an_original(folder: Folder) -> None:
    folder.write(NEWS, english())
    folder.write(ENGLISH, english())
    found = folder.only()
    assert found.code == "LNG101" and "thêm bản gốc" not in help_of(found, "vi")
    lines = (folder.root / found.place.path).read_text("utf-8").split("\n")
    del lines[found.place.line - 1]
    folder.write(found.place.path, "\n".join(lines).replace("title: Conference", "title: Hội nghị\ndate: 2026-11-24"))
    assert "LNG101" not in folder.codes()


def test_two_originals_are_reported_at_the_second_language(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, news())
    found = folder.only()
    assert (found.code, found.place.path) == ("LNG103", ENGLISH)


@pytest.mark.parametrize("number", [0, 1])
def test_either_command_that_is_advised_for_two_originals_cures_them(folder: Folder, number: int) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, news(title="Conference"))
    for language in ("vi", "en"):
        assert help_of(folder.only(), language).count("`portalgen translate ") == 2
    command = help_of(folder.only(), "vi").split("`portalgen translate ")[number + 1].partition("`")[0]
    source, _, language = command.split(" ")
    folder.write(*create_translation(folder.portal(), folder.read()[0], source, language))
    assert folder.codes() == []
    assert folder.read()[0].items[0].original.source == source


def test_an_id_that_differs_is_to_be_corrected_and_not_deleted(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, english(id="khac", digest=digest_of(folder)))
    assert "xóa" not in help_of(folder.only(), "vi")


def test_a_translation_of_an_original_that_has_changed_is_noted_and_kept(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, english(digest=digest_of(folder)))
    folder.write(NEWS, news(body="Nội dung mới.\n"))
    library, (found,) = folder.read()
    assert (found.code, severity_of(found)) == ("LNG104", Severity.NOTE)
    assert len(library.pages) == 2


def test_line_breaks_alone_do_not_make_a_translation_outdated(folder: Folder) -> None:
    folder.write(NEWS, news(body="Một hai\nba.\n"))
    folder.write(ENGLISH, english(digest=digest_of(folder)))
    folder.write(NEWS, news(body="Một\nhai ba.\n\n"))
    assert folder.codes() == []


def test_the_faults_of_an_original_are_not_reported_again_at_its_translation(folder: Folder) -> None:
    folder.write(NEWS, news("draft: x"))
    folder.write(ENGLISH, english())
    assert folder.codes() == ["FMT103"]


def test_an_item_may_be_written_first_in_the_other_language(folder: Folder) -> None:
    folder.write(ENGLISH, news(title="Conference"))
    folder.write(NEWS, english(digest=digest_of(folder, ENGLISH)).replace("Conference", "Hội nghị"))
    (item,) = folder.read()[0].items
    assert item.original.language == "en"
