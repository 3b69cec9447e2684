// The name of the unit that is pointed at, touched or has the focus, where it stands in sight whatever part of the map does.
for (const map of document.querySelectorAll(".units-map")) {
  const tell = ({ type, target }) => {
    const unit = target.closest("a");
    const title = unit?.querySelector("title");
    if (!title) return;
    map.querySelector(".units-map-name").textContent = title.textContent;
    // Browsers leave it where a rim of it is in sight.
    if (type === "focusin") unit.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  // Not when it comes below a pointer that stands still, as the focus scrolls the map.
  for (const type of ["pointermove", "pointerdown", "focusin"]) map.addEventListener(type, tell);
}
