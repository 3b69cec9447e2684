"""Patients and children who are named in full are found; who acts in an office, and who is not named, is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.people_in_care import find_people_in_care, find_people_in_lines, may_name_people
from tests.makers.growth import check_linear_growth
from tests.makers.time_ratio import check_linear_time


def names(line: str) -> list[str]:
    return [line[start:end] for start, end in find_people_in_care(line)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bệnh nhân nữ Trần Thị Mẫu, 54 tuổi, đã khỏe.", "Trần Thị Mẫu"),
        ("BỆNH NHÂN TRẦN THỊ MẪU", "TRẦN THỊ MẪU"),
        ("bệnh nhân tên Hồ Minh Thử", "Hồ Minh Thử"),
        ("Nạn nhân được xác định là Trần Văn Thử.", "Trần Văn Thử"),
        ("ca nhiễm HIV Trần Văn Thử", "Trần Văn Thử"),
        ("Bà Lê Thị Mẫu (thôn 3) mắc bệnh lao.", "Lê Thị Mẫu"),
        ("Ông Phạm Văn Thử, 62 tuổi, trú thôn 2, nhập viện.", "Phạm Văn Thử"),
        ("anh K'Thử bị điện giật", "K'Thử"),
        ("Em Trần Thị Mẫu đạt giải Nhất.", "Trần Thị Mẫu"),
        ("cháu Đinh Thị Mẫu", "Đinh Thị Mẫu"),
        ("em Ka Mẫu học lớp 4", "Ka Mẫu"),
        ("Nguyễn Thị Mẫu - lớp 5A", "Nguyễn Thị Mẫu"),
        ("Nguyễn Văn Thử (7 tuổi)", "Nguyễn Văn Thử"),
        ("Nguyễn Văn Thử, HS lớp 5A", "Nguyễn Văn Thử"),
        ("Chị Đỗ Thị Mẫu uống thuốc trừ sâu tự tử", "Đỗ Thị Mẫu"),
        ("Chị Đỗ Thị Mẫu bị chồng nhiều lần đánh đập", "Đỗ Thị Mẫu"),
        ("Bị hại là chị K'Mẫu, ngụ thôn 5.", "K'Mẫu"),
        ("xâm hại bị hại Trần Thị Mẫu nhiều lần", "Trần Thị Mẫu"),
        ("Bệnh nhân Trần Văn Thử, giáo viên Trường Tiểu học, mắc lao.", "Trần Văn Thử"),
        ("ông Phan Văn Thử, khuyết tật thần kinh, tâm thần, mức đặc biệt nặng", "Phan Văn Thử"),
        ("bà Võ Thị Mẫu, khuyết tật nhìn, mức nặng", "Võ Thị Mẫu"),
        ("đưa Đặng Quốc Thử, sinh năm 2001, vào cơ sở cai nghiện bắt buộc", "Đặng Quốc Thử"),
        ("Trần Văn Thử có kết quả xét nghiệm dương tính với ma túy", "Trần Văn Thử"),
    ],
)
def test_a_patient_or_a_child_with_a_full_name_is_found(line: str, name: str) -> None:
    assert names(line) == [name]
    assert may_name_people(line)


@pytest.mark.parametrize(
    "line",
    [
        "Bác sĩ Nguyễn Văn Thử, Giám đốc Bệnh viện, cho biết người bệnh đã khỏe.",
        "Bà Trần Thị Mẫu, Trưởng khoa Nội, đã điều trị cho 30 bệnh nhân.",
        "TS.BS Trần Văn Thử đang điều trị cho ca mắc sởi",
        "Ông Lê Văn Thử, Phó Chủ tịch xã, thăm bệnh nhân đang điều trị.",
        "Chủ tịch UBND xã Nguyễn Văn Thử chỉ đạo đưa nạn nhân đi cấp cứu",
        "Cô giáo Nguyễn Thị Mẫu, chủ nhiệm lớp 5A; thầy Trần Văn Thử, lớp 3B",
        "Các em học sinh lớp 1 biểu diễn; 120 cháu mầm non tham gia.",
        "Học sinh Trường Tiểu học Nguyễn Du, học sinh Lê Quý Đôn",
        "trẻ em Lâm Đồng, học sinh Bảo Lộc, bệnh nhân Đức Trọng",
        "trẻ em K'Ho học chữ",
        "em Lê Văn Tám, chị Võ Thị Sáu",
        "Thương binh Nguyễn Văn Thử bị chấn thương năm 1972.",
        "Bệnh nhân N.T.M. và bệnh nhân Nguyễn Văn A",
        "phụ huynh học sinh Trần Thị Mẫu",
        "Em Nguyễn Văn Thử, sinh viên Trường Đại học Đà Lạt",
        "Đồng chí Nguyễn Văn Thử, 14 tuổi Đảng",
        "Ông Nguyễn Văn Thử bị phạt 5 triệu đồng; hộ ông bị thu hồi đất",
        "Ông Trần Văn Thử được chuyển đến Sở Xây dựng",
        "Em Nguyễn Văn Thử, lớp 12A1, đạt giải Nhất; Trần Thị Mẫu, học sinh lớp 11",
        "Ông Lê Văn Thử, Giám đốc Trung tâm Công tác xã hội, khuyết tật và người cao tuổi",
        "Ông Lê Văn Thử, Phó Trưởng Công an xã, đưa ba người vào cơ sở cai nghiện",
        "Bà Nguyễn Thị Mẫu vào trung tâm cai nghiện thăm học viên",
        "Hội Người khuyết tật do bà Trần Thị Mẫu làm Chủ tịch",
        "Luật sư Trần Văn Thử bảo vệ quyền lợi của bị hại; bị hại được xét xử kín",
        "con cháu Lạc Hồng, cháu ngoan Bác Hồ",
    ],
)
def test_offices_places_and_the_unnamed_are_left_alone(line: str) -> None:
    assert names(line) == []


def names_in_table(head: str, row: str) -> list[str]:
    lines = [head, "|---|---|---|", row, row]
    return [lines[index][start:end] for index, spans in find_people_in_lines(lines) for start, end in spans]


def test_a_table_of_pupils_or_patients_is_reported_at_its_first_name() -> None:
    row = "| 1 | Nguyễn Thị Mẫu | 4A |"
    assert names_in_table("| STT | Họ và tên | Lớp |", row) == ["Nguyễn Thị Mẫu"]
    assert names_in_table("| STT | Tên học sinh | Giải |", row) == ["Nguyễn Thị Mẫu"]
    assert names_in_table("| STT | Họ và tên | Chẩn đoán |", row) == ["Nguyễn Thị Mẫu"]
    assert names_in_table("| STT | Họ và tên | Chức vụ |", row) == []
    assert names_in_table("| STT | Họ tên giáo viên | Lớp |", row) == []
    assert names_in_table("| STT | Họ và tên | Lớp bồi dưỡng |", row) == []
    assert names_in_table("| STT | Chủ hộ | Thôn |", row) == []


@pytest.mark.parametrize("cell", ["Hộ nghèo", "**Cận nghèo**", "hộ cận nghèo", "Khuyết tật nặng", "Trẻ mồ côi", "HIV"])
def test_a_table_of_people_in_need_is_reported_at_the_first_who_is(cell: str) -> None:
    row = f"| 1 | Nguyễn Thị Mẫu | {cell} |"
    assert names_in_table("| STT | Chủ hộ | Phân loại |", row) == ["Nguyễn Thị Mẫu"]
    assert names_in_table("| STT | Họ và tên chủ hộ | Diện |", row) == ["Nguyễn Thị Mẫu"]
    assert names_in_table("| STT | Họ và tên | Đối tượng |", row) == ["Nguyễn Thị Mẫu"]
    assert names_in_table("| STT | Người phụ trách | Đối tượng |", row) == []
    assert names_in_table("| STT | Thôn | Phân loại |", f"| 1 | Đạ Nghịt | {cell} |") == []


@given(
    st.sampled_from(["Nguyễn", "Trần", "Lê", "Phạm"]),
    st.sampled_from(["Văn", "Thị", "Minh"]),
    st.sampled_from(["bác sĩ", "cô giáo", "thầy", "đồng chí", "giáo viên"]),
)
def test_the_same_name_is_a_patients_and_not_an_officers(surname: str, middle: str, office: str) -> None:
    name = f"{surname} {middle} Mẫu"
    assert names(f"Hôm qua, bệnh nhân {name} được xuất viện.") == [name]
    assert names(f"Hôm qua, {office} {name} thăm người bệnh, các em lớp 5A.") == []


LINES: dict[str, Callable[[int], str]] = {
    "patients": lambda count: "bệnh nhân " * count + "Nguyễn A",
    "names": lambda count: "Nguyễn Văn Mẫu " * count + "lớp",
    "people": lambda count: "ông Nguyễn Văn Mẫu, ở thôn " * count + "lớp",
    "brackets": lambda count: "bà Nguyễn Thị Mẫu (" * count + "bị",
    "classes": lambda count: "học sinh lớp 5A " * count + "Nguyễn A",
    "capitals": lambda count: "em Aa " * count,
    "sick people": lambda count: "bà Lê Thị Mẫu bị sốt. " * count,
}
IN_C = LINES.keys() - {"sick people"}
"""Lines that expressions look through without a step of Python for each part."""


def find_people(line: str) -> int:
    return len(names(line))


@pytest.mark.parametrize("name", LINES)
def test_no_line_costs_more_than_its_length(name: str) -> None:
    find_people(LINES[name](2_000))
    check_linear_growth(find_people, LINES[name], 500, is_in_c=name in IN_C)


@pytest.mark.long
@pytest.mark.parametrize("name", LINES)
def test_no_expression_takes_longer_than_its_line_is_long(name: str) -> None:
    check_linear_time(find_people, LINES[name], 2_000)
