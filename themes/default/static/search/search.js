// The search page: as you type and on submit, with filters; its state is its address, so that it can be sent on.
import { together } from "./answer.js";
import { isProcedural, isQuestion } from "./asking.js";
import { entries, make } from "./entry.js";
import { nameSearch } from "./names.js";
import { addressOf, follow, keep, note, restore, stateOf } from "./place.js";
import { openTitles } from "./titles.js";
import { hasMarks } from "./syllables.js";
import { open, prepare } from "./vi-pagefind.js";
import { inFull, isPhrase, spaced, tidy } from "./words.js";

const PER_PAGE = 10;
const WAIT = 120; // milliseconds without a key before searching
const LEAST = 2; // letters that are searched before Enter
const QUIET = 1000; // milliseconds without a key before a screen reader is told
const TOLD = 8000; // milliseconds until what was told is taken away, so that it is not read twice
const SLOW = 500; // milliseconds until "searching" is told
const FEW = 3; // results, below which the other language comes first, and that say what a query is about
const WHOLE = 0.55; // of what a query tells, the least that a name in it must tell to stand before the texts
const SITES = 5; // sites whose own search is offered
const BRIEF = 80; // letters of a query in a sentence
const HOST = /^(?:.*\/\/)?(?:www\.)?([\w-]+)(\.[\w-]+)+\.[a-z]+\/?$/i; // of which the first label is a name

const root = document.querySelector("[data-search]");
const parts = new Proxy({}, { get: (_, name) => root.querySelector(`[data-${name}]`) });
const [form, input] = [root.querySelector("form"), root.querySelector("input[name=q]")];
const { filters, sort, clear, chosen: chosenCount, told, status, heading, noscript } = parts;
const { results, more, deeper, retry, unfilter, meant } = parts;
const { other, agencies, portal } = parts; // these only on some sites
const SHOWN = ["filters", "heading", "results", "more", "deeper", "none", "unfilter", "other", "retry", "browse", "meant", "service", "portal"]; // by what there is
const selects = [...root.querySelectorAll("select[data-filter]")];
const names = selects.map(({ dataset }) => dataset.filter);
const { bundle, summary, titles: titlesFolder, language } = root.dataset;
const hosts = JSON.parse(root.dataset.hosts || "{}");
const locale = language === "en" ? "en-GB" : language;
const number = new Intl.NumberFormat(locale);
const plural = new Intl.PluralRules(locale);

const text = (name, values = {}) =>
  (root.dataset[`text${name}`] ?? "").replace(/\{(\w+)\}/g, (whole, key) => brief(values[key] ?? whole));

const brief = (value) => (value.length > BRIEF ? `${value.slice(0, BRIEF)}…` : value);

// In the local preview other sites stand elsewhere; it says where.
function mapped(address) {
  const { origin, pathname } = new URL(address, location.href);
  return (hosts[origin] ?? origin) + pathname;
}

const entry = entries({ locale, numberLabel: text("Number"), alsoLabel: (name) => text("Also", { name }), withSite: summary, mapped });

let opened; // the promise of the indexes of full texts
let named; // the promise of the index of names, of nothing where there is none
let lost; // names did not come
let lazy; // texts wait for the reader to ask
let exact = false; // the reader wants just what was typed
let run = 0; // the search that may still write to the page
let found; // its answer
let shown = 0;
let settled = true; // the address is one to come back to; typing then begins a new one

const again = () => find({ soon: true, pauses: [1000, 3000], texts: true }); // milliseconds; a network that is back may fail

const addresses = [bundle, summary].filter(Boolean);
const indexes = () => (opened ??= open(addresses));
const titles = () => (named ??= titlesFolder ? openTitles(titlesFolder).catch(() => ((lost = true), (named = undefined))) : Promise.resolve());
const thrifty = () => navigator.connection?.saveData; // full texts cost ten times what names do
const isSlow = () => /[23]g/.test(navigator.connection?.effectiveType);

// Names first; full texts are fetched while the person types on.
function ahead() {
  const texts = async () => thrifty() || isSlow() || (await indexes()).load();
  titles().then(texts).catch(() => (opened = undefined));
}

/* The form */

const stateOfForm = () => ({
  query: input.value,
  chosen: Object.fromEntries(selects.map(({ dataset, value }) => [dataset.filter, value])),
  byDate: sort.value === "date",
  exact,
});

function fillForm({ query, chosen, byDate, exact: just }) {
  input.value = query;
  exact = just;
  sort.value = byDate ? "date" : "";
  for (const select of selects) choose(select, chosen[select.dataset.filter]);
}

function choose(select, value) {
  if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
  select.value = value;
  if (value) select.parentNode.hidden = false;
}

/* Searching */

/**
 * Searches what the form says. `soon`: a screen reader is told at once. `place`: where to lead the reader back to. `pauses`:
 * before trying again; of 1, only where a part is gone: the portal may have been published since.
 */
async function find({ soon = false, place = null, pauses: [pause, ...pauses] = [1], texts = place?.shown > PER_PAGE } = {}) {
  const mine = ++run;
  const { chosen, byDate } = stateOfForm();
  const query = input.value.trim();
  const plain = spaced(query);
  if (!plain && !filtered()) return rest(place, query && text("Signs", { query }));
  if (!found) visible({}); // what is shown without results would move when they come
  const slow = setTimeout(() => mine === run && say(text("Loading"), true), SLOW);
  const count = Math.max(place?.shown ?? 0, PER_PAGE);
  let names;
  lost = lazy = false;
  try {
    const naming = namesOf(query, byDate); // asked for first
    if (!thrifty()) prepare(bundle);
    names = await naming;
    if (mine !== run) return;
    if (names?.answer.full.length && !byDate) {
      clearTimeout(slow);
      found = together(names.answer, null);
      lazy = !texts && (thrifty() || (isSlow() && names.answer.all >= FEW && !names.answer.units));
      show(await found.next(count), query, { names, waits: !lazy, partial: names.index.lost });
      if (lazy) return finish(place);
    } else if (plain.length === 1 && !filtered()) return rest(place, text("Short", { query }));
    const index = await indexes();
    const { answer, reading } = await readTexts(index, query, { filters: chosen, byDate: byDate || !query }, names, async (items) => {
      if (mine !== run) return;
      clearTimeout(slow);
      found = together({ full: items, lesser: [] });
      show(await found.next(count), query, { names, waits: true });
    });
    const items = await answer.next(count);
    clearTimeout(slow);
    if (mine !== run) return;
    found = answer;
    show(items, query, { names: reading, partial: index.missing() || lost || names?.index.lost, soon });
    finish(place, items);
    await offerFilters();
  } catch (error) {
    opened = undefined; // trying again begins anew
    if (mine !== run) return;
    if (pause && navigator.onLine && (pause > 1 || error.message === "gone")) setTimeout(() => mine === run && find({ soon, place, pauses, texts }), pause);
    else {
      (names?.answer.full.length ? onlyNames : fail)(error.message === "wasm", place);
    }
  } finally {
    clearTimeout(slow);
  }
}

/** What the names say of `query`: { search, answer }; nothing where they cannot be asked. */
async function namesOf(query, byDate) {
  if (!query || isPhrase(tidy(query))) return undefined; // this is asked of texts
  const index = await titles();
  if (!index) return undefined;
  index.lost = false;
  const plain = spaced(query);
  const called = query.replace(HOST, "$1");
  let search = nameSearch(index, called, exact);
  const texts = () => thrifty() || plain.length < 2 || indexes().then(({ early }) => search.changed || early(query)).catch(() => {}); // no name will do, so these are needed soon
  if (!search.hopeful) texts();
  const answer = (await search.find(texts)) ?? { full: [], lesser: [] };
  if (!answer.full[0] && !answer.same && plain[1]) {
    const placed = await search.placed();
    Object.assign(answer, placed || { full: await search.nearly(WHOLE) });
    answer.units = !placed && answer.full[0];
    if (!portal && !answer.full[0] && !answer.lesser[0]) Object.assign(answer, await search.unnamed());
    if (!/\s/.test(query) && search.words.length < 2) search = nameSearch(index, called, true); // "visa" are no keys of Telex
  }
  if (!plain[1]) answer.full = answer.full.filter(({ names }) => names.some(({ words }) => words.every((each) => each.plain === plain)));
  if (portal && !answer.placed) answer.full.sort((one, other) => !other.host - !one.host); // the site's own before what all have
  if (byDate) answer.full.sort((one, other) => (one.day < other.day) - (one.day > other.day));
  answer.all = answer.full.length;
  if (filtered()) await narrow(index, called, answer);
  return { index, search, answer };
}

/** Leaves of the names those that the filters let through; of a site chosen, also those that others would push out. */
async function narrow(index, query, answer) {
  const { site } = stateOfForm().chosen;
  const own = await nameSearch(index, `${query} ${site}`, exact).find();
  const fits = (item) => narrowed().every(({ dataset, value }) => item[dataset.filter] === value);
  answer.full = [...(own?.full ?? []), ...answer.full].filter(fits);
  answer.lesser = answer.lesser.filter(fits);
}

/** Names and full texts together, and where neither has all words, what may have been meant or is nearly called so. */
async function readTexts(index, query, options, names, showEarly) {
  const ask = (reading) => index.search(reading, options);
  if (!names) return { answer: await ask(query) };
  const { search, answer } = names;
  const asked = answer.words && answer.all ? answer.words.join(" ") : search.changed ? search.words.join(" ") : query;
  const early = answer.all || options.byDate || filtered() ? [] : await index.early(asked);
  let others;
  const other = () => (others ??= instead(search, answer)); // their parts come while texts are asked
  if (early.length) await showEarly(early);
  else if (!answer.all) other().catch(() => {});
  const texts = await ask(asked);
  const fit = texts.unfiltered > 0 && !texts.loosened;
  if (fit && options.byDate) return { answer: texts, reading: names };
  const both = (some, found) => together(some, found.loosened ? null : found, early);
  if (fit || (answer.all && !(answer.units && texts.loosened))) return { answer: both(answer, texts), reading: names };
  const { guess, nearly } = await other();
  if (guess) return { answer: both(guess, await ask(guess.words.join(" "))), reading: { ...names, answer: guess } };
  const rest = { ...answer, full: [], nearly };
  if (nearly.length) await showEarly([...rest.lesser, ...nearly]);
  return { answer: together(rest, texts), reading: names };
}

/** What the names say where neither they nor texts have all words: what may have been meant, or is nearly called so. */
async function instead(search, { units, same }) {
  const guess = !units && !same && (await search.guess());
  return guess?.full?.length ? { guess } : { nearly: await search.nearly() };
}

/** Leads the reader back to their place, and on to other searches. */
function finish(place, items = []) {
  restore(place, results);
  offerDeeper(items);
}

function onlyNames(forbidden, place) {
  say(`${sentence(input.value.trim())} ${text(forbidden ? "Forbidden" : "NamesOnly")}`, true);
  retry.hidden = forbidden;
  finish(place);
}

function rest(place, hint = "") {
  found = undefined;
  results.replaceChildren();
  say(hint, true);
  visible({ browse: true });
  restore(place, results);
}

function fail(forbidden) {
  results.replaceChildren();
  const offline = !forbidden && !navigator.onLine;
  say(text(forbidden ? "Forbidden" : offline ? "Offline" : "Failed"), true);
  visible({ retry: !forbidden, browse: true });
  if (offline) addEventListener("online", again, { once: true });
}

let speaking;
/** Shows what happened, and tells it and `more` to screen readers: at once, or when typing has paused. */
function say(sentence, soon, more = "") {
  told.textContent = sentence;
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    status.textContent = sentence + more;
    speaking = setTimeout(() => (status.textContent = ""), TOLD);
  }, soon ? 0 : QUIET);
}

function visible(what) {
  for (const name of SHOWN) {
    const element = parts[name];
    if (element) element.hidden = !what[name];
  }
}

/** Shows the first results. `waits`: full texts are still to come, below these. */
function show(items, query, { names, partial, soon, waits }) {
  const count = found.total;
  shown = items.length;
  append(items);
  const named = names?.answer.full.length;
  const isRead = isMeant(names);
  if (waits) say(text(named ? "Names" : "Loading"), soon);
  else say([sentence(query, names?.answer.placed), lazy && text("NamesOnly"), partial && text("Partial")].filter(Boolean).join(" "), soon, isRead ? ` ${meant.firstChild.textContent}` : "");
  const any = count > 0;
  const hides = !any && found.unfiltered; // the filters hide what there is
  const empty = !any && !hides;
  const { answer, search } = names ?? {};
  const about = [inFull(query), answer?.told, search?.words.join(" "), ...items.slice(0, FEW).map(({ kind }) => kind)];
  visible({
    filters: any || filtered(), heading: any, results: any, more: !waits && (lazy || hasMore()), none: empty, unfilter: hides,
    other: query && (!waits || named) && offersOther(query, named), portal: !waits && query, retry: !waits && partial, browse: !any, service: query && (empty || about.some((each) => each && isProcedural(spaced(each).split(" ")))), meant: isRead,
  });
  if (portal) {
    putFirst(portal, !items.length || items[0].host || found.loosened || found.nearly);
    lead(portal.querySelector("a"), "Portal", query);
  }
  clear.hidden = !filtered();
  sort.parentNode.hidden = !query; // without words the newest come first
  chosenCount.textContent = filtered() ? ` (${number.format(filtered())})` : "";
}

const hasMore = () => (found.more ? found.more() : shown < found.total);

/** Puts `items` in the place of the results; what stands there already as it should, stays. */
function append(items) {
  const fresh = items.map(entry);
  const other = fresh.findIndex((element, at) => !element.isEqualNode(results.children[at] ?? null));
  const kept = other < 0 ? fresh.length : other;
  while (results.children.length > kept) results.lastChild.remove();
  results.append(...fresh.slice(kept));
}

/** Says which words were searched in the place of those that were typed, and leads to these. */
function isMeant(names) {
  const { guessed, decoded, told: words } = names?.answer ?? {};
  if (exact || !meant || !(guessed || decoded)) return false;
  const link = make("a", { href: addressOf({ ...stateOfForm(), exact: true }) }, text("Exact", { query: input.value.trim() }));
  meant.replaceChildren(make("span", {}, text(guessed ? "Meant" : "Read", { query: words })), " ", link);
  return true;
}

const counted = (name, count, values = {}) =>
  text(plural.select(count) === "one" ? `${name}One` : name, { count: number.format(count), ...values });

/** What was found, and how near it is to what was asked for. */
function sentence(query, placed) {
  const { total, unfiltered, loosened, missing } = found;
  const filters = narrowed().map(({ labels, value }) => `${labels[0].textContent}: ${value}`);
  const typed = total && !loosened ? query : inFull(query); // what was read, where it is not told by what was found
  const values = { query: typed, filters: filters.join(", ") };
  if (!query) return counted("Browsed", total, values);
  if (!total) {
    if (!filtered()) return text("None", values);
    return `${text("NoneFiltered", values)} ${unfiltered ? counted("Unfiltered", unfiltered) : text("NoneAnyway")}`;
  }
  const understood = placed && found.placed && text(placed.as ?? "Placed", placed);
  if (understood) return understood;
  const nearest = found.nearly && root.dataset.textNearest && "Nearest";
  const nearly = nearest || ({ phrase: "Loosened", words: "LoosenedWords", scattered: "Scattered" }[loosened] ?? "Found");
  const words = (nearest || isQuestion(spaced(query).split(" ")) ? [] : missing).map((word) => `“${word}”`).join(", ");
  return [counted(nearly, total, values), words && text("Absent", { words })].filter(Boolean).join(" ");
}

const narrowed = () => selects.filter(({ value }) => value);
const filtered = () => narrowed().length;

/** Fetches what the filters offer, each a file of its own, where they are open. */
async function offerFilters() {
  const mine = run;
  if (!filters.open || !found) return;
  const counts = await found.counts().catch(() => ({})); // the results stand without filters
  if (mine === run) showFilters(counts);
}

function showFilters(counts) {
  for (const select of selects) {
    const values = Object.entries(counts[select.dataset.filter] ?? {});
    const there = values.filter(([, count]) => count).sort(([one], [other]) => other - one || one.localeCompare(other, locale)); // years: the last first
    const chosen = select.value;
    select.replaceChildren(select.options[0], ...there.map(([value, count]) => new Option(`${value} (${number.format(count)})`, value)));
    choose(select, chosen);
    if (values.length > 1) select.parentNode.hidden = false; // and not again hidden, so that nothing moves
    select.disabled = select.options.length < 2;
  }
}

const askedAt = (address) => `${mapped(address)}?${new URLSearchParams({ q: input.value.trim() })}`;

/** Offers the search of the site chosen, or of those of the results, and the choice of any: it has more than the summaries. */
function offerDeeper(items) {
  if (!agencies) return;
  const options = [...agencies.elements[0].options];
  const chosen = stateOfForm().chosen.site;
  const sites = new Set(chosen ? [chosen] : items.map(({ site }) => site));
  const known = [...sites].map((site) => options.find(({ text, value }) => value && text === site)).filter(Boolean);
  const link = ({ text: site, value }) => make("li", {}, make("a", { href: askedAt(value) }, text("Deeper", { site })));
  deeper.querySelector("ul").replaceChildren(...known.slice(0, SITES).map(link));
  deeper.hidden = false;
}

/** Puts what leads to another search before the results, or behind them. */
function putFirst(element, first) {
  element.classList.toggle("search-prompt", !!first);
  if (first) heading.before(element);
  else more.after(element);
}

/** The pages that are only in another language are found by its own search; `data-other="few"`: offered where little is. */
function offersOther(query, named) {
  if (!other) return false;
  const few = other.dataset.other;
  const first = ((!few && named) || found.total) < FEW || found.loosened; // and so it stays when texts come
  putFirst(other, first && !few);
  lead(other.firstChild, "Other", query);
  return !few || (first && !hasMarks(query));
}

/** Makes a link lead on to another search with the query. */
function lead(link, name, query) {
  link.href = `${mapped(link.href)}?${new URLSearchParams({ q: query })}`;
  link.textContent = text(name, { query });
}

async function showMore() {
  if (lazy || !found) return find({ soon: true, texts: true, place: { shown: shown + PER_PAGE } });
  const mine = run;
  more.disabled = true;
  try {
    const items = await found.next(PER_PAGE);
    if (mine !== run) return;
    const added = items.map(entry);
    results.append(...added);
    shown += added.length;
    more.hidden = !hasMore() || !added.length;
    say(text("Shown", { shown: number.format(shown), count: number.format(found.total) }), true);
    note({ shown });
    added[0]?.querySelector("a").focus();
  } catch (error) {
    opened = undefined;
    if (mine !== run) return;
    found = undefined; // the next try searches anew
    say(text("Failed"), true);
  } finally {
    more.disabled = false;
  }
}

/* What the reader does */

let timer;
function later() {
  clearTimeout(timer);
  const length = input.value.trim().length;
  if (length && length < LEAST) return;
  timer = setTimeout(() => {
    exact = false;
    keep(stateOfForm(), settled);
    settled = false;
    find();
  }, WAIT);
}

function now() {
  clearTimeout(timer);
  exact = false;
  keep(stateOfForm(), settled);
  settled = true;
  find({ soon: true });
}

input.addEventListener("input", (event) => event.isComposing || later());
input.addEventListener("compositionend", later);
input.addEventListener("focus", ahead, { once: true });
input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || !input.value) return;
  event.preventDefault(); // not every browser clears the field
  input.value = "";
  now();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  now();
});
filters.addEventListener("change", () => {
  settled = true;
  now();
});
meant?.addEventListener("click", (event) => {
  if (event.target.tagName !== "A") return;
  event.preventDefault();
  history.pushState({}, "", event.target.href);
  fillForm(stateOf(location.search, names));
  find({ soon: true });
});
for (const button of [clear, unfilter]) {
  button.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    settled = true;
    now();
    input.focus();
  });
}
input.addEventListener("paste", (event) => {
  event.preventDefault(); // the field would write the words of two lines together
  input.setRangeText(event.clipboardData.getData("text").replace(/\s+/g, " "), input.selectionStart, input.selectionEnd, "end");
  later();
});
agencies?.addEventListener("submit", (event) => {
  event.preventDefault(); // a form may not leave the host, a link may
  location.assign(askedAt(agencies.elements[0].value));
});
more.addEventListener("click", showMore);
addEventListener("scroll", () => lazy && !thrifty() && find({ texts: true }));
filters.addEventListener("toggle", () => (lazy ? find({ texts: true }) : offerFilters()));
retry.addEventListener("click", () => {
  opened = undefined; // a part of it may not have come
  again();
  input.focus(); // the button goes
});
addEventListener("popstate", ({ state }) => {
  clearTimeout(timer);
  settled = true;
  fillForm(stateOf(location.search, names));
  find({ soon: true, place: state ?? { top: 0 } });
});

noscript.hidden = true;
filters.open = matchMedia("(min-width: 60rem)").matches; // beside the results; above them it would push them down
follow(results);
fillForm(stateOf(location.search, names));
find({ soon: true, place: history.state });
