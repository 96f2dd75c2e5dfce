/**
 * The view lives in the address, so that a copied link opens the same: the window in nanoseconds, the chosen slice, groups
 * that were folded or unfolded, the state that is lit, the critical path, and how far the rows are scrolled.
 */
export function remember({ view, selection, folded, highlight, path, scroll }) {
  const parts = [];
  if (!view.whole) parts.push(`t=${Math.round(view.start)}-${Math.round(view.end)}`);
  if (selection) parts.push(`s=${selection.row}.${selection.i}`);
  if (folded.length) parts.push(`f=${folded.join(".")}`);
  if (highlight >= 0) parts.push(`h=${highlight}`);
  if (path) parts.push("c=1");
  if (scroll) parts.push(`y=${scroll}`);
  const hash = parts.length ? `#${parts.join("&")}` : "";
  const ours = /^#[tsfhcy]=/.test(location.hash);
  if (hash !== location.hash && (hash || ours)) history.replaceState(null, "", hash || location.pathname + location.search);
}

/** What the address asks for; window and slice are null, and lists empty, where it does not. */
export function asked() {
  const value = (name, pattern) => new RegExp(`[#&]${name}=${pattern}(?=&|$)`).exec(location.hash);
  const window = value("t", "(\\d+)-(\\d+)");
  const slice = value("s", "(\\d+)\\.(\\d+)");
  return {
    window: window && { start: Number(window[1]), end: Number(window[2]) },
    slice: slice && { row: Number(slice[1]), i: Number(slice[2]) },
    folded: (value("f", "([\\d.]+)")?.[1] ?? "").split(".").filter(Boolean).map(Number),
    highlight: Number(value("h", "(\\d+)")?.[1] ?? -1),
    path: value("c", "1") !== null,
    scroll: Number(value("y", "(\\d+)")?.[1] ?? 0),
  };
}
