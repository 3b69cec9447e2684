"""An editor names a kind by its name or by words of its label."""

from __future__ import annotations

import pytest

from portalgen.content.kind_by_name import match_kinds, require_kind
from portalgen.errors import UsageError
from portalgen.kinds.table import KINDS


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("news", "news"),
        ("tin", "news"),
        ("tin tức", "news"),
        ("Tin tuc", "news"),
        ("văn bản", "legal_document"),
        ("legal document", "legal_document"),
        ("ý kiến", "consultation"),
        ("khẩn cấp", "emergency"),
        ("quy hoach", "planning"),
        ("lịch", "work_schedule"),
        ("thông báo", "news"),
        ("Su kien", "news"),
        ("quyết định", "legal_document"),
        ("tạm dừng", "suspension_notice"),
    ],
)
def test_words_of_a_label_find_the_kind(words: str, name: str) -> None:
    assert match_kinds(KINDS, words)[0].name == name


def test_every_kind_is_found_by_its_name_labels_and_synonyms() -> None:
    for kind in KINDS.values():
        if not kind.is_tombstone:
            names = (kind.name, kind.label.vi, kind.label.en, *kind.synonyms)
            assert {require_kind(KINDS, each).name for each in names} == {kind.name}


def test_ambiguous_words_list_their_kinds_with_vietnamese_names() -> None:
    with pytest.raises(UsageError) as caught:
        require_kind(KINDS, "thông")
    assert "emergency (Thông tin khẩn cấp)" in caught.value.vi and "news" not in caught.value.vi


@pytest.mark.parametrize("words", ["", "xyz", "…"])
def test_unknown_words_list_all_kinds(words: str) -> None:
    with pytest.raises(UsageError, match="news"):
        require_kind(KINDS, words)
