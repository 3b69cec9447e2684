"""The list of information that must be public, as the source of its data files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import PUBLIC_SCHEMA, schema_address
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, Output
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.outputs import public_records
    from portalgen.render.views import public_information

BASIS: Final = B("Nghị định số 13/2018/NĐ-CP, Điều 11", "Decree No. 13/2018/ND-CP, Article 11")
PUBLIC_COLUMNS: Final[Mapping[str, B]] = {
    "title": B("Tên", "Name"),
    "number": B("Số, ký hiệu", "Number"),
    "date_made": B("Ngày tạo ra", "Date made"),
    "form": B("Hình thức công khai", "Form"),
    "published": B("Thời điểm công khai", "Public since"),
    "public_until": B("Thời hạn công khai (ngày cuối)", "Public until (last day)"),
    "url": B("Địa chỉ", "Address"),
    "kind": B("Loại thông tin", "Kind of information"),
    "remark": B("Ghi chú", "Remark"),
    "sample": B("Nội dung mẫu", "Sample"),
}
"""The columns of the data files, in order; unknown values are empty."""


def build_public_data_view(context: Context, output: Output) -> public_information.PublicDataView:
    """Return all items that the list has in a language, sorted by kind and by year, newest first. Samples come last."""
    site, language = context.portal.site(output.site), output.language
    overview = next(each for each in context.plan.types if each.name == PUBLIC_INFORMATION_OUTPUT)
    groups = public_records.list_public_groups(context, language)
    pages = [page for group in groups for page in group.pages]
    samples = [page for group in groups for page in group.samples]
    return public_information.PublicDataView(
        title=context.title_of_type(site, language, overview),
        basis=BASIS.text(language),
        agency=site.agency_name(language),
        url=context.plan.addresses[site.id, language, PUBLIC_INFORMATION_OUTPUT, ""].url,
        language=language,
        schema_url=schema_address(context.portal, PUBLIC_SCHEMA).url,
        records=tuple(public_records.build_public_record(context, page) for page in (*pages, *samples)),
    )


def list_values(record: public_information.PublicRecord) -> tuple[str, ...]:
    """Return the texts of a record in the order of `PUBLIC_COLUMNS`. The last column is left out."""
    return (
        record.title,
        record.number,
        record.day_made,
        record.form,
        record.published,
        record.until,
        record.url,
        record.kind,
        record.state,
    )
