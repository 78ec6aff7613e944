import { h, Link, Problem, State, useEffect, useNow, useState } from "./ui.js";
import { follow, get } from "./api.js";
import { age, deploymentPath, moment, releasePath } from "./format.js";

const ORDER = { "awaiting-approval": 0, running: 1, queued: 2 };

export function Queue({ onLive }) {
  const [items, setItems] = useState(null);
  const [error, setError] = useState(null);
  const now = useNow(1000);
  useEffect(() => {
    document.title = "Queue · Wheelhouse";
    let timer = null;
    const load = async () => {
      timer = null;
      try {
        const page = await get("/deployments", { progress: "open", limit: 500 });
        setItems(page.items.sort((a, b) => ORDER[a.progress] - ORDER[b.progress] || (a.acceptedAt < b.acceptedAt ? -1 : 1)));
        setError(null);
      } catch (problem) {
        setError(problem);
      }
    };
    const stop = follow("/releases/stream", { onState: onLive, onMessage: () => { timer = timer || setTimeout(load, 400); } });
    load();
    return () => { clearTimeout(timer); stop(); };
  }, []);
  return h("main", { class: "queue" },
    h("div", { class: "title" }, h("h1", null, "Queue"), items && h("span", { class: "dim" }, items.length + " open")),
    h(Problem, { error }),
    items && !items.length && h("p", { class: "empty" }, "Nothing runs and nothing waits."),
    items && items.length > 0 && h("section", { class: "card" }, h("table", { class: "list" }, h("tbody", null, items.map((each) =>
      h("tr", { key: each.deployment },
        h("td", null, h(State, { word: each.progress })),
        h("td", null, h(Link, { to: releasePath(each) }, each.release)),
        h("td", { class: "dim wide" }, each.cluster + " / " + each.namespace),
        h("td", null, h(Link, { to: deploymentPath(each.deployment) }, each.operation)),
        h("td", { class: "fill" }, each.step),
        h("td", { class: "wide" }, each.requestedBy || ""),
        h("td", { title: moment(each.acceptedAt) }, age(each.acceptedAt, now))))))));
}
