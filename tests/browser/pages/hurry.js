// Makes timeouts of more than a second ten times shorter.
window.setTimeout = new Proxy(setTimeout, {
  apply: (real, _, [act, ms = 0, ...more]) => real(act, ms > 1000 ? ms / 10 : ms, ...more),
});
