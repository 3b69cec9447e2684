"""A paragraph in the other language is reported; titles, addresses, names and glossaries are quoted freely."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.sentences import help_of
from portalgen.lint.rules.text import other_language_below, other_language_text
from tests.makers.lint.news_texts import NEWS, page_text_of

ENGLISH = (
    "The Department of Foreign Affairs of Lâm Đồng opened a course for officials who work with partners abroad on"
    " Monday, and 40 people took part."
)
VIETNAMESE = "Sáng 24/11, Sở Ngoại vụ tỉnh Lâm Đồng tổ chức lớp tập huấn cho 40 cán bộ làm công tác đối ngoại."
MOSTLY_VIETNAMESE = f"{ENGLISH}\n\n{VIETNAMESE} Đại biểu thảo luận các tình huống lễ tân thường gặp khi đón khách.\n"

REPORTED = [
    f"{ENGLISH}\n\n{VIETNAMESE}\n",
    f"{ENGLISH}\n\n{VIETNAMESE}\n\n{ENGLISH}\n",
    f"{ENGLISH}\n\n## Results\n\nĐại biểu thảo luận cách tiếp các đoàn khách và cách soạn thư mời bằng tiếng Anh.\n",
    MOSTLY_VIETNAMESE,
]

QUIET = [
    f"{ENGLISH}\n",
    f"{ENGLISH}\n\nThe song “Lời ru cao nguyên vọng mãi giữa đại ngàn xanh thẳm” closed the evening.\n",
    f"{ENGLISH}\n\n“{VIETNAMESE}”\n",
    f"{ENGLISH}\n\n> {VIETNAMESE}\n",
    f"{ENGLISH}\n\n- {VIETNAMESE}\n",
    f"{ENGLISH}\n\nThe full title in Vietnamese is:\n\nQuyết định về việc ban hành quy chế hoạt động của cổng thông tin"
    " điện tử tỉnh Lâm Đồng và các trang thành phần.\n",
    f"{ENGLISH}\n\nQuyết định số 2111/QĐ-UBND về việc ban hành quy chế hoạt động của cổng thông tin điện tử tỉnh\n",
    f"{ENGLISH}\n\nAddress: 36 Trần Phú, phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng, Việt Nam.\n",
    f"{ENGLISH}\n\nSố 36 đường Trần Phú, phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng, Việt Nam (gần Hồ Xuân Hương).\n",
    f"{ENGLISH}\n\n**Sở Ngoại vụ**: Department of Foreign Affairs.\n\n**Ủy ban nhân dân**: People's Committee.\n",
    f"{ENGLISH}\n\n| Tiếng Việt | English |\n|---|---|\n| cán bộ làm công tác đối ngoại của tỉnh | officials |\n",
    f"{ENGLISH}\n\nNguyễn Văn Anh, Trần Thị Bình, Lê Hoàng Cường, Phạm Thị Dung, Đỗ Văn Giang, Vũ Thị Hạnh.\n",
    f"{ENGLISH}\n\nAi lên xứ hoa đào dừng chân bên hồ nghe chiều rơi.\nCành hoa đào nở trong vườn ai thắm tươi.\n",
    f"{ENGLISH}\n\nĐà Lạt, Bảo Lộc, Đức Trọng and Lâm Hà sent teams to the Festival Hoa Đà Lạt.\n",
]


@pytest.mark.parametrize("body", REPORTED)
def test_a_vietnamese_paragraph_of_an_english_page_is_reported_once(body: str) -> None:
    text = page_text_of(body, language="en")
    (found,) = (*other_language_below.check(text), *other_language_text.check(text))
    if body is not MOSTLY_VIETNAMESE:
        assert found.diagnostic.code == "TXT235"
        assert "--to vi" in help_of(found.diagnostic, "en")


@pytest.mark.parametrize("body", QUIET)
def test_quoted_vietnamese_is_left_alone(body: str) -> None:
    assert list(other_language_below.check(page_text_of(body, language="en"))) == []


def test_a_translation_is_translated_and_nothing_is_moved() -> None:
    text = page_text_of(REPORTED[0], f"{NEWS}translated_from: a1b2c3d4e5f6\n", language="en")
    (found,) = other_language_below.check(text)
    assert help_of(found.diagnostic, "en").startswith("translate these paragraphs into English; ")
