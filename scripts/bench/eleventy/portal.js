// The portal's sites with their lists, terms, feeds and site maps, and the HTML of all of them.
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";

const portal = JSON.parse(readFileSync(new URL("portal.json", import.meta.url), "utf-8"));
const section = { title: portal.section.name, url: `/${portal.section.segment}/` };
const size = portal.section.page_size;
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const e = (text) => text.replace(/[&<>"']/g, (character) => escapes[character]);

export const anchor = (title) =>
  title
    .toLowerCase()
    .replaceAll("đ", "d")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

let arranged = { items: null };

// Sorts the pages into sites and joins neighbours; both collections share the result of one build.
export function arrange(items) {
  if (arranged.count === items.length) return arranged;
  const sites = new Map(portal.sites.map((each) => [each.id, { ...each, origin: `https://${each.host}`, entries: [] }]));
  const main = sites.get(portal.main);
  const byPath = new Map();
  for (const item of items) {
    const [id, , name] = item.filePathStem.split("/").slice(-3);
    const { data } = item;
    const day = item.date.toISOString().slice(0, 10);
    const site = sites.get(id);
    const entry = { id: data.id, title: data.title, summary: data.summary, day, url: `/tin-tuc/${name}/`, site };
    entry.terms = { field: data.field, tag: data.tag };
    site.entries.push(entry);
    byPath.set(item.inputPath, entry);
  }
  for (const site of sites.values()) {
    site.entries.sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : one.id < other.id ? 1 : -1));
    site.entries.forEach((entry, index) => {
      entry.next = site.entries[index + 1];
      entry.previous = site.entries[index - 1];
    });
    site.headers = [header(site, main, false), header(site, main, true)];
    site.footer = footer(site);
  }
  arranged = { count: items.length, byPath, outputs: () => [...sites.values()].flatMap((site) => [...outputs(site)]) };
  return arranged;
}

function* outputs(site) {
  const urls = [];
  for (const { url, text } of pages(site)) {
    urls.push([url, ""]);
    yield { path: `/${site.host}${url}index.html`, text };
  }
  urls.push(...site.entries.map((entry) => [entry.url, entry.day]));
  yield { path: `/${site.host}/404.html`, text: () => notFound(site) };
  yield { path: `/${site.host}/feed.xml`, text: () => feed(site) };
  yield { path: `/${site.host}/sitemap-1.xml`, text: () => siteMap(site, urls) };
  yield { path: `/${site.host}/sitemap.xml`, text: () => siteMapIndex(site) };
  yield { path: `/${site.host}/robots.txt`, text: () => `User-agent: *\nAllow: /\n\nSitemap: ${site.origin}/sitemap.xml` };
}

function* pages(site) {
  yield { url: "/", text: () => home(site) };
  const crumbs = [{ title: section.title }];
  yield* lists({ layout: "list", site, title: section.title, url: section.url, crumbs, current: 1 }, site.entries);
  for (const taxonomy of portal.taxonomies) {
    const members = new Map();
    for (const entry of site.entries) {
      for (const term of entry.terms[taxonomy.key]) members.set(term, [...(members.get(term) ?? []), entry]);
    }
    const url = `/${taxonomy.segment}/`;
    const used = Object.entries(taxonomy.terms).filter(([term]) => members.has(term));
    yield { url, text: () => index(site, taxonomy.name, url, used, members) };
    for (const [term, title] of used) {
      const crumbs = [{ title: taxonomy.name, url }, { title }];
      yield* lists({ layout: "term", site, title, url: `${url}${term}/`, crumbs, current: 0 }, members.get(term));
    }
  }
}

function* lists(first, entries) {
  const count = Math.max(1, Math.ceil(entries.length / size));
  const urls = Array.from({ length: count }, (_, at) => (at ? `${first.url}trang-${at + 1}/` : first.url));
  for (const [at, url] of urls.entries()) {
    const some = entries.slice(at * size, (at + 1) * size);
    yield { url, text: () => list({ ...first, url, number: at + 1 }, some, entries.length, urls) };
  }
}

const header = (site, main, current) => `<header class="site-header">
<div class="wrap">
<a class="identity" href="/">${e(site.name)}</a>${site === main ? "" : `\n<a class="portal" href="${main.origin}/">${e(main.name)}</a>`}
<nav class="menu" aria-label="Danh mục chính">
<ul>
<li><a href="${section.url}"${current ? ' aria-current="true"' : ""}>${e(section.title)}</a></li>
</ul>
</nav>
</div>
</header>`;

const footer = (site) => `<footer class="site-footer">
<div class="wrap">
<p>Bản quyền thuộc ${e(site.name)}.</p>
<p>Ghi rõ nguồn khi sử dụng lại thông tin.</p>
<dl class="contact">
${["Người chịu trách nhiệm", "Địa chỉ", "Điện thoại", "Thư điện tử", "Giờ làm việc"]
  .map((label) => `<div><dt>${label}</dt><dd>Đang chờ Văn phòng xác nhận</dd></div>`)
  .join("\n")}
</dl>
<p><a href="/feed.xml" type="application/atom+xml">Nhận tin mới (Atom)</a></p>
</div>
</footer>`;

const headTitle = ({ layout, title, site, number }) =>
  layout === "home" ? title : `${title}${number > 1 ? ` - Trang ${number}` : ""} - ${site.name}`;

const base = (frame, main, metadata = "") => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(headTitle(frame))}</title>
${frame.description ? `<meta name="description" content="${e(frame.description)}">\n` : ""}${frame.url ? "" : '<meta name="robots" content="noindex">\n'}<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/site.css">
${frame.url ? `<link rel="canonical" href="${frame.site.origin}${frame.url}">\n` : ""}<link rel="alternate" type="application/atom+xml" title="${e(frame.site.name)}: tin mới" href="/feed.xml">
<meta property="og:title" content="${e(frame.title)}">
<meta property="og:site_name" content="${e(frame.site.name)}">
${frame.url ? `<meta property="og:url" content="${frame.site.origin}${frame.url}">\n` : ""}${metadata}</head>
<body class="layout-${frame.layout}">
<a class="skip" href="#main">Đến nội dung chính</a>
${frame.site.headers[frame.current ?? 0]}
${frame.crumbs ? breadcrumbs(frame.crumbs) : ""}
<main id="main" class="wrap" tabindex="-1">
${main}
</main>
${frame.site.footer}
</body>
</html>
`;

const breadcrumbs = (crumbs) => `<nav class="breadcrumbs wrap" aria-label="Vị trí của trang">
<ol>
<li><a href="/">Trang chủ</a></li>
${crumbs
  .map(({ title, url }) =>
    url ? `<li><a href="${url}">${e(title)}</a></li>` : `<li><span aria-current="page">${e(title)}</span></li>`,
  )
  .join("\n")}
</ol>
</nav>`;

const day = (iso) => `<time datetime="${iso}">${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}</time>`;

const entries = (some, level, short) => `<ul class="entries">
${some
  .map(
    (entry) => `<li class="entry">
<h${level} class="entry-title"><a href="${entry.url}">${e(entry.title)}</a></h${level}>
${short ? "" : `<p class="entry-summary">${e(entry.summary)}</p>\n`}<p class="entry-day">${day(entry.day)}</p>
</li>`,
  )
  .join("\n")}
</ul>`;

const headings = (some) => `<ol>
${some
  .map(({ id, title, children }) => `<li><a href="#${id}">${e(title)}</a>${children.length ? headings(children) : ""}</li>`)
  .join("\n")}
</ol>`;

const terms = (entry) =>
  portal.taxonomies
    .map(({ key, name, segment, terms: names }) => {
      const links = entry.terms[key].map((term) => `<a href="/${segment}/${term}/">${e(names[term])}</a>`);
      return `<div><dt>${e(name)}</dt><dd>${links.join("; ")}</dd></div>`;
    })
    .join("\n");

const neighbours = ({ previous, next }) =>
  previous || next
    ? `<nav class="neighbours" aria-label="Bài liền kề">
${previous ? `<a rel="prev" href="${previous.url}"><span>Bài trước</span> ${e(previous.title)}</a>\n` : ""}${next ? `<a rel="next" href="${next.url}"><span>Bài sau</span> ${e(next.title)}</a>\n` : ""}</nav>`
    : "";

export function news(known, page, body) {
  const entry = known.byPath.get(page.inputPath);
  const { site, title, summary, url } = entry;
  const crumbs = [section, { title }];
  const frame = { layout: "news", site, title, url, crumbs, description: summary, current: 1 };
  const metadata = `<meta name="DC.title" content="${e(title)}">
<meta name="DC.creator" content="${e(site.name)}">
<meta name="DC.description" content="${e(summary)}">
<meta name="DC.publisher" content="${e(site.name)}">
<meta name="DC.identifier" content="${site.origin}${url}">
<meta name="DC.language" content="vi">
<meta name="DC.date" content="${entry.day}">
`;
  const main = `<article class="article">
<header class="article-head">
<p class="kicker">${e(section.title)}</p>
<h1>${e(title)}</h1>
<p class="byline">${day(entry.day)}</p>
<p class="lead">${e(summary)}</p>
</header>
${page.contents.length ? `<nav class="contents" aria-labelledby="contents">\n<p id="contents">Mục lục</p>\n${headings(page.contents)}\n</nav>` : ""}
<div class="prose">
${body}</div>
<dl class="terms">
${terms(entry)}
</dl>
${neighbours(entry)}
</article>`;
  return base(frame, main, metadata);
}

function list(frame, some, total, urls) {
  const { number, title } = frame;
  const count = urls.length;
  const pagination = `<nav class="pagination" aria-label="Các trang của danh sách">
<ul>
${number > 1 ? `<li><a rel="prev" href="${urls[number - 2]}">Trang trước</a></li>\n` : ""}${urls
    .map((url, at) => [url, at + 1])
    .filter(([, page]) => count <= 9 || page === 1 || page === count || Math.abs(page - number) <= 2)
    .map(([url, page]) => `<li><a href="${url}"${page === number ? ' aria-current="page"' : ""}>${page}</a></li>`)
    .join("\n")}
${number < count ? `<li><a rel="next" href="${urls[number]}">Trang sau</a></li>\n` : ""}</ul>
</nav>`;
  return base(
    frame,
    `<h1>${e(title)}</h1>
<p class="list-count">${total} mục${count > 1 ? `, trang ${number} trên ${count}` : ""}</p>
${entries(some, 2, false)}
${count > 1 ? pagination : ""}`,
  );
}

function index(site, title, url, used, members) {
  const items = used.map(
    ([term, label]) =>
      `<li><a href="${url}${term}/">${e(label)}</a> <span class="count">${members.get(term).length} mục</span></li>`,
  );
  const frame = { layout: "taxonomy", site, title, url, crumbs: [{ title }] };
  return base(frame, `<h1>${e(title)}</h1>\n<ul class="index">\n${items.join("\n")}\n</ul>`);
}

function home(site) {
  const frame = { layout: "home", site, title: site.name, url: "/" };
  return base(
    frame,
    `<h1>${e(site.name)}</h1>
<section class="home-block" aria-labelledby="block-1">
<h2 id="block-1"><a href="${section.url}">${e(section.title)}</a></h2>
${entries(site.entries.slice(0, 6), 3, true)}
<p class="more"><a href="${section.url}">Xem tất cả: ${e(section.title)}</a></p>
</section>`,
  );
}

function notFound(site) {
  const title = "Không tìm thấy trang";
  const lead = "Địa chỉ này không có trên cổng, hoặc nội dung đã được chuyển đi.";
  return base({ layout: "not_found", site, title, url: "" }, `<h1>${title}</h1>\n<p class="lead">${lead}</p>`);
}

const feed = (site) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>${site.origin}/</id>
<title>${e(site.name)}: tin mới</title>
<updated>${site.entries[0].day}T00:00:00+07:00</updated>
<author><name>${e(site.name)}</name></author>
<link rel="self" type="application/atom+xml" href="${site.origin}/feed.xml"/>
<link rel="alternate" type="text/html" href="${site.origin}/"/>
${site.entries
  .slice(0, 20)
  .map(
    (entry) => `<entry>
<id>tag:${site.host},2025:${entry.id}/vi</id>
<title>${e(entry.title)}</title>
<link rel="alternate" type="text/html" href="${site.origin}${entry.url}"/>
<updated>${entry.day}T00:00:00+07:00</updated>
<author><name>${e(site.name)}</name></author>
<summary>${e(entry.summary)}</summary>
</entry>`,
  )
  .join("\n")}
</feed>`;

const siteMap = (site, urls) => `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls
  .map(([url, changed]) => `<url><loc>${site.origin}${url}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ""}</url>`)
  .join("\n")}
</urlset>`;

const siteMapIndex = (site) => `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>${site.origin}/sitemap-1.xml</loc></sitemap>
</sitemapindex>`;

// The style sheet stands on every host.
export function copyStyle(output) {
  for (const { host } of portal.sites) {
    mkdirSync(`${output}/${host}/assets`, { recursive: true });
    copyFileSync(new URL("site.css", import.meta.url), `${output}/${host}/assets/site.css`);
  }
}
