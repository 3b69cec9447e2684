"""Numbers of lists and articles, references to points, and announced counts (FCT207, FCT208, FCT209, FCT215)."""

from __future__ import annotations

import pytest

from tests.makers.lint.marked_text import find_marked_texts, find_sentences
from tests.makers.lint.news_texts import NEWS


def lines(*entries: str) -> str:
    """Return the lines as one block of Markdown."""
    return "\n".join(entries) + "\n"


def paragraphs(*entries: str) -> str:
    """Return the paragraphs with an empty line after each."""
    return "\n\n".join(entries) + "\n"


@pytest.mark.parametrize(
    "body",
    [
        lines("1. Đăng ký", "3. Nộp phí", "2. Nhận kết quả"),
        lines("1. Căn cước", "2. Đơn", "2. Ảnh"),
        lines("1. Căn cước", "2. Đơn", "4. Ảnh"),
        lines("1. Xã Một", "2. Xã Hai", "3. Xã Ba", "5. Xã Năm"),
        lines("1) Căn cước", "2) Đơn", "4) Ảnh"),
        lines("Hồ sơ gồm:", "", "1. Đơn", "2. Ảnh", "2. Căn cước", "3. Hộ chiếu"),
        lines("3. Thông báo", "4. Công bố", "6. Báo cáo"),
        lines("- Hồ sơ:", "  1. Đơn", "  3. Ảnh"),
    ],
)
def test_a_list_whose_numbers_are_shown_differently_is_reported(body: str) -> None:
    assert find_marked_texts("FCT207", body)


@pytest.mark.parametrize(
    "body",
    [
        lines("1. Đăng ký", "2. Nộp phí", "3. Nhận kết quả"),
        lines("1. Đăng ký", "1. Nộp phí", "1. Nhận kết quả"),
        lines("3. Thông báo", "4. Công bố", "5. Báo cáo"),
        lines("0. Chuẩn bị", "1. Đăng ký", "2. Nộp phí"),
        lines("1. Một", "   1. Con", "   2. Con", "2. Hai", "   1. Con", "3. Ba"),
        lines("1. Một", "   - a", "   - b", "2. Hai"),
        paragraphs("1. Một", "Đoạn chen giữa.", "2. Hai", "Đoạn nữa.", "3. Ba"),
        paragraphs("1. Một", "   Tiếp theo của một.", "2. Hai"),
        paragraphs("## Một\n\n1. A\n2. B", "## Hai\n\n1. C\n2. D"),
        lines("Đường 1. Hùng Vương", "Đường 3. Trần Phú"),
        lines("1\\. Một", "3\\. Ba"),
        lines("```", "1. Một", "3. Ba", "```"),
        lines("Năm 2026. Việc lớn", "Năm 2028. Việc khác"),
        lines("- 1. Một", "- 3. Ba"),
        lines("01. Đăng ký", "02. Nộp phí", "03. Nhận kết quả"),
        lines("8. Tám", "9. Chín", "10. Mười", "11. Mười một"),
        lines("1. A", "2. B") + "\n" + lines("1) C", "2) D"),
        lines("1. Một", "", "2. Hai", "", "3. Ba"),
        lines("| STT | Tên |", "|---|---|", "| 1. | A |", "| 3. | B |"),
        lines("> 1. Một", "> 2. Hai"),
        lines("a) Một", "c) Ba"),
        lines("Số 1.", "", "Số 3."),
        lines("2026. Năm lớn"),
        lines("I. Một", "III. Ba"),
        lines("Họ gồm 1. A, 3. B."),
    ],
)
def test_a_true_list_with_numbers_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT207", body) == []


THREE = lines("1. Căn cước", "2. Đơn", "3. Ảnh") + "\n"
PARTS = paragraphs("## I. Mục tiêu", "A.", "## II. Nhiệm vụ", "B.", "## III. Kinh phí", "C.", "")
ARTICLES = paragraphs(
    "## Điều 1. Giờ", "Từ 8 giờ.", "## Điều 2. Nơi", "Phòng 1.", "## Điều 3. Việc cấm", "Không hút thuốc.", ""
)


@pytest.mark.parametrize(
    "body",
    [
        THREE + "Giấy tờ ở điểm 4 nêu trên phải là bản chính.",
        THREE + "Giấy tờ tại mục 5 nêu trên phải là bản chính.",
        ARTICLES + "Người vi phạm Điều 5 của nội quy này phải nộp phạt.",
        ARTICLES + "Việc nêu tại Điều 4 nội quy này do Văn phòng làm.",
        "Danh sách có ở Phụ lục III kèm theo.\n\n## Phụ lục I\n\nA.\n\n## Phụ lục II\n\nB.",
        THREE + "Các giấy tờ nêu tại điểm 6 ở trên nộp sau.",
        ARTICLES + "Trách nhiệm quy định tại Điều 7 Quy chế này.",
        THREE + "Giấy tờ nêu ở mục 4 trên đây có thể nộp sau.",
        PARTS + "Các việc nêu tại Mục V Kế hoạch này do ngân sách bảo đảm.",
        PARTS + "Theo mục IV của Kế hoạch này, các thôn báo cáo.",
    ],
)
def test_a_reference_to_a_point_that_the_page_lacks_is_reported(body: str) -> None:
    assert len(find_marked_texts("FCT208", body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        PARTS + "Các việc nêu tại Mục III Kế hoạch này do ngân sách bảo đảm.",
        PARTS + "Các việc nêu tại Mục V Kế hoạch số 12/KH-UBND do ngân sách bảo đảm.",
        PARTS + "Các việc nêu tại Mục V Phụ lục ban hành kèm theo Kế hoạch này.",
        "## I. A\n\na\n\nCác việc nêu tại Mục V Kế hoạch này.",
        "## III. A\n\na\n\n## IV. B\n\nCác việc nêu tại Mục VI Kế hoạch này.",
        THREE + "Giấy tờ ở điểm 3 nêu trên phải là bản chính.",
        THREE + "Theo điểm 5 Thông báo số 12/TB-UBND, phí là 10.000 đồng.",
        THREE + "Theo mục 4 của Công văn nêu trên, Sở trả lời.",
        THREE + "Xe dừng ở điểm 4, cách trên 200 m.",
        THREE + "Ở điểm 7 của hội trường có nước uống.",
        THREE + "Đội đạt điểm 9 trên 10.",
        THREE + "Điểm 4 nêu trên của Nghị quyết 12 đã sửa.",
        ARTICLES + "Theo Điều 5 Luật Tiếp công dân, Sở có lịch tiếp.",
        ARTICLES + "Nội quy này căn cứ Điều 12 Luật Tiếp công dân.",
        ARTICLES + "Sửa đổi Điều 9 Quy chế ban hành kèm theo Quyết định số 12/QĐ-UBND.",
        ARTICLES + "“Điều 9. Hội nghị” được thay bằng “Điều 9. Cuộc họp”.",
        ARTICLES + "Nghị định số 61/2018/NĐ-CP (Điều 17) quy định việc này.",
        ARTICLES + "Điều 15 và Điều 16 của Luật nói trên vẫn áp dụng.",
        "Theo Điều 9 Quy chế, Sở họp mỗi tháng.",
        "Toàn văn ở tệp đính kèm; Phụ lục IV nêu biểu mẫu.",
        "## Phụ lục I\n\nA.\n\nBiểu mẫu ở Phụ lục II đính kèm (tệp PDF).",
        "## Phụ lục I\n\nA.\n\nPhụ lục V của Nghị định số 45/2020/NĐ-CP có mẫu.",
        "## Phụ lục I\n\nA.\n\nPhụ lục III ban hành kèm theo Thông tư số 01/2023/TT-VPCP.",
        THREE + "Mục 8 trong chương trình nêu trên là văn nghệ.",
        THREE + "Bảng 4 và hình 5 nêu trên lấy từ báo cáo.",
        THREE + "Khoản 5 Điều 12 nêu trên của Luật đã sửa.",
        "Ngân sách theo khoản 5 nêu trong báo cáo.",
        ARTICLES + "Khoản 2 Điều 3 Nội quy này do Văn phòng giải thích.",
        THREE + "Trong mục 4 nêu trên của tờ trình có bốn ý.",
        paragraphs(
            "Điều 3. Sửa đổi Quyết định số 12/QĐ-UBND như sau:",
            "“Điều 8. Hiệu lực”.",
            "Điều 4. Điều 8 nêu trên thay điều cũ.",
        ),
        "1. Đơn\n2. Ảnh\n\nCác bước tiếp theo:\n\n3. Nộp\n4. Nhận\n\nKhi xong điểm 4 nêu trên, bà con ra về.",
        "## Mục 1\n\n1. A\n\n## Mục 4\n\n1. B\n\nXem mục 4 nêu trên.",
    ],
)
def test_a_true_reference_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT208", body) == []


@pytest.mark.parametrize(
    "body",
    [
        paragraphs("## Điều 1. A", "a", "## Điều 2. B", "b", "## Điều 2. C", "c"),
        paragraphs("Điều 1. A", "Điều 2. B", "Điều 2. C", "Điều 3. D"),
        paragraphs(
            "**Điều 1.** Ban hành kèm theo.", "**Điều 2.** Có hiệu lực.", "**Điều 2.** Chánh Văn phòng thi hành."
        ),
        paragraphs("### Điều 4. A", "1. x", "### Điều 4. B", "1. y"),
        paragraphs("Điều 2: A", "Điều 2: B"),
        paragraphs("**Điều 5. A**", "a", "**Điều 5. B**", "b", "**Điều 6. C**"),
        paragraphs("## Chương I", "### Điều 3. A", "a", "## Chương II", "### Điều 3. B", "b", "### Điều 4. C"),
        paragraphs("Điều 10. A", "Chữ.", "Điều 10. B", "Chữ."),
    ],
)
def test_an_article_number_that_is_used_twice_in_a_row_is_reported(body: str) -> None:
    assert len(find_marked_texts("FCT209", body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        paragraphs("## Điều 1. A", "a", "## Điều 2. B", "b", "## Điều 3. C"),
        paragraphs("## Phần một", "### Điều 1. A", "## Phần hai", "### Điều 1. B"),
        paragraphs("## Quyết định", "**Điều 1.** A", "## Quy chế kèm theo", "**Điều 1.** B"),
        paragraphs("**Điều 1.** Sửa Điều 3 như sau:", "“Điều 3. A", "b”", "**Điều 2.** Hiệu lực."),
        paragraphs("Điều 1. Sửa đổi Quy chế như sau:", "“Điều 1. Giờ", "Từ 8 giờ.”", "Điều 2. Thi hành."),
        paragraphs("Điều 3. A", "> Điều 3. Trích nguyên văn"),
        paragraphs("Điều 3 của Luật nói về đất.", "Điều 3 của Nghị định nói về phí."),
        paragraphs("Điều 2a. A", "Điều 2b. B"),
        paragraphs("Điều 2. A", "Điều 2a. B"),
        paragraphs("Điều 1 quy định giờ.", "Điều 1 còn quy định nơi."),
        paragraphs("Luật A:", "Điều 5. x", "Luật B:", "Điều 5. y"),
        paragraphs("## Chương I", "### Điều 1. A", "## Chương II", "### Điều 1. B"),
        paragraphs("Điều 1. A", "Điều 2. B", "QUY CHẾ", "Điều 1. C", "Điều 2. D"),
        lines("- Điều 3. Luật Đất đai", "- Điều 3. Luật Nhà ở"),
        paragraphs("Câu 1. A", "Câu 1. B"),
        paragraphs("Điều 12. A", "Điều 1. B", "Điều 2. C"),
        paragraphs("Điều kiện 1. A", "Điều kiện 1. B"),
        paragraphs("Bản cũ:", "Điều 4. A", "Bản mới:", "Điều 4. B"),
        paragraphs("Trước đây: Điều 4. A", "Nay: Điều 4. B"),
        lines("| Cũ | Mới |", "|---|---|", "| Điều 4. A | Điều 4. B |"),
        lines("```", "Điều 4. A", "", "Điều 4. B", "```"),
        paragraphs("Hỏi: Điều 3 nói gì?", "Đáp: Điều 3. Giờ tiếp dân."),
    ],
)
def test_a_true_order_of_articles_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT209", body) == []


@pytest.mark.parametrize(
    "body",
    [
        paragraphs("Trung tâm trả kết quả qua bưu điện đối với 05 thủ tục:", "- Khai sinh\n- Khai tử\n- Kết hôn"),
        paragraphs("Hồ sơ gồm 4 loại giấy tờ:", "1. Đơn\n2. Căn cước\n3. Ảnh"),
        paragraphs("Hội nghị bàn ba việc sau:", "- Thu\n- Chi"),
        paragraphs("Bà con cần mang theo 3 loại giấy tờ sau đây:", "- Căn cước\n- Đơn\n- Ảnh\n- Giấy mời"),
        paragraphs("Cổng có thêm 04 dịch vụ công trực tuyến:", "- Khai sinh\n- Khai tử\n- Kết hôn"),
        paragraphs("Chương trình có năm nội dung chính:", "1. A\n2. B\n3. C\n4. D"),
        paragraphs("Xã tổ chức 2 lớp tập huấn:", "- Lớp trồng nấm\n- Lớp nuôi tằm\n- Lớp may"),
        paragraphs("Kế hoạch đề ra 6 nhiệm vụ, gồm:", "- A\n- B\n- C\n- D\n- E"),
    ],
)
def test_a_count_that_the_list_below_contradicts_is_reported(body: str) -> None:
    assert len(find_marked_texts("FCT215", body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        paragraphs("Trung tâm trả kết quả qua bưu điện đối với 03 thủ tục:", "- Khai sinh\n- Khai tử\n- Kết hôn"),
        paragraphs("Bà con lưu ý một số việc:", "- A\n- B\n- C"),
        paragraphs("Một việc cần làm ngay:", "- A\n- B"),
        paragraphs("Trong 05 thủ tục, 2 thủ tục được giảm phí, đó là:", "- Khai sinh\n- Khai tử"),
        paragraphs("Hồ sơ gồm 05 thủ tục, trong đó có:", "- Khai sinh\n- Khai tử"),
        paragraphs("Xã có 12 thôn, tiêu biểu:", "- Thôn Một\n- Thôn Hai"),
        paragraphs("Trong 5 ngày làm việc, bà con nộp:", "- Đơn\n- Ảnh"),
        paragraphs("Nộp 02 bộ hồ sơ gồm:", "- Đơn\n- Căn cước\n- Ảnh"),
        paragraphs("Hồ sơ (02 bộ) gồm:", "- Đơn\n- Căn cước\n- Ảnh"),
        paragraphs("Theo 3 tiêu chí của Bộ, xã chọn:", "- Nhà A\n- Nhà B"),
        paragraphs("Có ít nhất 3 nội dung sau:", "- A\n- B\n- C\n- D"),
        paragraphs("Chọn 1 trong 4 cách sau:", "- A\n- B\n- C\n- D"),
        paragraphs("Bà con chọn một trong các cách:", "- A\n- B\n- C"),
        paragraphs("Kết quả của 20 xã:", "- Xã đạt: 15\n- Xã chưa đạt: 5"),
        paragraphs("Hội nghị có 200 đại biểu:", "- Cán bộ: 150\n- Người dân: 50"),
        paragraphs("Ba nhóm có 5 việc:", "- Nhóm một:\n  - A\n  - B\n- Nhóm hai:\n  - C\n  - D\n- Nhóm ba: E"),
        paragraphs("Có 04 việc:", "1. A\n2. B", "Chữ chen giữa.", "3. C\n4. D"),
        paragraphs("Có 4 việc, gồm:", "- A và B\n- C và D"),
        paragraphs("Giải thưởng gồm 1 giải nhất, 2 giải nhì:", "- Giải nhất: Xã A\n- Giải nhì: Xã B, Xã C"),
        paragraphs("Năm 2026 có các việc:", "- A\n- B"),
        paragraphs("Điều 5 nêu các việc:", "- A\n- B"),
        paragraphs("Danh sách 10 hộ đầu tiên (còn tiếp):", "- Hộ A\n- Hộ B"),
        paragraphs("Lúc 8 giờ, đoàn làm các việc:", "- A\n- B\n- C"),
        paragraphs("Đoàn thăm 15 hộ và tặng:", "- Gạo\n- Sách"),
        paragraphs("3 việc: thu, chi, sửa. Chi tiết:", "- A\n- B"),
        paragraphs("Xã có 3 lớp tập huấn; giờ học:", "- Sáng\n- Chiều"),
        paragraphs("Tuyển 05 chỉ tiêu:", "- Kế toán: 02\n- Văn thư: 03"),
        paragraphs("Đoàn giải quyết 9 nội dung, cụ thể:", "- Đất đai: 5 nội dung\n- Môi trường: 4 nội dung"),
        paragraphs("Có 3 bước:", "- Bước 1: nộp\n- Bước 2: trả phí\n- Bước 3: nhận\n- Lưu ý: mang căn cước"),
        paragraphs("Sở bãi bỏ 03 thủ tục:", "- Nhóm hộ tịch: khai sinh, khai tử\n- Nhóm đất đai: tách thửa"),
    ],
)
def test_a_true_count_above_a_list_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT215", body, NEWS) == []


RULES = paragraphs(
    "**Điều 1. Giờ mở cửa**",
    "Từ 6 giờ.",
    "**Điều 2. Cho mượn**",
    "1. Theo thứ tự đăng ký.",
    "2. Được mượn để:",
    "a) Họp thôn;",
    "b) Tổ chức đám cưới.",
)
BARE = paragraphs(
    "### Điều 1", "Phạm vi.", "### Điều 2", "Người mượn:", "a) Giữ vệ sinh.", "b) Bồi thường.", "c) Trả phòng."
)
PARTS = paragraphs("## I. Mục tiêu", "A.", "## II. Nhiệm vụ", "B.", "## III. Kinh phí", "C.")


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (RULES + "\n3. Việc mượn theo điểm d khoản 2 Điều này phải trả tiền.\n", "điểm d khoản 2 Điều này"),
        (
            RULES + "\n3. Việc mượn theo điểm c khoản 2 Điều 2 Quy chế này được miễn phí.\n",
            "điểm c khoản 2 Điều 2 Quy chế này",
        ),
        (
            BARE + "\n### Điều 3\n\nNgười vi phạm điểm d Điều 2 Quy chế này không được mượn.\n",
            "điểm d Điều 2 Quy chế này",
        ),
        (PARTS + "\nViệc nêu tại Mục V Kế hoạch này do xã làm.\n", "Mục V Kế hoạch này"),
        (PARTS + "\nViệc nêu tại mục IV của Thông báo này do xã làm.\n", "mục IV của Thông báo này"),
        ("I. MỤC TIÊU\n\nA.\n\nII. NHIỆM VỤ\n\nTheo Mục III Chương trình này.\n", "Mục III Chương trình này"),
    ],
)
def test_a_reference_to_a_missing_letter_or_part_is_reported(body: str, marked: str) -> None:
    assert find_marked_texts("FCT208", body) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        RULES + "\n3. Việc mượn theo điểm b khoản 2 Điều này phải trả tiền.\n",
        RULES + "\n3. Việc mượn theo điểm d khoản 2 Điều 12 Luật Đất đai phải trả tiền.\n",
        RULES + "\n3. Việc mượn theo điểm d khoản 5 Điều này phải trả tiền.\n",
        RULES + "\n3. Theo điểm d khoản 1 Điều này của Luật.\n",
        RULES + "\n3. Sửa đổi điểm d khoản 2 Điều này.\n",
        RULES + "\n3. Theo điểm d khoản 2 Điều 2 Quy chế kèm theo Quyết định số 12/QĐ-UBND.\n",
        RULES + "\n" + RULES + "\n3. Việc mượn theo điểm d khoản 2 Điều này phải trả tiền.\n",
        BARE + "\n### Điều 3\n\nNgười vi phạm điểm c Điều 2 Quy chế này không được mượn.\n",
        BARE + "\n### Điều 3\n\nTheo điểm d khoản 5 Điều 12 của Luật có liên quan.\n",
        "Theo điểm d khoản 2 Điều này, hộ nghèo được miễn phí.\n",
        "### Điều 1\n\nb) Một.\n\nc) Hai.\n\n### Điều 2\n\nTheo điểm d Điều 1 Quy chế này.\n",
        PARTS + "\nViệc nêu tại Mục II Kế hoạch này do xã làm.\n",
        PARTS + "\nViệc nêu tại Mục V Kế hoạch của tỉnh do xã làm.\n",
        PARTS + "\nViệc nêu tại Mục V Kế hoạch số 12/KH-UBND do xã làm.\n",
        PARTS + "\n## V. Tổ chức\n\nMục IV Kế hoạch này.\n",
        "## I. Mục tiêu\n\nMục V Kế hoạch này có toàn văn ở tệp.\n",
        "Việc nêu tại Mục V Kế hoạch này do xã làm.\n",
        "## II. Một\n\n## III. Hai\n\nMục V Kế hoạch này.\n",
        PARTS + "\nI. Một\n\nII. Hai\n\nMục V Kế hoạch này.\n",
        PARTS + "\nTheo Phụ lục V Kế hoạch này.\n",
    ],
)
def test_a_true_reference_to_a_letter_or_part_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT208", body) == []


def points(letters: str) -> str:
    """Return a list of points with these letters."""
    return "Hồ sơ gồm:\n\n" + "".join(f"{letter}) Giấy tờ.\n\n" for letter in letters)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (points("abd"), "d)"),
        (points("acd"), "c)"),
        (points("abdđ"), "d)"),
        (points("abcđe"), "đ)"),
        (points("abcdđg"), "g)"),
        (points("abcdđegi"), "i)"),
        (points("abcdđeghk"), "k)"),
        ("1. Một:\n\na\\) A\n\nb\\) B\n\nd\\) D\n\n2. Hai:\n\na\\) A\n\nb\\) B\n", "d\\)"),
        ("**a)** A\n\n**b)** B\n\n**d)** D\n", "d)"),
    ],
)
def test_a_list_of_points_that_lacks_a_letter_is_reported(body: str, marked: str) -> None:
    assert find_marked_texts("FCT216", body) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        points("abcdđeghiklm"),
        points("abcdefghijk"),
        points("abcdeghik"),
        points("abc"),
        points("ac"),
        points("abđ"),
        points("abe"),
        points("bcd"),
        points("acbd"),
        points("abdđh"),
        "a) A\n\nb) B\n\nc) C\n\n## Hai\n\na) A\n\nb) B\n",
        "a) A\n\nb) B\n\n2. Hai:\n\nd) D\n",
        "Sửa đổi Quy chế:\n\n" + points("abd"),
        points("ab") + "c) (bãi bỏ)\n\n" + "d) Giấy tờ.\n",
        "Bãi bỏ điểm c.\n\n" + points("abd"),
        "Trích Điều 5:\n\n" + points("abd"),
        points("ab") + "…\n\nd) Giấy tờ.\n",
        "a) A\n\nb) B\n\n**Câu 2.** Chọn:\n\nd) D\n",
        "| a) A |\n|---|\n| b) B |\n| d) D |\n",
        "Chọn a) 3, b) 4, d) 5.\n",
        points("abcd") + "e) Giấy tờ.\n",
        # The letter stands there in another form
        "a) A\n\nb) B\n\nc. C\n\nd) D\n",
        "a) A\n\nb) B; c) C\n\nd) D\n",
        "a) A\n\nb) B\n\nC/ C\n\nd) D\n",
    ],
)
def test_a_true_list_of_points_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT216", body) == []


def test_an_article_twice_as_a_heading_without_a_title_is_reported() -> None:
    body = paragraphs("### Điều 1", "A.", "### Điều 2", "B.", "### Điều 3", "C.", "### Điều 3", "D.")
    assert find_marked_texts("FCT209", body) == ["Điều 3"]


@pytest.mark.parametrize(
    "body",
    [
        paragraphs("### Điều 1", "A.", "### Điều 2", "B.", "## QUY CHẾ", "### Điều 1", "C.", "### Điều 2", "D."),
        paragraphs("### Điều 1", "A.", "### Điều 2", "Theo", "Điều 2", "B."),
        paragraphs("## II", "A.", "## II", "B."),
        paragraphs("## Điều 5", "A.", "Luật Nhà ở:", "## Điều 3", "B."),
    ],
)
def test_true_headings_of_articles_are_not_reported(body: str) -> None:
    assert find_marked_texts("FCT209", body) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (THREE + "Xem điểm 6 nêu trên.", "bài nhắc `điểm 6`, nhưng điểm cuối cùng là điểm 3"),
        (THREE + "Xem mục 4 nêu trên.", "bài nhắc `mục 4`, nhưng mục cuối cùng là mục 3"),
        (THREE + "Làm Bước 4 nêu trên.", "bài nhắc `Bước 4`, nhưng bước cuối cùng là bước 3"),
        (ARTICLES + "Theo Điều 9 Quy chế này.", "bài nhắc `Điều 9 Quy chế này`, nhưng Điều cuối cùng là Điều 3"),
        (PARTS + "Theo Mục V Kế hoạch này.", "bài nhắc `Mục V Kế hoạch này`, nhưng Mục cuối cùng là Mục III"),
        (
            "## Phụ lục I\n\nA.\n\n## Phụ lục II\n\nXem Phụ lục IV.",
            "bài nhắc `Phụ lục IV`, nhưng Phụ lục cuối cùng là Phụ lục II",
        ),
        (
            RULES + "\nTheo khoản 5 Điều 2.\n",
            "bài nhắc `khoản 5 Điều 2`, nhưng khoản cuối cùng của Điều 2 là khoản 2",
        ),
        (
            RULES + "\n3. Theo điểm d khoản 2 Điều này.\n",
            "bài nhắc `điểm d khoản 2 Điều này`, nhưng điểm cuối cùng của khoản 2 Điều 2 là điểm b",
        ),
        (
            BARE + "\nTheo điểm d Điều 2 Quy chế này.\n",
            "bài nhắc `điểm d Điều 2 Quy chế này`, nhưng điểm cuối cùng của Điều 2 là điểm c",
        ),
    ],
)
def test_a_missing_point_is_named_as_cited(body: str, sentence: str) -> None:
    assert find_sentences("FCT208", body) == [sentence]


def test_a_missing_point_is_named_in_english() -> None:
    body = RULES + "\nTheo khoản 5 Điều 2.\n"
    sentence = "the page refers to `khoản 5 Điều 2`, but the last clause of Điều 2 is khoản 2"
    assert find_sentences("FCT208", body, "en") == [sentence]


def test_a_repeated_number_is_told_from_a_smaller_one() -> None:
    twice = paragraphs("## Điều 1. A", "a", "## Điều 2. B", "b", "## Điều 2. C")
    back = paragraphs("## Điều 1. A", "a", "## Điều 3. B", "b", "## Điều 2. C")
    assert [*find_sentences("FCT209", twice), *find_sentences("FCT209", back)] == [
        "`Điều 2` được ghi hai lần: phần đứng trước cũng là `Điều 2`",
        "`Điều 2` đứng sau `Điều 3`, trái thứ tự của số",
    ]
    assert find_sentences("FCT209", twice, "en") == ["`Điều 2` is there twice: the part before is `Điều 2` as well"]


LETTERS = "Hồ sơ gồm:\n\na) Đơn\n\nb) Căn cước\n\nc) Ảnh\n\n"


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (THREE + "Hồ sơ nộp qua bưu điện cũng đủ như điểm 4.", "điểm 4"),
        (THREE + "Theo điểm 4 của thông báo này, ảnh chụp trong sáu tháng.", "điểm 4 "),
        (THREE + "Theo điểm 5 của hướng dẫn này, bà con mang bản chính.", "điểm 5 "),
        (THREE + "Cỡ ảnh: xem điểm 4.", "điểm 4"),
        (THREE + "Giấy tờ khác (xem điểm 5) nộp sau.", "điểm 5"),
        (THREE + "Nộp đủ như điểm 4, rồi nhận giấy hẹn.", "điểm 4"),
        (LETTERS + "Giấy tờ ở điểm d nêu trên phải là bản chính.", "điểm d"),
        (LETTERS + "Giấy tờ ở điểm đ ở trên phải là bản chính.", "điểm đ"),
        (LETTERS.replace(")", "\\)") + "Giấy tờ ở điểm d nói trên phải là bản chính.", "điểm d"),
    ],
)
def test_a_reference_to_a_missing_point_of_the_own_list_is_reported(body: str, marked: str) -> None:
    assert find_marked_texts("FCT208", body) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        THREE + "Cỡ ảnh: xem điểm 3.",
        THREE + "Xem điểm 4 của Nghị định nêu trên.",
        THREE + "Công văn số 12/SNV có bốn điểm. Theo điểm 4, Sở trả lời trong tuần.",
        THREE + "Thông tư quy định mức phí; xem điểm 4.",
        THREE + "Theo điểm 4, khoản 2 của quy chế, phí được miễn.",
        THREE + "Theo điểm 4, Điều 5, phí được miễn.",
        THREE + "Ai đạt từ điểm 4 trở lên thì qua.",
        THREE + "Bài thi chấm theo thang điểm 10; xếp loại yếu theo điểm 4.",
        THREE + "Xe buýt dừng như điểm 4 trên bản đồ.",
        THREE + "Sơ đồ có năm nơi đỗ xe: xem điểm 4.",
        "1. Đơn\n2. Ảnh\n\nXem điểm 4.",
        THREE + "Xem điểm 12.",
        "Bà con xem điểm 4.",
        "1. Đơn\n2. Ảnh\n\na) Một\n\nb) Hai\n\nc) Ba\n\nXem điểm 4.",
        LETTERS + "Giấy tờ ở điểm c nêu trên phải là bản chính.",
        LETTERS + "Giấy tờ ở điểm d nêu trên của Nghị định phải là bản chính.",
        LETTERS + "Theo điểm d khoản 1 Điều 5 của Luật, phí được miễn. Điểm d nêu trên áp dụng từ 2026.",
        LETTERS + "Nộp thêm: d) giấy khai sinh. Giấy tờ ở điểm d nêu trên nộp sau.",
        LETTERS + "d. Giấy khai sinh\n\nGiấy tờ ở điểm d nêu trên nộp sau.",
        "b) Đơn\n\nc) Ảnh\n\nGiấy tờ ở điểm d nêu trên nộp sau.",
        "Giấy tờ ở điểm d nêu trên nộp sau.",
        "Sửa đổi quy chế:\n\n" + LETTERS + "Bãi bỏ điểm d nêu trên.",
        LETTERS + "2. Hai:\n\na) A\n\nb) B\n\nc) C\n\nd) D\n\nGiấy tờ ở điểm d nêu trên nộp sau.",
    ],
)
def test_a_true_reference_to_a_point_of_a_list_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT208", body) == []
