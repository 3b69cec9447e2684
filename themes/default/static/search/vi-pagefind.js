// Pagefind for Vietnamese: several indexes searched as one.
import { entryOf, forget, isPlain, within } from "./files.js";
import { LAPSED, WORD, best, load, newest } from "./order.js";
import { isSyllable } from "./syllables.js";
import { decode, encode, isOpen, isPhrase, reading, spaced, tidy, wordsOf } from "./words.js";

const EXCERPT = 60; // words, the title among them
const READ = 20; // pages that are read for a phrase
const ENOUGH = 0.2; // of what all words tell, the least worth showing
const NEAR = 0.5; // of what the best page has, the least that others must have
const TELLING = 0.4; // of what the rarest word tells
const SPAN = [12, 4]; // words of a text, and as many more for each of a query, in which all of them must stand
const EARLY = 3; // pages that are shown before the others are read
const SHOWN = 10; // pages that are shown at first
const SCATTERED = 0.05; // where they stand only far from each other
const WEIGHTS = [1, 0.2]; // of the site's own index and of the summaries, whose few words weigh more than those of pages

let attempts = 0;

const readerFor = (entry, again) => (!isPlain(entry) ? import("./program.js") : again ? import(`./reader.js${again}`) : import("./reader.js"));

/** Fetches what is needed to read the index at `address`, while names are asked. */
export async function prepare(address) {
  const entry = await entryOf(address);
  if (entry) readerFor(entry).catch(() => {});
}

/**
 * Opens the indexes at `addresses` (folders with a slash at their end; the first is the site's own). Rejects where the
 * first that is there cannot be loaded; `missing` is true where another could not. To try again, open again.
 */
export async function open(addresses) {
  if (attempts) forget();
  const again = attempts++ ? `?attempt=${attempts}` : ""; // a copy of its own, apart from what may still hang
  const indexes = [];
  const start = async (address) => {
    const entry = await within(entryOf(address).then((entry) => entry ?? entryOf(address))).catch(() => null);
    if (!entry) return;
    const reader = await within(readerFor(entry, again));
    const options = { basePath: address, entry, again, indexWeight: WEIGHTS[addresses.indexOf(address)], excerptLength: EXCERPT };
    indexes.push(new Index(await within(reader.openIndex(options)), entry)); // two that start at once would each load the program, and one lose its memory
  };
  const waiting = [...addresses];
  while (waiting.length && !indexes.length) await start(waiting.shift());
  if (!indexes.length) throw new Error("no search index");
  waiting.forEach(entryOf); // while the first is read
  const all = async () => {
    for (const each of waiting) await start(each).catch(() => {});
    return indexes;
  };
  let loading;
  const foremost = new Map();
  const load = () => (loading ??= all());
  return {
    load,
    missing: () => indexes.length < addresses.length,
    early: (query) => foremost.get(query) ?? foremost.set(query, early(indexes[0], query)).get(query),
    search: async (query, options) => search(await load(), query, options),
  };
}

/** The best few pages of the site's own index that have all words near one another, from as few files as may be. */
async function early(index, query) {
  const words = reading(tidy(query)).ways[0].map(encode);
  const { lists } = await index.words(words, {}, false, 0);
  const items = await bounded(best(lists.flat().toSorted(byScore).slice(0, EARLY), [query]))(EARLY);
  return items.filter(({ lapsed, exact }) => exact && !lapsed);
}

class Index {
  #core;
  #known = new Map();

  constructor(core, { languages }) {
    this.pages = Object.values(languages).reduce((sum, { page_count: count }) => sum + count, 0);
    this.#core = core;
    this.isComplete = core.isComplete; // tells all places of a word
  }

  /** Waits for the filters with these names (Pagefind's program: for all); until then answers hold no counts. */
  loadFilters = (names) => this.#core.filters(names);

  /** The pages that have `word` as it stands, marks apart: results by id. */
  having = (word) => this.once(`"${word}"`);

  /** The pages that have `value` of the filter `name`. */
  where = (name, value) => this.once(null, { [name]: value });

  /** All pages, in the order of the options. */
  all = async (options) => (await this.#core.search(null, options)).results;

  /** What Pagefind says of `text` and `filters`, asked once: results by id. */
  once(text, filters) {
    const key = JSON.stringify([text, filters]);
    if (!this.#known.has(key)) this.#known.set(key, this.#core.search(text, { filters }).then(({ results }) => byId(results)));
    return this.#known.get(key);
  }

  /**
   * Pages that have all of `words` near one another, `far` those that have them apart, and `possible()`, the filters
   * they may have. Pagefind also takes what begins like a
   * word, or where nothing does, its beginning; so each is asked alone. `open`: the last word may go on (Pagefind answers with
   * shorter beginnings, so it is not asked for that). `shown`: as
   * many are read where the places of the words do not say enough.
   */
  async words(words, options, open, shown = SHOWN, phrase = areOneWord(words)) {
    const pages = await Promise.all(words.map((word, at) => (open && this.isComplete && at === words.length - 1 ? this.once(word) : this.having(word))));
    if (pages.some(({ size }) => !size)) return NOTHING;
    const ask = () => this.#core.search(words.join(" ") || null, { ...options, whole: words.length - Boolean(open) });
    const { results } = await ask();
    const possible = async () => (await ask()).filters; // which are told only when they have been loaded
    const all = results.filter(({ id }) => pages.every((found) => found.has(id)));
    const nearby = (some, phrase) => some.filter(({ id }) => areNear(pages.map((found) => found.get(id).words), phrase));
    const near = new Set(nearby(all, phrase));
    // Of a word Pagefind's program tells only one place, so the text decides, of as many pages as are shown first; and
    // also of words that a sign may part.
    const apart = all.filter((result) => !near.has(result));
    const doubtful = (this.isComplete ? nearby(apart) : apart).slice(0, Math.max(0, shown - near.size));
    const read = await Promise.all(doubtful.map(load));
    read.forEach(({ text }, at) => areNear(placesIn(text, words), phrase) && near.add(doubtful[at]));
    return {
      lists: [all.filter((result) => near.has(result))],
      far: all.filter((result) => !near.has(result)).map((result) => ({ ...result, score: result.score * SCATTERED })),
      possible,
    };
  }
}

/** Two or three syllables may be one word. */
const areOneWord = (words) => words.length <= WORD && words.every((word) => isSyllable(decode(word)));

/** Whether `places`, those of each word in a text, come near one another somewhere; `phrase`: follow each other. */
function areNear(places, phrase) {
  if (phrase && places[1]) return places[0].some((at) => places.every((each, step) => each.includes(at + step)));
  if (places.length < 2 || places.some((each) => !each.length)) return true; // a word of its number or name
  const span = SPAN[0] + SPAN[1] * places.length;
  return places[0].some((at) => {
    // From each place of the first word, the nearest of every other one.
    const nearest = places.map((each) => each.reduce((best, other) => (Math.abs(other - at) < Math.abs(best - at) ? other : best)));
    return Math.max(...nearest) - Math.min(...nearest) <= span;
  });
}

function placesIn(text, words) {
  const all = spaced(decode(text)).split(" ");
  return words.map((word) => spaced(decode(word))).map((word) => all.flatMap((each, at) => (each === word ? [at] : [])));
}

const byScore = (one, other) => other.score - one.score;
const byId = (results) => new Map(results.map((result) => [result.id, result]));
const sizeOf = (lists) => lists.reduce((sum, list) => sum + list.length, 0);

const NOTHING = { lists: [], far: [], possible: () => ({}) };

/** Two answers as one: a page of both counts once, where its score is higher. */
function joined(one, other) {
  const known = byId(one.lists.flat());
  const added = other.lists.map((list) => list.filter(({ id, score }) => !(known.get(id)?.score >= score)));
  const taken = byId(added.flat());
  return {
    lists: [...one.lists.map((list) => list.filter(({ id }) => !taken.has(id))), ...added],
    far: [...byId([...one.far, ...other.far]).values()].filter(({ id }) => !known.has(id) && !taken.has(id)),
    possible: async () => {
      const [first, second] = [await one.possible(), await other.possible()];
      return Object.fromEntries(Object.keys({ ...first, ...second }).map((name) => [name, { ...first[name], ...second[name] }]));
    },
  };
}

/**
 * Finds `query`, or everything where it is empty, in all `indexes`; `filters` holds the value of each, which may be
 * empty. Gives `total`, `unfiltered` (how many without the filters), `next(count)` (the next results, loaded),
 * `counts()` (of the values of filters), `loosened`: "phrase" where no page has the quoted phrase, and these have its
 * words; "scattered" where pages have its words only far from each other; "words" where no page has all words, and these have
 * most; and `missing`, the words that none has.
 */
async function search(indexes, query, { filters, byDate }) {
  const asked = tidy(query);
  const { words, number, ways } = reading(asked);
  const options = byDate ? { sort: { date: "desc" } } : {};
  const ask = (find) => within(Promise.all(indexes.map(find)));
  const askWords = (open) =>
    ask(async (index) => {
      const answers = [];
      for (const way of ways) answers.push(await index.words(way.map(encode), options, open));
      return answers.reduce(joined);
    });

  const having = (name) => ask((index) => index.where(name, "1"));
  for (const name of ["lapsed", "common"]) having(name).catch(() => {}); // while words are asked; common: pages that every site has, and words by chance
  if (isOpen(asked)) indexes.forEach((index) => index.once(encode(words.at(-1))).catch(() => {})); // its part
  let loosened = "";
  let missing = [];
  let called = [asked, ...ways.map((way) => way.join(" "))];
  // Pagefind 1.5.2 misses a phrase in pages that hold two tone variants of one of its syllables; so it is not asked.
  let answers = isPhrase(asked) ? await ask(async (index) => ({ ...(await index.words(wordsOf(encode(asked)), options, false, READ, true)), far: [] })) : [];
  if (isEmpty(answers)) {
    loosened = isPhrase(asked) ? "phrase" : "";
    answers = await askWords(false);
  }
  let far = answers;
  if (isEmpty(answers) && isOpen(asked)) answers = await askWords(true);
  if (isEmpty(answers)) far = far.some((answer) => answer.far?.length) ? far : answers;
  answers = answers.map((answer) => ({ ...answer, lists: answer.far?.length && !isEmpty(answers) ? [...answer.lists, answer.far] : answer.lists }));
  if (isEmpty(answers) && far.some((answer) => answer.far?.length)) {
    loosened = "scattered";
    const common = await having("common");
    answers = far.map((answer, at) => ({ ...answer, lists: [answer.far.filter(({ id }) => !common[at].has(id))] }));
  }
  if (isEmpty(answers)) {
    const all = ways.at(-1);
    const pages = await ask((index) => Promise.all(all.map((word) => index.having(encode(word)))));
    const common = await having("common");
    const { lists, held, telling } = loosely(all, pages, indexes, common);
    // A document that is not there is not another one of the same year.
    const found = number && !held.includes(number) ? [] : lists;
    answers = await ask(async (index, at) => {
      const kept = byId(found[at] ?? []);
      return { lists: [byDate && kept.size ? (await index.all(options)).filter(({ id }) => kept.has(id)) : [...kept.values()]] };
    });
    loosened = isEmpty(answers) ? "" : "words";
    missing = words.filter((word) => all.includes(word) && !held.includes(word));
    called = [held.join(" "), telling.join(" ")];
  }

  const wanted = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, encode(value)]] : []));
  const sets = await ask((index) => Promise.all(wanted.map(([name, value]) => index.where(name, value))));
  const kept = (at, without) =>
    answers[at].lists.map((list) => list.filter(({ id }) => sets[at].every((pages, number) => wanted[number][0] === without || pages.has(id))));
  const lists = answers.flatMap((_, at) => kept(at));
  const lapsed = new Set((await having("lapsed")).flatMap((pages) => [...pages.keys()]));
  const lowered = (result) => (lapsed.has(result.id) ? { ...result, score: result.score * LAPSED } : result);
  return {
    total: sizeOf(lists),
    unfiltered: sizeOf(answers.flatMap((answer) => answer.lists)),
    loosened,
    missing,
    next: bounded(byDate ? newest(lists) : best(lists.flat().map(lowered).sort(byScore), called)),
    counts: () => counts(indexes, Object.keys(filters), loosened === "words" ? [] : answers, kept),
  };
}

const isEmpty = (answers) => answers.every(({ lists }) => !sizeOf(lists));

/**
 * The pages that have most of what the words tell (a rare word tells more), `found` being those that have each word, by
 * index. Gives `lists`, the words `held` by them, and of those the `telling`.
 */
function loosely(words, found, indexes, common) {
  const pages = indexes.reduce((sum, index) => sum + index.pages, 1);
  const tells = words.map((_, at) => Math.log(pages / Math.max(1, found.reduce((sum, each) => sum + each[at].size, 0))));
  const scored = found.map((each, index) => {
    const scores = new Map();
    each.forEach((having, at) => having.forEach((result, id) => common[index].has(id) || scores.set(id, { ...result, score: (scores.get(id)?.score ?? 0) + tells[at] })));
    return [...scores.values()];
  });
  const most = Math.max(0, ...scored.flat().map(({ score }) => score));
  const enough = most >= ENOUGH * tells.reduce((sum, each) => sum + each, 0);
  const rarest = tells.indexOf(Math.max(...tells)); // of what may be one word, another is chance
  const lists = scored.map((results, index) => results.filter(({ id, score }) => enough && score >= NEAR * most && (!areOneWord(words) || found[index][rarest].has(id))));
  const held = words.filter((_, at) => lists.some((list, index) => list.some(({ id }) => found[index][at].has(id))));
  return { lists, held, telling: held.filter((word) => tells[words.indexOf(word)] >= TELLING * Math.max(...tells)) };
}

/** Of each filter, how many results its values would give, the other choices kept; 0 for those of other pages. */
async function counts(indexes, names, answers, kept) {
  const known = await within(Promise.all(indexes.map((index) => index.loadFilters(names))));
  const all = Object.fromEntries(names.map((name) => [name, {}]));
  for (const [at, index] of indexes.entries()) {
    const possible = (await within(answers[at]?.possible())) ?? {};
    for (const name of names) {
      const results = possible[name] ? kept(at, name).flat() : [];
      for (const value of Object.keys(known[at][name] ?? {})) {
        const pages = results.length && possible[name][value] ? await within(index.where(name, value)) : new Map();
        const key = decode(value);
        all[name][key] = (all[name][key] ?? 0) + results.filter(({ id }) => pages.has(id)).length;
      }
    }
  }
  return all;
}

const bounded = (next) => (count) => within(next(count));
