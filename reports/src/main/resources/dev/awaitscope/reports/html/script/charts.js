import { duration, niceStep, percent, significant, tick } from "./format.js";

const MARGIN = { top: 22, right: 14, bottom: 26, left: 46 };

/** An empty drawing as wide as its figure. Charts are drawn anew when the width changes; styles are the page's classes. */
function drawing(figure, height, description) {
  const host = figure.querySelector(".plot");
  const width = Math.max(220, host.clientWidth);
  host.replaceChildren();
  const svg = d3.select(host).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height)
    .attr("role", "img").attr("aria-label", description);
  return { svg, width };
}

function timeAxis(svg, x, y, width, count = width / 110) {
  const [from, to] = x.domain();
  const step = niceStep(to - from, Math.max(2, count));
  const axis = svg.append("g").attr("class", "axis").attr("transform", `translate(0,${y})`);
  axis.append("line").attr("x1", x.range()[0]).attr("x2", x.range()[1]);
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
    const label = axis.append("text").attr("x", x(time)).attr("y", 17).text(tick(time, step));
    if (x(time) > x.range()[1] - 24) label.attr("text-anchor", "end");
    if (x(time) < 12) label.attr("text-anchor", "start");
    axis.append("line").attr("x1", x(time)).attr("x2", x(time)).attr("y2", 4);
  }
}

function countAxis(svg, y, x0, x1, ticks) {
  const axis = svg.append("g").attr("class", "axis");
  for (const value of y.ticks(ticks)) {
    if (y.domain()[1] <= 4 && !Number.isInteger(value)) continue;
    axis.append("line").attr("class", "grid").attr("x1", x0).attr("x2", x1).attr("y1", y(value)).attr("y2", y(value));
    axis.append("text").attr("class", "count").attr("x", x0 - 8).attr("y", y(value)).attr("dy", "0.33em").text(value.toLocaleString("en-US"));
  }
}

/** Points of a step line: each value from the start to the end of its bucket. */
function steps(values, bucketNanos, length) {
  const points = [];
  values.forEach((value, index) => {
    points.push([index * bucketNanos, value], [Math.min(length, (index + 1) * bucketNanos), value]);
  });
  return points;
}

function band(svg, values, load, x, y, name) {
  const points = steps(values, load.bucketNanos, load.lengthNanos);
  svg.append("path").attr("class", `area ${name}`)
    .attr("d", d3.area().x((p) => x(p[0])).y0(y(0)).y1((p) => y(p[1]))(points));
  svg.append("path").attr("class", `line ${name}`).attr("d", d3.line().x((p) => x(p[0])).y((p) => y(p[1]))(points));
}

function panel(svg, { load, values, x, top, height, limit, name, title, ticks }) {
  const y = d3.scaleLinear([0, limit], [top + height, top]);
  const [x0, x1] = x.range();
  countAxis(svg, y, x0, x1, ticks);
  band(svg, values, load, x, y, name);
  svg.append("text").attr("class", "title").attr("x", x0).attr("y", top - 8).text(title);
  return y;
}

function coresLine(svg, cores, y, x) {
  if (!cores) return;
  const [x0, x1] = x.range();
  svg.append("line").attr("class", "cores").attr("x1", x0).attr("x2", x1).attr("y1", y(cores)).attr("y2", y(cores));
  svg.append("text").attr("class", "note").attr("x", x1).attr("y", y(cores) - 5).attr("text-anchor", "end")
    .text(cores === 1 ? "1 core" : `${cores} cores`);
}

/** The upper ends of both panels' axes, so that several runs can share them. */
export function limits(loads) {
  return {
    length: d3.max(loads, (load) => load.lengthNanos) || 1,
    concurrency: Math.max(1, d3.max(loads, (load) => d3.max(load.concurrency)) || 1) * 1.05,
    parallelism: Math.max(1, ...loads.map((load) => Math.max(load.cores, d3.max(load.parallelism) || 0))) * 1.15,
  };
}

/** Work in progress above, threads on a CPU below with the cores as a dashed line; one time axis. */
export function loadChart(figure, load, shared = limits([load])) {
  const small = figure.classList.contains("small");
  const upper = small ? 84 : 150;
  const lower = small ? 44 : 70;
  const height = MARGIN.top + upper + 30 + lower + MARGIN.bottom;
  const { svg, width } = drawing(figure, height,
    `${figure.dataset.label}: on average ${significant(load.averageConcurrency)} in progress and ${significant(load.averageParallelism)} on a CPU`);
  const x = d3.scaleLinear([0, shared.length], [MARGIN.left, width - MARGIN.right]);
  panel(svg, { load, values: load.concurrency, x, top: MARGIN.top, height: upper, limit: shared.concurrency,
    name: "concurrency", title: "in progress", ticks: small ? 3 : 5 });
  const top = MARGIN.top + upper + 30;
  const y = panel(svg, { load, values: load.parallelism, x, top, height: lower, limit: shared.parallelism,
    name: "parallelism", title: load.atMost ? "on a CPU, at most" : "on a CPU", ticks: 2 });
  coresLine(svg, load.cores, y, x);
  timeAxis(svg, x, top + lower, width);
  readout(figure, svg, load, x, height);
  figure.drawn = { svg, x, top: MARGIN.top, bottom: height - MARGIN.bottom };
  figure.dispatchEvent(new Event("drawn"));
}

/** Says in words what lies under the pointer. */
function readout(figure, svg, load, x, height) {
  const line = svg.append("line").attr("class", "pointer").attr("y1", MARGIN.top).attr("y2", height - MARGIN.bottom).attr("visibility", "hidden");
  const words = figure.querySelector(".readout");
  if (!words) return;
  const still = words.textContent;
  svg.on("pointermove", (event) => {
    const time = x.invert(d3.pointer(event)[0]);
    const bucket = Math.floor(time / load.bucketNanos);
    if (time < 0 || bucket >= load.concurrency.length) return;
    line.attr("x1", x(time)).attr("x2", x(time)).attr("visibility", "visible");
    words.textContent = `At ${duration(time)}: ${significant(load.concurrency[bucket])} in progress, ${significant(load.parallelism[bucket])} on a CPU`;
  });
  svg.on("pointerleave", () => {
    line.attr("visibility", "hidden");
    words.textContent = still;
  });
}

/** Share of requests answered within a time, one line per run; time on a logarithmic axis. */
export function latencyChart(figure, runs) {
  const height = 300;
  const { svg, width } = drawing(figure, height, figure.dataset.label);
  const positive = runs.flatMap((run) => run.steps.map((step) => step.nanos)).filter((nanos) => nanos > 0);
  const x = d3.scaleLog([d3.min(positive) * 0.9, d3.max(positive) * 1.1], [MARGIN.left, width - MARGIN.right]);
  const y = d3.scaleLinear([0, 100], [height - MARGIN.bottom - 6, MARGIN.top]);
  const axis = svg.append("g").attr("class", "axis");
  for (const value of [0, 25, 50, 75, 90, 100]) {
    axis.append("line").attr("class", "grid").attr("x1", MARGIN.left).attr("x2", width - MARGIN.right).attr("y1", y(value)).attr("y2", y(value));
    axis.append("text").attr("class", "count").attr("x", MARGIN.left - 8).attr("y", y(value)).attr("dy", "0.33em").text(`${value} %`);
  }
  logAxis(axis, x, height - MARGIN.bottom - 6, width);
  runs.forEach((run, index) => {
    const points = run.steps.filter((step) => step.nanos > 0);
    svg.append("path").attr("class", `run run-${index}`)
      .attr("d", d3.line().x((p) => x(p.nanos)).y((p) => y(p.percentile))(points));
  });
  svg.append("text").attr("class", "title").attr("x", MARGIN.left).attr("y", 12).text(figure.dataset.title ?? "requests answered within");
}

function logAxis(axis, x, y, width) {
  axis.append("line").attr("x1", x.range()[0]).attr("x2", x.range()[1]).attr("y1", y).attr("y2", y);
  const decades = Math.log10(x.domain()[1] / x.domain()[0]);
  const leads = decades < 2 && width > 420 ? [1, 2, 5] : [1];
  const [low, high] = x.domain();
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) {
    for (const lead of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const value = power * lead;
      if (value < low || value > high) continue;
      const strong = leads.includes(lead);
      axis.append("line").attr("x1", x(value)).attr("x2", x(value)).attr("y1", y).attr("y2", y + (strong ? 6 : 3));
      if (strong) axis.append("text").attr("x", x(value)).attr("y", y + 19).text(duration(value));
    }
  }
}

/** Waiting time by kind, one bar per run on one axis. */
export function waitsChart(figure, { runs, kinds }) {
  const row = 46;
  const height = runs.length * row + MARGIN.bottom + 6;
  const { svg, width } = drawing(figure, height, figure.dataset.label);
  const x = d3.scaleLinear([0, d3.max(runs, (run) => d3.sum(run.nanos)) || 1], [2, width - MARGIN.right]);
  runs.forEach((run, index) => {
    const top = index * row;
    svg.append("text").attr("class", "title").attr("x", 2).attr("y", top + 14).text(`${run.label}: ${duration(d3.sum(run.nanos))}`);
    let from = 0;
    run.nanos.forEach((nanos, kind) => {
      if (nanos <= 0) return;
      const left = x(from);
      const wide = x(from + nanos) - left;
      from += nanos;
      const bar = svg.append("rect").attr("class", `bar k-${kinds[kind].state} n-${kinds[kind].nth}`)
        .attr("x", left).attr("y", top + 20).attr("width", Math.max(0.5, wide - 1)).attr("height", 16);
      bar.append("title").text(`${run.label}, ${kinds[kind].label}: ${duration(nanos)}`);
      const label = `${kinds[kind].label} ${percent(nanos / d3.sum(run.nanos))}`;
      if (wide > label.length * 6.6 + 10) {
        svg.append("text").attr("class", `inside on-${kinds[kind].state}`).attr("x", left + 6).attr("y", top + 32).text(label);
      }
    });
  });
  timeAxis(svg, x, height - MARGIN.bottom, width);
}
