// Text size, colours and contrast: choices of the reader. They are kept in a cookie of the domain that the portal's hosts
// share (`portal-display=<size>.<scheme>.<contrast>`, which early.js reads); where there is none, for this host alone. One
// that says that nothing is chosen stays: it overrules what another host kept for itself before.
const root = document.documentElement;
const names = ["size", "scheme", "contrast"];
const domain = document.querySelector("script[data-domain]")?.dataset.domain;

const readCookie = () => /(?:^|; )portal-display=([\w.]*)/.exec(document.cookie)?.[1];
const keepInCookie = (values) => {
  document.cookie = `portal-display=${values}; domain=${domain}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  return readCookie() === values;
};
const keep = (chosen) => {
  const kept = readCookie()?.split("."); // another tab may have chosen since
  const values = names.map((name, at) => (kept && name !== chosen ? kept[at] : root.dataset[name]) ?? "");
  const isShared = domain && keepInCookie(values.join("."));
  names.forEach((name, at) => {
    if (isShared || (name === chosen && !values[at])) localStorage.removeItem("display-" + name);
    else if (name === chosen) localStorage.setItem("display-" + name, values[at]);
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
    const name = target.name.slice(8);
    apply(name, target.value);
    try { keep(name); } catch { /* this browser keeps nothing */ }
  });
}
