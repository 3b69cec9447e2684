// Printing: the button is shown only where scripts run.
document.querySelector("[data-print]")?.addEventListener("click", () => print());
// What is folded is printed as well, in browsers too that have no style for it; and the day says how old a paper is.
let opened = [];
addEventListener("beforeprint", () => {
  for (const day of document.querySelectorAll("[data-printed]")) {
    day.textContent = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  }
  opened = [...document.querySelectorAll("main details:not([open])")];
  for (const each of opened) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
});
