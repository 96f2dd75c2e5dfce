import { asked, remember } from "./address.js";
import { duration, percent } from "./format.js";
import { sentence, showDetails } from "./details.js";
import { listen } from "./input.js";
import { AXIS_HEIGHT, Layout } from "./layout.js";
import { longest, tableRow } from "./longest.js";
import { Minimap } from "./minimap.js";
import { Painter } from "./painter.js";
import { Palette } from "./palette.js";
import { OPEN, STATES, STATE_BITS } from "./recording.js";
import { Search } from "./search.js";
import { Viewport } from "./viewport.js";
import { WakeUps } from "./wakeups.js";

const TABLE_ROWS = 200;

/** The timeline: what is in view, what is chosen, and what mouse and keyboard do to it. */
export class Timeline {
  constructor(root, recording, overview, tasks, path) {
    this.root = root;
    this.tasks = tasks;
    this.path = path;
    this.pathShown = false;
    this.pathStep = -1;
    this.wakeUps = new WakeUps(recording);
    this.settledViews = [];
    this.search = null;
    this.recording = recording;
    this.view = new Viewport(recording.length);
    this.layout = new Layout(recording.meta.groups);
    this.lanes = root.querySelector(".lanes");
    this.spacer = root.querySelector(".spacer");
    this.painter = new Painter(root.querySelector(".lanes canvas"), recording, overview);
    this.minimap = new Minimap(root.querySelector(".minimap"), overview.at(-1), this.view, () => this.dirty());
    this.cursor = null;
    this.selection = null;
    this.history = [];
    this.highlight = -1;
    this.moved = () => {};
    this.colors();
    listen(this);
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

  /** Anew for another theme or for paper, which has the light palette and a width of its own. */
  redraw() {
    this.colors();
    this.resize();
    this.draw();
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
    this.minimap.resize(width, this.painter.ratio, gutter);
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
    this.minimap.draw(this.palette);
    this.markVisible();
    this.moved();
    this.root.querySelector(".window").textContent = this.view.whole
      ? `All ${duration(this.view.length)}`
      : `${duration(this.view.start)} to ${duration(this.view.end)} (${duration(this.view.span)} of ${duration(this.view.length)})`;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.settled(), 120);
  }

  /** For whoever measures how long a page takes: all rows in view are drawn for the first time. */
  markVisible() {
    if (this.visible) return;
    const { rows } = this.layout.between(this.lanes.scrollTop, this.lanes.scrollTop + this.painter.height - AXIS_HEIGHT);
    this.visible = rows.every(({ row }) => this.recording.row(row) !== null);
    if (this.visible) performance.mark("timeline-visible");
  }

  scene() {
    return {
      view: this.view, layout: this.layout, scroll: this.lanes.scrollTop, highlight: this.highlight,
      row: this.cursor?.row ?? null, selection: this.selection, tasks: this.tasks, path: this.pathShown ? this.path : null, range: this.range, rowLabel: (row) => this.rowLabel(row),
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
    remember(this.state());
    this.settledViews.forEach((changed) => changed());
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

  /** What a link has to say for another page to show the same. */
  state() {
    const folded = this.recording.meta.groups.map((_, index) => index).filter((index) => this.layout.folded.has(index) !== this.recording.meta.groups[index].folded);
    return { view: this.view, selection: this.selection, folded, highlight: this.highlight, path: this.pathShown, scroll: Math.round(this.lanes.scrollTop) };
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
    this.visit(row, i);
  }

  /** Chooses from elsewhere on the page; the keys then act on the timeline. */
  visit(row, i) {
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

  /** Shows the range that the pointer is choosing, from one pixel to another. */
  mark(from, to) {
    this.range = [Math.min(from, to), Math.max(from, to)];
    this.dirty();
  }

  /** Zooms to the range chosen; null lets go of it. */
  take(range) {
    this.range = null;
    if (range) {
      const [from, to] = range.map((x) => this.painter.time(this.view, Math.max(x, this.gutter))).sort((a, b) => a - b);
      this.view.show(from, to);
    }
    this.dirty();
  }

  fold(group) {
    this.layout.toggle(group);
    this.resize();
  }

  /** Goes to the next place where a text occurs. */
  find(text = this.search?.text ?? "", by = 1) {
    const wanted = text.trim();
    if (!wanted) return;
    if (this.search?.text !== wanted || this.search.partly) {
      this.search = new Search(this.recording, wanted);
      this.search.partly = this.recording.chunks.includes(null);
    }
    const hit = this.search.next(by);
    const place = hit ? `${(this.search.at + 1).toLocaleString("en-US")} of ${this.search.hits.length.toLocaleString("en-US")}` : "nowhere";
    this.root.querySelector(".hits").textContent = place;
    if (hit) this.choose(hit.row, hit.i);
    else this.say(`No thread, class or method has "${wanted}" in its name.`);
  }

  showPath(shown = !this.pathShown) {
    this.pathShown = shown && this.path.size > 0;
    this.root.querySelector("[data-do=path]")?.setAttribute("aria-pressed", String(this.pathShown));
    if (!this.path.size) this.say("No critical path is known for this run.");
    this.dirty();
  }

  /** To the next step of the critical path, or the one before; the first time to the first one in view. */
  walk(by = 1) {
    if (!this.path.size) return this.showPath(true);
    if (!this.pathShown) this.showPath(true);
    const first = Math.min(this.path.size - 1, this.path.find(this.view.start));
    this.pathStep = this.pathStep < 0 ? first : Math.max(0, Math.min(this.path.size - 1, this.pathStep + by));
    const { thread, start, end } = this.path;
    const step = this.pathStep;
    this.goToThread(thread[step], (start[step] + end[step]) / 2);
    this.say(`Step ${step + 1} of ${this.path.size}: ${sentence(this.recording, this.selection)}`);
    return undefined;
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

  clear() {
    this.selection = null;
    showDetails(this.root.querySelector(".chosen"), this.recording, null, this);
    this.dirty();
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

  chooseLongest() {
    const [first] = longest(this.recording, this.view, 1);
    if (first) this.choose(first.row, first.i);
    else this.say("No thread waits in view.");
  }

  table() {
    const rows = longest(this.recording, this.view, TABLE_ROWS);
    this.root.querySelector(".as-table tbody")
      .replaceChildren(...rows.map((wait) => tableRow(this.recording, wait, () => this.visit(wait.row, wait.i))));
  }

  restore() {
    const { window, slice, folded, highlight, path, scroll } = asked();
    folded.filter((group) => group < this.layout.groups.length).forEach((group) => this.layout.toggle(group));
    if (folded.length) this.resize();
    if (highlight >= 0 && highlight < STATES.length) this.light(highlight);
    if (path) this.showPath(true);
    if (slice) this.recording.readAll().then(() => this.choose(slice.row, slice.i, false));
    if (window) this.view.show(window.start, window.end);
    if (scroll) this.lanes.scrollTop = scroll;
  }
}
