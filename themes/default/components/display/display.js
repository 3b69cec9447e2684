// Text size, colours and contrast: choices of the reader. They are kept in a cookie of the domain that the portal's hosts
// share (`display=<size>.<scheme>.<contrast>`, which early.js reads); where there is none, for this host alone.
const root = document.documentElement;
const names = ["size", "scheme", "contrast"];
const domain = document.querySelector("script[data-domain]")?.dataset.domain;
const YEAR = 31_536_000; // seconds

const keepInCookie = (values, age) => {
  document.cookie = `display=${values}; domain=${domain}; path=/; max-age=${age}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  return document.cookie.includes(`display=${values}`);
};
const keep = () => {
  const values = names.map((name) => root.dataset[name] ?? "");
  const chosen = values.some(Boolean);
  const isShared = domain && keepInCookie(values.join("."), chosen ? YEAR : 0);
  names.forEach((name, at) => {
    if (values[at] && !isShared) localStorage.setItem("display-" + name, values[at]);
    else localStorage.removeItem("display-" + name);
  });
};
const apply = (name, value) => {
  if (value) root.dataset[name] = value; else delete root.dataset[name];
};

const slot = document.querySelector("[data-display]");
const template = document.getElementById("ui-display");
if (slot && template) {
  slot.append(template.content.cloneNode(true));
  for (const name of names) {
    for (const input of slot.querySelectorAll(`[name="display-${name}"]`)) {
      input.checked = input.value === (root.dataset[name] || "");
    }
  }
  slot.addEventListener("change", ({ target }) => {
    apply(target.name.slice(8), target.value);
    try { keep(); } catch { /* this browser keeps nothing */ }
  });
}
