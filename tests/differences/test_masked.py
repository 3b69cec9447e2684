"""A difference that others read repeats no number of a person; its signer reads it as it is."""

from __future__ import annotations

from portalgen.differences.bodies import BlockChange
from portalgen.differences.formats.json_report import format_difference_as_json
from portalgen.differences.masked import mask_difference
from portalgen.differences.model import PageDifference, PageFace, PortalDifference, SiteDifference
from portalgen.differences.value_changes import compare_lists, compare_values
from portalgen.differences.word_runs import compare_texts
from portalgen.render.markdown.body_blocks import BodyBlock
from portalgen.text.bilingual import Bilingual

OLD, NEW = "001090000001", "001090000002"


def difference(before: str, after: str, *, with_table: bool = True) -> PortalDifference:
    rows = (("Họ tên", "Số tài khoản"), ("Trần Minh", "0123 456 789"))
    table = (BodyBlock("table", "", rows=rows),) if with_table else ()
    face = PageFace("content/so/tin.vi.md", "", "Tin", "Tin tức", "", "đang hiện", True, 9)
    label = Bilingual("Tóm tắt", "Summary")
    block = BlockChange("changed", (BodyBlock("paragraph", before),), (BodyBlock("paragraph", after), *table),
                        compare_texts(before, after))  # fmt: skip
    facts = (
        compare_values("summary", label, before, after, in_words=True),
        compare_lists("tags", label, [before], [after]),
    )
    page = PageDifference("changed", "so", "vi", "tin", face, face, facts, (block,))
    return PortalDifference("vi", (SiteDifference("so", "Sở", (page,)),))


def test_the_signer_reads_it_as_it_is() -> None:
    whole = difference(f"CCCD {OLD}", f"CCCD {NEW}")
    assert mask_difference(whole, "signer") is whole


def test_a_number_in_several_runs_is_masked_as_one_and_a_note_says_where_it_stands_whole() -> None:
    for old, new in ((OLD, NEW), ("0010 9000 0001", "0010 9000 0002"), ("0010 9000 0001", "0010 9111 0001")):
        masked = mask_difference(difference(f"CCCD {old} cũ", f"CCCD {new} cũ"), "others")
        written = format_difference_as_json(masked)
        assert old not in written and new not in written and "0123 456 789" not in written
        assert "portalgen diff" in masked.notes[-1].vi
        runs = masked.pages[0].blocks[0].runs
        assert "".join(each.text for each in runs if each.kind != "added").count("•") == 7
        assert len("".join(each.text for each in runs if each.kind != "added")) == len(f"CCCD {old} cũ")


def test_what_holds_no_such_number_is_the_same() -> None:
    whole = difference("Họp ngày 01/02/2026", "Họp ngày 03/02/2026, kinh phí 1.200.000 đồng", with_table=False)
    assert mask_difference(whole, "others") is whole
