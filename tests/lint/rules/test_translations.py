"""What translators are told, and what they are spared."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.lint_settings import LintSettings, SiteRequirements
from portalgen.inspection.document import Document
from portalgen.inspection.rules.language import check_foreign_passages
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.translations import (
    english_missing,
    files_untranslated,
    title_untranslated,
    translation_same_as_original,
    translation_shorter,
    vietnamese_without_marks,
    wrong_language_text,
)
from portalgen.text.foreign_text import count_vietnamese_words, is_vietnamese
from portalgen.text.normalization import nfc
from tests.makers.lint.contexts import load_lint_context, values
from tests.makers.lint.texts import page_text
from tests.makers.markdown_pages import rendered
from tests.makers.portal import SmallPortal, page, translation

VI = "content/so/gioi-thieu/nhiem-vu.vi.md"
EN = "content/so/gioi-thieu/nhiem-vu.en.md"
SENTENCE = "Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại và hướng dẫn các cơ quan thực hiện.\n"
ENGLISH = "The Department advises the People's Committee on foreign affairs and guides its agencies in them.\n"
WANTED = LintSettings(
    mandatory={
        "department": SiteRequirements(english=("gioi-thieu",)),
        "commune": SiteRequirements(english=("tin-tuc",)),
    }
)


def run_rule(
    rule: PortalRule, tmp_path: Path, original: str, body: str | None, settings: LintSettings | None = None, **keys: Any
) -> list[Violation]:
    """What `rule` says of a page with this original and, where there is one, this translation."""
    files: dict[str, str | bytes | None] = {VI: page("so-nhiem-vu", original, title="Nhiệm vụ")}
    if body is not None:
        given = {"title": "Duties", **keys}
        files[EN] = translation("so-nhiem-vu", ("Nhiệm vụ", "", original), body, **given)
    portal = SmallPortal(tmp_path / "portal", files)
    return list(rule.check(load_lint_context(portal, settings=settings)))


def test_an_item_that_must_be_in_english_is_reported_until_its_translation_is_no_draft(tmp_path: Path) -> None:
    (hit,) = run_rule(english_missing.RULE, tmp_path, SENTENCE, None, WANTED)
    assert values(hit) == {"title": "Nhiệm vụ", "section": "gioi-thieu", "source": VI}
    assert len(run_rule(english_missing.RULE, tmp_path, SENTENCE, ENGLISH, WANTED, draft="true")) == 1
    assert run_rule(english_missing.RULE, tmp_path, SENTENCE, ENGLISH, WANTED) == []


def test_english_is_wanted_only_where_the_settings_and_the_site_have_it(tmp_path: Path) -> None:
    assert run_rule(english_missing.RULE, tmp_path, SENTENCE, None) == []
    files: dict[str, str | bytes | None] = {
        "content/xa/tin-tuc/a.vi.md": page("xa-a", kind="news", title="Tin", date="2026-01-01"),
        "content/so/gioi-thieu/_index.vi.md": page("so-gioi-thieu", kind="section", title="Giới thiệu"),
        VI: page("so-nhiem-vu", title="Nhiệm vụ", draft="true"),
    }
    seen = load_lint_context(SmallPortal(tmp_path / "other", files), settings=WANTED)
    assert list(english_missing.RULE.check(seen)) == []


def test_an_untouched_body_is_reported_once_from_its_first_line(tmp_path: Path) -> None:
    body = unicodedata.normalize("NFD", f"\n  {SENTENCE}")
    (hit,) = run_rule(translation_same_as_original.RULE, tmp_path, SENTENCE, body)
    place = hit.diagnostic.place
    assert nfc(place.excerpt[place.column - 1 : place.column - 1 + place.length]) == SENTENCE.strip()
    assert run_rule(wrong_language_text.RULE, tmp_path, SENTENCE, body) == []


@pytest.mark.parametrize(
    ("original", "body", "keys"),
    [
        (SENTENCE, SENTENCE, {"draft": "true"}),
        (SENTENCE, ENGLISH, {}),
        ('{{ document id="so-chuc-nang" }}\n', '{{ document id="so-chuc-nang" }}\n', {}),
        ("| 2025 | 2026 |\n|---|---|\n| 1 | 2 |\n", "| 2025 | 2026 |\n|---|---|\n| 1 | 2 |\n", {}),
        ("", "", {}),
    ],
    ids=["draft", "translated", "shortcode", "numbers", "empty"],
)
def test_bodies_that_may_be_alike_are_left_alone(
    tmp_path: Path, original: str, body: str, keys: dict[str, str]
) -> None:
    assert run_rule(translation_same_as_original.RULE, tmp_path, original, body, **keys) == []
    assert run_rule(wrong_language_text.RULE, tmp_path, original, body, **keys) == []


def test_a_page_that_is_half_translated_is_reported_where_vietnamese_begins(tmp_path: Path) -> None:
    (hit,) = run_rule(wrong_language_text.RULE, tmp_path, SENTENCE, f"# Duties\n\n{SENTENCE} Bản dịch dở.\n")
    assert hit.diagnostic.place.excerpt.startswith("Sở tham mưu")


def test_names_in_an_english_text_are_no_vietnamese(tmp_path: Path) -> None:
    names = "The wards of Xuân Hương - Đà Lạt, Cam Ly - Đà Lạt, Lâm Viên - Đà Lạt and Lang Biang - Đà Lạt are new.\n"
    links = f"{ENGLISH}See [the decision](id:quy-che) and `Sở Ngoại vụ tỉnh Lâm Đồng ở Đà Lạt` too.\n"
    for body in (names + ENGLISH, links):
        assert run_rule(wrong_language_text.RULE, tmp_path, SENTENCE * 2, body) == []


@pytest.mark.parametrize(
    ("alt", "told_"),
    [
        ("Cán bộ hướng dẫn người dân", True),
        ("An officer at work", False),
        ("Hồ Xuân Hương, Đà Lạt", False),
        ("Đà Lạt flower festival", False),
    ],
)
def test_descriptions_of_pictures_are_translated_but_names_stay(tmp_path: Path, alt: str, told_: bool) -> None:
    images = f"\n  - {{file: anh.png, alt: '{alt}'}}\n  - {{file: b.png, alt: '{alt}'}}"
    hits = run_rule(files_untranslated.RULE, tmp_path, SENTENCE, ENGLISH, images=images)
    assert [values(hit)["field"] for hit in hits] == (["alt"] if told_ else [])


def test_descriptions_that_come_from_the_original_are_reported_once_a_key(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        VI: page(
            "so-nhiem-vu", SENTENCE, title="Nhiệm vụ", images="\n  - {file: a.png, alt: Cán bộ hướng dẫn người dân}"
        ),
        EN: translation("so-nhiem-vu", ("Nhiệm vụ", "", SENTENCE), ENGLISH, title="Duties"),
    }
    (hit,) = files_untranslated.RULE.check(load_lint_context(SmallPortal(tmp_path / "portal", files)))
    assert (hit.diagnostic.place.path, hit.related) == (EN, (VI,))


def test_a_translation_of_a_third_is_unfinished_unless_it_says_that_it_is_a_summary(tmp_path: Path) -> None:
    original = SENTENCE * 10
    assert len(run_rule(translation_shorter.RULE, tmp_path, original, ENGLISH)) == 1
    assert run_rule(translation_shorter.RULE, tmp_path, original, ENGLISH, title="Duties (summary)") == []
    assert run_rule(translation_shorter.RULE, tmp_path, original, ENGLISH * 5) == []
    assert run_rule(translation_shorter.RULE, tmp_path, SENTENCE * 2, "Advice.\n") == []


@pytest.mark.parametrize(
    ("title", "body", "told_"),
    [
        ("Tap huan", "So Ngoai vu to chuc lop tap huan cho bien tap vien. " * 4, True),
        ("Tap huan", "So Ngoai vu to chuc.", False),
        ("Tập huấn", "So Ngoai vu to chuc lop tap huan cho bien tap vien. " * 4, True),
        ("Tập huấn", "Sở mở lớp.\n\nBo phan mot cua tiep nhan ho so vao buoi sang.", True),
        ("Tập huấn", "Sở mở lớp.\n\n- Nguoi dan nop ho so tai xa truoc 8 gio hang ngay.", True),
        ("Tập huấn", "Gõ “Bo phan mot cua tiep nhan ho so vao buoi sang” rồi gửi.", False),
        ("Tập huấn", "“Bo phan mot cua tiep nhan ho so vao buoi sang”", False),
        ("Tập huấn", "Gõ:\n\n`Bo phan mot cua tiep nhan ho so vao buoi sang`", False),
        ("Tập huấn", "Mở.\n\nKrong Ana, Krong Bong, Ea Kar, Buon Don, Lak, Cu Kuin, Ea Sup, Krong Pac", False),
        ("Tập huấn", "Mở.\n\nThe chef can be on the bus to the mat; he can go to the inn at ten.", False),
        ("Tap huan", "So Ngoai vu tổ chức lop tap huan cho bien tap vien. " * 4, False),
        ("Bang so", "| 1 | 2 |\n|---|---|\n" + "| 3 | 4 |\n" * 30, False),
    ],
)
def test_a_long_text_without_marks_is_no_vietnamese(tmp_path: Path, title: str, body: str, told_: bool) -> None:
    for form in ("NFC", "NFD"):
        content = unicodedata.normalize(form, page("so-a", body, kind="news", title=title, date="2026-11-24"))
        text = page_text(tmp_path, "content/so/tin-tuc/a.vi.md", content)
        assert bool(list(vietnamese_without_marks.RULE.check(text))) is told_


@given(st.text(max_size=60))
def test_words_are_counted_alike_in_both_compositions(text: str) -> None:
    count, words = count_vietnamese_words(nfc(text))
    assert 0 <= count <= words
    assert is_vietnamese(unicodedata.normalize("NFD", text)) == is_vietnamese(nfc(text))


def test_a_short_text_that_was_not_translated_is_told_and_a_short_name_is_not(tmp_path: Path) -> None:
    short = "## Nhiệm vụ\n\nTham mưu cho Ủy ban nhân dân tỉnh về công tác đối ngoại.\n"
    assert len(run_rule(wrong_language_text.RULE, tmp_path / "a", SENTENCE, short)) == 1
    name = "Ủy ban nhân dân phường Xuân Hương, Đà Lạt, Lâm Đồng.\n"
    assert run_rule(wrong_language_text.RULE, tmp_path / "b", SENTENCE, name) == []


@pytest.mark.parametrize(
    ("title", "body", "told"),
    [
        ("Nhiệm vụ", ENGLISH, ["title"]),
        ("Nhiệm vụ của cơ quan", ENGLISH, ["title"]),
        ("Duties", ENGLISH, []),
        ("Nhiệm vụ", SENTENCE, []),
        ("Nhiệm vụ", "The bureau “Nhiệm vụ” is a club of readers.\n", []),
        ("The Nhiệm vụ club", ENGLISH, []),
        ("Ủy Ban Đà Lạt", ENGLISH, []),
    ],
    ids=["same", "other", "translated", "nothing translated", "name in the text", "name in a title", "name"],
)
def test_a_title_that_was_not_translated_is_told_once(tmp_path: Path, title: str, body: str, told: list[str]) -> None:
    found = run_rule(title_untranslated.RULE, tmp_path, SENTENCE, body, title=title)
    assert [values(each)["key"] for each in found] == told


def test_a_summary_that_was_not_translated_is_told_unless_the_title_is(tmp_path: Path) -> None:
    summary = "Cơ quan về đối ngoại"
    (found,) = run_rule(title_untranslated.RULE, tmp_path / "a", SENTENCE, ENGLISH, summary=summary)
    assert values(found)["key"] == "summary"
    (found,) = run_rule(title_untranslated.RULE, tmp_path / "b", SENTENCE, ENGLISH, title="Nhiệm vụ", summary=summary)
    assert values(found)["key"] == "title"


PASSAGE = "Tham mưu cho tỉnh về công tác đối ngoại của địa phương."


@pytest.mark.parametrize(
    ("body", "is_reported"),
    [
        (f"{ENGLISH}\n{PASSAGE}\n\n{ENGLISH}", True),
        (f"{ENGLISH}\nIt says **{PASSAGE}** to us.\n", True),
        (f"{ENGLISH}\n[{PASSAGE}]{{lang=vi}}\n", False),
        (f"{ENGLISH}\n{{lang=vi}}\n{PASSAGE}\n{PASSAGE}\n", False),
        (f"{ENGLISH}\n## {PASSAGE} {{lang=vi}}\n", False),
        (f"{ENGLISH}\n{{lang=vi}}\n{PASSAGE}\n\n{PASSAGE}\n", True),
        (f"{ENGLISH}\nNguyễn Thị Hà, Trần Văn Bình, Lê Thị Hồng, Phạm Đức.\n", False),
    ],
)
def test_a_vietnamese_passage_is_reported_unless_it_is_marked(tmp_path: Path, body: str, is_reported: bool) -> None:
    found = run_rule(wrong_language_text.RULE, tmp_path, SENTENCE, body)
    assert bool(found) is is_reported
    shown = rendered(body)[0]
    assert shown is not None
    rendered_page = f'<html lang="en"><body>{shown.html}</body></html>'
    assert bool(list(check_foreign_passages(Document(rendered_page, "so.example.vn")))) is is_reported
    if found:
        assert PASSAGE in found[0].diagnostic.place.excerpt
