import { duration } from "./format.js";
import { element, simpleName } from "./details.js";
import { STATES, STATE_BITS, WAITING } from "./recording.js";

/** Waits in a window of time, the longest first, at most `limit`. */
export function longest(recording, { start, end }, limit) {
  const best = [];
  for (let row = 0; row < recording.meta.rows; row++) {
    const found = recording.row(row);
    if (!found) continue;
    const { chunk, to } = found;
    for (let i = recording.find(found, start); i < to && chunk.start[i] < end; i++) {
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

/** One of them as a row of a table; `choose` is called when its thread is clicked. */
export function tableRow(recording, { chunk, i, length }, choose) {
  const wait = chunk.wait[i] < 0 ? null : chunk.waits[chunk.wait[i]];
  const cell = (text, attributes = {}) => element("td", attributes, text);
  const name = element("button", { type: "button", class: "link", onclick: choose }, recording.threadName(chunk.thread[i]));
  return element("tr", {}, element("th", { scope: "row" }, name), cell(STATES[chunk.mark[i] & STATE_BITS]),
    cell(wait && wait.blocker >= 0 ? simpleName(recording.strings[wait.blocker]) : "–"),
    cell(duration(chunk.start[i]), { class: "number" }), cell(duration(length), { class: "number" }),
    cell(wait && wait.waker >= 0 ? recording.threadName(wait.waker) : "–"));
}
