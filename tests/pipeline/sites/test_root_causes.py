"""One root cause is reported once."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Phrase, Place, diagnostic
from portalgen.pipeline.sites.root_causes import find_root_causes

PAGE, OTHER = Place("content/so/a.vi.md", 8), Place("content/so/b.vi.md", 8)


def find_codes(*diagnostics: Diagnostic) -> list[str]:
    return [diagnostics[number].code for number in find_root_causes(diagnostics)]


ORIGIN = diagnostic("SRC204", PAGE, file="anh.png")
CREDIT = diagnostic("SRC205", PAGE, file="anh.png")


@pytest.mark.parametrize(
    "error",
    [
        diagnostic("ATT101", PAGE, file="anh.png", suggestion=""),
        diagnostic("MRK108", PAGE, file="anh.png"),
        diagnostic("LNK114", PAGE, target="anh.png"),
    ],
    ids=lambda error: error.code,
)
def test_what_a_picture_lacks_waits_for_its_error(error: Diagnostic) -> None:
    assert find_codes(ORIGIN, CREDIT, error) == [error.code]


def test_what_other_pictures_lack_is_told() -> None:
    error = diagnostic("ATT101", PAGE, file="khac.png", suggestion="")
    elsewhere = diagnostic("ATT101", OTHER, file="anh.png", suggestion="")
    assert find_codes(ORIGIN, CREDIT, error, elsewhere) == ["SRC204", "SRC205", "ATT101", "ATT101"]
    assert find_codes(ORIGIN, CREDIT) == ["SRC204", "SRC205"]


@pytest.mark.parametrize(
    ("error", "is_told"),
    [
        (diagnostic("ATT101", PAGE, file="ke-hoach", suggestion="ke-hoach.pdf"), False),
        (diagnostic("ATT101", PAGE, file="ke-hoach", suggestion=""), False),
        (diagnostic("LNK114", PAGE, target="https://example.org/a.png"), False),
        (diagnostic("ATT101", PAGE, file="ke-hoach", suggestion="khac.pdf"), True),
        (
            diagnostic("ATT101", Place("content/so/tin-tuc/b.vi.md", 8), file="ke-hoach", suggestion="ke-hoach.pdf"),
            True,
        ),
    ],
)
def test_a_file_that_no_page_names_waits_for_a_name_that_may_mean_it(error: Diagnostic, is_told: bool) -> None:
    unnamed = diagnostic("ATT210", PAGE, file="ke-hoach.pdf")
    assert find_codes(unnamed, error) == ["ATT210"] * is_told + [error.code]


def test_the_odd_name_of_a_file_waits_until_the_file_is_there() -> None:
    odd = diagnostic("ATT222", PAGE, file="Kế hoạch.pdf", proposal="ke-hoach.pdf")
    missing = diagnostic("ATT101", PAGE, file="Kế hoạch.pdf", suggestion="")
    assert find_codes(odd, missing) == ["ATT101"]
    assert find_codes(odd) == ["ATT222"]


def test_one_advice_about_origin_and_credit_of_a_picture_is_given_once() -> None:
    figure = LocalizedText("ghi khối figure", "write a figure")
    origin = diagnostic("SRC204", PAGE, file="anh.png", missing="", advice=figure)
    credit = diagnostic("SRC205", PAGE, file="anh.png", advice=figure)
    assert find_codes(origin, credit) == ["SRC204"]
    assert find_codes(credit) == ["SRC205"]
    assert find_codes(origin, diagnostic("SRC205", OTHER, file="anh.png", advice=figure)) == ["SRC204", "SRC205"]
    listed = diagnostic("SRC205", PAGE, file="anh.png", advice=Phrase("credit.listed"))
    assert find_codes(origin, listed) == ["SRC204", "SRC205"]
