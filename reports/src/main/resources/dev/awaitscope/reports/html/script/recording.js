import { Varints, bytes, columns, json } from "./codec.js";

/** What the low four bits of a slice's mark say, in the order of the Java enum; the page's palette has one of each. */
export const STATES = ["running", "runnable", "blocked", "awaiting", "io", "sleeping", "parked", "idle", "unknown"];
/** Those in which a thread waits. */
export const WAITING = ["blocked", "awaiting", "io", "sleeping", "parked"].map((state) => STATES.indexOf(state));
export const IDLE = STATES.indexOf("idle");
export const STATE_BITS = 0x0f;
export const PINNED = 0x10;
const BEGINS_WAIT = 0x20;
const GOES_ON_WAITING = 0x40;
export const OPEN = 0x80;

/** One chunk of rows: each slice's start, end, mark, thread and wait in arrays of their own. Times in nanoseconds. */
class Chunk {
  constructor(data, header, unit) {
    const [segments, gaps, lengths, marks, waits] = columns(data);
    const size = header.slices;
    this.start = new Float64Array(size);
    this.end = new Float64Array(size);
    this.mark = marks;
    this.thread = new Int32Array(size);
    this.wait = new Int32Array(size).fill(-1);
    this.rowAt = new Int32Array(header.rows + 1);
    this.waits = [];
    this.readTimes(new Varints(segments), new Varints(gaps), new Varints(lengths), header.rows, unit);
    this.readWaits(new Varints(waits));
  }

  readTimes(segments, gaps, lengths, rows, unit) {
    let slice = 0;
    for (let row = 0; row < rows; row++) {
      let time = 0;
      for (let left = segments.next(); left > 0; left--) {
        const thread = segments.next();
        for (let count = segments.next(); count > 0; count--, slice++) {
          time += gaps.next();
          this.start[slice] = time * unit;
          time += lengths.next();
          this.end[slice] = time * unit;
          this.thread[slice] = thread;
        }
      }
      this.rowAt[row + 1] = slice;
    }
  }

  readWaits(cursor) {
    for (let slice = 0; slice < this.mark.length; slice++) {
      if (this.mark[slice] & BEGINS_WAIT) this.waits.push(readWait(cursor));
      if (this.mark[slice] & (BEGINS_WAIT | GOES_ON_WAITING)) this.wait[slice] = this.waits.length - 1;
    }
  }
}

function readWait(cursor) {
  const optional = () => cursor.next() - 1;
  return {
    kind: cursor.next(), blocker: optional(), blockerId: cursor.next(), waker: optional(), unparkedBy: optional(),
    wokenBy: cursor.next(), runnable: optional(), stack: optional(), flags: cursor.next(),
  };
}

/** Everything the timeline shows. Chunks are read when first asked for; `changed` is called when one has arrived. */
export class Recording {
  static async load() {
    const meta = await json("timeline-meta");
    return new Recording(meta, await json("timeline-strings"));
  }

  constructor(meta, strings) {
    this.meta = meta;
    this.strings = strings;
    this.length = meta.lengthNanos;
    this.chunks = meta.chunks.map(() => null);
    this.asked = new Set();
    this.changed = () => {};
    this.chunkOfRow = new Int32Array(meta.rows);
    meta.chunks.forEach((chunk, index) => this.chunkOfRow.fill(index, chunk.firstRow, chunk.firstRow + chunk.rows));
  }

  /** The chunk of a row with the row's range of slices; null while it is being read. */
  row(row) {
    const index = this.chunkOfRow[row];
    const chunk = this.chunks[index];
    if (!chunk) {
      this.read(index);
      return null;
    }
    const local = row - this.meta.chunks[index].firstRow;
    return { chunk, from: chunk.rowAt[local], to: chunk.rowAt[local + 1] };
  }

  async read(index) {
    if (this.asked.has(index)) return;
    this.asked.add(index);
    const data = await bytes(`timeline-${index}`);
    this.chunks[index] = new Chunk(data, this.meta.chunks[index], this.meta.unitNanos);
    this.changed();
  }

  async readAll() {
    for (let index = 0; index < this.chunks.length; index++) await this.read(index);
    while (this.chunks.includes(null)) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Index of the slice that covers a time, or of the next one; `to` where there is none. */
  find({ chunk, from, to }, time) {
    while (from < to) {
      const middle = (from + to) >> 1;
      if (chunk.end[middle] <= time) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  isIdle(mark) {
    return (mark & STATE_BITS) === IDLE;
  }

  threadName(thread) {
    const { name, id } = this.meta.threads;
    return this.strings[name[thread]] || `#${id[thread]}`;
  }

  /** Whether threads take turns in a row. */
  shared(row) {
    return this.meta.groups.some(({ packed, firstRow, rows }) => packed && row >= firstRow && row < firstRow + rows);
  }

  rowOfThread(thread) {
    return this.meta.threads.row[thread];
  }

  /** Nanoseconds per state within a window, over the rows given; the index is that of {@link STATES}. */
  totals(start, end, rows) {
    const sums = new Float64Array(STATES.length);
    for (const row of rows) {
      const found = this.row(row);
      if (!found) continue;
      const { chunk, to } = found;
      for (let i = this.find(found, start); i < to && chunk.start[i] < end; i++) {
        sums[chunk.mark[i] & STATE_BITS] += Math.min(end, chunk.end[i]) - Math.max(start, chunk.start[i]);
      }
    }
    return sums;
  }
}
