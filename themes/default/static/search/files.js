// The files of the indexes, each fetched once: Pagefind asks for some again for every index, and takes a part that does
// not arrive for one without words.

const LIMIT = 15_000; // milliseconds that one step may take

/** The promise, rejected where it takes too long. */
export const within = (promise, limit = LIMIT) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, limit, new Error("no answer in time")))]);

const request = globalThis.fetch.bind(globalThis);
const folders = new Set();
const kept = new Map();
let lost = 0;

/** How many parts of an index have not arrived so far. */
export const losses = () => lost;

/** Fetches what lies below `addresses` (each a folder with a slash at its end) once each; `anew`: also what is here. */
export function begin(addresses, anew) {
  if (anew) kept.clear();
  for (const address of addresses) folders.add(address);
}

/** The entry of the index at `address`, or null where there is none. */
export async function entryOf(address) {
  try {
    const { ok, bytes } = await file(`${address}pagefind-entry.json`, { cache: "no-cache" });
    return ok ? JSON.parse(new TextDecoder().decode(bytes)) : null;
  } catch {
    return null;
  }
}

/** Begins to fetch what the index at `address` starts with, before Pagefind asks for it. */
export function ahead(address, { languages }) {
  const [largest] = Object.values(languages).sort((one, other) => other.page_count - one.page_count);
  if (!largest) return;
  for (const name of [`pagefind.${largest.hash}.pf_meta`, `wasm.${largest.wasm ?? "unknown"}.pagefind`]) {
    file(address + name).catch(() => {});
  }
}

// The program is the same in every index.
const keyOf = (address) => /wasm\.\w+\.pagefind$/.exec(address)?.[0] ?? address;

function file(address, options) {
  const key = keyOf(address);
  if (!kept.has(key)) {
    const answer = load(address, options);
    const forget = () => kept.get(key) === answer && kept.delete(key);
    kept.set(key, answer);
    answer.then(({ ok }) => ok || forget(), forget);
  }
  return kept.get(key);
}

async function load(address, options) {
  const counted = /\.pf_(index|filter)$/.test(address);
  try {
    const response = await request(address, options);
    if (counted && !response.ok) lost++;
    return { ok: response.ok, status: response.status, bytes: await response.arrayBuffer() };
  } catch (error) {
    if (counted) lost++;
    throw error;
  }
}

globalThis.fetch = async (address, options) => {
  const path = typeof address === "string" ? address.split("?")[0] : "";
  if (![...folders].some((folder) => path.startsWith(folder))) return request(address, options);
  const { status, bytes } = await file(path);
  return new Response(bytes, { status });
};
