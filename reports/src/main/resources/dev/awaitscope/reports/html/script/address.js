/** The view lives in the address, so that a copied link opens the same: the window in nanoseconds and the chosen slice. */
export function remember(view, selection) {
  const parts = [];
  if (!view.whole) parts.push(`t=${Math.round(view.start)}-${Math.round(view.end)}`);
  if (selection) parts.push(`s=${selection.row}.${selection.i}`);
  const hash = parts.length ? `#${parts.join("&")}` : "";
  const ours = /^#[ts]=/.test(location.hash);
  if (hash !== location.hash && (hash || ours)) history.replaceState(null, "", hash || location.pathname + location.search);
}

/** What the address asks for: `{window, slice}`, each null where it does not. */
export function asked() {
  const window = /[#&]t=(\d+)-(\d+)/.exec(location.hash);
  const slice = /[#&]s=(\d+)\.(\d+)/.exec(location.hash);
  return {
    window: window && { start: Number(window[1]), end: Number(window[2]) },
    slice: slice && { row: Number(slice[1]), i: Number(slice[2]) },
  };
}
