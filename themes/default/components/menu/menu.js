// Open panels of the header close with Escape and when the reader goes elsewhere. The sheet of a phone is a popover: the
// browser closes it with Escape and by a touch elsewhere, but would let focus go on behind it (WCAG 2.4.11).
const header = document.querySelector(".site-header");
const sheet = document.querySelector(".menu-sheet");
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
document.addEventListener("focusin", ({ target }) => {
  leave(target);
  if (sheet?.matches(":popover-open") && !sheet.contains(target)) sheet.hidePopover();
});
