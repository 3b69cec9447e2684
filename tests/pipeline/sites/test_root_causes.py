"""One root cause is reported once."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
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
