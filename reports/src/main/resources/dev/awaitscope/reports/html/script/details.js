import { duration } from "./format.js";
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

/** A class without its package. */
export function simpleName(className) {
  return className.slice(className.lastIndexOf(".") + 1);
}

/** One slice in words: "worker-3 awaiting 42.0 ms on CountDownLatch, ended by main". */
export function sentence(recording, { chunk, i }) {
  const wait = chunk.wait[i] < 0 ? null : chunk.waits[chunk.wait[i]];
  const parts = [recording.threadName(chunk.thread[i]), STATES[chunk.mark[i] & STATE_BITS], duration(chunk.end[i] - chunk.start[i])];
  if (wait && wait.blocker >= 0) parts.push(`on ${simpleName(recording.strings[wait.blocker])}`);
  if (wait && wait.waker >= 0) parts.push(`ended by ${recording.threadName(wait.waker)}`);
  return parts.join(" ");
}

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
    element("h3", {}, element("span", { class: `swatch s-${state}`, "aria-hidden": true }), `${recording.threadName(chunk.thread[i])} `,
      element("span", { class: "state" }, state === "io" ? "I/O" : state)),
    facts(recording, selection, wait, mark, actions),
  );
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
  add("Ended by", ender(recording, wait, mark, actions));
  if (wait.unparkedBy >= 0 && wait.unparkedBy !== wait.waker) add("Wake-up passed on by", link(recording, wait.unparkedBy, actions));
  if (wait.runnable >= 0) add("Ready before it ran", duration(wait.runnable));
  if (mark & PINNED) add("Pinned", "kept its carrier thread while it waited");
  if (wait.flags & TIMED_OUT) add("Timed out", "yes");
  if (wait.flags & INTERRUPTED) add("Interrupted", "yes");
  return list;
}

function blocker(recording, wait) {
  const name = recording.strings[wait.blocker];
  const id = wait.blockerId ? ` @${wait.blockerId.toString(16)}` : "";
  return element("span", { title: name }, simpleName(name) + id);
}

function ender(recording, wait, mark, actions) {
  if (mark & OPEN) {
    return wait.waker >= 0 ? element("span", {}, "nothing yet; held by ", link(recording, wait.waker, actions)) : "nothing yet";
  }
  if (wait.waker >= 0) return link(recording, wait.waker, actions);
  const by = recording.meta.wokenBy[wait.wokenBy];
  if (NO_WAKER[by]) return NO_WAKER[by];
  return recording.meta.kinds[wait.kind] === "monitor"
    ? "not known: the JVM does not say who left the monitor" : "not known: the recording names no thread";
}

function link(recording, thread, actions) {
  return element("button", { type: "button", class: "link", onclick: () => actions.goToThread(thread) }, recording.threadName(thread));
}

function stack(recording, wait, mark) {
  const frames = wait.stack < 0 ? null : recording.meta.stacks[wait.stack];
  if (!frames) {
    return element("p", { class: "hint" }, mark & OPEN
      ? "No stack: it is recorded when a wait ends." : "No stack: only waits of a length set for the recording have one.");
  }
  const own = frames.findIndex((frame) => !/^(java|jdk|sun)\./.test(recording.strings[frame]));
  return element("ol", { class: "stack", "aria-label": "Stack, innermost frame first" },
    ...frames.map((frame, index) => element("li", index === own ? { class: "site" } : {}, recording.strings[frame])));
}
