import { duration } from "./format.js";
import { OUTCOMES } from "./tasks.js";
import { OPEN, PINNED, STATES, STATE_BITS } from "./recording.js";

const TIMED_OUT = 1;
const INTERRUPTED = 2;
const NO_WAKER = {
  timer: "a timer: the time was over",
  interrupt: "an interrupt",
  io: "data or a connection that arrived",
  process: "another process",
};

/** An element with text or children; recorded strings only ever become text. */
export function element(name, attributes = {}, ...children) {
  const result = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) result.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null) result.setAttribute(key, value === true ? "" : value);
  }
  result.append(...children.filter((child) => child !== null && child !== undefined));
  return result;
}

/** A class without its package; a lambda, whose own name is an address, by the class it is in. */
export function simpleName(className) {
  const [name, address] = className.split("$$Lambda");
  const simple = name.slice(name.lastIndexOf(".") + 1);
  return address === undefined ? simple : `lambda of ${simple}`;
}

/** A name within a sentence: what turns the direction of writing in it ends with it. */
function isolated(name) {
  return /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name) ? `\u2068${name}\u2069` : name;
}

/** One slice in words: "worker-3 awaiting 42.0 ms on CountDownLatch, ended by main". */
export function sentence(recording, { chunk, i }) {
  const wait = chunk.wait[i] < 0 ? null : chunk.waits[chunk.wait[i]];
  const parts = [isolated(recording.threadName(chunk.thread[i])), STATES[chunk.mark[i] & STATE_BITS], duration(chunk.end[i] - chunk.start[i])];
  if (wait && wait.blocker >= 0) parts.push(`on ${simpleName(recording.strings[wait.blocker])}`);
  if (wait && wait.waker >= 0) parts.push(`ended by ${isolated(recording.threadName(wait.waker))}`);
  return parts.join(" ");
}

const HOLDERS = ["lock", "monitor", "semaphore"];
const MOST_WOKEN = 6;

/** Fills the panel that says everything known about the chosen slice. */
export function showDetails(panel, recording, selection, actions) {
  panel.replaceChildren();
  if (!selection) {
    panel.append(element("p", { class: "hint" }, "Choose a slice: click it, or focus the timeline and use the arrow keys."));
    return;
  }
  const { chunk, i } = selection;
  const mark = chunk.mark[i];
  const state = STATES[mark & STATE_BITS];
  const wait = chunk.wait[i] < 0 ? null : chunk.waits[chunk.wait[i]];
  panel.append(
    element("h3", {}, element("span", { class: `swatch s-${state}`, "aria-hidden": true }),
      element("bdi", {}, recording.threadName(chunk.thread[i])), " ",
      element("span", { class: "state" }, state === "io" ? "I/O" : state)),
    facts(recording, selection, wait, mark, actions),
  );
  panel.append(...[task(recording, selection, actions), woken(recording, selection, actions)].filter(Boolean));
  if (wait) panel.append(stack(recording, wait, mark));
}

function facts(recording, { chunk, i }, wait, mark, actions) {
  const list = element("dl", { class: "facts" });
  const add = (term, ...value) => list.append(element("div", {}, element("dt", {}, term), element("dd", {}, ...value)));
  add("Length", duration(chunk.end[i] - chunk.start[i]));
  add("From", duration(chunk.start[i]));
  add("To", duration(chunk.end[i]), mark & OPEN ? " (had not ended)" : "");
  if (!wait) return list;
  add("Waited for", recording.meta.kinds[wait.kind]);
  if (wait.blocker >= 0) add("On", blocker(recording, wait));
  const held = HOLDERS.includes(recording.meta.kinds[wait.kind]) && wait.waker >= 0;
  add(held && mark & OPEN ? "Held by" : held ? "Held and given back by" : "Woken by", ender(recording, wait, mark, actions));
  if (wait.unparkedBy >= 0 && wait.unparkedBy !== wait.waker) add("Wake-up passed on by", link(recording, wait.unparkedBy, actions));
  if (wait.runnable >= 0) add("Ready before it ran", duration(wait.runnable));
  if (mark & PINNED) add("Pinned", "kept its carrier thread while it waited");
  if (wait.flags & TIMED_OUT) add("Timed out", "yes");
  if (wait.flags & INTERRUPTED) add("Interrupted", "yes");
  return list;
}

/** The task that the thread ran at the time. */
function task(recording, { chunk, i }, timeline) {
  const { tasks } = timeline;
  const index = tasks.at(chunk.thread[i], (chunk.start[i] + chunk.end[i]) / 2);
  if (index < 0) return null;
  const list = element("dl", { class: "facts" });
  const add = (term, ...value) => list.append(element("div", {}, element("dt", {}, term), element("dd", {}, ...value)));
  const type = tasks.type[index] < 0 ? "of an unknown class" : recording.strings[tasks.type[index]];
  const pool = tasks.pool[index] < 0 ? null : ` of ${recording.meta.pools[tasks.pool[index]]}`;
  add("In the task", element("bdi", { title: type }, simpleName(type)), pool);
  add("Task’s time", duration(tasks.end[index] - tasks.start[index]));
  if (tasks.queue[index] >= 0) add("It queued for", duration(tasks.queue[index]));
  if (tasks.submitter[index] >= 0) {
    const queued = Math.max(0, tasks.queue[index]);
    add("Submitted by", link(recording, tasks.submitter[index], timeline, tasks.start[index] - queued));
  }
  add("It ended", OUTCOMES[tasks.outcome[index]] === "running" ? "not yet" : OUTCOMES[tasks.outcome[index]]);
  return list;
}

/** Whom the thread woke during the slice. */
function woken(recording, { chunk, i }, timeline) {
  const waits = timeline.wakeUps.within(chunk.thread[i], chunk.start[i], chunk.end[i]);
  if (!waits.length) return null;
  const links = waits.slice(0, MOST_WOKEN).flatMap((wait, index) => {
    const found = recording.row(wait.row);
    const name = recording.threadName(found.chunk.thread[wait.i]);
    return [index ? ", " : "", element("button", { type: "button", class: "link", onclick: () => timeline.visit(wait.row, wait.i) }, name),
      ` after ${duration(wait.time - found.chunk.start[wait.i])}`];
  });
  const more = waits.length > MOST_WOKEN ? `, and ${(waits.length - MOST_WOKEN).toLocaleString("en-US")} more` : "";
  return element("p", { class: "woken" }, element("span", { class: "faint" }, "Then woke "), ...links, more);
}

function blocker(recording, wait) {
  const name = recording.strings[wait.blocker];
  const id = wait.blockerId ? ` @${wait.blockerId.toString(16)}` : "";
  return element("bdi", { title: name }, simpleName(name) + id);
}

function ender(recording, wait, mark, actions) {
  if (mark & OPEN) {
    return wait.waker >= 0 ? element("span", {}, link(recording, wait.waker, actions), ", which has not let go of it") : "nothing yet";
  }
  if (wait.waker >= 0) return link(recording, wait.waker, actions);
  const by = recording.meta.wokenBy[wait.wokenBy];
  if (NO_WAKER[by]) return NO_WAKER[by];
  return recording.meta.kinds[wait.kind] === "monitor"
    ? "not known: the JVM does not say who left the monitor" : "not known: the recording names no thread";
}

function link(recording, thread, timeline, time) {
  return element("button", { type: "button", class: "link", onclick: () => timeline.goToThread(thread, time) }, recording.threadName(thread));
}

function stack(recording, wait, mark) {
  const frames = wait.stack < 0 ? null : recording.meta.stacks[wait.stack];
  if (!frames) {
    return element("p", { class: "hint" }, mark & OPEN
      ? "No stack: it is recorded when a wait ends." : "No stack: only waits of a length set for the recording have one.");
  }
  const own = frames.findIndex((frame) => !/^(java|jdk|sun)\./.test(recording.strings[frame]));
  return element("ol", { class: "stack", "aria-label": "Stack, innermost frame first" },
    ...frames.map((frame, index) => element("li", index === own ? { class: "site" } : {}, element("bdi", {}, recording.strings[frame]))));
}
