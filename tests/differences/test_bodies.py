"""Bodies are compared by blocks: what was moved, split, joined and changed is named, and the rest is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portalgen.differences.block_matching import match_blocks
from portalgen.differences.bodies import BlockChange, compare_bodies
from portalgen.render.markdown.body_blocks import BodyBlock, read_body_blocks
from tests.makers.both_texts import text_after, text_before
from tests.makers.growth import check_linear_growth

LAKE = "Hồ nằm giữa thành phố, có rừng thông bao quanh và đường đi bộ dài năm cây số."
GUESTS = "Mỗi năm có nhiều đoàn khách đến thăm và nghỉ lại vài ngày."
HOURS = "Giờ mở cửa và giá vé được niêm yết ở cổng vào."
BUS = "Xe buýt chạy từ bến trung tâm, hai mươi phút một chuyến."


def compare(before: str, after: str) -> tuple[BlockChange, ...]:
    return compare_bodies(read_body_blocks(before, "a.vi.md"), read_body_blocks(after, "a.vi.md"))


def joined(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def test_the_same_text_in_other_lines_and_marks_of_markdown_does_not_differ() -> None:
    assert compare("một hai\nba\n\n* x\n", "một  hai ba\n\n- x\n") == ()


def test_a_changed_paragraph_has_runs_and_its_section() -> None:
    (change,) = compare(f"## Đi lại\n\n{joined(HOURS, BUS)}", f"## Đi lại\n\n{joined(HOURS, BUS.replace('hai', 'ba'))}")
    assert (change.change, change.section) == ("changed", "Đi lại")
    assert [(run.kind, run.text) for run in change.runs if run.kind != "same"] == [("removed", "hai"), ("added", "ba")]


def test_a_moved_paragraph_is_named_with_where_it_stood() -> None:
    (change,) = compare(joined(LAKE, GUESTS, HOURS, BUS), joined(BUS, LAKE, GUESTS, HOURS))
    assert (change.change, change.direction, change.after[0].text) == ("moved", "up", BUS)
    assert (change.followed, change.follows) == (HOURS, "")


def test_a_moved_section_is_one_change() -> None:
    before = f"## Một\n\n{joined(LAKE, GUESTS)}\n## Hai\n\n{joined(HOURS)}"
    (change,) = compare(before, f"## Hai\n\n{joined(HOURS)}\n## Một\n\n{joined(LAKE, GUESTS)}")
    assert change.change == "moved"
    assert {block.text for block in change.after} in ({"Một", LAKE, GUESTS}, {"Hai", HOURS})


def test_a_paragraph_that_moved_and_changed_has_both() -> None:
    (change,) = compare(joined(LAKE, GUESTS, HOURS, BUS), joined(BUS.replace("hai", "ba"), LAKE, GUESTS, HOURS))
    assert change.change == "moved"
    assert {run.text for run in change.runs if run.kind != "same"} == {"hai", "ba"}


def test_a_split_paragraph_is_recognised_and_a_joined_one_too() -> None:
    (change,) = compare(joined(f"{LAKE} {GUESTS}", HOURS), joined(LAKE, GUESTS, HOURS))
    assert change.change == "split"
    assert (text_before(change.runs), text_after(change.runs)) == (f"{LAKE} {GUESTS}", f"{LAKE}\n{GUESTS}")
    (change,) = compare(joined(LAKE, GUESTS, HOURS), joined(f"{LAKE} {GUESTS}", HOURS))
    assert (change.change, len(change.before)) == ("joined", 2)


def test_a_link_that_leads_elsewhere_differs_though_its_words_do_not() -> None:
    (change,) = compare("Xem [quy chế](a.md).\n", "Xem [quy chế](b.md).\n")
    assert change.runs == ()
    assert [(value.name, value.before, value.after) for value in change.values] == [("link", "a.md", "b.md")]


def test_a_form_that_differs_is_named_without_words() -> None:
    (change,) = compare("Rất quan trọng\n", "Rất **quan trọng**\n")
    assert [value.name for value in change.values] == ["form"]


def test_a_heading_that_changed_its_level_says_so() -> None:
    (change,) = compare("## Một\n\nx\n", "### Một\n\nx\n")
    assert [(value.name, value.before, value.after) for value in change.values] == [("level", "2", "3")]


def test_a_paragraph_in_a_quotation_is_of_another_kind() -> None:
    (change,) = compare(joined(LAKE), f"> {LAKE}\n")
    assert [(value.before, value.after) for value in change.values] == [("paragraph", "quote")]


def test_the_values_of_a_picture_are_compared_by_name() -> None:
    (change,) = compare('![Hồ](a.jpg "Cũ")\n', '![Hồ](b.jpg "Mới")\n')
    assert [(value.name, value.before, value.after) for value in change.values] == [
        ("file", "a.jpg", "b.jpg"),
        ("caption", "Cũ", "Mới"),
    ]


def test_what_was_removed_is_told_where_it_stood() -> None:
    changes = compare(joined(LAKE, GUESTS, HOURS), joined(LAKE.replace("năm", "sáu"), HOURS))
    assert [(change.change, change.follows) for change in changes][1][0] == "removed"
    assert changes[1].follows.startswith("Hồ nằm giữa thành phố")


BLOCKS = st.lists(
    st.builds(
        BodyBlock,
        st.sampled_from(("paragraph", "heading", "list_item", "quote", "picture", "rule")),
        st.lists(st.sampled_from([*LAKE.split(), "một", "hai"]), max_size=14).map(" ".join),
    ),
    max_size=9,
).map(tuple)


@given(BLOCKS, BLOCKS)
def test_every_block_is_told_once(before: tuple[BodyBlock, ...], after: tuple[BodyBlock, ...]) -> None:
    matches = match_blocks(before, after)
    pairs = (*matches.same, *matches.changed, *matches.moved)
    first = [pair[0] for pair in pairs] + [index for index, _ in matches.split] + matches.removed
    second = [pair[1] for pair in pairs] + [index for _, index in matches.joined] + matches.added
    first += [index for parts, _ in matches.joined for index in parts]
    second += [index for _, parts in matches.split for index in parts]
    assert sorted(first) == list(range(len(before)))
    assert sorted(second) == list(range(len(after)))
    assert all(before[one] == after[other] for one, other in matches.same)
    compare_bodies(before, after)


def test_thousands_of_blocks_take_bounded_steps() -> None:
    def build(count: int) -> tuple[tuple[BodyBlock, ...], tuple[BodyBlock, ...]]:
        before = tuple(
            BodyBlock("paragraph", f"đoạn {number} của bài rất dài này, phần {number % 13}") for number in range(count)
        )
        after = tuple(BodyBlock("paragraph", block.text.replace("rất dài", "khá dài")) for block in reversed(before))
        return before, after

    check_linear_growth(lambda bodies: compare_bodies(*bodies), build, 800)
