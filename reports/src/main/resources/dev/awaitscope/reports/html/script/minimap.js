import { IDLE } from "./recording.js";

const HEIGHT = 44;

/** The whole recording in one strip, with the window in view; dragging in it moves or sets the window. */
export class Minimap {
  constructor(canvas, { buckets, peak, values }, view, changed) {
    this.canvas = canvas;
    this.buckets = buckets;
    this.peak = peak;
    this.values = values;
    this.view = view;
    this.mouse(changed);
  }

  resize(width, ratio, gutter) {
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(HEIGHT * ratio);
    this.gutter = gutter;
    this.ratio = ratio;
  }

  draw(palette) {
    const { canvas, view } = this;
    const context = canvas.getContext("2d");
    const left = Math.round(this.gutter * this.ratio);
    const width = canvas.width - left;
    const tall = canvas.height;
    context.clearRect(0, 0, canvas.width, tall);
    for (let bucket = 0; this.peak && bucket < this.buckets; bucket++) this.bucket(context, palette, bucket, left, width);
    const from = left + (view.start / view.length) * width;
    const to = left + (view.end / view.length) * width;
    context.fillStyle = palette.paper;
    context.globalAlpha = 0.7;
    context.fillRect(left, 0, from - left, tall);
    context.fillRect(to, 0, canvas.width - to, tall);
    context.globalAlpha = 1;
    context.strokeStyle = palette.ink;
    context.lineWidth = this.ratio;
    context.strokeRect(from + 0.5, 0.5, Math.max(2, to - from - 1), tall - 1);
  }

  bucket(context, palette, bucket, left, width) {
    const tall = this.canvas.height;
    const x = Math.round((bucket * width) / this.buckets);
    const next = Math.round(((bucket + 1) * width) / this.buckets);
    let sum = 0;
    let bottom = tall;
    for (let state = 0; state < IDLE; state++) {
      sum += this.values[state * this.buckets + bucket];
      const y = Math.round(tall - (sum / this.peak) * tall * 0.94);
      context.fillStyle = palette.states[state];
      context.fillRect(left + x, y, next - x, bottom - y);
      bottom = y;
    }
  }

  mouse(changed) {
    const { canvas, view } = this;
    const time = (event) => {
      const box = canvas.getBoundingClientRect();
      return ((event.clientX - box.left - this.gutter) / (box.width - this.gutter)) * view.length;
    };
    let grip = null;
    canvas.addEventListener("pointerdown", (event) => {
      const at = time(event);
      const inside = at >= view.start && at <= view.end && !view.whole;
      grip = inside ? { offset: at - view.start } : { anchor: at };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!grip) return;
      const at = time(event);
      if (grip.anchor === undefined) view.pan((at - grip.offset - view.start) / view.span);
      else if (Math.abs(at - grip.anchor) > view.length * 0.003) view.show(Math.min(at, grip.anchor), Math.max(at, grip.anchor));
      changed();
    });
    for (const kind of ["pointerup", "pointercancel"]) canvas.addEventListener(kind, () => (grip = null));
  }
}
