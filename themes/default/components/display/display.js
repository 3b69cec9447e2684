// Text size, colours and contrast: choices of the reader, kept on this device only.
const root = document.documentElement;
const names = ["size", "scheme", "contrast"];
const read = (name) => {
  try { return localStorage.getItem("display-" + name) || ""; } catch { return ""; }
};
const keep = (name, value) => {
  try { value ? localStorage.setItem("display-" + name, value) : localStorage.removeItem("display-" + name); } catch { /* not kept */ }
};
const apply = (name, value) => {
  if (value) root.dataset[name] = value; else delete root.dataset[name];
};
for (const name of names) apply(name, read(name));

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
    keep(name, target.value);
  });
}
