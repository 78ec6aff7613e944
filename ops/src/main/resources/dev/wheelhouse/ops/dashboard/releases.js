import { h, Link, Problem, State, navigate, stateOf, useEffect, useMemo, useNow, useQuery, useRef, useState, useWindow, throttled } from "./ui.js";
import { follow, get } from "./api.js";
import { age, moment, deploymentPath, releasePath } from "./format.js";

const ROW = 38;
const GROUPS = {
  "": { label: "Current", takes: (state) => state !== "uninstalled" },
  open: { label: "In progress", takes: (s) => /^(pending|uninstalling|queued|running|awaiting)/.test(s) },
  approval: { label: "Approval", takes: (s) => s === "awaiting-approval" },
  failed: { label: "Failed", takes: (s) => s === "failed" || s === "rejected" },
  all: { label: "All", takes: () => true },
};

const keyOf = (row) => row.cluster + "/" + row.namespace + "/" + row.release;
const chartOf = (row) => (row.chart ? row.chart + (row.chartVersion ? "-" + row.chartVersion : "") : "");

const COLUMNS = [
  ["state", "State", (row) => stateOf(row)],
  ["release", "Release", (row) => row.release],
  ["namespace", "Namespace", (row) => row.namespace],
  ["cluster", "Cluster", (row) => row.cluster],
  ["revision", "Rev", (row) => row.revision || 0],
  ["chart", "Chart", chartOf],
  ["age", "Age", (row) => -Date.parse(row.updated)],
  ["now", "Now", (row) => row.step || ""],
];

/** All releases, read once and then kept up to date by the stream of changes. */
function useReleases(onLive) {
  const rows = useRef(new Map());
  const [version, setVersion] = useState(0);
  const [state, setState] = useState({ loading: true, error: null });
  useEffect(() => {
    let stop = () => {};
    let closed = false;
    const redraw = throttled(150, () => setVersion((n) => n + 1));
    const load = async () => {
      try {
        let after = "";
        let changes = null;
        rows.current = new Map();
        do {
          const page = await get("/releases", after ? { limit: 1000, after } : { limit: 1000 });
          changes = changes || page.changes;
          page.items.forEach((row) => rows.current.set(keyOf(row), row));
          after = page.next;
          setVersion((n) => n + 1);
        } while (after && !closed);
        setState({ loading: false, error: null });
        if (closed) return;
        stop = follow("/releases/stream", {
          after: changes,
          onState: onLive,
          onMessage: ({ type, data }) => {
            if (type !== "message") return;
            data.forEach((row) => rows.current.set(keyOf(row), row));
            redraw();
          },
        });
      } catch (error) {
        setState({ loading: true, error });
        if (error.status !== 401 && !closed) setTimeout(load, 1000);
      }
    };
    load();
    return () => { closed = true; redraw.stop(); stop(); };
  }, []);
  return [rows.current, version, state];
}

/** What passes search, cluster and namespace, by group of states and in order. */
function shown(rows, params) {
  const words = (params.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
  const group = GROUPS[params.get("show") || ""] || GROUPS.all;
  const namespace = params.get("namespace");
  const cluster = params.get("cluster");
  const [sort, down] = (params.get("sort") || "release").split("-");
  const value = (COLUMNS.find(([name]) => name === sort) || COLUMNS[1])[2];
  const found = [];
  const counts = Object.fromEntries(Object.keys(GROUPS).map((name) => [name, 0]));
  for (const [key, row] of rows) {
    if (namespace && row.namespace !== namespace) continue;
    if (cluster && row.cluster !== cluster) continue;
    const text = (key + " " + chartOf(row)).toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const state = stateOf(row);
    for (const name in GROUPS) if (GROUPS[name].takes(state)) counts[name]++;
    if (group.takes(state)) found.push({ row, key, by: value(row) });
  }
  const order = down ? -1 : 1;
  found.sort((a, b) => (a.by < b.by ? -order : a.by > b.by ? order : a.key < b.key ? -1 : 1));
  return [found.map((each) => each.row), counts];
}

function Row({ row, top, selected, now }) {
  const state = stateOf(row);
  return h("div", { class: "row" + (selected ? " selected" : ""), role: "row", style: { top: top + "px" },
      onClick: (event) => event.target.closest("a") || navigate(releasePath(row)) },
    h("span", { role: "cell", class: "c-state" }, h(State, { word: state })),
    h("span", { role: "cell", class: "c-release" }, h(Link, { to: releasePath(row) }, row.release)),
    h("span", { role: "cell", class: "c-namespace" }, row.namespace),
    h("span", { role: "cell", class: "c-cluster" }, row.cluster),
    h("span", { role: "cell", class: "c-revision" }, row.revision || "–"),
    h("span", { role: "cell", class: "c-chart" }, chartOf(row)),
    h("span", { role: "cell", class: "c-age", title: moment(row.updated) }, age(row.updated, now)),
    h("span", { role: "cell", class: "c-now" },
      row.step ? h(Link, { to: deploymentPath(row.deployment) }, row.step) : row.error ? h("span", { class: "bad", title: row.error.message }, row.error.code) : "",
      row.queued > 0 && h("span", { class: "count", title: "deployments waiting" }, "+" + row.queued)));
}

function Rows({ list, loading }) {
  const [selected, setSelected] = useState(-1);
  const [first, last, box] = useWindow(list.length, ROW);
  const now = useNow(1000);
  // Effects run after the paint: keys that come before then must see what is selected too.
  const at = useRef({});
  at.current = { list, selected };
  useEffect(() => {
    const press = (event) => {
      const { list, selected } = at.current;
      if (event.target.closest("input,select,textarea,button")) return;
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
      if (step) {
        event.preventDefault();
        const next = Math.max(0, Math.min(list.length - 1, selected + step));
        at.current.selected = next;
        setSelected(next);
        const top = next * ROW;
        const view = box.ref.current;
        if (top < view.scrollTop) view.scrollTop = top;
        else if (top + ROW > view.scrollTop + view.clientHeight) view.scrollTop = top + ROW - view.clientHeight;
      } else if (event.key === "Enter" && list[selected] && event.target === document.body) {
        navigate(releasePath(list[selected]));
      }
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return h("div", { class: "rows", tabIndex: -1, role: "rowgroup", ...box },
    h("div", { class: "track", style: { height: list.length * ROW + "px" } },
      list.slice(first, last).map((row, i) =>
        h(Row, { key: keyOf(row), row, top: (first + i) * ROW, selected: first + i === selected, now }))),
    !list.length && h("p", { class: "empty" }, loading ? "Reading ..." : "No release matches."));
}

function options(rows, field) {
  return [...new Set([...rows.values()].map((row) => row[field]))].sort();
}

function Choice({ label, value, values, onChange }) {
  return values.length > 1 && h("select", { "aria-label": label, value, onChange: (e) => onChange(e.target.value) },
    h("option", { value: "" }, "all " + label + "s"),
    values.map((each) => h("option", { value: each, selected: each === value }, each)));
}

export function Releases({ onLive }) {
  const [rows, version, { loading, error }] = useReleases(onLive);
  const [params, setParams] = useQuery();
  const search = useRef(null);
  const [list, counts] = useMemo(() => shown(rows, params), [version, location.search]);
  const clusters = useMemo(() => options(rows, "cluster"), [version]);
  const namespaces = useMemo(() => options(rows, "namespace"), [version]);
  useEffect(() => {
    document.title = "Releases · Wheelhouse";
    const press = (event) => {
      if (event.key === "/" && !event.target.closest("input,select")) {
        event.preventDefault();
        search.current.focus();
      } else if (event.key === "Escape") document.activeElement.blur();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  const sort = params.get("sort") || "release";
  const show = params.get("show") || "";
  const sortBy = (name) => setParams({ sort: sort === name ? name + "-down" : name === "release" ? "" : name });
  return h("main", { class: "releases" },
    h("div", { class: "tools" },
      h("input", { type: "search", ref: search, placeholder: "Search  ( / )", "aria-label": "Search releases",
        value: params.get("q") || "", onInput: (e) => setParams({ q: e.target.value }) }),
      h("div", { class: "chips", role: "group", "aria-label": "Which releases" },
        Object.entries(GROUPS).map(([name, { label }]) =>
          h("button", { type: "button", "aria-pressed": show === name, onClick: () => setParams({ show: name }) },
            label, counts[name] > 0 && h("span", { class: "count count-" + (name || "current") }, counts[name].toLocaleString())))),
      h(Choice, { label: "cluster", value: params.get("cluster") || "", values: clusters, onChange: (cluster) => setParams({ cluster }) }),
      h(Choice, { label: "namespace", value: params.get("namespace") || "", values: namespaces, onChange: (namespace) => setParams({ namespace }) }),
      h("span", { class: "dim total", role: "status" }, list.length === rows.size ? rows.size + (rows.size === 1 ? " release" : " releases") : list.length + " of " + rows.size)),
    h(Problem, { error }),
    h("div", { class: "table", role: "table", "aria-label": "Releases", "aria-rowcount": list.length },
      h("div", { class: "head", role: "row" },
        COLUMNS.map(([name, label]) =>
          h("span", { role: "columnheader", class: "c-" + name, "aria-sort": sort === name ? "ascending" : sort === name + "-down" ? "descending" : "none" },
            h("button", { type: "button", onClick: () => sortBy(name) }, label, sort === name ? " ↑" : sort === name + "-down" ? " ↓" : "")))),
      h(Rows, { list, loading })));
}
