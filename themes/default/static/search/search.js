// The search page: as you type and on submit, with filters; its state is its address, so that it can be sent on.
import { open } from "./vi-pagefind.js";

const PER_PAGE = 10;
const WAIT = 300; // milliseconds without a key before searching
const SLOW = 500; // milliseconds until "searching" is told

const root = document.querySelector("[data-search]");
const part = (name) => root.querySelector(`[data-${name}]`);
const [form, input] = [root.querySelector("form"), root.querySelector("input[name=q]")];
const [filters, sort, clear, status, heading] = ["filters", "sort", "clear", "status", "heading"].map(part);
const [results, more, deeper, none, retry, browse] = ["results", "more", "deeper", "none", "retry", "browse"].map(part);
const selects = [...root.querySelectorAll("select[data-filter]")];
const { bundle, summary, language } = root.dataset;
const hosts = JSON.parse(root.dataset.hosts || "{}");
const locale = language === "en" ? "en-GB" : language;

const text = (name, values = {}) =>
  root.dataset[`text${name}`].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
const number = new Intl.NumberFormat(locale);
const plural = new Intl.PluralRules(locale);
const date = new Intl.DateTimeFormat(
  locale,
  language === "en" ? { dateStyle: "long", timeZone: "UTC" } : { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" },
);

let opened; // the promise of the indexes
let run = 0; // the search that may still write to the page
let found; // its answer
let shown = 0;
let settled = true; // the address is one to come back to; typing then begins a new one

const indexes = () =>
  (opened ??= open([bundle, summary].filter(Boolean)).catch((error) => {
    opened = undefined;
    throw error;
  }));

/* The state and the address */

const stateOf = (address) => {
  const values = new URLSearchParams(address);
  const chosen = Object.fromEntries(selects.map(({ dataset }) => [dataset.filter, values.get(dataset.filter) ?? ""]));
  return { query: values.get("q") ?? "", chosen, byDate: values.get("sort") === "date" };
};

const addressOf = ({ query, chosen, byDate }) => {
  const values = Object.entries({ q: query.trim(), ...chosen, sort: byDate ? "date" : "" }).filter(([, value]) => value);
  return location.pathname + (values.length ? `?${new URLSearchParams(values)}` : "");
};

const stateOfForm = () => ({
  query: input.value,
  chosen: Object.fromEntries(selects.map(({ dataset, value }) => [dataset.filter, value])),
  byDate: sort.value === "date",
});

function fillForm({ query, chosen, byDate }) {
  input.value = query;
  sort.value = byDate ? "date" : "";
  for (const select of selects) choose(select, chosen[select.dataset.filter]);
}

function choose(select, value) {
  if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
  select.value = value;
}

function keep(push) {
  const address = addressOf(stateOfForm());
  if (address === location.pathname + location.search) return;
  history[push ? "pushState" : "replaceState"]({}, "", address);
}

/* Searching */

async function find(count = PER_PAGE) {
  const mine = ++run;
  const { query, chosen, byDate } = stateOfForm();
  if (!query.trim()) return rest();
  const slow = setTimeout(() => mine === run && say(text("Loading")), SLOW);
  try {
    const index = await indexes();
    const kept = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value));
    const answer = await index.search(query, { filters: kept, byDate });
    const items = await answer.next(count);
    clearTimeout(slow);
    if (mine !== run) return;
    found = answer;
    show(items, query, index.missing);
    const counts = await answer.counts().catch(() => ({})); // the results stand without filters
    if (mine === run) showFilters(counts);
  } catch (error) {
    opened = undefined; // trying again begins anew
    if (mine === run) fail(error);
  } finally {
    clearTimeout(slow);
  }
}

function rest() {
  found = undefined;
  results.replaceChildren();
  say("");
  visible({ browse: true });
}

function fail(error) {
  console.warn(error);
  results.replaceChildren();
  say(text("Failed"));
  visible({ retry: true, browse: true });
}

function say(...sentences) {
  status.textContent = sentences.filter(Boolean).join(" ");
}

function visible(parts) {
  const all = { filters, heading, results, more, deeper, none, retry, browse };
  for (const [name, element] of Object.entries(all)) if (element) element.hidden = !parts[name];
}

function show(items, query, missing) {
  const count = found.total;
  shown = items.length;
  results.replaceChildren(...items.map(entry));
  const told = count
    ? text(plural.select(count) === "one" ? "FoundOne" : "Found", { count: number.format(count), query: query.trim() })
    : text("None", { query: query.trim() });
  say(told, found.loosened && text("Loosened"), missing && text("Partial"));
  const any = count > 0;
  visible({ filters: any || filtered(), heading: any, results: any, more: shown < count, deeper: offerDeeper(items, query), none: !any, browse: !any });
  clear.hidden = !filtered();
}

const filtered = () => selects.some(({ value }) => value);

function showFilters(counts) {
  for (const select of selects) {
    const { filter } = select.dataset;
    const values = Object.entries(counts[filter] ?? {}).sort(([one], [other]) =>
      filter === "year" ? other.localeCompare(one) : one.localeCompare(other, locale),
    );
    const chosen = select.value;
    const options = values.map(([value, count]) => new Option(`${value} (${number.format(count)})`, value));
    select.replaceChildren(select.options[0], ...options);
    choose(select, chosen);
    select.parentElement.hidden = select.options.length < 3 && !chosen;
  }
}

// The summaries of a site hold less than its own index.
function offerDeeper(items, query) {
  const site = selects.find(({ dataset }) => dataset.filter === "site")?.value;
  const address = site && items.find((item) => item.site === site && item.search)?.search;
  if (!address) return false;
  deeper.replaceChildren(make("a", { href: `${mapped(address)}?${new URLSearchParams({ q: query.trim() })}` }, text("Deeper", { site })));
  return true;
}

async function showMore() {
  if (!found) return find(shown + PER_PAGE);
  const mine = run;
  more.disabled = true;
  try {
    const items = await found.next(PER_PAGE);
    if (mine !== run) return;
    const entries = items.map(entry);
    results.append(...entries);
    shown += entries.length;
    more.hidden = shown >= found.total || !entries.length;
    say(text("Shown", { shown: number.format(shown), count: number.format(found.total) }));
    history.replaceState({ shown }, "");
    entries[0]?.querySelector("a").focus();
  } catch (error) {
    opened = undefined;
    if (mine !== run) return;
    found = undefined; // the next try searches anew
    say(text("Failed"));
  } finally {
    more.disabled = false;
  }
}

/* One result */

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...children.filter(Boolean));
  return element;
}

// In the local preview other sites stand elsewhere; it says where.
function mapped(address) {
  const { origin, pathname } = new URL(address, location.href);
  return (hosts[origin] ?? origin) + pathname;
}

function entry(item) {
  const address = item.host ? mapped(`https://${item.host}${item.path}`) : item.path;
  const lang = item.language;
  const link = make("a", { href: address, lang, hreflang: lang }, item.title);
  const facts = [
    item.kind,
    item.day && make("time", { datetime: item.day }, date.format(new Date(`${item.day}T00:00:00Z`))),
    summary && item.site,
    lang && new Intl.DisplayNames(locale, { type: "language" }).of(lang),
  ].filter(Boolean);
  const pieces = item.excerpt.map(({ text: words, marked }) => (marked ? make("mark", {}, words) : words));
  return make(
    "li",
    { class: "entry" },
    item.number && make("p", { class: "entry-number" }, make("span", { class: "hidden" }, `${text("Number")} `), item.number),
    make("h3", { class: "entry-title" }, link),
    pieces.length && make("p", { class: "entry-summary", lang }, ...pieces),
    facts.length && make("p", { class: "entry-meta" }, ...facts.map((fact) => make("span", {}, fact))),
  );
}

/* What the reader does */

let timer;
function later() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    keep(settled);
    settled = false;
    find();
  }, WAIT);
}

function now() {
  clearTimeout(timer);
  keep(settled);
  settled = true;
  find();
}

input.addEventListener("input", (event) => event.isComposing || later());
input.addEventListener("compositionend", later);
input.addEventListener("focus", () => indexes().catch(() => {}), { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  now();
});
filters.addEventListener("change", () => {
  settled = true;
  now();
});
clear.addEventListener("click", () => {
  for (const select of selects) select.value = "";
  settled = true;
  now();
  input.focus();
});
more.addEventListener("click", showMore);
retry.addEventListener("click", now);
addEventListener("popstate", ({ state }) => {
  clearTimeout(timer);
  settled = true;
  fillForm(stateOf(location.search));
  find(Math.max(state?.shown ?? 0, PER_PAGE));
});

part("noscript").hidden = true;
fillForm(stateOf(location.search));
if (input.value) find(Math.max(history.state?.shown ?? 0, PER_PAGE));
