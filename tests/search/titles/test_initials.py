"""The initials of agencies."""

from __future__ import annotations

from portalgen.search.titles.initials import list_initials


def test_a_department_is_called_by_its_initials_with_and_without_and() -> None:
    assert {"sgdvdt", "sgddt", "gdvdt", "gddt"} <= set(list_initials(("Sở Giáo dục và Đào tạo",)))


def test_two_letters_are_none_and_neither_are_whole_sentences() -> None:
    assert list_initials(("Y tế", "một hai ba bốn năm sáu bảy tám chín mười")) == ()


def test_three_letters_are_enough() -> None:
    assert list_initials(("Sở Y tế",)) == ("syt",)
