// Reads Pagefind's files as its own program does, which is thirty times as large. For languages that have no stemmer.
import { file } from "./files.js";

const SIGNATURE = 12; // bytes
const COMMON = 25; // the weight of a place, where none is told
const HEAVIEST = 255;
const UNIT = 24; // the weight of a word of a text
const [SATURATION, LENGTH, MARKS, TITLE] = [1.4, 0.75, 0.8, 5]; // how Pagefind ranks
const END = "\uffff"; // behind all words with the same beginning

/** The index in the folder `basePath`, of which `entry` says what is there, as Pagefind's script has it. */
export async function openIndex({ basePath, entry, indexWeight, excerptLength }) {
  const [{ hash, meta }] = Object.values(entry.languages); // a short list of what there is stands in the entry
  const told = meta ? parse(await unpack(Uint8Array.from(atob(meta), (letter) => letter.charCodeAt(0)))) : await load(`${basePath}pagefind.${hash}.pf_meta`);
  return new Reader(basePath, told, indexWeight, excerptLength);
}

const texts = new TextDecoder();

async function fetched(address) {
  const { ok, bytes } = await file(address);
  if (!ok) throw new Error("gone");
  return unpack(bytes);
}

async function unpack(bytes) {
  const packed = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer(), SIGNATURE);
}

/** CBOR, as far as Pagefind writes it: whole numbers, text and arrays. */
function parse(bytes) {
  let at = 0;
  const value = () => {
    const head = bytes[at++];
    let count = head & 31;
    if (count > 23) {
      let size = 1 << (count - 24);
      for (count = 0; size--; ) count = count * 256 + bytes[at++];
    }
    if (head < 32) return count;
    if (head < 64) return -1 - count;
    if (head < 128) return texts.decode(bytes.subarray(at, (at += count)));
    return Array.from({ length: count }, value);
  };
  return value();
}

const load = async (address) => parse(await fetched(address));

/** The pages of a form of a word: its places as [place, weight], and the fields of metadata that have it. */
function pagesOf(list) {
  let number = 0;
  return list.map(([step, steps, meta = []]) => {
    let [weight, place] = [COMMON, 0];
    const places = [];
    for (const each of steps) {
      if (each < 0) [weight, place] = [Math.min(HEAVIEST, -1 - each), 0];
      else places.push([(place += each), weight]);
    }
    return { page: (number += step), places, fields: meta.filter((each) => each < 0).map((each) => -1 - each) };
  });
}

const plainOf = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
const closeness = (letters) => Math.exp(Math.exp(-((letters + 1) ** 2) / 8) - 1); // of a word with so many letters more

class Reader {
  #base;
  #weight;
  #excerpt;
  #pages; // [name, length]
  #mean; // length
  #chunks; // [first word, last word, name]
  #filters; // [name, name of its file]
  #sorts;
  #titleField;
  #once = new Map();
  #loaded = new Map(); // name of a filter: [[value, pages]]
  isComplete = true; // it tells all places of a word

  constructor(base, [, pages, chunks, filters, sorts, fields], weight, excerptLength) {
    [this.#base, this.#weight, this.#excerpt] = [base, weight, excerptLength];
    [this.#pages, this.#chunks, this.#filters, this.#sorts] = [pages, chunks, filters, Object.fromEntries(sorts)];
    this.#mean = sum(pages.map(([, length]) => length)) / pages.length;
    this.#titleField = fields.indexOf("title");
  }

  #load(name) {
    if (!this.#once.has(name)) this.#once.set(name, load(this.#base + name).catch((error) => (this.#once.delete(name), Promise.reject(error))));
    return this.#once.get(name);
  }

  /** The words that begin with `plain`, or only this one, with their forms: [word, [[form, pages]]]. */
  async #words(plain, exact) {
    const held = this.#chunks.filter(([from, to]) => from <= plain + (exact ? "" : END) && (to >= plain || plain.startsWith(to))); // Pagefind may write the end short
    const chosen = exact ? [held.find(([, to]) => to >= plain) ?? held[0]].filter(Boolean) : held;
    const parts = await Promise.all([...new Set(chosen.map(([, , hash]) => hash))].map((hash) => this.#load(`index/${hash}.pf_index`)));
    const words = parts.flatMap(([all]) => all).filter(([word]) => (exact ? word === plain : word.startsWith(plain)));
    return words.map(([word, pages, forms]) => [word, [[word, pages], ...forms].map(([form, list]) => [form, pagesOf(list)])]);
  }

  async #filter(name) {
    const [, hash] = this.#filters.find(([each]) => each === name) ?? [];
    if (!hash) return new Map();
    const [, values] = await this.#load(`filter/${hash}.pf_filter`);
    this.#loaded.set(name, values.map(([value, pages]) => [value, new Set(pages)]));
    return new Map(this.#loaded.get(name));
  }

  /** How many of the pages, or of all, have each value of the filters that have been loaded. */
  #counts(has = () => true) {
    const of = (values) => Object.fromEntries(values.map(([value, pages]) => [value, [...pages].filter(has).length]));
    return Object.fromEntries([...this.#loaded].map(([name, values]) => [name, of(values)]));
  }

  /** The values of the filters with these names, or of all, and how many pages have each. */
  async filters(names) {
    await Promise.all((names ?? this.#filters.map(([name]) => name)).map((name) => this.#filter(name)));
    return this.#counts();
  }

  /**
   * As Pagefind: pages with all words, or what they begin; with a word in quotes as it stands, marks apart; `null`: all.
   * `whole`: so many of the words as they stand alone.
   */
  async search(term, { filters = {}, sort = {}, whole = 0 } = {}) {
    const exact = /^".+"$/.test(term);
    const words = (term ?? "").toLowerCase().replace(/"/g, "").split(" ").filter(Boolean);
    const wanted = Object.entries(filters);
    const [found, ...sets] = await Promise.all([
      Promise.all(words.map((word, at) => this.#words(plainOf(word), exact || at < whole))),
      ...wanted.map(async ([name, value]) => (await this.#filter(name)).get(value) ?? new Set()),
    ]);
    const { having, holders } = gather(words, found);
    const kept = (page) => holders.every((each) => each.has(page)) && sets.every((each) => each.has(page));
    const all = term === null ? [...this.#pages.keys()] : [...having.keys()];
    const score = exact ? ({ page, all }) => ({ page, score: 1, marked: all.flatMap(({ places }) => places) }) : this.#scorer(holders);
    let results = all.filter(kept).map((page) => score({ page, all: having.get(page) ?? [] }));
    for (const name of Object.keys(sort)) {
      const ranks = new Map((this.#sorts[name] ?? []).map((page, at) => [page, at]));
      results = results.filter(({ page }) => ranks.has(page)).map((each) => ({ ...each, score: ranks.get(each.page) }));
    }
    const known = new Set(results.map(({ page }) => page));
    const told = ({ page, score, marked }) => {
      const [id] = this.#pages[page];
      return { id, score: score * this.#weight, words: marked.map(([place]) => place), data: () => this.#fragment(id, marked) };
    };
    return { results: results.sort((one, other) => other.score - one.score).map(told), filters: this.#counts((page) => known.has(page)) };
  }

  /** How well a page fits (BM25): words that are rare and often in it, its metadata, and where the words stand. */
  #scorer(holders) {
    const rarity = holders.map(({ size }) => Math.log(1 + (this.#pages.length - size + 0.5) / (size + 0.5)));
    return ({ page, all }) => {
      const there = new Map();
      const named = new Map();
      for (const one of all) {
        for (const [place, weight] of one.places) {
          const terms = there.get(place) ?? there.set(place, new Map()).get(place);
          if (!terms.has(one.at)) terms.set(one.at, { ...one, weight });
        }
        for (const field of one.fields) named.set(field, new Map([[one.word, rarity[one.at]], ...(named.get(field) ?? [])]));
      }
      const often = new Map();
      const marked = [...there].map(([place, terms]) => {
        const each = [...terms.values()];
        const weight = Math.min(HEAVIEST, Math.min(...each.map((one) => one.weight)) * each.length);
        for (const { word } of each) often.set(word, (often.get(word) ?? 0) + weight);
        return [place, weight ** 2 * sum(each.map(({ close }) => close))];
      });
      const inText = [...often].map(([word, weight]) => {
        const { at, close, alike } = all.find((one) => one.word === word);
        const share = (weight / UNIT) * close;
        const length = SATURATION * (1 - LENGTH + (LENGTH * this.#pages[page][1]) / this.#mean);
        return (rarity[at] * alike * (SATURATION + 1) * share) / (length + share);
      });
      const inFields = [...named].map(([field, words]) => ((field === this.#titleField ? TITLE : 1) * sum([...words.values()]) ** 3) / sum(rarity) ** 2);
      return { page, score: sum([...inText, ...inFields]), marked: marked.sort(([one], [other]) => one - other) };
    };
  }

  async #fragment(id, marked) {
    const data = JSON.parse(texts.decode(await fetched(`${this.#base}fragment/${id}.pf_fragment`)));
    return { ...data, excerpt: excerpt(data.content, marked, this.#excerpt) };
  }
}

/** What of each page was `found` for the words, and which pages have each of them. */
function gather(words, found) {
  const having = new Map();
  const holders = [];
  for (const [at, all] of found.entries()) {
    const pages = new Set();
    for (const [word, forms] of all) {
      const close = closeness(word.length - plainOf(words[at]).length);
      for (const [form, list] of forms) {
        const alike = form.startsWith(words[at]) || words[at].startsWith(form) ? 1 + MARKS : 1;
        for (const each of list) {
          pages.add(each.page);
          if (!having.has(each.page)) having.set(each.page, []);
          having.get(each.page).push({ ...each, at, word, close, alike });
        }
      }
    }
    holders.push(pages);
  }
  return { having, holders };
}

/** The words of a text where the weightiest places stand most densely, these marked. */
function excerpt(content, marked, length) {
  const words = content.replace(/</g, "&lt;").replace(/>/g, "&gt;").split(/\s+/);
  const scores = [];
  for (const [place, score] of marked) scores[place] = (scores[place] ?? 0) + score;
  let inside = sum(scores.slice(0, length));
  let most = inside;
  let best = [0];
  for (let at = 0; scores.length > length && at < scores.length; at++) {
    inside += (scores[at + length] ?? 0) - (scores[at] ?? 0);
    if (inside > most) [most, best] = [inside, [at]];
    else if (inside === most && best.at(-1) === at - 1) best.push(at);
  }
  for (const place of new Set(marked.map(([place]) => place))) words[place] = `<mark>${words[place]}</mark>`;
  const start = Math.max(0, Math.min(best[best.length >> 1], words.length - length));
  return words.slice(start, start + length).join(" ").trim();
}
