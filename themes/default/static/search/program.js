// Pagefind's own program, for indexes in languages with a stemmer and for forms of them that `reader.js` does not know.
import { file } from "./files.js";

const request = globalThis.fetch;
const folders = new Set();
const cores = new Map();
const programs = new Map();
let lost = 0; // parts; Pagefind takes one that does not arrive for one without words

// Pagefind asks for some files again for every index; the program is the same in all.
const common = (path) => {
  const [name] = /wasm\.\w+\.pagefind$/.exec(path) ?? [path];
  return programs.get(name) ?? programs.set(name, path).get(name);
};

globalThis.fetch = async (address, options) => {
  const path = typeof address === "string" ? address.split("?")[0] : "";
  if (![...folders].some((folder) => path.startsWith(folder))) return request(address, options);
  const { ok, status, bytes } = await file(common(path)).catch((error) => ({ status: 504, bytes: String(error) }));
  if (!ok && /\.pf_(index|filter)$/.test(path)) lost++;
  return new Response(bytes, { status });
};

function mayRun() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))); // the smallest program
  } catch {
    return false;
  }
}

/** The index in the folder `basePath`, of which `entry` says what is there; `again` is added to addresses to try again. */
export async function openIndex({ basePath, entry, again, ...options }) {
  if (!mayRun()) throw new Error("wasm");
  folders.add(basePath);
  const [language] = Object.values(entry.languages);
  file(common(`${basePath}wasm.${language.wasm ?? "unknown"}.pagefind`)).catch(() => {});
  if (!cores.has(again)) cores.set(again, import(`${basePath}pagefind.js${again}`));
  const core = await cores.get(again);
  // Without its worker: one that starts late or dies leaves its questions without an answer.
  const index = core.createInstance({ basePath, baseUrl: "/", noWorker: true, ...options });
  await index.search(""); // waits until it can be searched
  const search = async (...asked) => {
    const before = lost;
    const answer = await index.search(...asked);
    if (lost > before) throw new Error("gone");
    return answer;
  };
  return { search, filters: () => index.filters() };
}
