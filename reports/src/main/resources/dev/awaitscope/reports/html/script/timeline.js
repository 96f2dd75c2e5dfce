import { duration, percent } from "./format.js";
import { element, sentence, showDetails, simpleName } from "./details.js";
import { Layout } from "./layout.js";
import { AXIS_HEIGHT, Painter } from "./painter.js";
import { Palette } from "./palette.js";
import { OPEN, STATES, STATE_BITS } from "./recording.js";
import { Viewport } from "./viewport.js";

const WAITING = [STATES.indexOf("blocked"), STATES.indexOf("awaiting"), STATES.indexOf("io"), STATES.indexOf("sleeping"), STATES.indexOf("parked")];
const TABLE_ROWS = 200;

/** The timeline: what is in view, what is chosen, and what mouse and keyboard do to it. */
export class Timeline {
  constructor(root, recording, overview) {
    this.root = root;
    this.recording = recording;
    this.view = new Viewport(recording.length);
    this.layout = new Layout(recording.meta.groups);
    this.lanes = root.querySelector(".lanes");
    this.spacer = root.querySelector(".spacer");
    this.painter = new Painter(root.querySelector(".lanes canvas"), recording, overview);
    this.minimap = root.querySelector(".minimap");
    this.overview = overview;
    this.cursor = null;
    this.selection = null;
    this.history = [];
    this.highlight = -1;
    this.colors();
    this.listen();
    this.resize();
    recording.changed = () => this.dirty();
    recording.readAll().then(() => this.dirty());
    this.restore();
    showDetails(this.root.querySelector(".chosen"), recording, null, this);
  }

  colors() {
    this.palette = new Palette(this.root);
    this.painter.palette = this.palette;
    this.dirty();
  }

  resize() {
    const width = this.lanes.clientWidth;
    const gutter = width < 560 ? Math.round(width * 0.3) : Math.min(220, Math.round(width * 0.19));
    this.gutter = gutter;
    const tallest = Math.max(240, Math.round(window.innerHeight * 0.62));
    const height = Math.min(tallest, this.layout.height + AXIS_HEIGHT + 6);
    this.lanes.style.height = `${height}px`;
    this.spacer.style.height = `${this.layout.height + AXIS_HEIGHT + 6}px`;
    this.painter.resize(width, height, gutter);
    this.painter.canvas.style.width = `${width}px`;
    this.painter.canvas.style.height = `${height}px`;
    this.minimap.width = Math.round(width * this.painter.ratio);
    this.minimap.height = Math.round(44 * this.painter.ratio);
    this.dirty();
  }

  dirty() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  draw() {
    this.painter.draw(this.scene());
    this.drawMinimap();
    this.root.querySelector(".window").textContent = this.view.whole
      ? `All ${duration(this.view.length)}`
      : `${duration(this.view.start)} to ${duration(this.view.end)} (${duration(this.view.span)} of ${duration(this.view.length)})`;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.settled(), 120);
  }

  scene() {
    return {
      view: this.view, layout: this.layout, scroll: this.lanes.scrollTop, highlight: this.highlight,
      row: this.cursor?.row ?? null, selection: this.selection, rowLabel: (row) => this.rowLabel(row),
    };
  }

  rowLabel(row) {
    const group = this.recording.meta.groups[this.layout.groupOf(row)];
    if (group.packed && group.rows < group.threads) return `shared row ${row - group.firstRow + 1}`;
    const found = this.recording.row(row);
    return found && found.from < found.to ? this.recording.threadName(found.chunk.thread[found.from]) : "";
  }

  /** What costs too much for every frame: totals, the table and the address. */
  settled() {
    this.totals();
    if (this.root.querySelector(".as-table").open) this.table();
    this.remember();
    this.root.dataset.ready = this.recording.chunks.includes(null) ? "partly" : "yes";
  }

  totals() {
    const sums = this.recording.totals(this.view.start, this.view.end, [...Array(this.recording.meta.rows).keys()]);
    const all = sums.reduce((a, b) => a + b, 0);
    STATES.forEach((state, index) => {
      const row = this.root.querySelector(`.legend li[data-state="${state}"]`);
      row.querySelector(".time").textContent = duration(sums[index]);
      row.querySelector(".share").textContent = all > 0 ? percent(sums[index] / all) : "–";
      row.classList.toggle("none", sums[index] === 0);
    });
  }

  // What can be done

  zoom(factor, at) {
    this.view.zoom(factor, at);
    this.dirty();
  }

  pan(share) {
    this.view.pan(share);
    this.dirty();
  }

  fitAll() {
    this.view.showAll();
    this.dirty();
  }

  fitSlice() {
    if (!this.selection) return;
    const { chunk, i } = this.selection;
    const length = Math.max(chunk.end[i] - chunk.start[i], 1);
    this.view.show(chunk.start[i] - length * 0.3, chunk.end[i] + length * 0.3);
    this.dirty();
  }

  choose(row, i, keep = true) {
    const found = this.recording.row(row);
    if (!found || i < found.from || i >= found.to) return;
    if (keep && this.selection) this.history.push({ row: this.selection.row, i: this.selection.i });
    const group = this.layout.groupOf(row);
    if (this.layout.folded.has(group)) {
      this.layout.toggle(group);
      this.resize();
    }
    this.cursor = { group, row };
    const end = this.wakeUp(found.chunk, i);
    this.selection = { row, chunk: found.chunk, i, end, arrow: found.chunk.mark[i] & OPEN ? null : end };
    this.view.reveal(found.chunk.start[i], found.chunk.end[i]);
    this.scrollTo(this.layout.topOf(row), 24);
    showDetails(this.root.querySelector(".chosen"), this.recording, this.selection, this);
    this.say(sentence(this.recording, this.selection));
    this.dirty();
  }

  /** Who ended the wait of a slice, or keeps it open, and when; null where nobody is known. */
  wakeUp(chunk, i) {
    const wait = chunk.wait[i] < 0 ? null : chunk.waits[chunk.wait[i]];
    if (!wait || wait.waker < 0) return null;
    let last = i;
    while (last + 1 < chunk.wait.length && chunk.wait[last + 1] === chunk.wait[i]) last++;
    const time = chunk.end[last] - Math.max(0, wait.runnable);
    return { row: this.recording.rowOfThread(wait.waker), time, thread: wait.waker };
  }

  /** The thread that ended the chosen wait, at that instant. */
  goToWaker() {
    if (this.selection?.end) this.goToThread(this.selection.end.thread, this.selection.end.time);
    else this.say("The chosen slice has no known waker.");
  }

  goToThread(thread, time = this.selection?.end?.time ?? this.view.start) {
    const row = this.recording.rowOfThread(thread);
    const found = row < 0 ? null : this.recording.row(row);
    if (!found) return;
    let i = this.recording.find(found, time);
    if (i >= found.to || found.chunk.thread[i] !== thread) {
      i = found.from;
      while (i < found.to && found.chunk.thread[i] !== thread) i++;
    }
    this.choose(row, i);
    this.lanes.focus({ preventScroll: true });
  }

  back() {
    const last = this.history.pop();
    if (last) this.choose(last.row, last.i, false);
  }

  step(by, wanted = null) {
    if (!this.selection) return this.chooseAtCursor();
    const found = this.recording.row(this.selection.row);
    let i = this.selection.i + by;
    while (wanted && i >= found.from && i < found.to && !wanted.includes(found.chunk.mark[i] & STATE_BITS)) i += by;
    if (i >= found.from && i < found.to) this.choose(this.selection.row, i, false);
    return undefined;
  }

  /** Up and down go through heads and rows as they are drawn. */
  move(by) {
    const items = this.items();
    const at = items.findIndex(({ group, row }) => group === this.cursor?.group && row === (this.cursor?.row ?? undefined));
    const next = items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + by))];
    if (!next) return;
    if (next.row === undefined) {
      this.cursor = { group: next.group };
      this.scrollTo(this.layout.tops[next.group], 44);
      const group = this.recording.meta.groups[next.group];
      this.say(`${group.name}, ${group.note}, ${this.layout.folded.has(next.group) ? "folded" : "unfolded"}`);
      this.dirty();
      return;
    }
    this.cursor = next;
    this.chooseAtCursor();
  }

  items() {
    const items = [];
    this.recording.meta.groups.forEach(({ firstRow, rows }, group) => {
      items.push({ group });
      if (!this.layout.folded.has(group)) for (let row = firstRow; row < firstRow + rows; row++) items.push({ group, row });
    });
    return items;
  }

  chooseAtCursor() {
    const row = this.cursor?.row ?? this.layout.openRows()[0];
    const found = row === undefined ? null : this.recording.row(row);
    if (!found || found.from === found.to) return;
    const { chunk, i } = this.selection ?? { chunk: null, i: 0 };
    const time = chunk ? Math.max(this.view.start, Math.min(this.view.end, (chunk.start[i] + chunk.end[i]) / 2)) : this.view.start;
    this.choose(row, Math.min(found.to - 1, this.recording.find(found, time)), false);
  }

  fold(group) {
    this.layout.toggle(group);
    this.resize();
  }

  search(text, by = 1) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return;
    const { name } = this.recording.meta.threads;
    const count = name.length;
    const from = this.selection ? this.selection.chunk.thread[this.selection.i] : by > 0 ? -1 : count;
    for (let step = 1; step <= count; step++) {
      const thread = (((from + by * step) % count) + count) % count;
      if (this.recording.threadName(thread).toLowerCase().includes(wanted) && this.recording.rowOfThread(thread) >= 0) {
        this.goToThread(thread, this.view.start);
        return;
      }
    }
    this.say(`No thread's name has "${text}" in it.`);
  }

  light(state) {
    this.highlight = this.highlight === state ? -1 : state;
    this.root.querySelectorAll(".legend button").forEach((button) => {
      button.setAttribute("aria-pressed", String(STATES.indexOf(button.closest("li").dataset.state) === this.highlight));
    });
    this.dirty();
  }

  say(text) {
    this.root.querySelector(".announce").textContent = text;
  }

  scrollTo(top, height) {
    const view = this.lanes.clientHeight - AXIS_HEIGHT;
    if (top < this.lanes.scrollTop) this.lanes.scrollTop = top;
    else if (top + height > this.lanes.scrollTop + view) this.lanes.scrollTop = top + height - view;
  }

  // Mouse, keyboard, theme

  listen() {
    const actions = {
      "zoom-in": () => this.zoom(0.5), "zoom-out": () => this.zoom(2), left: () => this.pan(-0.3), right: () => this.pan(0.3),
      all: () => this.fitAll(), slice: () => this.fitSlice(), waker: () => this.goToWaker(), back: () => this.back(),
      longest: () => this.chooseLongest(),
    };
    this.root.querySelectorAll("[data-do]").forEach((button) => button.addEventListener("click", actions[button.dataset.do]));
    this.root.querySelectorAll(".legend button").forEach((button) => {
      button.addEventListener("click", () => this.light(STATES.indexOf(button.closest("li").dataset.state)));
    });
    const field = this.root.querySelector("input[type=search]");
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.search(field.value, event.shiftKey ? -1 : 1);
    });
    this.root.querySelector(".as-table").addEventListener("toggle", () => this.table());
    this.lanes.addEventListener("scroll", () => this.dirty(), { passive: true });
    this.lanes.addEventListener("keydown", (event) => this.key(event));
    this.lanes.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.mouse();
    this.minimapMouse();
    new ResizeObserver(() => {
      if (this.lanes.clientWidth !== this.painter.width) this.resize();
    }).observe(this.lanes);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.colors());
    for (const kind of ["beforeprint", "afterprint"]) window.addEventListener(kind, () => this.print(kind === "beforeprint"));
  }

  /** Paper has the light palette and no window: all of the time, as much of the rows as a page holds. */
  print() {
    this.colors();
    this.resize();
    this.draw();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = event.shiftKey ? 3 : 1;
    const keys = {
      w: () => this.zoom(0.6), "+": () => this.zoom(0.6), "=": () => this.zoom(0.6), s: () => this.zoom(1 / 0.6), "-": () => this.zoom(1 / 0.6),
      a: () => this.pan(-0.15 * far), d: () => this.pan(0.15 * far), arrowleft: () => this.step(-1), arrowright: () => this.step(1),
      arrowup: () => this.move(-1), arrowdown: () => this.move(1), ",": () => this.step(-1), ".": () => this.step(1),
      "[": () => this.step(-1, WAITING), "]": () => this.step(1, WAITING), f: () => this.fitSlice(), u: () => this.goToWaker(),
      b: () => this.back(), 0: () => this.fitAll(), home: () => this.fitAll(), l: () => this.chooseLongest(),
      enter: () => this.cursor && this.fold(this.cursor.group), escape: () => this.clear(),
      pageup: () => this.lanes.scrollBy(0, -this.lanes.clientHeight * 0.8), pagedown: () => this.lanes.scrollBy(0, this.lanes.clientHeight * 0.8),
      "/": () => this.root.querySelector("input[type=search]").focus(),
    };
    const action = keys[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  }

  clear() {
    this.selection = null;
    showDetails(this.root.querySelector(".chosen"), this.recording, null, this);
    this.dirty();
  }

  wheel(event) {
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      const x = event.clientX - this.lanes.getBoundingClientRect().left;
      this.zoom(2 ** (Math.max(-100, Math.min(100, event.deltaY)) / 120), this.painter.time(this.view, Math.max(x, this.gutter)));
    } else if (Math.abs(sideways) > 0 && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
      this.pan(sideways / (this.painter.width - this.gutter));
    } else return;
    event.preventDefault();
  }

  mouse() {
    let from = null;
    const at = (event) => {
      const box = this.lanes.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top - AXIS_HEIGHT + this.lanes.scrollTop };
    };
    this.lanes.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.offsetX > this.painter.width) return;
      from = { ...at(event), start: this.view.start, moved: false };
    });
    this.lanes.addEventListener("pointermove", (event) => {
      if (!from) {
        this.hover(at(event));
        return;
      }
      const by = at(event).x - from.x;
      if (!from.moved && Math.abs(by) < 4) return;
      if (!from.moved) this.lanes.setPointerCapture(event.pointerId);
      from.moved = true;
      const span = this.view.span;
      const start = from.start - (by / (this.painter.width - this.gutter)) * span;
      this.view.pan((start - this.view.start) / span);
      this.dirty();
    });
    const up = (event) => {
      if (from && !from.moved && event.type === "pointerup") this.click(at(event));
      from = null;
    };
    this.lanes.addEventListener("pointerup", up);
    this.lanes.addEventListener("pointercancel", up);
    this.lanes.addEventListener("pointerleave", () => this.hover(null));
    this.lanes.addEventListener("dblclick", () => this.fitSlice());
  }

  click({ x, y }) {
    const target = this.layout.at(y);
    if (target && target.row === undefined && x < this.gutter) this.fold(target.group);
    const hit = this.hit(x, y);
    if (hit) this.choose(hit.row, hit.i);
  }

  /** The slice at a point: the one that covers it, or the longest of those too short to point at. */
  hit(x, y) {
    const target = this.layout.at(y);
    const found = target?.row === undefined ? null : this.recording.row(target.row);
    if (!found || found.from === found.to) return null;
    const { chunk, to } = found;
    const time = x < this.gutter ? this.view.start : this.painter.time(this.view, x);
    const reach = (3 / (this.painter.width - this.gutter)) * this.view.span;
    const first = Math.min(this.recording.find(found, time - reach), to - 1);
    let best = first;
    for (let i = first; i < to && chunk.start[i] <= time + reach; i++) {
      const length = chunk.end[i] - chunk.start[i];
      if (chunk.start[i] <= time && chunk.end[i] > time && length > reach) return { row: target.row, chunk, i };
      if (length > chunk.end[best] - chunk.start[best]) best = i;
    }
    return { row: target.row, chunk, i: best };
  }

  /** Says what is under the pointer; the keyboard has the same in the panel below. */
  hover(point) {
    const hit = point && point.x >= this.gutter ? this.hit(point.x, point.y) : null;
    const under = hit && hit.chunk.start[hit.i] <= this.painter.time(this.view, point.x + 3) ? sentence(this.recording, hit) : "";
    this.root.querySelector(".hovered").textContent = under;
  }

  drawMinimap() {
    const canvas = this.minimap;
    const context = canvas.getContext("2d");
    const left = Math.round(this.gutter * this.painter.ratio);
    const width = canvas.width - left;
    const tall = canvas.height;
    context.clearRect(0, 0, canvas.width, tall);
    const { buckets, peak, values } = this.overview[this.overview.length - 1];
    const idle = STATES.indexOf("idle");
    for (let bucket = 0; peak && bucket < buckets; bucket++) {
      const x = Math.round((bucket * width) / buckets);
      const next = Math.round(((bucket + 1) * width) / buckets);
      let sum = 0;
      let bottom = tall;
      for (let state = 0; state < idle; state++) {
        sum += values[state * buckets + bucket];
        const y = Math.round(tall - (sum / peak) * tall * 0.94);
        context.fillStyle = this.palette.states[state];
        context.fillRect(left + x, y, next - x, bottom - y);
        bottom = y;
      }
    }
    const from = left + (this.view.start / this.view.length) * width;
    const to = left + (this.view.end / this.view.length) * width;
    context.fillStyle = this.palette.paper;
    context.globalAlpha = 0.7;
    context.fillRect(left, 0, from - left, tall);
    context.fillRect(to, 0, canvas.width - to, tall);
    context.globalAlpha = 1;
    context.strokeStyle = this.palette.ink;
    context.lineWidth = this.painter.ratio;
    context.strokeRect(from + 0.5, 0.5, Math.max(2, to - from - 1), tall - 1);
  }

  minimapMouse() {
    const time = (event) => {
      const box = this.minimap.getBoundingClientRect();
      return ((event.clientX - box.left - this.gutter) / (box.width - this.gutter)) * this.view.length;
    };
    let grip = null;
    this.minimap.addEventListener("pointerdown", (event) => {
      const at = time(event);
      const inside = at >= this.view.start && at <= this.view.end && !this.view.whole;
      grip = inside ? { offset: at - this.view.start } : { anchor: at };
      this.minimap.setPointerCapture(event.pointerId);
    });
    this.minimap.addEventListener("pointermove", (event) => {
      if (!grip) return;
      const at = time(event);
      if (grip.anchor === undefined) this.view.pan((at - grip.offset - this.view.start) / this.view.span);
      else if (Math.abs(at - grip.anchor) > this.view.length * 0.003) this.view.show(Math.min(at, grip.anchor), Math.max(at, grip.anchor));
      this.dirty();
    });
    for (const kind of ["pointerup", "pointercancel"]) this.minimap.addEventListener(kind, () => (grip = null));
  }

  // The same in words

  /** Waits in view, the longest first. */
  longest(limit) {
    const { start, end } = this.view;
    const best = [];
    for (let row = 0; row < this.recording.meta.rows; row++) {
      const found = this.recording.row(row);
      if (!found) continue;
      const { chunk, to } = found;
      for (let i = this.recording.find(found, start); i < to && chunk.start[i] < end; i++) {
        if (!WAITING.includes(chunk.mark[i] & STATE_BITS)) continue;
        const length = chunk.end[i] - chunk.start[i];
        if (best.length === limit && length <= best[limit - 1].length) continue;
        let at = best.length;
        while (at > 0 && best[at - 1].length < length) at--;
        best.splice(at, 0, { row, chunk, i, length });
        if (best.length > limit) best.pop();
      }
    }
    return best;
  }

  chooseLongest() {
    const [first] = this.longest(1);
    if (first) this.choose(first.row, first.i);
    else this.say("No thread waits in view.");
  }

  table() {
    const body = this.root.querySelector(".as-table tbody");
    body.replaceChildren(...this.longest(TABLE_ROWS).map(({ row, chunk, i, length }) => {
      const wait = chunk.wait[i] < 0 ? null : chunk.waits[chunk.wait[i]];
      const cell = (text, attributes = {}) => element("td", attributes, text);
      const name = element("button", { type: "button", class: "link", onclick: () => this.choose(row, i) }, this.recording.threadName(chunk.thread[i]));
      return element("tr", {}, element("th", { scope: "row" }, name), cell(STATES[chunk.mark[i] & STATE_BITS]),
        cell(wait && wait.blocker >= 0 ? simpleName(this.recording.strings[wait.blocker]) : "–"),
        cell(duration(chunk.start[i]), { class: "number" }), cell(duration(length), { class: "number" }),
        cell(wait && wait.waker >= 0 ? this.recording.threadName(wait.waker) : "–"));
    }));
  }

  /** The view goes into the address, so that a copied link opens the same. */
  remember() {
    const parts = [];
    if (!this.view.whole) parts.push(`t=${Math.round(this.view.start)}-${Math.round(this.view.end)}`);
    if (this.selection) parts.push(`s=${this.selection.row}.${this.selection.i}`);
    const hash = parts.length ? `#${parts.join("&")}` : "";
    if (hash !== location.hash && (hash || /^#[ts]=/.test(location.hash))) history.replaceState(null, "", hash || location.pathname + location.search);
  }

  restore() {
    const time = /[#&]t=(\d+)-(\d+)/.exec(location.hash);
    const slice = /[#&]s=(\d+)\.(\d+)/.exec(location.hash);
    if (slice) this.recording.readAll().then(() => this.choose(Number(slice[1]), Number(slice[2]), false));
    if (time) this.view.show(Number(time[1]), Number(time[2]));
  }
}
