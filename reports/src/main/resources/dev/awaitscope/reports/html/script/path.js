import { Varints, bytes, columns } from "./codec.js";
import { AXIS_HEIGHT, BAR_HEIGHT, ROW_HEIGHT } from "./layout.js";

/** How a segment leads to the next one, in the order of the Java enum. */
const SAME_THREAD = 0;

/** What the end of the run depended on: segments by time, each on one thread. */
export class CriticalPath {
  static async load() {
    return new CriticalPath(columns(await bytes("timeline-path")));
  }

  constructor([threads, gaps, lengths, links]) {
    const size = links.length;
    const [thread, gap, length] = [threads, gaps, lengths].map((column) => new Varints(column));
    this.size = size;
    this.link = links;
    this.thread = new Int32Array(size);
    this.start = new Float64Array(size);
    this.end = new Float64Array(size);
    let time = 0;
    for (let i = 0; i < size; i++) {
      this.thread[i] = thread.next();
      time += gap.next();
      this.start[i] = time;
      time += length.next();
      this.end[i] = time;
    }
  }

  /** The first segment that ends after a time; `size` for none. */
  find(time) {
    let from = 0;
    for (let to = this.size; from < to;) {
      const middle = (from + to) >> 1;
      if (this.end[middle] <= time) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** A line under the bars of each thread while the path is on it, and one from thread to thread where it changes. */
  draw(painter, scene) {
    const { context } = painter;
    const { view } = scene;
    const pixel = view.span / painter.columns;
    const y = (thread) => {
      const top = scene.layout.topOf(painter.recording.rowOfThread(thread));
      return top === null ? null : top - scene.scroll + AXIS_HEIGHT + ROW_HEIGHT - 2.5;
    };
    context.save();
    context.beginPath();
    context.rect(painter.gutter, AXIS_HEIGHT, painter.width - painter.gutter, painter.height);
    context.clip();
    context.fillStyle = painter.colors.accent;
    for (let i = this.find(view.start); i < this.size && this.start[i] < view.end;) {
      const left = painter.x(view, this.start[i]);
      const right = painter.x(view, this.end[i]);
      const at = y(this.thread[i]);
      if (at !== null) context.fillRect(left, at - 1.5, Math.max(1, right - left), 3);
      const next = i + 1 < this.size && this.link[i] !== SAME_THREAD ? y(this.thread[i + 1]) : null;
      if (at !== null && next !== null) context.fillRect(right - 0.75, Math.min(at, next) - BAR_HEIGHT / 2, 1.5, Math.abs(at - next) + BAR_HEIGHT / 2);
      i = Math.max(i + 1, this.find(this.end[i] + (right - left < 1 ? pixel : 0)));
    }
    context.restore();
  }
}
