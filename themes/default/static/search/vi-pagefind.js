// Pagefind for Vietnamese: several indexes searched as one.
import { ahead, begin, entryOf, losses } from "./files.js";
import { best, load, newest } from "./order.js";
import { decode, encode, folded, hasMarks, isPhrase, numbersOf, tidy, wordsOf, writtenOut } from "./words.js";

const LIMIT = 15_000; // milliseconds that one step may take
const FACETS = ["site", "kind", "year", "field"];
const EXCERPT = 60; // words, of which a title may be taken away at the beginning
const WEIGHTS = [1, 0.2]; // of the site's own index and of the summaries, whose few words weigh more than those of pages

/** The promise, or a rejection where it takes too long: what never answers must not leave the reader waiting. */
async function within(promise) {
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

let attempts = 0;

/**
 * Opens the indexes at `addresses` (each a folder with a slash at its end; the first is the site's own).
 * Rejects where the first that is there cannot be loaded; `missing` is true where another could not. To try
 * again, open again: everything begins anew.
 */
export async function open(addresses) {
  begin(addresses);
  const again = attempts++ ? `?attempt=${attempts}` : ""; // a copy of its own, apart from what may still hang
  const entries = await Promise.all(addresses.map((address) => within(entryOf(address)).catch(() => null)));
  const found = addresses.map((address, at) => ({ address, entry: entries[at], weight: WEIGHTS[at] })).filter(({ entry }) => entry);
  if (!found.length) throw new Error("no search index");
  for (const { address, entry } of found) ahead(address, entry);
  const core = await within(import(`${found[0].address}pagefind.js${again}`));
  const indexes = [];
  for (const { address, weight } of found) {
    const index = new Index(core, address, weight);
    try {
      await within(index.ready()); // two that start at once would each load the program, and one lose its memory
      indexes.push(index);
    } catch (error) {
      if (!indexes.length) throw error;
    }
  }
  return {
    missing: indexes.length < addresses.length,
    search: (query, options) => search(indexes, query, options),
    searchPageOf: (site) => searchPageOf(indexes, site),
  };
}

class Index {
  #core;
  #settings;
  #plain;
  #exact;

  constructor(core, address, indexWeight) {
    this.#core = core;
    // Without its worker: one that starts late or dies leaves its questions without an answer.
    this.#settings = { basePath: address, baseUrl: "/", noWorker: true, indexWeight, excerptLength: EXCERPT };
    this.#plain = core.createInstance(this.#settings);
  }

  /** Waits until it can be searched; searching for nothing waits just so long. */
  async ready() {
    await this.#plain.search("");
  }

  /**
   * Every page that answers one of `texts` (ways to write one query): `lists` are each in order and have no page in
   * common, `filters` are counts, `rough` where those are only near.
   */
  async search(texts, options) {
    const answers = [];
    for (const text of texts) answers.push(await (isPhrase(text) ? this.#phrase(text, options) : this.#words(text, options)));
    return answers.reduce(joined);
  }

  /** Pages that have all words; `strict` are those that have the numbers as they stand. */
  async #words(text, options) {
    const answer = await this.#plain.search(text, options);
    const numbers = numbersOf(text.split(" "));
    if (!numbers.length) return listed(answer);
    let strict = answer.results;
    for (const number of numbers) {
      const ids = idsOf((await this.#plain.search(`"${number}"`, options)).results);
      strict = strict.filter(({ id }) => ids.has(id));
    }
    return { ...listed(answer), strict: [strict] };
  }

  /** Pages that have the phrase, with the scores of its words: Pagefind has none for phrases. */
  async #phrase(text, options) {
    const plain = listed(await this.#plain.search(text, options));
    const { results } = await this.#plain.search(wordsOf(text).join(" "), options);
    const scores = new Map(results.map(({ id, score }) => [id, score]));
    const rescored = (list) => list.map((each) => ({ ...each, score: scores.get(each.id) ?? 0 }));
    const scored = (answer) => ({ ...answer, lists: answer.lists.map(rescored), strict: answer.strict.map(rescored) });
    if (!hasMarks(text)) return scored(plain);
    // Pagefind 1.5.2 misses a phrase in pages that hold two tone variants of one of its syllables, unless
    // it compares marks exactly. Both together find all.
    this.#exact ??= this.#core.createInstance({ ...this.#settings, exactDiacritics: true });
    return scored(joined(plain, listed(await this.#exact.search(text, options))));
  }

  /** Pages that have every value of `filters`. */
  async only(filters) {
    return (await this.#plain.search(null, { filters })).results;
  }

  /** Loads what the counts of filters need. */
  async loadFilters() {
    await this.#plain.filters();
    await this.#exact?.filters();
  }
}

const byScore = (one, other) => other.score - one.score;
const idsOf = (results) => new Set(results.map(({ id }) => id));
const listed = ({ results, filters }) => ({ lists: [results], strict: [results], filters, rough: false });
const sizeOf = (lists) => lists.reduce((sum, list) => sum + list.length, 0);

/** Two answers as one: a page that both have counts once, where its score is higher. */
function joined(one, other) {
  const [first, second] = [sizeOf(one.lists), sizeOf(other.lists)];
  const lists = together(one.lists, other.lists);
  const { filters, rough } = first >= second ? one : other;
  return { lists, strict: together(one.strict, other.strict), filters, rough: rough || sizeOf(lists) > Math.max(first, second) };
}

function together(one, other) {
  const scores = new Map(one.flat().map(({ id, score }) => [id, score]));
  const added = other.flat().filter(({ id, score }) => !(scores.get(id) >= score));
  const ids = idsOf(added);
  return [...one.map((list) => list.filter(({ id }) => !ids.has(id))), added];
}

/** Answers without what only begins like a number of the query, where any has the number itself. */
function strictly(answers) {
  if (!answers.some(({ strict }) => sizeOf(strict))) return answers;
  return answers.map((answer) => ({ ...answer, lists: answer.strict, rough: answer.rough || sizeOf(answer.strict) < sizeOf(answer.lists) }));
}

/**
 * Finds `query` in all `indexes`. Options: `filters` (name: value) and `byDate`.
 * Gives `total`, `next(count)` (the next results, loaded), `counts()` (of filter values) and `loosened`: "phrase" where
 * no page has the quoted phrase, and these have its words; "words" where no page has all words, and these have most.
 */
async function search(indexes, query, { filters = {}, byDate = false } = {}) {
  const asked = tidy(query);
  const ask = async (texts, chosen = filters) => {
    const options = { filters: mapped(chosen, encode) };
    if (byDate) options.sort = { date: "desc" };
    const before = losses();
    const answers = await within(Promise.all(indexes.map((index) => index.search(texts.map(encode), options))));
    if (losses() > before) throw new Error("a part of the search index is missing");
    return strictly(answers);
  };
  const words = wordsOf(asked);
  const out = writtenOut(words);
  const loose = [words.join(" "), ...(out ? [out.join(" ")] : [])];
  let texts = isPhrase(asked) ? [asked] : loose;
  let answers = await ask(texts);
  let loosened = "";
  if (isPhrase(asked) && isEmpty(answers)) {
    texts = loose;
    answers = await ask(texts);
    loosened = isEmpty(answers) ? "" : "phrase";
  }
  if (isEmpty(answers) && words.length > 1) {
    answers = mostWords(await Promise.all(words.slice(0, 8).map((word) => ask([word]))));
    loosened = isEmpty(answers) ? "" : "words";
  }
  const lists = answers.flatMap((answer) => answer.lists);
  return {
    total: sizeOf(lists),
    loosened,
    next: bounded(byDate ? newest(lists) : best(lists.flat().sort(byScore), out ? [asked, out.join(" ")] : [asked])),
    lacks: (items) => lacks(out ? words.filter((word) => out.includes(word)) : words, items),
    counts: async () => (loosened === "words" ? {} : counts(indexes, (chosen) => ask(texts, chosen), filters)),
  };
}

const isEmpty = (answers) => answers.every(({ lists }) => !sizeOf(lists));

/** Of what each word alone finds, what most of them find; for each index. */
function mostWords(all) {
  const found = all[0].map((_, at) => all.map((answers) => answers[at].lists.flat()));
  const hits = found.map((lists) => {
    const counted = new Map();
    for (const { id, score } of lists.flat()) {
      const known = counted.get(id) ?? { count: 0, score: 0 };
      counted.set(id, { count: known.count + 1, score: known.score + score });
    }
    return counted;
  });
  const most = hits.flatMap((counted) => [...counted.values()]).reduce((largest, { count }) => Math.max(largest, count), 0);
  return found.map((lists, at) => {
    const seen = new Set();
    const isNew = ({ id }) => hits[at].get(id).count === most && !seen.has(id) && seen.add(id);
    const rescored = (each) => ({ ...each, score: hits[at].get(each.id).score });
    return { lists: lists.map((list) => list.filter(isNew).map(rescored)), strict: [], filters: {}, rough: true };
  });
}

/**
 * What the results shown lack, for Pagefind leaves out words that an index does not know: `words` that none of them
 * has, and `together` where each has some but none has all.
 */
function lacks(words, items) {
  const texts = items.map(({ title, number, text }) => folded(`${title} ${number} ${decode(text)}`));
  const held = words.map((word) => texts.map((text) => text.includes(folded(word))));
  const absent = words.filter((_, at) => !held[at].some(Boolean));
  return { words: absent, together: !absent.length && !texts.some((_, at) => held.every((has) => has[at])) };
}

/** The address of a site's own search page, or empty where no index knows it. */
async function searchPageOf(indexes, site) {
  for (const index of indexes) {
    const [result] = await within(index.only({ site: encode(site), home: "1" }));
    if (result) return (await within(load(result))).search;
  }
  return "";
}

const mapped = (record, change) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

/**
 * How many results each value of each facet would give, the choices in the other facets being kept; null in place of
 * a number that is not known.
 */
async function counts(indexes, ask, filters) {
  await within(Promise.all(indexes.map((index) => index.loadFilters())));
  const chosen = await ask(filters);
  const all = {};
  for (const facet of FACETS) {
    const { [facet]: own, ...others } = filters;
    all[facet] = {};
    const answers = own ? await ask(others) : chosen;
    const rough = answers.some((answer) => answer.rough);
    for (const answer of answers) {
      for (const [value, count] of Object.entries(answer.filters?.[facet] ?? {})) {
        const name = decode(value);
        if (count) all[facet][name] = rough ? null : (all[facet][name] ?? 0) + count;
      }
    }
  }
  return all;
}

const bounded = (next) => (count) => within(next(count));
