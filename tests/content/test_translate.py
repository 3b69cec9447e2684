"""`translate` writes what is to be translated, and records that a translation is up to date."""

from __future__ import annotations

import pytest

from portalgen.content.translate import create_translation
from portalgen.errors import UsageError
from tests.makers.content_folder import ENGLISH, NEWS, Folder, news


def translated(folder: Folder, source: str = NEWS, language: str = "en") -> tuple[str, str]:
    return create_translation(folder.portal(), folder.read()[0], source, language)


def test_a_new_translation_holds_what_is_to_be_translated_and_is_a_draft(folder: Folder) -> None:
    folder.write(
        NEWS,
        news(
            'summary: "Tóm: tắt"',
            "place: Đà Lạt",
            "signed: 2026-11-20",
            "slug: hoi-nghi-lon",
            "also_known_as: [họp]",
            "updated: 2026-11-21T03:20",
        ),
    )
    path, text = translated(folder)
    folder.write(path, text)
    library, faults = folder.read()
    page = library.items[0].pages[1]
    assert (path, faults) == (ENGLISH, ())
    assert (page.title, page.summary, page.draft, page.slug) == ("Hội nghị", "Tóm: tắt", True, "hoi-nghi")
    assert page.fields["place"] == "Đà Lạt"
    assert "updated:" not in text and page.fields["updated"] == library.items[0].original.fields["updated"]
    assert "signed:" not in text and "also_known_as:" not in text and "CHƯA DỊCH XONG" in text
    assert text.endswith("---\n\nNội dung.\n")


def test_descriptions_of_images_are_to_be_translated(folder: Folder) -> None:
    folder.write(NEWS, news("images:\n  - {file: a.jpg, alt: 'Hồ: sớm', caption: Hồ}\n  - {file: b.jpg, alt: Núi}"))
    path, text = translated(folder)
    folder.write(path, text)
    library, faults = folder.read()
    assert faults == ()
    assert 'images:\n  - file: a.jpg\n    alt: "Hồ: sớm"\n    caption: Hồ\n  - file: b.jpg\n' in text
    assert library.items[0].pages[1].fields["images"] == library.items[0].original.fields["images"]


@pytest.mark.parametrize(
    "record",
    ["translated_from: cũ", 'translated_from : "cũ, xưa"  # ghi chú', "# translated_from: x\ntranslated_from: 1"],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_existing_translation_keeps_every_byte_but_the_record(folder: Folder, record: str, line_end: str) -> None:
    folder.write(NEWS, news())
    before = f"---\nid: sngv-hoi-nghi\n{record}\nkind: news\ntitle:   'Conference'  # xem lại\n---\nText.  \n\n"
    folder.write(ENGLISH, before.replace("\n", line_end))
    path, text = translated(folder)
    digest = folder.read()[0].items[0].original.original_digest
    value = record.rsplit("\n", maxsplit=1)[-1].split(":", 1)[1].split("#", maxsplit=1)[0].strip()
    assert path == ENGLISH
    assert text == before.replace(f": {value}", f": {digest}").replace("\n", line_end)
    folder.write(path, text)
    assert folder.codes() == []


def test_a_second_file_without_a_record_gets_one(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, news(title="Conference").replace("\n", "\r\n"))
    path, text = translated(folder)
    folder.write(path, text)
    assert folder.codes() == []
    assert text.count("\n") == text.count("\r\n")


def test_a_translation_in_a_file_of_the_other_form_is_found(folder: Folder) -> None:
    folder.write(NEWS, news())
    other = "content/sngv/tin-tuc/hoi-nghi.en.md"
    folder.write(other, news("translated_from: x"))
    assert translated(folder)[0] == other


def test_the_translation_itself_may_be_named(folder: Folder) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, news("translated_from: x"))
    assert translated(folder, ENGLISH)[0] == ENGLISH


@pytest.mark.parametrize(
    ("source", "language", "named"),
    [
        (NEWS, "fr", "en"),
        (NEWS, "vi", "en"),
        ("content/sngv/tin-tuc/hoi-ngh/index.vi.md", "en", NEWS),
        ("x", "en", "x"),
    ],
)
def test_what_cannot_be_translated_is_refused(folder: Folder, source: str, language: str, named: str) -> None:
    folder.write(NEWS, news())
    with pytest.raises(UsageError) as refused:
        translated(folder, source, language)
    assert named in refused.value.vi


@pytest.mark.parametrize("content", [b"\xff", b"", b"---\nid: [\n---\n"])
def test_a_translation_that_cannot_be_read_is_left_alone(folder: Folder, content: bytes) -> None:
    folder.write(NEWS, news())
    folder.write(ENGLISH, content)
    with pytest.raises(UsageError):
        translated(folder)
