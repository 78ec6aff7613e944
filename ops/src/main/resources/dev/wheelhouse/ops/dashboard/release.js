import { h, Confirm, Link, Problem, State, stateOf, useEffect, useNow, useQuery, useState } from "./ui.js";
import { follow, get, may, publish } from "./api.js";
import { age, deploymentPath, duration, moment, releasePath, short } from "./format.js";

const NAMES = {
  chart: "chart", chartVersion: "chart version", appVersion: "app version", chartReference: "chart reference",
  chartDigest: "chart digest", valuesDigest: "values digest", valuesSources: "values from", manifestDigest: "manifest digest",
};

function useRelease(name, onLive) {
  const [found, setFound] = useState({});
  useEffect(() => {
    let closed = false;
    let timer = null;
    const load = async () => {
      timer = null;
      try {
        const path = releasePath(name);
        const [release, history] = await Promise.all([get(path), get(path + "/history")]);
        if (!closed) setFound({ release, history: history.items.reverse() });
      } catch (error) {
        if (!closed) setFound((before) => ({ ...before, error }));
      }
    };
    const stop = follow("/events/stream", {
      params: { ...name, form: "summary" },
      onState: onLive,
      onMessage: () => { timer = timer || setTimeout(load, 200); },
    });
    load();
    return () => { closed = true; clearTimeout(timer); stop(); };
  }, []);
  return found;
}

const shownValue = (field, value) => (/Digest$/.test(field) ? short(value) : value) || "none";

function Names({ label, names, kind }) {
  return names.length > 0 && h("p", { class: "names " + kind }, h("b", null, label + " "), names.slice(0, 40).join(", "), names.length > 40 && " and " + (names.length - 40) + " more");
}

const PARTS = { "": "Overview", manifest: "Manifest", values: "Values" };

function lineKind(line) {
  return line.startsWith("@@") ? "place" : line.startsWith("+") ? "young" : line.startsWith("-") ? "old" : "";
}

/** Lines of a unified diff; long ones a piece at a time. */
function Lines({ lines }) {
  const [most, setMost] = useState(400);
  if (!lines.length) return h("p", { class: "dim" }, "There is no difference.");
  return h("div", null,
    h("pre", { class: "unified" }, lines.slice(0, most).map((line, i) => h("span", { key: i, class: lineKind(line) }, line + "\n"))),
    lines.length > most && h("button", { type: "button", class: "button small", onClick: () => setMost(most * 5) }, lines.length - most + " more lines"));
}

function Overview({ diff }) {
  return h("div", null,
    diff.changes.length
      ? h("table", null, h("tbody", null, diff.changes.map(({ field, from: old, to: young }) =>
          h("tr", { key: field }, h("th", { scope: "row" }, NAMES[field] || field),
            h("td", { class: "old", title: old }, shownValue(field, old)), h("td", { "aria-hidden": true }, "→"), h("td", { class: "young", title: young }, shownValue(field, young))))))
      : h("p", { class: "dim" }, "Chart, values and manifest are the same."),
    h(Names, { label: "added", names: diff.resources.added, kind: "added" }),
    h(Names, { label: "changed", names: diff.resources.changed, kind: "changed" }),
    h(Names, { label: "removed", names: diff.resources.removed, kind: "removed" }),
    h("p", { class: "dim" }, diff.resources.inBoth + (diff.resources.inBoth === 1 ? " object" : " objects") + " in both" + (diff.resources.compared ? ", unchanged." : ".")));
}

function Diff({ name, from, to, part }) {
  const [found, setFound] = useState({});
  useEffect(() => {
    let closed = false;
    setFound({});
    get(releasePath(name) + "/diff" + (part && "/" + part), { from, to })
      .then((diff) => closed || setFound({ diff }), (error) => closed || setFound({ error }));
    return () => { closed = true; };
  }, [from, to, part]);
  if (found.error) return h(Problem, { error: found.error });
  if (!found.diff) return null;
  return h("div", { class: "diff" }, part ? h(Lines, { lines: found.diff.lines }) : h(Overview, { diff: found.diff }));
}

function Notes({ name, revision }) {
  const [notes, setNotes] = useState("");
  useEffect(() => {
    let closed = false;
    get(releasePath(name) + "/notes", { revision }).then((found) => closed || setNotes(found.notes), () => closed || setNotes(""));
    return () => { closed = true; };
  }, [revision]);
  return notes && h("section", { class: "card", "aria-label": "Notes" }, h("h2", null, "Notes of revision " + revision), h("pre", { class: "pre" }, notes));
}

export function Release({ name, me, onLive, onNote }) {
  const { release, history, error } = useRelease(name, onLive);
  const [params, setParams] = useQuery();
  const now = useNow(1000);
  useEffect(() => { document.title = name.release + " · Wheelhouse"; }, []);
  if (!release) return h("main", null, error ? h(Problem, { error }) : h("p", { class: "empty" }, "Reading ..."));
  const numbers = history.map((each) => each.revision);
  const to = Number(params.get("to")) || numbers[0];
  const from = Number(params.get("from")) || numbers[1];
  const part = Object.hasOwn(PARTS, params.get("diff")) ? params.get("diff") : "";
  const rollBack = (revision) => async () => {
    try {
      const accepted = await publish({ operation: "rollback", ...name, revision });
      onNote("Asked for a rollback to revision " + revision + ": deployment " + accepted.deployment);
    } catch (problem) {
      onNote(problem.message);
    }
  };
  const pick = (which, value) => h("select", { "aria-label": which, value, onChange: (e) => setParams({ [which]: e.target.value }) },
    numbers.map((number) => h("option", { value: number, selected: number === value }, "revision " + number)));
  return h("main", { class: "release" },
    h("div", { class: "title" },
      h("h1", null, name.release), h(State, { word: stateOf(release) }),
      release.step && h(Link, { class: "step", to: deploymentPath(release.deployment) }, release.step),
      h("span", { class: "dim place" }, name.cluster + " / " + name.namespace)),
    release.error && release.progress !== "running" && h("p", { class: "failure card pre" }, h("b", null, release.error.code), " ", release.error.message),
    h("section", { class: "card", "aria-label": "Deployments" }, h("h2", null, "Deployments"),
      h("table", { class: "list" }, h("tbody", null, release.deployments.map((each) =>
        h("tr", { key: each.deployment },
          h("td", null, h(State, { word: each.progress })),
          h("td", null, h(Link, { to: deploymentPath(each.deployment) }, each.operation || "request")),
          h("td", null, each.revision ? "revision " + each.revision : ""),
          h("td", { class: "wide fill" }, each.chart + (each.chartVersion ? "-" + each.chartVersion : "")),
          h("td", { class: "wide" }, each.requestedBy || ""),
          h("td", null, duration(Date.parse(each.updatedAt) - Date.parse(each.acceptedAt))),
          h("td", { title: moment(each.acceptedAt) }, age(each.acceptedAt, now))))))),
    h("section", { class: "card", "aria-label": "History" }, h("h2", null, "History"),
      history.length ? h("table", { class: "list" }, h("tbody", null, history.map((each) =>
        h("tr", { key: each.revision },
          h("td", null, h("b", null, each.revision)),
          h("td", null, h(State, { word: each.status })),
          h("td", { class: "wide" }, each.chart || ""),
          h("td", { class: "fill" }, h(Link, { to: deploymentPath(each.deployment) }, each.description || "deployment")),
          h("td", { title: moment(each.updated) }, age(each.updated, now)),
          h("td", null, each.status === "superseded" && may(me, "deployer", name) &&
            h(Confirm, { label: "roll back", question: "to revision " + each.revision + "?", kind: "small", onConfirm: rollBack(each.revision) }))))))
        : h("p", { class: "dim" }, "The log tells of no revision.")),
    numbers.length > 0 && me.contents && may(me, "deployer", name) && h(Notes, { name, revision: numbers[0] }),
    numbers.length > 1 && h("section", { class: "card", "aria-label": "Difference" },
      h("h2", { class: "pickers" }, "Difference ", pick("from", from), " → ", pick("to", to),
        me.contents && may(me, "deployer", name) && h("span", { class: "chips small-chips", role: "group", "aria-label": "Of what" },
          Object.entries(PARTS).map(([key, label]) =>
            h("button", { type: "button", "aria-pressed": part === key, onClick: () => setParams({ diff: key }) }, label)))),
      h(Diff, { name, from, to, part })));
}
