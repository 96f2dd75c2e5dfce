const SHORTEST = 3;

/** Ties a chart over time to the timeline: the chart shows which part is in view there, and dragging in it chooses one. */
export function link(figure, timeline) {
  const host = figure.querySelector(".plot");
  const shade = () => {
    const { svg, x, top, bottom } = figure.drawn;
    svg.selectAll("rect.in-view").data(timeline.view.whole ? [] : [timeline.view]).join("rect").attr("class", "in-view")
      .attr("x", (view) => x(view.start)).attr("width", (view) => Math.max(1, x(view.end) - x(view.start)))
      .attr("y", top).attr("height", bottom - top);
  };
  figure.addEventListener("drawn", shade);
  timeline.moved = shade;
  shade();
  let anchor = null;
  const at = (event) => event.clientX - host.getBoundingClientRect().left;
  host.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    anchor = at(event);
    host.setPointerCapture(event.pointerId);
  });
  host.addEventListener("pointermove", (event) => {
    if (anchor === null || Math.abs(at(event) - anchor) < SHORTEST) return;
    const [from, to] = [anchor, at(event)].sort((a, b) => a - b).map((pixel) => figure.drawn.x.invert(pixel));
    timeline.view.show(Math.max(0, from), Math.min(timeline.view.length, to));
    timeline.dirty();
  });
  for (const kind of ["pointerup", "pointercancel"]) host.addEventListener(kind, () => (anchor = null));
  host.addEventListener("dblclick", () => timeline.fitAll());
}
