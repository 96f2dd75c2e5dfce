import { latencyChart, limits, loadChart, waitsChart } from "./charts.js";
import { link } from "./linked.js";
import { Varints, bytes, columns, json } from "./codec.js";
import { Recording, STATES } from "./recording.js";
import { CriticalPath } from "./path.js";
import { Tasks } from "./tasks.js";
import { Timeline } from "./timeline.js";
import { WaitsInWindow } from "./window.js";

/** Draws a figure now and whenever its width or the paper changes. */
function keepDrawn(figure, draw) {
  let width = 0;
  const again = () => {
    const now = figure.querySelector(".plot").clientWidth;
    if (now && now !== width) draw();
    width = now;
  };
  new ResizeObserver(again).observe(figure.querySelector(".plot"));
  again();
}

async function charts() {
  for (const figure of document.querySelectorAll("figure[data-chart=load]")) {
    const load = await json(figure.dataset.block);
    keepDrawn(figure, () => loadChart(figure, load));
  }
  for (const group of document.querySelectorAll(".multiples")) {
    const figures = [...group.querySelectorAll("figure")];
    const loads = await Promise.all(figures.map((figure) => json(figure.dataset.block)));
    const shared = limits(loads);
    figures.forEach((figure, index) => keepDrawn(figure, () => loadChart(figure, loads[index], shared)));
  }
  const others = { latency: latencyChart, waits: waitsChart };
  for (const [kind, draw] of Object.entries(others)) {
    for (const figure of document.querySelectorAll(`figure[data-chart=${kind}]`)) {
      const data = await json(figure.dataset.block);
      keepDrawn(figure, () => draw(figure, data));
    }
  }
}

/** Mean number of threads per state and bucket, one entry per group and a last one for all. */
async function overview(meta) {
  const cells = STATES.length * meta.buckets;
  const idle = STATES.indexOf("idle");
  return columns(await bytes("timeline-overview")).map((column) => {
    const cursor = new Varints(column);
    const values = Float32Array.from({ length: cells }, () => cursor.next() / 100);
    let peak = 0;
    for (let bucket = 0; bucket < meta.buckets; bucket++) {
      let sum = 0;
      for (let state = 0; state < idle; state++) sum += values[state * meta.buckets + bucket];
      peak = Math.max(peak, sum);
    }
    return { buckets: meta.buckets, values, peak };
  });
}

async function timeline() {
  const root = document.getElementById("timeline");
  if (!root) return null;
  const recording = await Recording.load();
  root.hidden = false;
  const timeline = new Timeline(root, recording, await overview(recording.meta), await Tasks.load(), await CriticalPath.load());
  const figure = document.querySelector("#load figure");
  if (figure) link(figure, timeline);
  timeline.waits = new WaitsInWindow(document.getElementById("waits"), recording, timeline);
  links(timeline);
  return timeline;
}

/** Lets the page's words lead into the timeline. */
function links(timeline) {
  const there = () => document.getElementById("threads").scrollIntoView();
  for (const button of document.querySelectorAll("[data-thread]")) {
    button.disabled = false;
    button.addEventListener("click", () => {
      there();
      timeline.goToThread(Number(button.dataset.thread));
    });
  }
  document.querySelector("[data-walk]")?.addEventListener("click", () => {
    there();
    timeline.walk(1);
  });
  document.querySelectorAll(".scripted[hidden]:not(#waits-window)").forEach((part) => (part.hidden = false));
}

/** Marks in the table of contents the section that is being read. */
function contents() {
  const links = new Map([...document.querySelectorAll("nav.contents a")].map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(entry.target.id)?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-15% 0px -75% 0px" });
  for (const id of links.keys()) seen.observe(document.getElementById(id));
}

/** Explanations and warnings are read on paper too; long tables that were folded stay folded. */
function unfoldForPaper() {
  const parts = () => document.querySelectorAll("details.explain:not(.wide):not(.traced), details.warning");
  window.addEventListener("beforeprint", () => parts().forEach((part) => {
    if (!part.open) part.dataset.closed = "";
    part.open = true;
  }));
  window.addEventListener("afterprint", () => parts().forEach((part) => {
    if (part.dataset.closed !== undefined) part.open = false;
    delete part.dataset.closed;
  }));
}

contents();
unfoldForPaper();
charts().then(timeline).then((timeline) => {
  window.awaitscope = { timeline };
  document.documentElement.dataset.ready = "yes";
}).catch((problem) => {
  const note = document.getElementById("trouble");
  document.documentElement.dataset.ready = "failed";
  note.hidden = false;
  note.textContent = `The drawings of this page could not be made: ${problem.message}. They need a browser of 2023 or later.`;
});
