import { element, simpleName } from "./details.js";
import { Flame, isOwn, tree } from "./flame.js";
import { duration, percent } from "./format.js";

/** What ends waits that no thread ends. */
const NOBODY = { sleep: "the clock", io: "the other side", select: "the other side", http: "the other side", process: "another process" };
const ROWS = 40;
/** Factors that make one number of a kind, a class and a stack; 2^53 holds 32 kinds, 2^20 classes and 2^28 stacks. */
const KINDS = 32;
const CLASSES = 2 ** 20;

/** Keeps the table and the flame graph of waits in step with the window of time in view. */
export class WaitsInWindow {
  constructor(section, recording, timeline) {
    this.section = section;
    this.recording = recording;
    this.timeline = timeline;
    this.own = true;
    this.shown = null;
    const figure = section.querySelector("#flame");
    if (!figure) return;
    figure.hidden = false;
    this.flame = new Flame(figure);
    for (const button of figure.querySelectorAll("[data-flame=own], [data-flame=all]")) {
      button.addEventListener("click", () => this.choose(button.dataset.flame === "own"));
    }
    timeline.settledViews.push(() => this.update());
    // Summing is left until somebody looks: a page is to be there at once.
    new IntersectionObserver(() => this.update()).observe(section);
    window.addEventListener("beforeprint", () => this.update(true));
    new ResizeObserver(() => this.flame.draw()).observe(figure.querySelector(".plot"));
  }

  choose(own) {
    this.own = own;
    for (const button of this.section.querySelectorAll("[data-flame=own], [data-flame=all]")) {
      button.setAttribute("aria-pressed", String((button.dataset.flame === "own") === own));
    }
    this.shown = null;
    this.update();
  }

  update(evenUnseen = false) {
    const { view } = this.timeline;
    const box = this.section.getBoundingClientRect();
    const wanted = `${view.start} ${view.end} ${this.own} ${this.recording.chunks.includes(null)}`;
    this.head(view);
    const seen = box.bottom >= 0 && box.top <= window.innerHeight;
    if (wanted === this.shown || !(seen || evenUnseen)) return;
    this.shown = wanted;
    const sums = this.sums(view);
    this.flame.show(tree(this.recording, sums, this.own));
    if (!view.whole) this.table(sums);
  }

  head(view) {
    const note = this.section.querySelector("#waits-window");
    this.section.querySelector(".whole-run").hidden = !view.whole;
    this.section.querySelector(".part-of-run").hidden = view.whole;
    note.hidden = view.whole;
    if (view.whole) return;
    const { mergedBelowNanos } = this.recording.meta;
    const merged = mergedBelowNanos ? ` Waits shorter than ${duration(mergedBelowNanos)} may be missing, because their slices were merged.` : "";
    note.replaceChildren(`Only from ${duration(view.start)} to ${duration(view.end)}, as in the timeline.${merged} `,
      element("button", { type: "button", onclick: () => this.timeline.fitAll() }, "Show all"));
  }

  /** Waiting in a window by kind, class and stack. */
  sums({ start, end }) {
    const found = new Map();
    const { recording } = this;
    const idle = recording.meta.kinds.indexOf("idle");
    for (let row = 0; row < recording.meta.rows; row++) {
      const slices = recording.row(row);
      if (!slices) continue;
      const { chunk, to } = slices;
      let last = -1;
      let length = 0;
      for (let i = recording.find(slices, start); i < to && chunk.start[i] < end; i++) {
        const index = chunk.wait[i];
        if (index < 0 || chunk.waits[index].kind === idle || recording.isIdle(chunk.mark[i])) continue;
        const nanos = Math.min(end, chunk.end[i]) - Math.max(start, chunk.start[i]);
        const sum = sumOf(found, chunk.waits[index]);
        length = index === last ? length + nanos : nanos;
        sum.nanos += nanos;
        if (index !== last) sum.count++;
        if (length > sum.longest) sum.longest = length;
        const { waker } = chunk.waits[index];
        sum.wakers.set(waker, (sum.wakers.get(waker) ?? 0) + nanos);
        last = index;
      }
    }
    return [...found.values()];
  }

  table(sums) {
    const rows = this.bySite(sums);
    const all = d3.sum(rows, (row) => row.nanos);
    this.section.querySelector(".part-of-run tbody").replaceChildren(...rows.slice(0, ROWS).map((row) => this.row(row, all)));
    if (!rows.length) {
      this.section.querySelector(".part-of-run tbody").append(element("tr", {}, element("td", { colspan: 6 }, "No thread waited then.")));
    }
  }

  bySite(sums) {
    const sites = new Map();
    for (const sum of sums) {
      const site = this.site(sum.stack);
      const key = `${sum.kind} ${sum.blocker} ${site}`;
      if (!sites.has(key)) sites.set(key, { kind: sum.kind, blocker: sum.blocker, site, count: 0, nanos: 0, longest: 0, wakers: new Map() });
      const into = sites.get(key);
      into.count += sum.count;
      into.nanos += sum.nanos;
      into.longest = Math.max(into.longest, sum.longest);
      for (const [waker, nanos] of sum.wakers) into.wakers.set(waker, (into.wakers.get(waker) ?? 0) + nanos);
    }
    return [...sites.values()].sort((a, b) => b.nanos - a.nanos);
  }

  site(stack) {
    if (stack < 0) return "no stack";
    const frames = this.recording.meta.stacks[stack].map((frame) => this.recording.strings[frame]);
    return frames.find(isOwn) ?? frames[0];
  }

  row(row, all) {
    const { meta, strings } = this.recording;
    const cell = (text) => element("td", { class: "number" }, text);
    const [waker, nanos] = [...row.wakers].sort((a, b) => b[1] - a[1])[0];
    const blocker = row.blocker < 0 ? null : element("bdi", { title: strings[row.blocker] }, simpleName(strings[row.blocker]));
    return element("tr", {},
      element("th", { scope: "row" },
        element("span", { class: "what" }, element("span", { class: `swatch s-${meta.kindStates[row.kind]}`, "aria-hidden": "true" }),
          `${meta.kinds[row.kind]} `, blocker),
        element("code", { class: "site" }, row.site)),
      cell(row.count.toLocaleString("en-US")), cell(duration(row.longest)), cell(duration(row.nanos)), cell(percent(row.nanos / all)),
      element("td", {}, element("bdi", {}, waker < 0 ? NOBODY[meta.kinds[row.kind]] ?? "not known" : this.recording.threadName(waker)), ` ${percent(nanos / row.nanos)}`));
  }
}

function sumOf(found, { kind, blocker, stack }) {
  const key = ((stack + 1) * CLASSES + blocker + 1) * KINDS + kind;
  let sum = found.get(key);
  if (!sum) found.set(key, (sum = { kind, blocker, stack, count: 0, nanos: 0, longest: 0, wakers: new Map() }));
  return sum;
}
