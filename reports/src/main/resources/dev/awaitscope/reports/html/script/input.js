import { AXIS_HEIGHT } from "./layout.js";
import { STATES, WAITING } from "./recording.js";

const DRAGGED = 4;

/** Lets buttons, keys, mouse and theme act on a timeline. */
export function listen(timeline) {
  buttons(timeline);
  const { lanes } = timeline;
  lanes.addEventListener("scroll", () => timeline.dirty(), { passive: true });
  lanes.addEventListener("keydown", (event) => key(timeline, event));
  lanes.addEventListener("wheel", (event) => wheel(timeline, event), { passive: false });
  lanes.addEventListener("dblclick", () => timeline.fitSlice());
  mouse(timeline);
  new ResizeObserver(() => {
    if (lanes.clientWidth !== timeline.painter.width) timeline.resize();
  }).observe(lanes);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => timeline.colors());
  for (const kind of ["beforeprint", "afterprint"]) window.addEventListener(kind, () => timeline.redraw());
}

function buttons(timeline) {
  const actions = {
    "zoom-in": () => timeline.zoom(0.5), "zoom-out": () => timeline.zoom(2), left: () => timeline.pan(-0.3), right: () => timeline.pan(0.3),
    all: () => timeline.fitAll(), slice: () => timeline.fitSlice(), waker: () => timeline.goToWaker(), back: () => timeline.back(),
    longest: () => timeline.chooseLongest(), path: () => timeline.showPath(), "path-next": () => timeline.walk(1),
  };
  const { root } = timeline;
  root.querySelectorAll("[data-do]").forEach((button) => button.addEventListener("click", actions[button.dataset.do]));
  root.querySelectorAll(".legend button").forEach((button) => {
    button.addEventListener("click", () => timeline.light(STATES.indexOf(button.closest("li").dataset.state)));
  });
  const field = root.querySelector("input[type=search]");
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") timeline.find(field.value, event.shiftKey ? -1 : 1);
    if (event.key !== "Escape") return;
    timeline.clear();
    timeline.lanes.focus();
  });
  root.querySelector(".as-table").addEventListener("toggle", () => timeline.table());
}

function key(timeline, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const far = event.shiftKey ? 3 : 1;
  const page = timeline.lanes.clientHeight * 0.8;
  const keys = {
    w: () => timeline.zoom(0.6), "+": () => timeline.zoom(0.6), "=": () => timeline.zoom(0.6),
    s: () => timeline.zoom(1 / 0.6), "-": () => timeline.zoom(1 / 0.6),
    a: () => timeline.pan(-0.15 * far), d: () => timeline.pan(0.15 * far),
    arrowleft: () => timeline.step(-1), arrowright: () => timeline.step(1), ",": () => timeline.step(-1), ".": () => timeline.step(1),
    arrowup: () => timeline.move(-1), arrowdown: () => timeline.move(1),
    "[": () => timeline.step(-1, WAITING), "]": () => timeline.step(1, WAITING),
    f: () => timeline.fitSlice(), 0: () => timeline.fitAll(), home: () => timeline.fitAll(), l: () => timeline.chooseLongest(),
    u: () => timeline.goToWaker(), b: () => timeline.back(), escape: () => timeline.clear(),
    n: () => timeline.find(undefined, event.shiftKey ? -1 : 1), c: () => timeline.showPath(), p: () => timeline.walk(event.shiftKey ? -1 : 1),
    enter: () => timeline.cursor && timeline.fold(timeline.cursor.group),
    pageup: () => timeline.lanes.scrollBy(0, -page), pagedown: () => timeline.lanes.scrollBy(0, page),
    "/": () => timeline.root.querySelector("input[type=search]").focus(),
  };
  const action = keys[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
}

/** The wheel scrolls rows, as anywhere on a page; with Shift it moves in time, with Ctrl it zooms at the pointer. */
function wheel(timeline, event) {
  const { lanes, painter, view, gutter } = timeline;
  const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
  if (event.ctrlKey || event.metaKey) {
    const x = event.clientX - lanes.getBoundingClientRect().left;
    timeline.zoom(2 ** (Math.max(-100, Math.min(100, event.deltaY)) / 120), painter.time(view, Math.max(x, gutter)));
  } else if (Math.abs(sideways) > 0 && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
    timeline.pan(sideways / (painter.width - gutter));
  } else return;
  event.preventDefault();
}

function mouse(timeline) {
  const { lanes, painter, view } = timeline;
  let from = null;
  const at = (event) => {
    const box = lanes.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top - AXIS_HEIGHT + lanes.scrollTop };
  };
  lanes.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.offsetX <= painter.width) from = { ...at(event), start: view.start, moved: false, range: event.shiftKey };
  });
  lanes.addEventListener("pointermove", (event) => {
    if (!from) {
      timeline.hover(at(event));
      return;
    }
    const by = at(event).x - from.x;
    if (!from.moved && Math.abs(by) < DRAGGED) return;
    if (!from.moved) lanes.setPointerCapture(event.pointerId);
    from.moved = true;
    if (from.range) {
      timeline.mark(from.x, at(event).x);
      return;
    }
    const start = from.start - (by / (painter.width - timeline.gutter)) * view.span;
    timeline.pan((start - view.start) / view.span);
  });
  const up = (event) => {
    if (from && !from.moved && event.type === "pointerup") timeline.click(at(event));
    if (from?.range && from.moved) timeline.take(event.type === "pointerup" ? [from.x, at(event).x] : null);
    from = null;
  };
  lanes.addEventListener("pointerup", up);
  lanes.addEventListener("pointercancel", up);
  lanes.addEventListener("pointerleave", () => timeline.hover(null));
}
