import { STATES } from "./recording.js";

/** How high a state's bar is: the second code beside colour. */
export const HEIGHTS = {
  running: 1, runnable: 1, blocked: 0.75, awaiting: 0.5, io: 0.5, sleeping: 0.25, parked: 0.25, idle: 0.12, unknown: 0.06,
};

/** The page's colours as canvases want them, read anew when the theme changes. */
export class Palette {
  constructor(element) {
    const style = getComputedStyle(element);
    const probe = document.createElement("canvas").getContext("2d");
    const color = (name) => {
      probe.fillStyle = style.getPropertyValue(name).trim() || "#888";
      return probe.fillStyle;
    };
    this.states = STATES.map((state) => color(`--state-${state}`));
    this.edges = STATES.map((state) => color(`--edge-${state}`));
    this.packed = this.states.map(packed);
    this.pinned = color("--state-pinned");
    this.hatch = color("--hatch");
    this.ink = color("--ink");
    this.muted = color("--muted");
    this.line = color("--line");
    this.band = color("--band");
    this.paper = color("--paper");
    this.accent = color("--accent");
    this.task = color("--task");
    this.font = style.getPropertyValue("font-family");
  }
}

/** #rrggbb as the 32 bits of an opaque pixel, whatever the machine's byte order. */
function packed(color) {
  const value = Number.parseInt(color.slice(1, 7), 16);
  const pixel = new Uint8Array([value >> 16, (value >> 8) & 255, value & 255, 255]);
  return new Uint32Array(pixel.buffer)[0];
}
