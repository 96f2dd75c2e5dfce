import { duration, percent } from "./format.js";

const LEVEL = 20;
const NARROWEST = 1.2;
const JDK = /^(java|javax|jdk|sun)\./;

/** Whether a frame is the program's own and not the JDK's. */
export function isOwn(frame) {
  return !JDK.test(frame);
}

/** A tree of calls, outermost first, out of sums per stack; `own` leaves the JDK's calls out. */
export function tree(recording, sums, own) {
  const root = { name: "all waits", value: 0, children: new Map() };
  for (const { kind, blocker, stack, nanos } of sums) {
    let node = root;
    node.value += nanos;
    const frames = stack < 0 ? [] : recording.meta.stacks[stack].map((frame) => recording.strings[frame]).reverse();
    const shown = own ? frames.filter(isOwn) : frames;
    const words = recording.meta.kinds[kind] + (blocker < 0 ? "" : ` ${recording.strings[blocker].replace(/.*\./, "")}`);
    const path = stack < 0 ? ["no stack recorded"] : shown;
    for (const name of path) node = child(node, name, nanos, "");
    child(node, words, nanos, recording.meta.kindStates[kind]);
  }
  return plain(root);
}

function child(node, name, nanos, state) {
  const key = `${state} ${name}`;
  if (!node.children.has(key)) node.children.set(key, { name, state, value: 0, children: new Map() });
  const found = node.children.get(key);
  found.value += nanos;
  return found;
}

function plain(node) {
  const children = [...node.children.values()].map(plain);
  return { name: node.name, state: node.state, total: node.value, children };
}

/** An icicle of waits: every call as wide as the time waited in it. Pointer and keyboard do the same. */
export class Flame {
  constructor(figure) {
    this.figure = figure;
    this.host = figure.querySelector(".plot");
    this.words = figure.querySelector(".readout");
    this.still = this.words.textContent;
    this.host.addEventListener("keydown", (event) => this.key(event));
    this.host.addEventListener("pointerleave", () => this.say(null));
    figure.querySelector("[data-flame=out]").addEventListener("click", () => this.lookAt(this.root));
  }

  show(data) {
    this.root = d3.hierarchy(data, (node) => node.children);
    // The value of a call is known; d3 would add the values of its children to it.
    this.root.each((node) => (node.value = node.data.total));
    this.root.sort((a, b) => b.value - a.value || (a.data.name < b.data.name ? -1 : 1));
    d3.partition().size([1, this.root.height + 1])(this.root);
    this.lookAt(this.root);
  }

  lookAt(node) {
    if (!node) return;
    this.focus = node;
    this.current = node;
    this.draw();
    this.say(node === this.root ? null : node);
  }

  draw() {
    if (!this.root) return;
    const width = Math.max(220, this.host.clientWidth);
    const x = d3.scaleLinear([this.focus.x0, this.focus.x1], [0, width]);
    const shown = this.root.descendants().filter((node) => node.x1 > this.focus.x0 && node.x0 < this.focus.x1
      && x(Math.min(node.x1, this.focus.x1)) - x(Math.max(node.x0, this.focus.x0)) >= NARROWEST);
    const height = (d3.max(shown, (node) => node.depth) + 1) * LEVEL;
    this.host.replaceChildren();
    const svg = d3.select(this.host).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("width", width)
      .attr("height", height).attr("aria-hidden", "true");
    const cells = svg.selectAll("g").data(shown).join("g").attr("transform", (node) => `translate(0,${node.depth * LEVEL})`);
    const left = (node) => Math.max(0, x(node.x0));
    const wide = (node) => Math.max(NARROWEST, Math.min(width, x(node.x1)) - left(node) - 1);
    cells.append("rect").attr("class", style).attr("x", left).attr("width", wide).attr("height", LEVEL - 1);
    cells.filter((node) => wide(node) > 34).append("text").attr("class", (node) => `on-${node.data.state || "call"}`)
      .attr("x", (node) => left(node) + 5).attr("y", LEVEL - 6).text((node) => fitted(label(node), wide(node) - 8));
    cells.on("pointermove", (_, node) => this.say(node)).on("click", (_, node) => this.lookAt(node));
    this.cells = cells;
    this.mark();
  }

  mark() {
    this.cells.select("rect").classed("chosen-call", (node) => node === this.current && node !== this.root);
  }

  say(node) {
    this.words.textContent = node
      ? `${node.data.name}: ${duration(node.value)}, ${percent(node.value / this.root.value)} of the waiting`
      : this.still;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.current) return;
    const { current } = this;
    const siblings = current.parent ? current.parent.children : [current];
    const at = siblings.indexOf(current);
    const moves = {
      ArrowDown: current.children?.[0], ArrowUp: current.parent, ArrowLeft: siblings[at - 1], ArrowRight: siblings[at + 1],
    };
    if (event.key in moves) {
      event.preventDefault();
      if (!moves[event.key]) return;
      this.current = moves[event.key];
      if (this.current.depth < this.focus.depth) this.lookAt(this.current);
      this.mark();
      this.say(this.current);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.lookAt(current);
    } else if (event.key === "Escape") this.lookAt(this.root);
  }
}

function style(node) {
  if (node.data.state) return `call k-${node.data.state}`;
  return node.depth > 0 && isOwn(node.data.name) ? "call own" : "call";
}

/** A call without its package. */
function label(node) {
  if (node.data.state || node.depth === 0) return node.data.name;
  const parts = node.data.name.replace(/\$\$Lambda.*0x[0-9a-f]+/, " lambda").split(".");
  return parts.length < 3 ? parts.join(".") : parts.slice(-2).join(".");
}

function fitted(text, width) {
  const letters = Math.floor(width / 7);
  return text.length <= letters ? text : letters < 3 ? "" : `${text.slice(0, letters - 1)}…`;
}
