import { axis, grid, head, pauses, range, rowLabel, selected } from "./annotations.js";
import { AXIS_HEIGHT, BAR_HEIGHT, ROW_HEIGHT } from "./layout.js";
import { HEIGHTS } from "./palette.js";
import { IDLE, OPEN, PINNED, STATES, STATE_BITS } from "./recording.js";

const BLOCKED = STATES.indexOf("blocked");
const WIDE = 2;
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
    grid(this, scene);
    wide.forEach((slices) => this.bars(scene, slices));
    rows.forEach(({ row, top }) => this.tasks(scene, row, top - scroll + AXIS_HEIGHT));
    if (scene.path) scene.path.draw(this, scene);
    pauses(this, scene);
    rows.forEach(({ row, top }) => rowLabel(this, scene, row, top - scroll + AXIS_HEIGHT));
    heads.forEach(({ group, top }) => head(this, scene, group, top - scroll + AXIS_HEIGHT));
    if (scene.selection) selected(this, scene);
    if (scene.range) range(this, scene.range);
    axis(this, scene);
  }

  /** A line over the bars while the row's thread runs a task. Rows that threads share have none: they would be one line. */
  tasks({ view, tasks }, row, top) {
    const found = this.recording.row(row);
    if (!found || found.from === found.to || this.recording.shared(row)) return;
    const range = tasks.ranges.get(found.chunk.thread[found.from]);
    if (!range) return;
    const pixel = view.span / this.columns;
    this.context.fillStyle = this.colors.task;
    let i = Math.max(range.from, tasks.from(range, view.start) - 1);
    while (i < range.to && tasks.start[i] < view.end) {
      const left = Math.max(this.gutter, this.x(view, tasks.start[i]));
      const right = Math.min(this.width, this.x(view, tasks.end[i]));
      if (right >= this.gutter) this.context.fillRect(left, top + 1, Math.max(0.7, right - left - 0.7), 2);
      i = Math.max(i + 1, tasks.end[i] - tasks.start[i] < pixel ? tasks.from(range, tasks.start[i] + pixel) : i + 1);
    }
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
}
