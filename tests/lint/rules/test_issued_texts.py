"""What a submission does to the text of an issued document is a warning that says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint.context import PreviousPage
from portalgen.lint.model import Violation
from portalgen.lint.rules.documents import clause_corrected, issued_text_changed
from portalgen.lint.rules.identity import change_without_note, fact_changed_without_note
from tests.makers.lint.contexts import load_lint_context
from tests.makers.lint.legal_document import document
from tests.makers.portal import SmallPortal, translation

PATH = "content/so/van-ban/quyet-dinh.vi.md"
BODY = "**Điều 5.** Cơ quan làm việc sáu ngày.\n\n1. Nghỉ chủ nhật.\n\n**Điều 6.** Có hiệu lực từ ngày ký.\n"
NEW_ARTICLE = "**Điều 5a.** Người đến nộp phí gửi xe.\n\n"
NOTE = {"change_notes": "[{at: 2026-11-24, note: Bổ sung chỗ chép thiếu so với tệp.}]"}
RULES = (issued_text_changed.RULE, clause_corrected.RULE, change_without_note.RULE, fact_changed_without_note.RULE)


def published(body: str = BODY, **more: Any) -> PreviousPage:
    given = {"kind": "legal_document", "title": "Quyết định (mẫu)", "body": body, "summary": "", **more}
    return PreviousPage(PATH, "so-quyet-dinh", "vi", **given)


def findings(tmp_path: Path, now: str, before: PreviousPage, **keys: Any) -> list[Violation]:
    """What the rules on published pages say of a document that is `now` this."""
    portal = SmallPortal(tmp_path / "portal", {PATH: document("so-quyet-dinh", now, number="12/QĐ-UBND", **keys)})
    context = load_lint_context(portal, before=(before,), submitted=frozenset(("so-quyet-dinh",)))
    fields = next(each.fields for each in context.library.pages if each.source == PATH)
    known = {key: value for key, value in fields.items() if key != "change_notes"}
    context = replace(context, previous_pages={PATH: replace(before, fields={**known, **before.fields})})
    return [each for rule in RULES for each in rule.check(context)]


def codes(found: list[Violation]) -> list[str]:
    return [each.diagnostic.code for each in found]


def test_an_article_that_is_put_in_is_named_with_the_document_and_the_way_out(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, BODY.replace("**Điều 6.**", f"{NEW_ARTICLE}**Điều 6.**"), published())
    assert found.diagnostic.code == "DOC221"
    assert "chèn `Điều 5a. Người đến nộp phí gửi xe.`" in sentence_of(found.diagnostic, "vi")
    assert "`12/QĐ-UBND` ngày 01/10/2026" in sentence_of(found.diagnostic, "vi")
    assert "adds `Điều 5a." in sentence_of(found.diagnostic, "en")
    assert "phải có văn bản khác" in help_of(found.diagnostic, "vi")
    assert "Điều 5a" in found.diagnostic.place.excerpt


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "sáu ngày",
            "năm ngày",
            "đổi `Điều 5. Cơ quan làm việc sáu ngày.` thành `Điều 5. Cơ quan làm việc năm ngày.`",
        ),
        ("1. Nghỉ chủ nhật.\n\n", "", "bỏ `Nghỉ chủ nhật.` ở Điều 5 khỏi"),
        ("Nghỉ chủ nhật", "Không nghỉ chủ nhật", "thành `Không nghỉ chủ nhật.` ở Điều 5"),
        ("**Điều 6.** Có hiệu lực từ ngày ký.", "", "bỏ `Điều 6. Có hiệu lực từ ngày ký.` khỏi"),
    ],
)
def test_what_is_changed_or_taken_out_is_said_with_its_article(tmp_path: Path, old: str, new: str, said: str) -> None:
    (found,) = findings(tmp_path, BODY.replace(old, new), published())
    assert found.diagnostic.code == "DOC221"
    assert said in sentence_of(found.diagnostic, "vi")


def test_a_page_is_reported_once_with_how_many_other_places_there_are(tmp_path: Path) -> None:
    now = BODY.replace("sáu", "năm").replace("**Điều 6.**", f"{NEW_ARTICLE}**Điều 6.**")
    (found,) = findings(tmp_path, now, published())
    assert "chèn `Điều 5a." in sentence_of(found.diagnostic, "vi")
    assert "(và 1 chỗ khác)" in sentence_of(found.diagnostic, "vi")


def test_a_correction_of_what_was_copied_wrongly_is_no_finding_once_readers_are_told(tmp_path: Path) -> None:
    assert codes(findings(tmp_path, BODY.replace("sáu ngày", "năm ngày"), published(), **NOTE)) == []


def test_a_whole_article_is_to_be_held_against_the_paper_though_a_note_calls_it_a_correction(tmp_path: Path) -> None:
    now = BODY.replace("**Điều 6.**", f"{NEW_ARTICLE}**Điều 6.**")
    (found,) = findings(tmp_path, now, published(), **NOTE)
    assert found.diagnostic.code == "DOC222"
    assert "đối chiếu với văn bản đã ký" in sentence_of(found.diagnostic, "vi")


@pytest.mark.parametrize(
    "now",
    [
        BODY.replace("Điều 5.", "Điều 5\\."),
        BODY.replace("Nghỉ chủ nhật", "Nghỉ [chủ nhật](https://example.vn/)"),
        BODY.replace("sáu ngày.\n\n1. Nghỉ", "sáu  ngày.\n\n1. Nghỉ"),
        BODY.replace("**Điều 6.** Có", "### Điều 6. Có"),
        BODY.replace("**Điều 6.**", '{{ document id="so-khac" title="Phụ lục mới" }}\n\n**Điều 6.**'),
    ],
    ids=["form", "link", "space", "heading", "attachment"],
)
def test_links_attachments_and_the_form_of_the_text_are_no_change_of_it(tmp_path: Path, now: str) -> None:
    assert codes(findings(tmp_path, now, published())) == []


def test_metadata_is_no_text_of_the_document(tmp_path: Path) -> None:
    found = findings(tmp_path, BODY, published(), signatory="{name: Nguyễn Văn A}", expires="2027-01-01")
    assert not {"DOC221", "DOC222"} & set(codes(found))


def test_a_title_that_changed_is_said_as_of_any_page(tmp_path: Path) -> None:
    assert codes(findings(tmp_path, BODY, published(title="Quyết định cũ"))) == ["IDN210"]


@pytest.mark.parametrize("before", [{"is_draft": True}, {"kind": "news"}, {"is_tombstone": True}])
def test_what_readers_did_not_have_as_a_document_may_change(tmp_path: Path, before: dict[str, Any]) -> None:
    assert codes(findings(tmp_path, BODY.replace("sáu", "năm"), published(**before))) == []


def test_the_text_may_come_where_only_words_beside_the_file_stood(tmp_path: Path) -> None:
    found = findings(tmp_path, BODY, published("Xem tệp đính kèm.\n"), **NOTE)
    assert codes(found) == []
    assert codes(findings(tmp_path, BODY, published(""), **NOTE)) == []


def test_a_single_sentence_is_a_text_too_where_it_only_changes(tmp_path: Path) -> None:
    assert codes(findings(tmp_path, "Mức phí là bảy phần trăm.\n", published("Mức phí là năm phần trăm.\n"))) == [
        "DOC221"
    ]


def test_a_translation_may_be_translated_better(tmp_path: Path) -> None:
    path = PATH.replace(".vi.", ".en.")
    english = translation(
        "so-quyet-dinh",
        ("Quyết định (mẫu)", "", BODY),
        "Article 5. Six days.\n",
        title="Decision",
        abstract="Abstract",
        issuer="People's Committee",
        kind="legal_document",
    )
    files: dict[str, str | None] = {PATH: document("so-quyet-dinh", BODY), path: english}
    portal = SmallPortal(tmp_path / "portal", files)
    before = PreviousPage(path, "so-quyet-dinh", "en", kind="legal_document", body="Article 5. Five days.\n")
    context = load_lint_context(portal, before=(before,))
    assert any(each.source == path for item in context.library.items for each in item.pages)
    assert [each for rule in RULES[:2] for each in rule.check(context)] == []
