"""`portalgen next-change`."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

import click

from portalgen.cli.state import CommandState, at_option, now, site_option
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.cli import loading
    from portalgen.pipeline import next_change as pipeline_next_change


_REASONS: Final = {
    "published": Bilingual("hẹn giờ đăng", "scheduled publication"),
    "expired": Bilingual("hết hạn", "expiry"),
    "withdrawn": Bilingual("thu hồi", "withdrawal"),
    "superseded": Bilingual("được bài khác thay", "replaced by another item"),
    "new_begins": Bilingual("có dấu Mới", "marked as new"),
    "new_ends": Bilingual("hết dấu Mới", "no longer marked as new"),
    "event_begins": Bilingual("sự kiện bắt đầu", "the event begins"),
    "event_ends": Bilingual("sự kiện kết thúc", "the event is over"),
    "opens": Bilingual("bắt đầu", "it opens"),
    "closes": Bilingual("kết thúc", "it closes"),
    "state_changes": Bilingual("tình trạng thay đổi", "its state changes"),
    "day_turns": Bilingual("lịch sang ngày khác", "its schedule moves to another day"),
    "news_map": Bilingual("vào hoặc rời sơ đồ tin 48 giờ", "it enters or leaves the 48-hour news site map"),
    "update_time": Bilingual("tới giờ cập nhật ghi trong bài", "the update time given on the page"),
    "banner_time": Bilingual("tới giờ cập nhật ghi trên dải khẩn cấp", "the update time given in its banner"),
    "references": Bilingual("bài khác bắt đầu hoặc thôi dẫn tới nó", "other items begin or cease to refer to it"),
}
_NOTHING: Final = Bilingual(
    "Không có gì đổi theo thời gian; chỉ cần dựng lại khi nội dung thay đổi.",
    "The output does not change by time; rebuild when the content changes.",
)
CHANGE_LIMIT: Final = 20
"""The maximum number of pages in text output. JSON output contains all pages."""


@click.command(
    "next-change",
    short_help="Show when the output next changes by time alone.",
    epilog="Ví dụ / Example:  portalgen next-change --site sngv --format json",
)
@at_option
@site_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_obj
def command(state: CommandState, at: datetime | None, sites: tuple[str, ...], form: str) -> int:
    """Khi nào bản dựng sẽ khác đi chỉ vì thời gian: bài nào, vì sao. Để đặt lịch dựng lại.

    Show when the output will next change by time alone, with the pages and the reasons. Use it to schedule builds. The
    first line is that minute; JSON is `null` if no change is due. With a site, changes count for its own pages and for
    the items of other sites that they name.
    """
    portal = loading.require_portal(state)
    change = pipeline_next_change.next_change(portal, loading.require_library(portal), at or now(), sites)
    click.echo(_format_json(change) if form == "json" else _format_text(change, state.language))
    return 0


def _format_json(next_change: pipeline_next_change.NextChange | None) -> str:
    value = next_change and {
        "at": next_change.at.isoformat(timespec="minutes"),
        "changes": [
            {
                "source": change.page.source,
                "site": change.page.site,
                "language": change.page.language,
                "title": change.page.title,
                "reasons": list(change.reasons),
            }
            for change in next_change.changes
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _format_text(next_change: pipeline_next_change.NextChange | None, language: str) -> str:
    if next_change is None:
        return _NOTHING.text(language)
    lines = [
        next_change.at.isoformat(timespec="minutes"),
        *(_format_line(each, language) for each in next_change.changes[:CHANGE_LIMIT]),
    ]
    more = len(next_change.changes) - CHANGE_LIMIT
    if more > 0:
        notice = Bilingual(f"… và {more} bài nữa; --format json ghi đủ", f"… and {more} more; --format json shows all")
        lines.append(notice.text(language))
    return "\n".join(lines)


def _format_line(change: pipeline_next_change.PageChange, language: str) -> str:
    reasons = ", ".join(_REASONS[reason].text(language) for reason in change.reasons)
    return f"{change.page.source}: {reasons}"
