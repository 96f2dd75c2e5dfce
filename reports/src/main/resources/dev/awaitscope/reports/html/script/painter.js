import { tick, niceStep } from "./format.js";
import { BAR_HEIGHT, GROUP_HEIGHT, ROW_HEIGHT } from "./layout.js";
import { HEIGHTS } from "./palette.js";
import { OPEN, PINNED, STATES, STATE_BITS } from "./recording.js";

export const AXIS_HEIGHT = 26;
const BLOCKED = STATES.indexOf("blocked");
const IDLE = STATES.indexOf("idle");
const WIDE = 2;
/** With less, a head's words run across the drawing instead of beside it. */
const NARROW_GUTTER = 130;
const BAR_HEIGHTS = STATES.map((state) => HEIGHTS[state]);

/**
 * Draws what is in view. Slices of two pixels and more are drawn one by one; shorter ones are summed per pixel column,
 * and the column gets the state that took most of it. Costs no more than pixels in view, however many slices there are.
 */
export class Painter {
  constructor(canvas, recording, overview) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.recording = recording;
    this.overview = overview;
  }

  resize(width, height, gutter) {
    this.ratio = Math.min(2, window.devicePixelRatio || 1);
    this.width = width;
    this.height = height;
    this.gutter = gutter;
    this.canvas.width = Math.max(1, Math.round(width * this.ratio));
    this.canvas.height = Math.max(1, Math.round(height * this.ratio));
    this.columns = Math.max(1, Math.round((width - gutter) * this.ratio));
    this.shares = new Float32Array(this.columns * STATES.length);
    this.image = null;
  }

  x(view, time) {
    return this.gutter + ((time - view.start) / view.span) * (this.width - this.gutter);
  }

  time(view, x) {
    return view.start + ((x - this.gutter) / (this.width - this.gutter)) * view.span;
  }

  draw(scene) {
    const { view, layout, scroll } = scene;
    const context = this.context;
    const { heads, rows } = layout.between(scroll, scroll + this.height - AXIS_HEIGHT);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.image = context.createImageData(this.columns, Math.max(1, this.canvas.height));
    this.pixels = new Uint32Array(this.image.data.buffer);
    const wide = rows.map(({ row, top }) => this.gather(scene, row, top - scroll + AXIS_HEIGHT));
    context.putImageData(this.image, Math.round(this.gutter * this.ratio), 0);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.grid(scene);
    wide.forEach((slices) => this.bars(scene, slices));
    this.pauses(scene);
    rows.forEach(({ row, top }) => this.rowLabel(scene, row, top - scroll + AXIS_HEIGHT));
    heads.forEach(({ group, top }) => this.head(scene, group, top - scroll + AXIS_HEIGHT));
    if (scene.selection) this.selected(scene);
    this.axis(scene);
  }

  /** Puts short slices of a row into pixel columns and returns the wide ones. */
  gather(scene, row, top) {
    const found = this.recording.row(row);
    const wide = [];
    if (!found) return wide;
    const { chunk, to } = found;
    const { view, highlight } = scene;
    const scale = this.columns / view.span;
    const count = STATES.length;
    let lowest = this.columns;
    let highest = -1;
    for (let i = this.recording.find(found, view.start); i < to && chunk.start[i] < view.end; i++) {
      const from = (chunk.start[i] - view.start) * scale;
      const length = (chunk.end[i] - chunk.start[i]) * scale;
      if (length >= WIDE) {
        wide.push({ chunk, i, top });
        continue;
      }
      const column = Math.max(0, Math.min(this.columns - 1, from | 0));
      this.shares[column * count + (chunk.mark[i] & STATE_BITS)] += Math.max(length, 0.01);
      if (column < lowest) lowest = column;
      if (column > highest) highest = column;
    }
    for (let column = lowest; column <= highest; column++) this.column(column, top, highlight);
    if (highest >= lowest) this.shares.fill(0, lowest * count, (highest + 1) * count);
    return wide;
  }

  column(column, top, highlight) {
    const at = column * STATES.length;
    let best = -1;
    let sum = 0;
    for (let state = 0; state < STATES.length; state++) {
      const share = this.shares[at + state];
      sum += share;
      if (share > 0 && (best < 0 || share > this.shares[at + best] || (best === IDLE && share > 0.2 * sum))) best = state;
    }
    if (best < 0) return;
    if (this.shares[at + BLOCKED] > 0.2 * sum) best = BLOCKED;
    if (highlight >= 0 && best !== highlight) return;
    const bottom = Math.round((top + ROW_HEIGHT - 4) * this.ratio);
    const tall = Math.max(1, Math.round(BAR_HEIGHT * BAR_HEIGHTS[best] * this.ratio));
    const pixel = this.packed[best];
    for (let y = Math.max(0, bottom - tall); y < Math.min(bottom, this.image.height); y++) {
      this.pixels[y * this.columns + column] = pixel;
    }
  }

  set palette(palette) {
    this.colors = palette;
    this.packed = palette.packed;
    this.hatching = null;
  }

  bars(scene, slices) {
    const context = this.context;
    const { view, highlight } = scene;
    for (const { chunk, i, top } of slices) {
      const mark = chunk.mark[i];
      const state = mark & STATE_BITS;
      const left = Math.max(this.gutter, this.x(view, chunk.start[i]));
      const right = Math.min(this.width, this.x(view, chunk.end[i]));
      const tall = Math.max(1, BAR_HEIGHT * BAR_HEIGHTS[state]);
      const bottom = top + ROW_HEIGHT - 4;
      const gap = right - left > 4 ? 0.5 : 0;
      context.globalAlpha = highlight >= 0 && state !== highlight ? 0.15 : 1;
      context.fillStyle = this.colors.states[state];
      context.fillRect(left + gap / 2, bottom - tall, right - left - gap, tall);
      if (right - left > 5) this.decorate(state, mark, left, right, bottom - tall, bottom);
    }
    context.globalAlpha = 1;
  }

  decorate(state, mark, left, right, top, bottom) {
    const context = this.context;
    if (state === BLOCKED) {
      context.fillStyle = this.hatched();
      context.fillRect(left, top, right - left, bottom - top);
    }
    if (this.colors.edges[state] !== this.colors.states[state]) {
      context.strokeStyle = this.colors.edges[state];
      context.lineWidth = 1;
      context.strokeRect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1);
    }
    if (mark & PINNED) {
      context.fillStyle = this.colors.pinned;
      for (let x = left; x < right - 2; x += 6) context.fillRect(x, bottom - BAR_HEIGHT, 4, 3);
    }
    if (mark & OPEN) {
      context.fillStyle = this.colors.ink;
      for (let y = bottom - BAR_HEIGHT; y < bottom; y += 4) context.fillRect(right - 2, y, 2, 2);
    }
  }

  hatched() {
    if (this.hatching) return this.hatching;
    const tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    const context = tile.getContext("2d");
    context.strokeStyle = this.colors.hatch;
    context.lineWidth = 1.2;
    context.beginPath();
    for (const shift of [-6, 0, 6]) {
      context.moveTo(shift, 6);
      context.lineTo(shift + 6, 0);
    }
    context.stroke();
    this.hatching = this.context.createPattern(tile, "repeat");
    return this.hatching;
  }

  pauses(scene) {
    const { start, length } = this.recording.meta.pauses;
    const context = this.context;
    context.fillStyle = this.colors.band;
    start.forEach((time, index) => {
      if (time > scene.view.end || time + length[index] < scene.view.start) return;
      const left = Math.max(this.gutter, this.x(scene.view, time));
      const right = Math.min(this.width, this.x(scene.view, time + length[index]));
      context.fillRect(left, AXIS_HEIGHT, Math.max(1, right - left), this.height);
    });
  }

  rowLabel(scene, row, top) {
    const label = scene.rowLabel(row);
    const context = this.context;
    const chosen = scene.row === row;
    context.font = `${chosen ? 600 : 400} 12px ${this.colors.font}`;
    context.fillStyle = chosen ? this.colors.ink : this.colors.muted;
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.fillText(this.fit(label, this.gutter - 18), 10, top + ROW_HEIGHT - 4 - BAR_HEIGHT / 2);
  }

  head(scene, index, top) {
    const context = this.context;
    const group = this.recording.meta.groups[index];
    const folded = scene.layout.folded.has(index);
    context.fillStyle = this.colors.line;
    context.fillRect(0, top, this.width, 1);
    const narrow = this.gutter < NARROW_GUTTER;
    const middle = top + (narrow ? 12 : 18);
    this.areas(scene, index, top + (narrow ? 22 : 8), GROUP_HEIGHT - (narrow ? 26 : 14));
    context.fillStyle = this.colors.ink;
    context.beginPath();
    if (folded) context.moveTo(10, middle - 4), context.lineTo(16, middle + 0.5), context.lineTo(10, middle + 5);
    else context.moveTo(9, middle - 2.5), context.lineTo(18, middle - 2.5), context.lineTo(13.5, middle + 3.5);
    context.fill();
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.font = `600 12.5px ${this.colors.font}`;
    const name = this.fit(group.name, narrow ? this.width * 0.5 : this.gutter - 30);
    context.fillText(name, 23, middle);
    const after = narrow ? 23 + context.measureText(name).width + 8 : 23;
    context.font = `400 11px ${this.colors.font}`;
    context.fillStyle = this.colors.muted;
    context.fillText(this.fit(group.note, narrow ? this.width - after - 6 : this.gutter - 30), after, narrow ? middle : top + 33);
  }

  /** Threads of a group by state over time, stacked; idle ones stay out, so that the height is work and waiting. */
  areas(scene, index, top, tall) {
    const { buckets, peak, values } = this.overview[index];
    if (!peak) return;
    const context = this.context;
    const shown = scene.view.span / this.recording.length;
    const columns = Math.min(this.columns, Math.ceil(buckets * shown) * 4);
    const step = (this.width - this.gutter) / columns;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (let column = 0; column < columns; column++) {
      const time = scene.view.start + ((column + 0.5) / columns) * scene.view.span;
      const bucket = Math.min(buckets - 1, Math.floor((time / this.recording.length) * buckets));
      const left = Math.round((this.gutter + column * step) * this.ratio);
      const right = Math.round((this.gutter + (column + 1) * step) * this.ratio);
      let sum = 0;
      let bottom = Math.round((top + tall) * this.ratio);
      for (let state = 0; state < IDLE; state++) {
        const value = values[state * buckets + bucket];
        if (value <= 0) continue;
        sum += value;
        const y = Math.round((top + tall - (sum / peak) * tall) * this.ratio);
        context.fillStyle = this.colors.states[state];
        context.fillRect(left, y, right - left, bottom - y);
        bottom = y;
      }
    }
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  }

  selected(scene) {
    const { row, chunk, i, arrow } = scene.selection;
    const top = scene.layout.topOf(row);
    if (top === null) return;
    const context = this.context;
    const y = top - scene.scroll + AXIS_HEIGHT;
    const left = Math.max(this.gutter, this.x(scene.view, chunk.start[i]));
    const right = Math.min(this.width, this.x(scene.view, chunk.end[i]));
    context.strokeStyle = this.colors.ink;
    context.lineWidth = 2;
    if (right >= left) context.strokeRect(left - 1, y + 2, Math.max(3, right - left + 2), ROW_HEIGHT - 4);
    if (arrow) this.arrow(scene, arrow, y + ROW_HEIGHT - 4 - BAR_HEIGHT / 2);
  }

  /** From the waker at the instant of the wake-up to the thread it woke. */
  arrow(scene, { row, time }, toY) {
    const top = scene.layout.topOf(row);
    if (top === null || time < scene.view.start || time > scene.view.end) return;
    const context = this.context;
    const x = this.x(scene.view, time);
    const fromY = Math.max(AXIS_HEIGHT, Math.min(this.height, top - scene.scroll + AXIS_HEIGHT + ROW_HEIGHT - 4 - BAR_HEIGHT / 2));
    const down = toY >= fromY ? 1 : -1;
    context.strokeStyle = context.fillStyle = this.colors.ink;
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

  grid(scene) {
    const context = this.context;
    context.fillStyle = this.colors.line;
    for (const { x } of this.ticks(scene.view)) context.fillRect(Math.round(x), AXIS_HEIGHT, 1, this.height);
  }

  axis(scene) {
    const context = this.context;
    context.fillStyle = this.colors.paper;
    context.fillRect(0, 0, this.width, AXIS_HEIGHT);
    context.fillStyle = this.colors.line;
    context.fillRect(0, AXIS_HEIGHT - 1, this.width, 1);
    context.font = `400 11px ${this.colors.font}`;
    context.fillStyle = this.colors.muted;
    context.textBaseline = "middle";
    for (const { x, label } of this.ticks(scene.view)) {
      const half = context.measureText(label).width / 2;
      if (x + half > this.width - 2) continue;
      context.textAlign = x - half < this.gutter ? "left" : "center";
      context.fillText(label, Math.max(x, this.gutter), AXIS_HEIGHT / 2);
    }
  }

  ticks(view) {
    const step = niceStep(view.span, (this.width - this.gutter) / 110);
    const result = [];
    for (let time = Math.ceil(view.start / step) * step; time <= view.end; time += step) {
      result.push({ x: this.x(view, time), label: tick(time, step) });
    }
    return result;
  }

  /** A text no wider than given: its middle gives way, because names differ at their ends. */
  fit(text, width) {
    const context = this.context;
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
}
