// What the reader chose, before anything is painted: read without `defer`, so that nothing moves. See display.js.
try {
  for (const name of ["size", "scheme", "contrast"]) {
    const value = localStorage.getItem("display-" + name);
    if (value) document.documentElement.dataset[name] = value;
  }
} catch { /* nothing is kept here */ }
