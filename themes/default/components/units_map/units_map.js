// The name of the unit that is pointed at, touched or has the focus, where it stands in sight whatever part of the map does.
for (const map of document.querySelectorAll(".units-map")) {
  const tell = ({ target }) => {
    const title = target.closest("a")?.querySelector("title");
    if (title) map.querySelector(".units-map-name").textContent = title.textContent;
  };
  map.addEventListener("pointerover", tell);
  map.addEventListener("focusin", tell);
}
