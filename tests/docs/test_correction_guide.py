"""The guide to corrections, withdrawals and removals is followed to the letter, against a bare repository with its hook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.makers.guide_session import list_unfollowed, open_session
from tests.makers.page_histories import news

GUIDE: Final = (Path(__file__).resolve().parents[2] / "docs/how-to/dinh-chinh-go-bai.md").read_text("utf-8")
PARTS: Final[Mapping[str, str]] = {
    "### Đính chính: người soạn": "editor-so",
    "### Đính chính: người ký": "chief-so",
    "### Duyệt bổ sung, người khác": "secretary-so",
}
"""The first title of a part that one person follows, up to the next of these, to that person."""
PUBLISHED: Final = {
    "content/so/tin-tuc/hoi-nghi.vi.md": news("so-hoi-nghi", "Hội nghị có 120 đại biểu.\n", title="Hội nghị"),
    "content/so/tin-tuc/danh-sach.vi.md": news("so-danh-sach", "Danh sách mẫu.\n", title="Danh sách học viên"),
}
"""What is on main beside the small portal's own pages."""


def part_of(title: str) -> str:
    """The text from a title up to the next part."""
    start = GUIDE.index(f"{title}\n")
    ends = (GUIDE.find(f"\n{each}\n", start) for each in (*PARTS, "## Chỉ bằng trình soạn thảo trên web"))
    return GUIDE[start : min(end for end in ends if end > 0)]


@pytest.fixture(scope="module")
def differences(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, list[str]]]:
    """Title to what was not as the guide says."""
    with open_session(tmp_path_factory.mktemp("van-phong"), {}, PUBLISHED, is_judged=True) as session:
        yield {title: session.follow(part_of(title), person) for title, person in PARTS.items()}


@pytest.mark.heavy
@pytest.mark.long
@pytest.mark.needs("ssh-agent", "ssh-add", "ssh-keygen")
@pytest.mark.parametrize("title", PARTS)
def test_what_the_guide_shows_is_what_its_reader_sees(differences: Mapping[str, list[str]], title: str) -> None:
    """The first one takes 15 s: the hook judges four pushes to main."""
    assert differences[title] == [], "\n\n".join(differences[title])


def test_every_command_that_the_guide_shows_is_followed() -> None:
    assert list_unfollowed(GUIDE) == []
