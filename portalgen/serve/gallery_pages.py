"""HTML of the gallery: an index of the components, a page for each with all its examples, and each example alone."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import sentence_of
from portalgen.render.theme.components.component import Component, render_example
from portalgen.render.theme.components.declarations import DeclaredMacro, DeclaredParameter, Example
from portalgen.render.theme.templates import TemplateRenderError, Templates
from portalgen.serve.gallery import GALLERY_PATH, GallerySite
from portalgen.serve.messages import format_preview_message
from portalgen.serve.pages import ICON_LINK, render_diagnostic_list, render_own_page
from portalgen.text.bilingual import Bilingual

_ID: Final = re.compile(
    r'(\s(?:id|for|popovertarget|list|aria-(?:labelledby|describedby|controls|owns))="|\shref="#)([^"]+)"'
)
_OWN_ID: Final = re.compile(r'\sid="([^"]+)"')


def render_unreadable_page(faults: tuple[Diagnostic, ...], language: str) -> str:
    """The page where configuration or theme cannot be read."""
    return render_own_page(
        format_preview_message("gallery", language), render_diagnostic_list(faults, language), language
    )


def render_index_page(exhibit: GallerySite, origins: Mapping[str, str], language: str) -> str:
    """Every component with what it is for, and the themes in use."""
    rows = []
    for name in exhibit.component_names:
        component = exhibit.component(name)
        told = (
            component.declaration.description.text(language)
            if component.declaration
            else format_preview_message("gallery.undeclared", language)
        )
        count = sum(len(macro.examples) for macro in component.declaration.macros) if component.declaration else 0
        faults = exhibit.diagnostics_of(component)
        wrong = (
            f' <strong class="gallery-fault">{_text("gallery.faults", language, count=str(len(faults)))}</strong>'
            if faults
            else ""
        )
        shown = _text("gallery.examples", language, count=str(count))
        address = f"{GALLERY_PATH}/{language}/{name}/"
        rows.append(
            f'<li><a href="{address}">{html.escape(name)}</a> <span>{html.escape(told)}</span> <span>{shown}</span>{wrong}</li>'
        )
    components = f'<ul class="gallery-list">{"".join(rows)}</ul>'
    body = f"<p>{_text('gallery.about', language)}</p>{components}{_themes(exhibit, origins, language)}"
    return _page(exhibit, format_preview_message("gallery", language), body, "", language)


def _themes(exhibit: GallerySite, origins: Mapping[str, str], language: str) -> str:
    rows = []
    for theme, site in exhibit.themes:
        address = f"{origins.get(site, '')}{GALLERY_PATH}/{language}/"
        current = ' aria-current="page"' if theme == exhibit.theme.name else ""
        worn = _text("gallery.worn", language, site=site)
        rows.append(f'<li><a href="{html.escape(address)}"{current}>{html.escape(theme)}</a> <span>{worn}</span></li>')
    return f'<h2>{_text("gallery.themes", language)}</h2><ul class="gallery-list">{"".join(rows)}</ul>'


def render_component_page(exhibit: GallerySite, name: str, language: str) -> str:
    """The component with the parameters and examples of each of its macros."""
    component = exhibit.component(name)
    faults = exhibit.diagnostics_of(component)
    body = f"<p>{_text('gallery.undeclared', language)}</p>"
    if component.declaration is not None:
        seen: set[str] = {"gallery-main"}
        templates = exhibit.templates(language)
        sections = [
            _macro(templates, component, each, seen, bool(faults), language) for each in component.declaration.macros
        ]
        body = f"<p>{_prose(component.declaration.description, language)}</p>{''.join(sections)}"
    told = render_diagnostic_list(faults, language) if faults else ""
    return _page(exhibit, name, told + body, f"{name}/", language)


def render_example_page(exhibit: GallerySite, name: str, macro: str, example: str, language: str) -> str | None:
    """One example as large as the window; None where there is none of these names."""
    component = exhibit.component(name)
    found = [
        (each, one)
        for each in (component.declaration.macros if component.declaration else ())
        for one in each.examples
        if (each.name, one.name) == (macro, example)
    ]
    if not found:
        return None
    shown = _example(
        exhibit.templates(language), component, *found[0], bool(exhibit.diagnostics_of(component)), language
    )
    title = f"{macro}: {found[0][1].title.text(language)}"
    head = f'<h1 class="gallery-hidden">{html.escape(title)}</h1>'
    return _document(
        title,
        f'<main class="gallery-alone">{head}<div class="{html.escape(found[0][0].within)}">{shown}</div></main>',
        language,
    )


def _macro(
    templates: Templates, component: Component, macro: DeclaredMacro, seen: set[str], wrong: bool, language: str
) -> str:
    heading = f"gallery-{macro.name}"
    parts = [
        f'<section aria-labelledby="{heading}"><h2 id="{heading}"><code>{html.escape(macro.name)}</code></h2>',
        f"<p>{_prose(macro.description, language)}</p>",
        _parameters(macro, language),
    ]
    for example in macro.examples:
        shown = _unique(_example(templates, component, macro, example, wrong, language), seen)
        label = f"{heading}-{example.name}"
        address = f"{GALLERY_PATH}/{language}/{component.name}/{macro.name}/{example.name}/"
        title = html.escape(example.title.text(language))
        parts.append(
            f'<section class="gallery-case" aria-labelledby="{label}"><h3 id="{label}">{title}</h3>'
            f'<p><a href="{address}">{_text("gallery.alone", language)} <span class="gallery-hidden">{title}</span></a></p>'
            f'<div class="gallery-example"><div class="{html.escape(macro.within)}">{shown}</div></div>{_arguments(example, title, language)}</section>'
        )
    return "".join((*parts, "</section>"))


def _example(
    templates: Templates, component: Component, macro: DeclaredMacro, example: Example, wrong: bool, language: str
) -> str:
    """The example's HTML, or why it is not shown."""
    try:
        shown = str(render_example(templates, component, macro, example, lambda path: f"{GALLERY_PATH}/theme/{path}"))
    except TemplateRenderError as fault:
        return f'<p class="gallery-fault">{html.escape(sentence_of(fault.diagnostic, language))}</p>'
    except (KeyError, TypeError, ValueError):
        if not wrong:
            raise
        return f'<p class="gallery-fault">{_text("gallery.wrong", language)}</p>'
    return shown if shown.strip() else f'<p class="gallery-note">{_text("gallery.nothing", language)}</p>'


def _unique(text: str, seen: set[str]) -> str:
    """The HTML with other ids in the place of those that an example before it has, and what refers to them."""
    own = _OWN_ID.findall(text)
    renamed: dict[str, str] = {}
    for name in own:
        number = 2
        while renamed.get(name, name) in seen:
            renamed[name] = f"{name}-{number}"
            number += 1
        seen.add(renamed.get(name, name))

    def changed(found: re.Match[str]) -> str:
        return f'{found[1]}{" ".join(renamed.get(each, each) for each in found[2].split())}"'

    return _ID.sub(changed, text) if renamed else text


def _parameters(macro: DeclaredMacro, language: str) -> str:
    if not macro.parameters:
        return f"<p>{_text('gallery.no_parameters', language)}</p>"
    keys = ("parameter", "type", "default", "meaning")
    head = "".join(f'<th scope="col">{_text(f"gallery.{key}", language)}</th>' for key in keys)
    rows = "".join(_parameter(each, language) for each in macro.parameters)
    caption = html.escape(format_preview_message("gallery.parameters", language, macro=macro.name))
    table = f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="gallery-table" role="region" tabindex="0" aria-label="{caption}">{table}</div>'


def _parameter(each: DeclaredParameter, language: str) -> str:
    required = _text("gallery.required", language)
    default = required if each.default is None else f"<code>{html.escape(each.default)}</code>"
    return (
        f'<tr><th scope="row"><code>{html.escape(each.name)}</code></th><td><code>{html.escape(each.type)}</code></td>'
        f"<td>{default}</td><td>{_prose(each.description, language)}</td></tr>"
    )


def _arguments(example: Example, title: str, language: str) -> str:
    written = html.escape(json.dumps(example.arguments, ensure_ascii=False, indent=1))
    summary = f'{_text("gallery.arguments", language)} <span class="gallery-hidden">{title}</span>'
    return f"<details><summary>{summary}</summary><pre>{written}</pre></details>"


def _page(exhibit: GallerySite, title: str, body: str, below: str, language: str) -> str:
    """A page with the gallery's own head; `below` is its address below that of the language."""
    links = [f'<li><a href="{GALLERY_PATH}/{language}/">{_text("gallery.all", language)}</a></li>'] if below else []
    for each in exhibit.languages:
        if each != language:
            address = f"{GALLERY_PATH}/{each}/{below}"
            links.append(
                f'<li><a href="{address}" lang="{each}" hreflang="{each}">{_text("gallery.language", each)}</a></li>'
            )
    links.append(
        f'<li><a href="{html.escape(exhibit.site.prefix(exhibit.site.codes[0]))}">{_text("gallery.site", language)}</a></li>'
    )
    label = _text("gallery.navigation", language)
    head = f'<header class="gallery-head"><nav aria-label="{label}"><ul>{"".join(links)}</ul></nav></header>'
    skip = f'<a class="gallery-skip" href="#gallery-main">{_text("gallery.skip", language)}</a>'
    named = f"<h1>{html.escape(title)}</h1>"
    theme = html.escape(
        format_preview_message("gallery.theme", language, theme=exhibit.theme.name, site=exhibit.site.id)
    )
    main = f'<main id="gallery-main" class="gallery-main">{named}<p class="gallery-note">{theme}</p>{body}</main>'
    return _document(title, skip + head + main, language)


def _document(title: str, body: str, language: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{html.escape(title)} - {_text('gallery', language)}</title>\n"
        f'{ICON_LINK}\n<link rel="stylesheet" href="{GALLERY_PATH}/assets/site.css">\n<link rel="stylesheet" href="{GALLERY_PATH}.css">\n'
        f'<script src="{GALLERY_PATH}/assets/site.js" defer></script>\n</head>\n'
        f'<body class="portalgen-page">\n{body}\n</body>\n</html>\n'
    )


def _prose(text: Bilingual, language: str) -> str:
    """A text of a declaration; what stands in backticks is code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", html.escape(text.text(language)))


def _text(key: str, language: str, **values: str) -> str:
    return html.escape(format_preview_message(key, language, **values)).replace("`", "")
