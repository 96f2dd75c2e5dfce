import { OPEN } from "./recording.js";

const MOST = 100_000;

/** Where a text occurs: in names of threads, in classes waited for, in stacks. Rows from the top, then by time. */
export class Search {
  constructor(recording, text) {
    this.text = text;
    this.hits = [];
    this.at = -1;
    const wanted = text.toLowerCase();
    const holds = recording.strings.map((string) => string.toLowerCase().includes(wanted));
    const stacks = recording.meta.stacks.map((frames) => frames.some((frame) => holds[frame]));
    const kinds = recording.meta.kinds.map((kind) => kind === wanted);
    for (let row = 0; row < recording.meta.rows && this.hits.length < MOST; row++) {
      const found = recording.row(row);
      if (found) this.row(recording, row, found, { holds, stacks, kinds, wanted });
    }
  }

  row(recording, row, { chunk, from, to }, { holds, stacks, kinds, wanted }) {
    for (let i = from; i < to; i++) {
      const first = i === from || chunk.thread[i] !== chunk.thread[i - 1];
      const named = first && recording.threadName(chunk.thread[i]).toLowerCase().includes(wanted);
      const index = chunk.wait[i];
      const begins = index >= 0 && (i === from || chunk.wait[i - 1] !== index);
      const wait = begins ? chunk.waits[index] : null;
      const hit = named || (wait && (holds[wait.blocker] || stacks[wait.stack] || kinds[wait.kind] || (wanted === "open" && chunk.mark[i] & OPEN)));
      if (hit) this.hits.push({ row, i });
    }
  }

  /** The next hit, or the one before; the first after the last. Null for none. */
  next(by) {
    const { length } = this.hits;
    if (!length) return null;
    this.at = this.at < 0 ? (by > 0 ? 0 : length - 1) : (this.at + by + length) % length;
    return this.hits[this.at];
  }
}
