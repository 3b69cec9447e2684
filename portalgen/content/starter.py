"""The portal created by `portalgen init`: one site, its introduction, a page, a news item and a life event."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from portalgen.config.shipped_legal import find_shipped_root

_PORTAL: Final = """\
# yaml-language-server: $schema=schema/portal.json

# Cài đặt chung của toàn cổng. / Settings of the whole portal.
names:
  vi: Cổng thông tin điện tử
main_site: portal
languages: [vi]

# Chỉ mục tìm kiếm chung của mọi trang. / The search index of all sites.
summary_search:
  kinds: [news, legal_document, organization, official, life_event, emergency, page]
  limit: 20000

# Số tin của các trang thành phần ở trang chủ. / News of component sites on the home page.
component_news: 8

# Số ngày một bài mang dấu Mới, kể cả ngày của bài, theo giờ Việt Nam; 0: không dấu. / Days marked as new; 0: none.
new_days: 3

# Định dạng tệp được đăng (Thông tư 39/2017/TT-BTTTT). / Publishable file formats.
attachment_formats: [txt, rtf, docx, pdf, odt, csv, xlsx, ods, pptx, odp, jpg, jpeg, png, gif, webp, avif, tiff, svg, mp4, mp3, aac, vtt, zip, gz, json, geojson, doc, xls, ppt]

# Dịch vụ ngoài cổng, địa chỉ ghi một lần; menu trỏ tới bằng service:<tên>. / External services; in menus: service:<name>.
services:
  public_services:
    names: {vi: Cổng Dịch vụ công Quốc gia}
    address: https://dichvucong.gov.vn/
    purpose: {vi: Nộp và theo dõi hồ sơ}

# Nơi nhận câu hỏi, ý kiến, đánh giá; chưa xác nhận thì ghi unconfirmed. / Receives questions, opinions and ratings.
# receives:
#   question: {email: unconfirmed}
#   opinion: {email: unconfirmed}
"""

_PROFILES: Final = """\
# yaml-language-server: $schema=schema/profiles.json

# Những gì các trang cùng nhóm dùng chung. / Shared settings of the sites of a group.
profiles:
  main:
    group: main
    theme: default
    languages:
      - {code: vi, prefix: /}
    home: content
    generated_pages: [contact, site_map, search, accessibility]
    plain_text: true
    # open_data: true  # trang Dữ liệu mở và tệp CSV, JSON, XLSX của mọi loại bài / a page of open data, and data files
    sections:
      - path: tin-tuc
        names: {vi: Tin tức}
        kinds: [news]
        missing_translation: notice
        on_home: true
      # Việc người dân phải làm, từng bước: portalgen new life_event. / Guides for citizens, step by step.
      - path: viec-can-lam
        names: {vi: Việc cần làm}
        kinds: [life_event]
        missing_translation: notice
      # Thông tin khẩn cấp hiện đầu mọi trang từ from đến until: portalgen new emergency. / Shown first on every page.
      - path: khan-cap
        names: {vi: Thông tin khẩn cấp}
        kinds: [emergency]
        missing_translation: notice
    menu:
      - label: {vi: Trang chủ}
        to: self:home
      - label: {vi: Tin tức}
        to: self:tin-tuc
      - label: {vi: Giới thiệu}
        to: id:portal-gioi-thieu
      # Địa chỉ ở portal.yaml; cơ quan có địa chỉ riêng thì thay vào đây. / Its address is in portal.yaml, unless you have your own.
      - label: {vi: Dịch vụ công trực tuyến}
        to: service:public_services
      - label: {vi: Việc cần làm}
        to: self:viec-can-lam
      - label: {vi: Liên hệ}
        to: self:contact
      - label: {vi: Sơ đồ cổng}
        to: self:site_map
    reuse:
      vi: Khi sử dụng lại thông tin, xin ghi rõ nguồn.
"""

_SITE: Final = """\
# yaml-language-server: $schema=../schema/site.json

id: portal
profile: main
host: www.example.vn
names:
  vi: {full: Tên đầy đủ của cơ quan, short: Tên ngắn}

# unconfirmed: chưa được xác nhận, trang sẽ ghi như vậy. / Not confirmed yet, and shown as such.
contact:
  responsible: {vi: Chánh Văn phòng}
  address: {vi: unconfirmed}
  telephone: unconfirmed
  email: unconfirmed
  hours: {vi: unconfirmed}
"""

_LINT: Final = """\
# yaml-language-server: $schema=schema/lint.json

# Mức của từng mã mà `portalgen lint` báo: error, warning, note, off. / Severity of each code of `portalgen lint`.
severity: {}

# Điều trang phải có; danh mục theo TT 32/2017/TT-BTTTT. / Mandatory parts of a site.
mandatory:
  main:
    sections: [tin-tuc]
    menu: [Trang chủ, Giới thiệu, Dịch vụ công trực tuyến, Sơ đồ cổng]
"""

_TAXONOMIES: Final = """\
# yaml-language-server: $schema=schema/taxonomies.json

# Lĩnh vực là danh mục đóng; từ khóa thì biên tập viên được đặt thêm.
# Fields are a closed list; editors may add tags.
taxonomies:
  - id: field
    names: {vi: Lĩnh vực}
    slugs: {vi: linh-vuc}
    open: false
    terms:
      - {id: cai-cach-hanh-chinh, names: {vi: Cải cách hành chính}}
  - id: tag
    names: {vi: Từ khóa}
    slugs: {vi: tu-khoa}
    open: true
"""

_REDIRECTS: Final = """\
# yaml-language-server: $schema=schema/redirects.json

# Địa chỉ cũ và nơi chuyển tới. / Old addresses and their targets.
redirects: []
"""

_HOME: Final = """\
---
# yaml-language-server: $schema=../../site-config/schema/section.json
id: portal-trang-chu
kind: section
title: Trang chủ
---

Chào mừng đến với cổng thông tin điện tử. Sửa lời giới thiệu này trong tệp `content/portal/_index.vi.md`.
"""

_PAGE: Final = """\
---
# yaml-language-server: $schema=../../../site-config/schema/page.json
id: portal-gioi-thieu
kind: page
title: Giới thiệu
summary: Cổng thông tin điện tử này dành cho ai và có những gì.
---

## Cổng này có gì

- Tin tức của cơ quan
- Cách liên hệ
"""

_NEWS: Final = """\
---
# yaml-language-server: $schema=../../../../site-config/schema/news.json
id: portal-khai-truong
kind: news
title: Khai trương cổng thông tin điện tử
summary: Tin đầu tiên của cổng, để xem một bài trông như thế nào.
date: {day}
origin: own
sample: true
---

Đây là bài viết đầu tiên. Tạo bài mới bằng lệnh `portalgen new`.
"""

_LIFE_EVENT: Final = """\
---
# yaml-language-server: $schema=../../../site-config/schema/life_event.json
id: portal-dang-ky-khai-sinh
kind: life_event
title: Đăng ký khai sinh cho con (mẫu)
summary: Việc mẫu của cổng, để xem một bài có các bước trông như thế nào.
life_area: family
for_whom: Cha, mẹ có con mới sinh
# Không có văn bản trong tay thì ghi national_portal, đừng nhớ mà viết. / Without a legal text at hand: national_portal.
time: national_portal
fee: national_portal
steps:
  - what: Tìm thủ tục trên Cổng Dịch vụ công Quốc gia
    how: Gõ “đăng ký khai sinh” vào ô tìm của Cổng; trang thủ tục ghi giấy tờ, thời hạn, lệ phí và nơi giải quyết.
    link: service:public_services
  - what: Chuẩn bị giấy tờ
    how: Đối chiếu từng giấy tờ với trang thủ tục.
    papers: [national_portal]
  - what: Nộp hồ sơ
    how: Nộp trên Cổng, hoặc mang hồ sơ tới nơi giải quyết.
    link: service:public_services
sample: true
---

Chưa rõ thì hỏi nơi giải quyết trước khi đi. Viết một việc khác bằng lệnh `portalgen new life_event`.
"""

_LEGAL: Final = "site-config/legal"
_OWN_FILES: Final = frozenset(("duties.yaml",))
"""Files specific to the repository's own portal (they name its sections and items); skipped in a new portal."""
_STARTS: Final = re.compile(r"^(evidence_starts|documents_checked_from):.*$", re.MULTILINE)
"""Start dates of evidence and checks; in a new portal its first day."""

IGNORED_FILES: Final = "/public/\n/.portalgen/\n"
"""The `.gitignore` of a new portal."""


def build_starter_portal(at: datetime) -> tuple[tuple[str, str], ...]:
    """Return the files of a new portal as (path, text).

    Its news item, and the time from which it keeps evidence, begin on the day of `at`.
    """
    return (
        (".gitignore", IGNORED_FILES),
        ("content/portal/_index.vi.md", _HOME),
        ("content/portal/gioi-thieu/index.vi.md", _PAGE),
        ("content/portal/tin-tuc/khai-truong/index.vi.md", _NEWS.format(day=at.date().isoformat())),
        ("content/portal/viec-can-lam/khai-sinh.vi.md", _LIFE_EVENT),
        *_legal(at),
        ("site-config/lint.yaml", _LINT),
        ("site-config/portal.yaml", _PORTAL),
        ("site-config/profiles.yaml", _PROFILES),
        ("site-config/redirects.yaml", _REDIRECTS),
        ("site-config/sites/portal.yaml", _SITE),
        ("site-config/taxonomies.yaml", _TAXONOMIES),
    )


def _legal(at: datetime) -> tuple[tuple[str, str], ...]:
    """Yield the instruments, deadlines and calendars shipped with portalgen, from its own repository."""
    folder = find_shipped_root() / _LEGAL
    starts = rf"\1: {at.date().isoformat()}"
    return tuple(
        (f"{_LEGAL}/{file.relative_to(folder).as_posix()}", _STARTS.sub(starts, file.read_text("utf-8")))
        for file in sorted(folder.rglob("*.yaml"))
        if file.name not in _OWN_FILES
    )
