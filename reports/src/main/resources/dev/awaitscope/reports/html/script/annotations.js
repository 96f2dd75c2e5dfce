import { niceStep, tick } from "./format.js";
import { AXIS_HEIGHT, BAR_HEIGHT, GROUP_HEIGHT, ROW_HEIGHT } from "./layout.js";
import { IDLE } from "./recording.js";

// What is drawn around the slices: axis, heads of groups, names, pauses, and marks on the chosen slice.

/** With less, a head's words run across the drawing instead of beside it. */
const NARROW_GUTTER = 130;

export function pauses(painter, scene) {
  const { start, length } = painter.recording.meta.pauses;
  const context = painter.context;
  context.fillStyle = painter.colors.band;
  start.forEach((time, index) => {
    if (time > scene.view.end || time + length[index] < scene.view.start) return;
    const left = Math.max(painter.gutter, painter.x(scene.view, time));
    const right = Math.min(painter.width, painter.x(scene.view, time + length[index]));
    context.fillRect(left, AXIS_HEIGHT, Math.max(1, right - left), painter.height);
  });
}

export function rowLabel(painter, scene, row, top) {
  const label = scene.rowLabel(row);
  const context = painter.context;
  const chosen = scene.row === row;
  context.font = `${chosen ? 600 : 400} 12px ${painter.colors.font}`;
  context.fillStyle = chosen ? painter.colors.ink : painter.colors.muted;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillText(fit(painter, label, painter.gutter - 18), 10, top + ROW_HEIGHT - 4 - BAR_HEIGHT / 2);
}

export function head(painter, scene, index, top) {
  const context = painter.context;
  const group = painter.recording.meta.groups[index];
  const folded = scene.layout.folded.has(index);
  context.fillStyle = painter.colors.line;
  context.fillRect(0, top, painter.width, 1);
  const narrow = painter.gutter < NARROW_GUTTER;
  const middle = top + (narrow ? 12 : 18);
  areas(painter, scene, index, top + (narrow ? 22 : 8), GROUP_HEIGHT - (narrow ? 26 : 14));
  context.fillStyle = painter.colors.ink;
  context.beginPath();
  if (folded) context.moveTo(10, middle - 4), context.lineTo(16, middle + 0.5), context.lineTo(10, middle + 5);
  else context.moveTo(9, middle - 2.5), context.lineTo(18, middle - 2.5), context.lineTo(13.5, middle + 3.5);
  context.fill();
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.font = `600 12.5px ${painter.colors.font}`;
  const name = fit(painter, group.name, narrow ? painter.width * 0.5 : painter.gutter - 30);
  context.fillText(name, 23, middle);
  const after = narrow ? 23 + context.measureText(name).width + 8 : 23;
  context.font = `400 11px ${painter.colors.font}`;
  context.fillStyle = painter.colors.muted;
  context.fillText(fit(painter, group.note, narrow ? painter.width - after - 6 : painter.gutter - 30), after, narrow ? middle : top + 33);
}

/** Threads of a group by state over time, stacked; idle ones stay out, so that the height is work and waiting. */
function areas(painter, scene, index, top, tall) {
  const { buckets, peak, values } = painter.overview[index];
  if (!peak) return;
  const context = painter.context;
  const shown = scene.view.span / painter.recording.length;
  const columns = Math.min(painter.columns, Math.ceil(buckets * shown) * 4);
  const step = (painter.width - painter.gutter) / columns;
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (let column = 0; column < columns; column++) {
    const time = scene.view.start + ((column + 0.5) / columns) * scene.view.span;
    const bucket = Math.min(buckets - 1, Math.floor((time / painter.recording.length) * buckets));
    const left = Math.round((painter.gutter + column * step) * painter.ratio);
    const right = Math.round((painter.gutter + (column + 1) * step) * painter.ratio);
    let sum = 0;
    let bottom = Math.round((top + tall) * painter.ratio);
    for (let state = 0; state < IDLE; state++) {
      const value = values[state * buckets + bucket];
      if (value <= 0) continue;
      sum += value;
      const y = Math.round((top + tall - (sum / peak) * tall) * painter.ratio);
      context.fillStyle = painter.colors.states[state];
      context.fillRect(left, y, right - left, bottom - y);
      bottom = y;
    }
  }
  context.setTransform(painter.ratio, 0, 0, painter.ratio, 0, 0);
}

/** The stretch that the pointer is choosing. */
export function range(painter, [from, to]) {
  const left = Math.max(painter.gutter, from);
  painter.context.fillStyle = painter.colors.band;
  painter.context.fillRect(left, AXIS_HEIGHT, Math.max(1, to - left), painter.height);
}

export function selected(painter, scene) {
  const { row, chunk, i, arrow } = scene.selection;
  const top = scene.layout.topOf(row);
  if (top === null) return;
  const context = painter.context;
  const y = top - scene.scroll + AXIS_HEIGHT;
  const left = Math.max(painter.gutter, painter.x(scene.view, chunk.start[i]));
  const right = Math.min(painter.width, painter.x(scene.view, chunk.end[i]));
  context.strokeStyle = painter.colors.ink;
  context.lineWidth = 2;
  if (right >= left) context.strokeRect(left - 1, y + 2, Math.max(3, right - left + 2), ROW_HEIGHT - 4);
  if (arrow) wakeUpArrow(painter, scene, arrow, y + ROW_HEIGHT - 4 - BAR_HEIGHT / 2);
}

/** From the waker at the instant of the wake-up to the thread it woke. */
function wakeUpArrow(painter, scene, { row, time }, toY) {
  const top = scene.layout.topOf(row);
  if (top === null || time < scene.view.start || time > scene.view.end) return;
  const context = painter.context;
  const x = painter.x(scene.view, time);
  const fromY = Math.max(AXIS_HEIGHT, Math.min(painter.height, top - scene.scroll + AXIS_HEIGHT + ROW_HEIGHT - 4 - BAR_HEIGHT / 2));
  const down = toY >= fromY ? 1 : -1;
  context.strokeStyle = context.fillStyle = painter.colors.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, fromY, 3, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.moveTo(x, fromY);
  context.lineTo(x, toY - down * 6);
  context.stroke();
  context.beginPath();
  context.moveTo(x, toY);
  context.lineTo(x - 4, toY - down * 8);
  context.lineTo(x + 4, toY - down * 8);
  context.fill();
}

export function grid(painter, scene) {
  const context = painter.context;
  context.fillStyle = painter.colors.line;
  for (const { x } of ticks(painter, scene.view)) context.fillRect(Math.round(x), AXIS_HEIGHT, 1, painter.height);
}

export function axis(painter, scene) {
  const context = painter.context;
  context.fillStyle = painter.colors.paper;
  context.fillRect(0, 0, painter.width, AXIS_HEIGHT);
  context.fillStyle = painter.colors.line;
  context.fillRect(0, AXIS_HEIGHT - 1, painter.width, 1);
  context.font = `400 11px ${painter.colors.font}`;
  context.fillStyle = painter.colors.muted;
  context.textBaseline = "middle";
  for (const { x, label } of ticks(painter, scene.view)) {
    const half = context.measureText(label).width / 2;
    if (x + half > painter.width - 2) continue;
    context.textAlign = x - half < painter.gutter ? "left" : "center";
    context.fillText(label, Math.max(x, painter.gutter), AXIS_HEIGHT / 2);
  }
}

function ticks(painter, view) {
  const step = niceStep(view.span, (painter.width - painter.gutter) / 110);
  const result = [];
  for (let time = Math.ceil(view.start / step) * step; time <= view.end; time += step) {
    result.push({ x: painter.x(view, time), label: tick(time, step) });
  }
  return result;
}

/** A text no wider than given: its middle gives way, because names differ at their ends. */
function fit(painter, text, width) {
  const context = painter.context;
  const known = text.length > 80 ? `${text.slice(0, 40)}…${text.slice(-40)}` : text;
  if (context.measureText(known).width <= width) return known;
  let low = 0;
  let high = known.length - 1;
  const shortened = (kept) => `${known.slice(0, Math.ceil(kept * 0.55))}…${known.slice(known.length - Math.floor(kept * 0.45))}`;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(shortened(middle)).width <= width) low = middle;
    else high = middle - 1;
  }
  return shortened(low);
}
