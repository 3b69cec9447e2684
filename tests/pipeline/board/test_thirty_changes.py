"""Changes as authors hand them in, thirty and more: a chief sees each on the screen, without a further command.

When somebody wrote them who knew no more than the guides, 48 of 55 were visible: six were cut off behind a count or told as
one with others, and a long attachment ended in an ellipsis. Now 54 are visible, and of that attachment the screen says how
many words it does not show.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from portalgen.pipeline.board.screen import SubmissionScreen
from portalgen.pipeline.board.screen_text import format_closing, format_difference, format_findings, format_screen
from tests.makers.board_office import BoardOffice, open_board_office
from tests.makers.judged_portal import write_news
from tests.makers.portal import PROFILES_YAML, png
from tests.makers.thirty_changes import CHANGES, Change, Files, gather, write_forty

pytestmark = pytest.mark.heavy

_WIDE = 100_000
_NARROW = 80
_FORMER, _NEWER = "Trung tâm Hành chính công", "Trung tâm Phục vụ hành chính công"
_SETTINGS: Files = {
    "site-config/profiles.yaml": PROFILES_YAML.replace("id:so-chuc-nang", "https://khac.example/"),
    "site-config/redirects.yaml": "redirects:\n  - {site: so, from: /cu/, to: 'https://gia.example/'}\n",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoardOffice]:
    picture: Files = {"content/so/tin-tuc/thuoc-tinh/phim.png": png()}
    before = {**gather(CHANGES, are_made=False), **write_forty(_FORMER, "3751"), **picture}
    made = open_board_office(
        tmp_path_factory.mktemp("van-phong"), {path: each for path, each in before.items() if each}
    )
    made.submit("bai/nhieu-viec", gather(CHANGES, are_made=True))
    made.submit("bai/nhu-nhau", write_forty(_NEWER, "3752"))
    made.submit("bai/cai-dat", _SETTINGS)
    made.submit("bai/tin", {"content/so/tin-tuc/tin.vi.md": write_news("so-tin")})
    yield made


@pytest.fixture(scope="module")
def screens(office: BoardOffice) -> str:
    return "\n".join(_list_difference(office.draw("bai/nhieu-viec")))


def _list_difference(screen: SubmissionScreen) -> list[str]:
    return list(format_difference(screen.difference, _WIDE, "vi"))


def _list_all(office: BoardOffice, name: str) -> list[str]:
    screen = office.draw(name)
    return [
        *format_screen(screen, office.queue(), _NARROW, "vi"),
        *format_difference(screen.difference, _NARROW, "vi"),
        *format_findings(screen, _NARROW, "vi"),
        *format_closing(screen, _NARROW, "vi"),
    ]


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: each.name)
def test_a_change_is_on_the_screen(screens: str, change: Change) -> None:
    assert [words for words in change.seen if words not in screens] == []


def test_at_least_ten_are_meant_to_slip_through() -> None:
    assert sum(each.is_sly for each in CHANGES) >= 10 and sum(not each.is_sly for each in CHANGES) == 20


def test_settings_name_the_hosts_that_they_lead_to(office: BoardOffice) -> None:
    text = "\n".join(_list_difference(office.draw("bai/cai-dat")))
    assert "mục «Giới thiệu», dẫn tới" in text and "tên miền khac.example, ngoài cổng" in text
    assert "địa chỉ cũ «so.example.vn/cu/»" in text and "tên miền gia.example, ngoài cổng" in text


def test_forty_equal_edits_are_one_entry_and_the_digit_in_one_of_them_stands_beside_it(office: BoardOffice) -> None:
    lines = _list_all(office, "bai/nhu-nhau")
    assert len(lines) <= 40 and sum("«Phục vụ" in line for line in lines) == 1
    assert any("«3751.0.0000037» → «3752.0.0000037»" in line for line in lines)


def test_a_plain_piece_of_news_takes_at_most_forty_lines(office: BoardOffice) -> None:
    assert len(_list_all(office, "bai/tin")) <= 40
