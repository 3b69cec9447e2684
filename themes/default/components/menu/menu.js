// Open panels of the header close with Escape and when the reader goes elsewhere.
const header = document.querySelector(".site-header");
const opened = () => header ? [...header.querySelectorAll("details[open]")] : [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const panel of opened()) {
    const inside = panel.contains(document.activeElement);
    panel.open = false;
    if (inside) panel.querySelector("summary").focus();
  }
});
const leave = (target) => {
  for (const panel of opened()) if (!panel.contains(target)) panel.open = false;
};
document.addEventListener("click", (event) => leave(event.target));
document.addEventListener("focusin", (event) => leave(event.target));
