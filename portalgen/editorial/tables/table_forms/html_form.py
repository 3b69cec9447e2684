"""A self-contained HTML page, without scripts or other files, for phones and paper, in light and dark.

On a narrow screen each row becomes a block, and every cell shows its column's label. ARIA roles keep it a table for
screen readers, because browsers drop the meaning of a table if its parts are laid out as blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Final

from portalgen.editorial.tables.table_forms.cells import EMPTY_CELL, cell_lines
from portalgen.editorial.tables.table_forms.chart_form import CHART_STYLE, draw_table
from portalgen.editorial.tables.table_forms.letter_words import (
    MOTTO,
    NATION,
    PAPER_NAME,
    PLACE_AND_DAY,
    RECIPIENTS,
    SIGNATURE_NOTE,
    blank_number,
    signatory_lines,
)
from portalgen.editorial.tables.tables import (
    TECHNICAL_TITLE,
    CellValue,
    CodedValue,
    OfficeReport,
    ReportBlank,
    ReportFact,
    ReportLetterhead,
    ReportTable,
    detail_columns,
    main_columns,
)
from portalgen.text.bilingual import Bilingual

_ROWS: Final = Bilingual("dòng", "rows")
_CONTENTS: Final = Bilingual("Các bảng", "Tables")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE: Final = """
:root{color-scheme:light dark;--ground:#fff;--text:#1a1d21;--soft:#565d66;--line:#c9ced6;--band:#f3f5f8;--link:#0b4f9e;
--good:#0f6b34;--doubtful:#7a4b00;--bad:#a8071a}
@media (prefers-color-scheme:dark){:root{--ground:#15181c;--text:#e8eaed;--soft:#a9b0ba;--line:#434a54;--band:#1f242a;
--link:#8ab8ff;--good:#7fd79b;--doubtful:#f0bd6a;--bad:#ff9c9c}}
*{box-sizing:border-box}
body{margin:0;padding:1.25rem;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,"Segoe UI",Roboto,
"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:96rem;margin:auto}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.2rem;line-height:1.3;margin:0}
a{color:var(--link)}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:0 0 1rem}
dl.facts dt{color:var(--soft)}
dd{margin:0}
section{margin-top:2rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;padding:.25rem 0 .5rem;color:var(--soft);font-size:.875rem}
th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{background:var(--band);border-bottom:2px solid var(--line)}
tbody th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums}
.number,.day{overflow-wrap:normal}
tr.has-details>*{border-bottom:0}
tr.details td{padding:0 .6rem .7rem 1.6rem;font-size:.875rem}
tr.details dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.1rem 1rem;margin:0}
tr.details dt{color:var(--soft)}
ul{margin:0;padding-left:1.2rem}
td ul{list-style:none;padding:0}
tr.details ul{list-style:disc;padding-left:1.2rem}
.good{color:var(--good)}.doubtful{color:var(--doubtful);font-weight:600}.bad{color:var(--bad);font-weight:600}
@media screen and (max-width:52rem){
body{padding:.75rem}
dl.facts{display:block}
table,caption,tbody,tr,th,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{border-bottom:1px solid var(--line);padding:.5rem 0}
tbody tr.has-details{border-bottom:0;padding-bottom:0}
th,td,tr.has-details>*{border:0;padding:.1rem 0}
tr.details td{padding:.1rem 0 .4rem .75rem}
tr.details dl{display:block}
tr.details dd{margin:0 0 .3rem}
.number{text-align:left}
.row td::before{color:var(--soft)}
}
@media print{
@page{size:A4 landscape;margin:12mm;@bottom-right{content:counter(page) "/" counter(pages);font:8pt sans-serif}}
:root{color-scheme:light;--ground:#fff;--text:#000;--soft:#333;--line:#888;--band:#eee;--link:#000;--good:#000;
--doubtful:#000;--bad:#000}
body{padding:0;font-size:9pt}
nav{display:none}
thead{display:table-header-group}
tr{break-inside:avoid}
tr.has-details{break-after:avoid}
}
"""
_LETTER_STYLE: Final = """
.letterhead,.signature{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:.75rem;margin-bottom:1.5rem}
.letterhead p,.signature p{margin:0;text-align:center}
.letterhead .rule{display:block;width:9rem;max-width:60%;margin:.3rem auto;border:0;border-top:1px solid}
.letterhead-name{text-align:center;font-weight:700;font-size:1.1rem;margin:0}
.letterhead-name+h1{text-align:center;font-size:1.25rem}
.signature{grid-template-columns:1fr 1fr;margin-top:2.5rem;break-inside:avoid}
.signature ul{list-style:none;padding:0}
.signature .post{min-height:9rem}
.signature .left p{text-align:left}
.caps{text-transform:uppercase}
th,td{overflow-wrap:break-word}
.blank{margin-top:1.25rem;break-inside:avoid}
.blank h2{margin:0}
.signature,.technical{margin-bottom:1.5rem}
.technical{border-top:1px solid var(--line);padding-top:1rem}
.blank span{display:block;height:1.9rem;border-bottom:1px dotted}
@media screen and (max-width:40rem){.letterhead,.signature{display:block}.letterhead>div+div,.signature>div+div{margin-top:1rem}}
@media print{
@page{size:A4;margin:20mm 15mm 20mm 30mm;@bottom-right{content:none}@top-center{content:counter(page);
font:13pt "Times New Roman",serif}}
@page:first{@top-center{content:none}}
body{font:13pt/1.35 "Times New Roman","Liberation Serif",serif}
h1,h2,.letterhead-name{font-size:14pt}
.letterhead{font-size:12pt}
dl.facts,section>p,main>p:not([class]){font-size:12pt;margin:.2rem 0}
table{font-size:10.5pt}
th,td{padding:.2rem .25rem}
caption{display:none}
table.wide{font-size:8.5pt}
table.wide th,table.wide td{padding:.15rem .1rem}
section{margin-top:1.2rem}
.technical{break-before:page;border:0}
h2{break-after:avoid}
}
"""
_WIDE: Final = 8
"""The number of columns from which a table is set in smaller letters on a portrait page."""
_CSS_SPECIAL: Final = re.compile(r"[^\w ,.()/-]")


def report_as_html(report: OfficeReport, language: str) -> str:
    """Return the whole report as an HTML page."""
    title = escape(report.title.text(language))
    charts = {each.key: draw_table(each, language) for each in report.tables}
    return "".join(
        (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="robots" content="noindex">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
            f"<title>{title}</title>\n<style>{_STYLE}",
            CHART_STYLE if any(charts.values()) else "",
            _LETTER_STYLE if report.letterhead is not None or report.blanks else "",
            *_label_rules(report, language),
            "</style>\n</head>\n<body>\n<main>\n",
            *(_letterhead(report.letterhead) if report.letterhead is not None else ()),
            f"<h1>{title}</h1>\n",
            *_head(report, language),
            *(part for each in report.tables for part in _section(each, language, charts[each.key])),
            *(_blank(each, language) for each in report.blanks),
            *(_signature(report.letterhead) if report.letterhead is not None else ()),
            *_technical_sheet(report, language),
            "</main>\n</body>\n</html>\n",
        )
    )


def _label_rules(report: OfficeReport, language: str) -> Iterator[str]:
    """Yield the CSS rules for the labels of cells on a narrow screen: once per table instead of once per cell."""
    yield "@media screen and (max-width:52rem){\n"
    for table in report.tables:
        for number, place in enumerate(main_columns(table)[1:], 2):
            label = _CSS_SPECIAL.sub(
                lambda found: f"\\{ord(found[0]):x} ", f"{table.columns[place].label.text(language)}: "
            )
            yield f'#{table.key} .row td:nth-child({number})::before{{content:"{label}"}}\n'
    yield "}\n"


def _head(report: OfficeReport, language: str) -> Iterator[str]:
    for sentence in report.opening:
        yield f"<p>{escape(sentence.text(language))}</p>\n"
    yield from _facts(report.facts, language)
    for note in report.notes:
        yield f"<p>{escape(note.text(language))}</p>\n"
    if len(report.tables) > 1:
        yield f'<nav aria-label="{escape(_CONTENTS.text(language))}">\n<ul>\n'
        for table in report.tables:
            yield f'<li><a href="#{table.key}">{escape(table.title.text(language))}</a></li>\n'
        yield "</ul>\n</nav>\n"


def _facts(facts: Sequence[ReportFact], language: str) -> Iterator[str]:
    if facts:
        yield '<dl class="facts">\n'
        for fact in facts:
            yield f"<dt>{escape(fact.label.text(language))}</dt><dd>{_cell(fact.value, language)}</dd>\n"
        yield "</dl>\n"


def _technical_sheet(report: OfficeReport, language: str) -> Iterator[str]:
    """Yield the unsigned parts, on a separate sheet after the signature."""
    if report.technical_facts or report.technical_notes:
        yield f'<section class="technical">\n<h2>{escape(TECHNICAL_TITLE.text(language))}</h2>\n'
        yield from _facts(report.technical_facts, language)
        yield from (f"<p>{escape(each.text(language))}</p>\n" for each in report.technical_notes)
        yield "</section>\n"


def _letterhead(letterhead: ReportLetterhead) -> Iterator[str]:
    """Yield the head of an official paper, in Vietnamese for every language of the report."""
    yield '<div class="letterhead" lang="vi">\n<div>'
    if letterhead.superior:
        yield f'<p class="caps">{escape(letterhead.superior)}</p>'
    yield f'<p class="caps"><strong>{escape(letterhead.agency)}</strong></p><hr class="rule">'
    yield f"<p>{escape(blank_number(letterhead))}</p></div>\n"
    yield f'<div><p><strong>{NATION}</strong></p><p><strong>{MOTTO}</strong></p><hr class="rule">'
    yield f'<p><em>{PLACE_AND_DAY}</em></p></div>\n</div>\n<p class="letterhead-name" lang="vi">{PAPER_NAME}</p>\n'


def _signature(letterhead: ReportLetterhead) -> Iterator[str]:
    listed = "".join(f"<li>- {escape(each)}</li>" for each in letterhead.recipients)
    posts = "<br>".join(f"<strong>{escape(each)}</strong>" for each in signatory_lines(letterhead))
    yield f'<div class="signature" lang="vi">\n<div class="left"><p><strong><em>{RECIPIENTS}</em></strong></p>'
    yield f'<ul>{listed}</ul></div>\n<div class="post"><p>{posts}</p>'
    yield f"<p><em>{SIGNATURE_NOTE}</em></p></div>\n</div>\n"


def _blank(blank: ReportBlank, language: str) -> str:
    lines = "<span></span>" * blank.lines
    return f'<div class="blank" id="{blank.key}">\n<h2>{escape(blank.title.text(language))}</h2>\n{lines}\n</div>\n'


def _section(table: ReportTable, language: str, chart: str) -> Iterator[str]:
    title = escape(table.title.text(language))
    yield f'<section id="{table.key}">\n'
    notes = [f"<p>{escape(each.text(language))}</p>\n" for each in table.notes]
    if not table.rows:
        yield from (f"<h2>{title}</h2>\n", *notes, f"<p>{escape(table.empty.text(language))}</p>\n</section>\n")
        return
    yield from (f"<h2>{title}</h2>\n", *notes, chart)
    wide = ' class="wide"' if len(main_columns(table)) > _WIDE else ""
    yield f'<table role="table"{wide}>\n<caption>{title} – {len(table.rows)} {_ROWS.text(language)}</caption>\n'
    yield '<thead role="rowgroup">\n<tr role="row">'
    for place in main_columns(table):
        column = table.columns[place]
        number = ' class="number"' if column.is_number else ""
        yield f'<th scope="col" role="columnheader"{number}>{escape(column.label.text(language))}</th>'
    yield '</tr>\n</thead>\n<tbody role="rowgroup">\n'
    for row in table.shown_rows:
        yield from _row(table, row, language)
    yield "</tbody>\n</table>\n</section>\n"


def _row(table: ReportTable, row: Sequence[CellValue], language: str) -> Iterator[str]:
    first, *rest = main_columns(table)
    details = "".join(_details(table, row, language))
    yield f'<tr role="row" class="row{" has-details" if details else ""}">'
    yield f'<th scope="row" role="rowheader">{_cell(row[first], language)}</th>'
    for place in rest:
        yield f'<td role="cell"{_cell_class(table, place, row[place])}>{_cell(row[place], language)}</td>'
    yield "</tr>\n"
    if details:
        span = len(rest) + 1
        yield f'<tr role="row" class="details"><td role="cell" colspan="{span}"><dl>{details}</dl></td></tr>\n'


def _cell_class(table: ReportTable, place: int, value: CellValue) -> str:
    """Return the CSS class of a cell; figures and days are not broken across lines."""
    if table.columns[place].is_number:
        return ' class="number"'
    return ' class="day"' if isinstance(value, date) else ""


def _details(table: ReportTable, row: Sequence[CellValue], language: str) -> Iterator[str]:
    for place in detail_columns(table):
        if cell_lines(row[place], language):
            label = escape(table.columns[place].label.text(language))
            yield f"<dt>{label}</dt><dd>{_cell(row[place], language)}</dd>"


def _cell(value: CellValue, language: str) -> str:
    lines = [escape(line) for line in cell_lines(value, language)]
    if len(lines) > 1:
        return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    text = lines[0] if lines else EMPTY_CELL
    return f'<span class="{value.tone}">{text}</span>' if isinstance(value, CodedValue) and value.tone else text
