import { h, useState } from "./ui.js";
import { clock, duration } from "./format.js";

function ticks(span) {
  const wanted = span / 6;
  const steps = [100, 200, 500, 1e3, 2e3, 5e3, 1e4, 1.5e4, 3e4, 6e4, 1.2e5, 3e5, 6e5, 1.8e6, 3.6e6, 7.2e6, 2.16e7, 8.64e7];
  const step = steps.find((each) => each >= wanted) || 8.64e7;
  const found = [];
  for (let at = 0; at < span; at += step) found.push(at);
  return found;
}

const percent = (part, span) => (100 * Math.max(0, Math.min(1, part / span))).toFixed(3) + "%";

/** Where a text stands beside its bar: on the side where there is more room. */
function beside(first, last) {
  return 1 - last >= first
    ? { left: "calc(" + percent(last, 1) + " + 8px)", maxWidth: "calc(" + percent(1 - last, 1) + " - 8px)" }
    : { right: "calc(" + percent(1 - first, 1) + " + 8px)", maxWidth: "calc(" + percent(first, 1) + " - 8px)" };
}

function Line({ bar, from, span, now }) {
  const [open, setOpen] = useState(false);
  const start = bar.start && Date.parse(bar.start);
  const end = bar.end ? Date.parse(bar.end) : now;
  const took = start && duration(end - start);
  const text = [bar.label, bar.status, took, bar.detail].filter(Boolean).join(", ");
  const first = start ? Math.max(0, (start - from) / span) : 0;
  const last = start ? Math.min(1, Math.max(end - from, 0) / span) : 0;
  return h("div", { class: "bar bar-" + bar.status + " kind-" + bar.kind + " depth-" + bar.depth, role: "listitem" },
    h("span", { class: "bar-label", title: bar.label }, h("i", { class: "mark", "aria-hidden": true }), h("span", null, bar.label),
      bar.total && h("b", null, bar.done + "/" + bar.total),
      bar.log && h("button", { type: "button", class: "button small", "aria-expanded": open, onClick: () => setOpen(!open) }, open ? "hide log" : "log")),
    h("span", { class: "bar-lane", role: "img", "aria-label": text, title: bar.detail || text },
      start && h("span", { class: "bar-fill", style: { left: percent(first, 1), width: percent(last - first, 1) } }),
      bar.detail && h("span", { class: "bar-detail", style: start ? beside(first, last) : { left: "6px" } }, bar.detail)),
    h("span", { class: "bar-took" }, took || ""),
    open && h("pre", { class: "log" }, bar.log.join("\n")));
}

/** A deployment's steps as bars, one scale for all. */
export function Timeline({ bars, marks, now }) {
  const begun = bars.filter((bar) => bar.start);
  if (!begun.length) return null;
  const from = Math.min(...begun.map((bar) => Date.parse(bar.start)));
  const to = Math.max(...begun.map((bar) => (bar.end ? Date.parse(bar.end) : now)));
  const span = Math.max(to - from, 500) * 1.01;
  return h("section", { class: "timeline card", "aria-label": "Timeline" },
    h("div", { class: "bar scale", "aria-hidden": true },
      h("span", { class: "bar-label" }, clock(from)),
      h("span", { class: "bar-lane" },
        ticks(span).map((at) => h("span", { class: "tick", style: { left: percent(at, span) } }, duration(at).replace(".0s", "s"))),
        marks.map((mark) => h("span", { class: "cut", title: mark.text, style: { left: percent(Date.parse(mark.time) - from, span) } }))),
      h("span", { class: "bar-took" }, duration(to - from))),
    h("div", { role: "list" }, bars.map((bar, i) => h(Line, { key: i, bar, from, span, now }))));
}
