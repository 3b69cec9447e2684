// Pagefind for Vietnamese. The index holds đ as ḏ (U+1E0F), a letter that Pagefind folds to d; queries are
// written the same way here, and results back. See portalgen/search/shadow.py for what a result's path says.

/** Text as the index has it. */
export const encode = (text) => text.normalize("NFC").replace(/[đð]/g, "\u1e0f").replace(/[ĐÐ]/g, "\u1e0e");

/** Text of the index as people write it. */
export const decode = (text) => text.replace(/\u1e0f/g, "đ").replace(/\u1e0e/g, "Đ");

const LIMIT = 15_000; // milliseconds that one step may take

/** The promise, or a rejection where it takes too long: what never answers must not leave the reader waiting. */
export async function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer of the search index in time")), LIMIT);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

// Pagefind takes a part of an index that does not arrive for one without words. They are counted here, so
// that such a search fails and does not say that there is nothing.
let lost = 0;
const request = globalThis.fetch;
globalThis.fetch = async (address, options) => {
  const counted = /\.pf_(index|filter)$/.test(address);
  try {
    const response = await request(address, options);
    if (counted && !response.ok) lost++;
    return response;
  } catch (error) {
    if (counted) lost++;
    throw error;
  }
};

const FACETS = ["site", "kind", "year", "field"];
const PATH = /^\/?([^/]+)(\/.*)~([^~]*)~([^~]*)\.html$/;
const known = (value) => (value === "-" ? "" : value);

let attempts = 0;

/**
 * Opens the indexes at `addresses` (each a folder with a slash at its end; the first is the site's own).
 * Rejects where the first that is there cannot be loaded; `missing` is true where another could not. To try
 * again, open again: everything begins anew.
 */
export async function open(addresses) {
  const there = await Promise.all(addresses.map(exists));
  const found = addresses.filter((_, number) => there[number]);
  if (!found.length) throw new Error("no search index");
  const again = attempts++ ? `?attempt=${attempts}` : ""; // a copy of its own, apart from what may still hang
  const core = await within(import(`${found[0]}pagefind.js${again}`));
  const indexes = [];
  for (const address of found) {
    const index = new Index(core, address);
    try {
      await within(index.ready()); // two that start at once would each load the program, and one lose its memory
      indexes.push(index);
    } catch (error) {
      if (!indexes.length) throw error;
    }
  }
  return { missing: indexes.length < addresses.length, search: (query, options) => search(indexes, query, options) };
}

async function exists(address) {
  try {
    return (await within(fetch(`${address}pagefind-entry.json`, { cache: "no-cache" }))).ok;
  } catch {
    return false;
  }
}

class Index {
  #core;
  #settings;
  #plain;
  #exact;

  constructor(core, address) {
    this.#core = core;
    // Without its worker: one that starts late or dies leaves its questions without an answer.
    this.#settings = { basePath: address, baseUrl: "/", noWorker: true };
    this.#plain = core.createInstance(this.#settings);
  }

  /** Waits until it can be searched; searching for nothing waits just so long. */
  async ready() {
    await this.#plain.search("");
  }

  /** Every page that has the words, best first; `lists` are each in order and have no page in common. */
  async search(text, options) {
    const plain = await this.#plain.search(text, options);
    if (!isPhrase(text) || !hasMarks(text)) return { lists: [plain.results], filters: plain.filters };
    // Pagefind 1.5.2 misses a phrase in pages that hold two tone variants of one of its syllables, unless
    // it compares marks exactly. Both together find all.
    this.#exact ??= this.#core.createInstance({ ...this.#settings, exactDiacritics: true });
    const exact = await this.#exact.search(text, options);
    const seen = new Set(plain.results.map(({ id }) => id));
    return {
      lists: [plain.results, exact.results.filter(({ id }) => !seen.has(id))],
      filters: exact.results.length > plain.results.length ? exact.filters : plain.filters,
    };
  }

  /** Loads what the counts of filters need. */
  async loadFilters() {
    await this.#plain.filters();
    await this.#exact?.filters();
  }
}

const isPhrase = (text) => /^\s*".+"\s*$/.test(text);
const hasMarks = (text) => text.normalize("NFD") !== text.normalize("NFC");

/**
 * Finds `query` in all `indexes`. Options: `filters` (name: value) and `byDate`.
 * Gives `total`, `next(count)` (the next results, loaded), `counts()` (of filter values) and `loosened`:
 * no page has the quoted phrase, and these have its words.
 */
async function search(indexes, query, { filters = {}, byDate = false } = {}) {
  let text = encode(query).replace(/[“”„«»]/g, '"').trim();
  const ask = async (chosen) => {
    const options = { filters: mapped(chosen, encode) };
    if (byDate) options.sort = { date: "desc" };
    const before = lost;
    const answers = await within(Promise.all(indexes.map((index) => index.search(text, options))));
    if (lost > before) throw new Error("a part of the search index is missing");
    return answers;
  };
  let answers = await ask(filters);
  let lists = answers.flatMap((answer) => answer.lists);
  let loosened = false;
  if (isPhrase(text) && !lists.some((list) => list.length)) {
    text = text.replaceAll('"', " ").trim();
    answers = await ask(filters);
    lists = answers.flatMap((answer) => answer.lists);
    loosened = lists.some((list) => list.length);
  }
  return {
    total: lists.reduce((sum, list) => sum + list.length, 0),
    loosened,
    next: bounded(byDate ? newest(lists) : best(lists, text)),
    counts: () => counts(indexes, ask, filters),
  };
}

const mapped = (record, change) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

/** How many results each value of each facet would give, the choices in the other facets being kept. */
async function counts(indexes, ask, filters) {
  await within(Promise.all(indexes.map((index) => index.loadFilters())));
  const chosen = await ask(filters);
  const all = {};
  for (const facet of FACETS) {
    const { [facet]: own, ...others } = filters;
    all[facet] = {};
    for (const answer of own ? await ask(others) : chosen) {
      for (const [value, count] of Object.entries(answer.filters?.[facet] ?? {})) {
        const name = decode(value);
        if (count) all[facet][name] = (all[facet][name] ?? 0) + count;
      }
    }
  }
  return all;
}

const bounded = (next) => (count) => within(next(count));

// A query that holds the number of a document means that document, whatever else has its digits.
const RANKED_BY_NUMBER = 30;
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

function best(lists, query) {
  const results = lists.flat().sort((one, other) => other.score - one.score);
  const codes = folded(query).split(/[\s"]+/).filter((word) => /\d{3}|\d.*\//.test(word));
  const named = ({ number }) => codes.some((code) => folded(number).startsWith(code));
  let loaded = codes.length ? null : [];
  let at = 0;
  return async (count) => {
    if (!loaded) {
      const first = await Promise.all(results.slice(0, RANKED_BY_NUMBER).map(load));
      loaded = [...first.filter(named), ...first.filter((result) => !named(result))];
    }
    const from = at;
    const found = [...loaded.slice(from, from + count), ...(await Promise.all(results.slice(Math.max(from, loaded.length), from + count).map(load)))];
    at += count;
    return found;
  };
}

// Sorted results carry no date before they are loaded, so the lists are merged by their heads.
function newest(lists) {
  const queues = lists.map((list) => ({ list, at: 0, head: null }));
  const ahead = ({ list, at }, count) => list.slice(at, at + count).forEach((result) => result.data().catch(() => {}));
  return async (count) => {
    queues.forEach((queue) => ahead(queue, count));
    const taken = [];
    while (taken.length < count) {
      for (const queue of queues) {
        if (!queue.head && queue.at < queue.list.length) queue.head = await load(queue.list[queue.at++]);
      }
      const full = queues.filter(({ head }) => head);
      if (!full.length) break;
      const first = full.reduce((one, other) => (other.head.day > one.head.day ? other : one));
      taken.push(first.head);
      first.head = null;
    }
    return taken;
  };
}

/** A result as the page shows it; `host` and `language` are empty where they are the page's own. */
async function load(result) {
  const data = await result.data();
  const [, host, path, day, language] = PATH.exec(data.raw_url ?? data.url);
  const filter = (name) => decode(data.filters?.[name]?.[0] ?? "");
  const title = decode(data.meta.title ?? "");
  return {
    host: known(host),
    path: /(\/|\.html)$/.test(path) ? path : `${path}/`,
    day: known(day),
    language: known(language),
    title,
    number: decode(data.meta.number ?? ""),
    kind: filter("kind"),
    site: filter("site"),
    search: filter("search"),
    excerpt: excerpt(data.excerpt, title),
  };
}

/** Pagefind's excerpt as pieces { text, marked }, without the page's title at its beginning. */
function excerpt(html, title) {
  let pieces = html.split(/<\/?mark>/).map((piece, number) => ({ text: plain(piece), marked: number % 2 === 1 }));
  if (pieces.map(({ text }) => text).join("").startsWith(title)) pieces = after(pieces, title.length);
  return pieces.filter(({ text }) => text);
}

// Only these two are escaped by Pagefind; what is left is text and becomes a text node.
const plain = (html) => decode(html).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("\u200b", "");

function after(pieces, length) {
  const rest = [];
  for (const { text, marked } of pieces) {
    rest.push({ text: text.slice(length), marked });
    length = Math.max(0, length - text.length);
  }
  const first = rest.find(({ text }) => text);
  if (first) first.text = first.text.replace(/^[.\s]+/, "");
  return rest;
}
