import { Varints, bytes, columns } from "./codec.js";

/** In the order of the Java enum. */
export const OUTCOMES = ["done", "failed", "running", "queued", "cancelled", "rejected"];
/** Tasks that help with others run inside these: so many starts are looked back for the one around an instant. */
const DEEPEST = 64;

/** Tasks by the thread that ran them and by start. */
export class Tasks {
  static async load() {
    return new Tasks(columns(await bytes("timeline-tasks")));
  }

  constructor([threads, gaps, lengths, queues, pools, types, submitters, outcomes]) {
    const size = outcomes.length;
    const [thread, gap, length, queue, pool, type, submitter] = [threads, gaps, lengths, queues, pools, types, submitters]
      .map((column) => new Varints(column));
    this.size = size;
    this.outcome = outcomes;
    this.start = new Float64Array(size);
    this.end = new Float64Array(size);
    this.queue = new Float64Array(size);
    this.pool = new Int32Array(size);
    this.type = new Int32Array(size);
    this.submitter = new Int32Array(size);
    this.ranges = new Map();
    let last = -1;
    let time = 0;
    for (let i = 0; i < size; i++) {
      const own = thread.next();
      if (own !== last) {
        time = 0;
        this.ranges.set(own, { from: i, to: i });
      }
      last = own;
      time += gap.next();
      this.ranges.get(own).to = i + 1;
      this.start[i] = time;
      this.end[i] = time + length.next();
      this.queue[i] = queue.next() - 1;
      this.pool[i] = pool.next() - 1;
      this.type[i] = type.next() - 1;
      this.submitter[i] = submitter.next() - 1;
    }
  }

  /** The first task of a range that begins at or after a time; `to` for none. */
  from({ from, to }, time) {
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.start[middle] < time) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The task that a thread ran at an instant, the innermost of several; -1 for none. */
  at(thread, time) {
    const range = this.ranges.get(thread);
    if (!range) return -1;
    const next = this.from(range, time + 0.5);
    for (let i = next - 1; i >= range.from && i >= next - DEEPEST; i--) if (this.end[i] > time) return i;
    return -1;
  }
}
