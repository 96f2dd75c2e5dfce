import { OPEN } from "./recording.js";

/** Which waits each thread ended, and when. Made when first asked for, since it reads every wait. */
export class WakeUps {
  constructor(recording) {
    this.recording = recording;
    this.byWaker = null;
  }

  /** Waits that a thread ended from one instant to another, by time: `{row, i, time}` with the wait's first slice. */
  within(thread, start, end) {
    if (!this.byWaker) this.read();
    const all = this.byWaker.get(thread) ?? [];
    let from = 0;
    for (let to = all.length; from < to;) {
      const middle = (from + to) >> 1;
      if (all[middle].time < start) from = middle + 1;
      else to = middle;
    }
    let to = from;
    while (to < all.length && all[to].time <= end) to++;
    return all.slice(from, to);
  }

  read() {
    this.byWaker = new Map();
    for (let row = 0; row < this.recording.meta.rows; row++) {
      const found = this.recording.row(row);
      if (found) this.readRow(row, found);
    }
    for (const list of this.byWaker.values()) list.sort((a, b) => a.time - b.time);
  }

  readRow(row, { chunk, from, to }) {
    for (let i = from; i < to; i++) {
      const index = chunk.wait[i];
      if (index < 0 || (i > from && chunk.wait[i - 1] === index)) continue;
      const wait = chunk.waits[index];
      if (wait.waker < 0 || chunk.mark[i] & OPEN) continue;
      let last = i;
      while (last + 1 < to && chunk.wait[last + 1] === index) last++;
      const time = chunk.end[last] - Math.max(0, wait.runnable);
      if (!this.byWaker.has(wait.waker)) this.byWaker.set(wait.waker, []);
      this.byWaker.get(wait.waker).push({ row, i, time });
    }
  }
}
