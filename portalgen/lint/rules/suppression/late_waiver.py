"""Mục miễn được ghi sau khi đã quá hạn. / A waiver that came after the limit had passed.

Vì sao: Miễn áp dụng là quyết định trước khi trễ; ghi sau khi đã trễ thì mọi bài trễ đều có thể biến mất khỏi báo cáo.
Why: A waiver is a decision before something is late; written afterwards it could take every late item out of the report.

Cách sửa: Miễn trước khi đến hạn; đã quá hạn thì ghi rõ lý do trong văn bản của Ban Biên tập.
Fix: Waive before something is due; afterwards a document of the board has to give the reason.

Sai / Bad:

    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    draft: true
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-16T10:00
    === site-config/governance/waivers.yaml
    waivers:
      - {code: DDL205, item: so-quyet-dinh-mau, reason: Chờ ý kiến, approved_by: Trưởng Ban Biên tập, from: 2026-11-01, until: 2026-11-30}
    === commit 2026-11-23T08:00
    === at 2026-11-24T09:00

Đúng / Good:

    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    draft: true
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-16T10:00
    === site-config/governance/waivers.yaml
    waivers:
      - {code: DDL205, item: so-quyet-dinh-mau, reason: Chờ ý kiến, approved_by: Trưởng Ban Biên tập, from: 2026-11-01, until: 2026-11-30}
    === commit 2026-11-17T08:00
    === at 2026-11-24T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import LocalizedText
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.states import day_words
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP211 for each waiver that excuses a clock which had run out before the waiver stood on main."""
    for each, due in sorted(outcome.waived_dues.items(), key=lambda entry: entry[0].index):
        granted = outcome.waivers_since.get((each.code, each.item or each.site, each.until.isoformat()))
        if granted is not None and granted >= due:
            place = place_in_yaml(YamlText(outcome.waiver_text, WAIVERS_FILE, "CFG"), ("waivers", each.index, "code"))
            yield violation(
                "SUP211",
                place,
                code=each.code,
                subject=each.item or each.site,
                granted=_localize_day(granted),
                due=_localize_day(due),
            )


def _localize_day(moment: datetime) -> LocalizedText:
    day = to_vietnam_time(moment).date()
    return LocalizedText(day_words(day, "vi"), day_words(day, "en"))


RULE: Final = SuppressionRule("SUP211", check)
