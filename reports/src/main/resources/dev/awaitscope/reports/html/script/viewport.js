/** The window of time in view, always inside the recording. Times in nanoseconds. */
export class Viewport {
  constructor(length) {
    this.length = Math.max(1, length);
    this.start = 0;
    this.end = this.length;
    this.shortest = Math.min(this.length, 1000);
  }

  get span() {
    return this.end - this.start;
  }

  show(start, end) {
    const span = Math.min(this.length, Math.max(this.shortest, end - start));
    const middle = (start + end) / 2;
    this.start = Math.min(Math.max(0, middle - span / 2), this.length - span);
    this.end = this.start + span;
  }

  showAll() {
    this.show(0, this.length);
  }

  /** Makes the span `factor` times as long and keeps the instant `at` where it is. */
  zoom(factor, at = (this.start + this.end) / 2) {
    const span = Math.min(this.length, Math.max(this.shortest, this.span * factor));
    const share = (at - this.start) / this.span;
    const start = Math.min(Math.max(0, at - share * span), this.length - span);
    this.start = start;
    this.end = start + span;
  }

  /** Moves by a share of the span. */
  pan(share) {
    const start = Math.min(Math.max(0, this.start + share * this.span), this.length - this.span);
    this.end = start + this.span;
    this.start = start;
  }

  /** Moves as little as needed to show a stretch, or its beginning where it is longer than the window. */
  reveal(start, end) {
    const margin = this.span * 0.1;
    const long = end - start > this.span - 2 * margin;
    if ((start >= this.start && end <= this.end) || (long && start < this.end && end > this.start)) return;
    if (long) this.pan((start - margin - this.start) / this.span);
    else this.pan(((start < this.start ? start - margin - this.start : end + margin - this.end)) / this.span);
  }

  get whole() {
    return this.span >= this.length * 0.9999;
  }
}
