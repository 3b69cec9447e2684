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


def render_unreadable_page(diagnostics: tuple[Diagnostic, ...], language: str) -> str:
    """Return the page for when configuration or theme cannot be read."""
    return render_own_page(
        format_preview_message("gallery", language), render_diagnostic_list(diagnostics, language), language
    )


def render_index_page(gallery_site: GallerySite, origins: Mapping[str, str], language: str) -> str:
    """Return the page of all components with their descriptions, and of the themes in use."""
    rows = []
    for name in gallery_site.component_names:
        component = gallery_site.component(name)
        description = (
            component.declaration.description.text(language)
            if component.declaration
            else format_preview_message("gallery.undeclared", language)
        )
        count = sum(len(macro.examples) for macro in component.declaration.macros) if component.declaration else 0
        diagnostics = gallery_site.diagnostics_of(component)
        wrong = (
            f' <strong class="gallery-fault">{_escape_message("gallery.faults", language, count=str(len(diagnostics)))}</strong>'
            if diagnostics
            else ""
        )
        shown = _escape_message("gallery.examples", language, count=str(count))
        address = f"{GALLERY_PATH}/{language}/{name}/"
        rows.append(
            f'<li><a href="{address}">{html.escape(name)}</a> <span>{html.escape(description)}</span> <span>{shown}</span>{wrong}</li>'
        )
    components = f'<ul class="gallery-list">{"".join(rows)}</ul>'
    body = f"<p>{_escape_message('gallery.about', language)}</p>{components}{_render_themes(gallery_site, origins, language)}"
    return _render_page(gallery_site, format_preview_message("gallery", language), body, "", language)


def _render_themes(gallery_site: GallerySite, origins: Mapping[str, str], language: str) -> str:
    rows = []
    for theme, site in gallery_site.themes:
        address = f"{origins.get(site, '')}{GALLERY_PATH}/{language}/"
        current = ' aria-current="page"' if theme == gallery_site.theme.name else ""
        usage = _escape_message("gallery.worn", language, site=site)
        rows.append(f'<li><a href="{html.escape(address)}"{current}>{html.escape(theme)}</a> <span>{usage}</span></li>')
    return f'<h2>{_escape_message("gallery.themes", language)}</h2><ul class="gallery-list">{"".join(rows)}</ul>'


def render_component_page(gallery_site: GallerySite, name: str, language: str) -> str:
    """Return the page of a component with the parameters and examples of each of its macros."""
    component = gallery_site.component(name)
    diagnostics = gallery_site.diagnostics_of(component)
    body = f"<p>{_escape_message('gallery.undeclared', language)}</p>"
    if component.declaration is not None:
        seen: set[str] = {"gallery-main"}
        templates = gallery_site.templates(language)
        sections = [
            _render_macro(templates, component, each, seen, bool(diagnostics), language)
            for each in component.declaration.macros
        ]
        body = f"<p>{_render_prose(component.declaration.description, language)}</p>{''.join(sections)}"
    problems = render_diagnostic_list(diagnostics, language) if diagnostics else ""
    return _render_page(gallery_site, name, problems + body, f"{name}/", language)


def render_example_page(gallery_site: GallerySite, name: str, macro: str, example: str, language: str) -> str | None:
    """Return the page of a single example; None if there is none of these names."""
    component = gallery_site.component(name)
    matches = [
        (each, one)
        for each in (component.declaration.macros if component.declaration else ())
        for one in each.examples
        if (each.name, one.name) == (macro, example)
    ]
    if not matches:
        return None
    shown = _render_example(
        gallery_site.templates(language), component, *matches[0], bool(gallery_site.diagnostics_of(component)), language
    )
    title = f"{macro}: {matches[0][1].title.text(language)}"
    head = f'<h1 class="gallery-hidden">{html.escape(title)}</h1>'
    return _render_document(
        title,
        f'<main class="gallery-alone">{head}<div class="{html.escape(matches[0][0].within)}">{shown}</div></main>',
        language,
    )


def _render_macro(
    templates: Templates, component: Component, macro: DeclaredMacro, seen: set[str], has_problems: bool, language: str
) -> str:
    heading = f"gallery-{macro.name}"
    parts = [
        f'<section aria-labelledby="{heading}"><h2 id="{heading}"><code>{html.escape(macro.name)}</code></h2>',
        f"<p>{_render_prose(macro.description, language)}</p>",
        _render_parameters(macro, language),
    ]
    for example in macro.examples:
        shown = _make_ids_unique(_render_example(templates, component, macro, example, has_problems, language), seen)
        label = f"{heading}-{example.name}"
        address = f"{GALLERY_PATH}/{language}/{component.name}/{macro.name}/{example.name}/"
        title = html.escape(example.title.text(language))
        parts.append(
            f'<section class="gallery-case" aria-labelledby="{label}"><h3 id="{label}">{title}</h3>'
            f'<p><a href="{address}">{_escape_message("gallery.alone", language)} <span class="gallery-hidden">{title}</span></a></p>'
            f'<div class="gallery-example"><div class="{html.escape(macro.within)}">{shown}</div></div>{_render_arguments(example, title, language)}</section>'
        )
    return "".join((*parts, "</section>"))


def _render_example(
    templates: Templates,
    component: Component,
    macro: DeclaredMacro,
    example: Example,
    has_problems: bool,
    language: str,
) -> str:
    """Return the example's HTML, or why it is not shown."""
    try:
        shown = str(render_example(templates, component, macro, example, lambda path: f"{GALLERY_PATH}/theme/{path}"))
    except TemplateRenderError as error:
        return f'<p class="gallery-fault">{html.escape(sentence_of(error.diagnostic, language))}</p>'
    except (KeyError, TypeError, ValueError):
        if not has_problems:
            raise
        return f'<p class="gallery-fault">{_escape_message("gallery.wrong", language)}</p>'
    return shown if shown.strip() else f'<p class="gallery-note">{_escape_message("gallery.nothing", language)}</p>'


def _make_ids_unique(text: str, seen: set[str]) -> str:
    """Return the HTML with its ids, and references to them, renamed if an earlier example has the same."""
    own = _OWN_ID.findall(text)
    renamed: dict[str, str] = {}
    for name in own:
        number = 2
        while renamed.get(name, name) in seen:
            renamed[name] = f"{name}-{number}"
            number += 1
        seen.add(renamed.get(name, name))

    def replace_ids(match: re.Match[str]) -> str:
        return f'{match[1]}{" ".join(renamed.get(each, each) for each in match[2].split())}"'

    return _ID.sub(replace_ids, text) if renamed else text


def _render_parameters(macro: DeclaredMacro, language: str) -> str:
    if not macro.parameters:
        return f"<p>{_escape_message('gallery.no_parameters', language)}</p>"
    keys = ("parameter", "type", "default", "meaning")
    head = "".join(f'<th scope="col">{_escape_message(f"gallery.{key}", language)}</th>' for key in keys)
    rows = "".join(_render_parameter(each, language) for each in macro.parameters)
    caption = html.escape(format_preview_message("gallery.parameters", language, macro=macro.name))
    table = f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="gallery-table" role="region" tabindex="0" aria-label="{caption}">{table}</div>'


def _render_parameter(each: DeclaredParameter, language: str) -> str:
    required = _escape_message("gallery.required", language)
    default = required if each.default is None else f"<code>{html.escape(each.default)}</code>"
    return (
        f'<tr><th scope="row"><code>{html.escape(each.name)}</code></th><td><code>{html.escape(each.type)}</code></td>'
        f"<td>{default}</td><td>{_render_prose(each.description, language)}</td></tr>"
    )


def _render_arguments(example: Example, title: str, language: str) -> str:
    written = html.escape(json.dumps(example.arguments, ensure_ascii=False, indent=1))
    summary = f'{_escape_message("gallery.arguments", language)} <span class="gallery-hidden">{title}</span>'
    return f"<details><summary>{summary}</summary><pre>{written}</pre></details>"


def _render_page(gallery_site: GallerySite, title: str, body: str, below: str, language: str) -> str:
    """Return a page with the gallery's own head; `below` is its address below that of the language."""
    links = (
        [f'<li><a href="{GALLERY_PATH}/{language}/">{_escape_message("gallery.all", language)}</a></li>']
        if below
        else []
    )
    for each in gallery_site.languages:
        if each != language:
            address = f"{GALLERY_PATH}/{each}/{below}"
            links.append(
                f'<li><a href="{address}" lang="{each}" hreflang="{each}">{_escape_message("gallery.language", each)}</a></li>'
            )
    links.append(
        f'<li><a href="{html.escape(gallery_site.site.prefix(gallery_site.site.codes[0]))}">{_escape_message("gallery.site", language)}</a></li>'
    )
    label = _escape_message("gallery.navigation", language)
    head = f'<header class="gallery-head"><nav aria-label="{label}"><ul>{"".join(links)}</ul></nav></header>'
    skip = f'<a class="gallery-skip" href="#gallery-main">{_escape_message("gallery.skip", language)}</a>'
    heading = f"<h1>{html.escape(title)}</h1>"
    theme = html.escape(
        format_preview_message("gallery.theme", language, theme=gallery_site.theme.name, site=gallery_site.site.id)
    )
    main = f'<main id="gallery-main" class="gallery-main">{heading}<p class="gallery-note">{theme}</p>{body}</main>'
    return _render_document(title, skip + head + main, language)


def _render_document(title: str, body: str, language: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{html.escape(title)} - {_escape_message('gallery', language)}</title>\n"
        f'{ICON_LINK}\n<link rel="stylesheet" href="{GALLERY_PATH}/assets/site.css">\n<link rel="stylesheet" href="{GALLERY_PATH}.css">\n'
        f'<script src="{GALLERY_PATH}/assets/site.js" defer></script>\n</head>\n'
        f'<body class="portalgen-page">\n{body}\n</body>\n</html>\n'
    )


def _render_prose(text: Bilingual, language: str) -> str:
    """Return a text of a declaration as HTML, with backticks as code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", html.escape(text.text(language)))


def _escape_message(key: str, language: str, **values: str) -> str:
    return html.escape(format_preview_message(key, language, **values)).replace("`", "")
