// Printing: the button is shown only where scripts run.
document.querySelector("[data-print]")?.addEventListener("click", () => print());
