// What the reader chose, before anything is painted: read without `defer`, so that nothing moves. See display.js.
try {
  const [, kept] = /(?:^|; )display=([\w.]*)/.exec(document.cookie) ?? [];
  const values = kept?.split(".");
  ["size", "scheme", "contrast"].forEach((name, at) => {
    const value = values ? values[at] : localStorage.getItem("display-" + name);
    if (value) document.documentElement.dataset[name] = value;
  });
} catch { /* nothing is kept here */ }
