import { h, Confirm, Link, OutLink, Problem, State, useEffect, useMemo, useNow, useQuery, useRef, useState, useWindow } from "./ui.js";
import { follow, get, may, publish } from "./api.js";
import { age, clock, duration, moment, releasePath, short } from "./format.js";
import { Timeline } from "./timeline.js";

const MANY_BARS = 150;
const OPEN = ["queued", "running", "awaiting-approval"];

/**
 * The deployment's events as they come, each once, and its state after the latest or a chosen one:
 * one read at a time, and one more when something has changed meanwhile.
 */
function useDeployment(id, at, onLive) {
  const [events, setEvents] = useState([]);
  const [view, setView] = useState(null);
  const [error, setError] = useState(null);
  const wanted = useRef({ seq: null, reading: false, again: false });
  const fetchView = async () => {
    const read = wanted.current;
    read.again = read.reading;
    if (read.reading) return;
    read.reading = true;
    const seq = read.seq;
    try {
      const found = await get("/deployments/" + encodeURIComponent(id), seq ? { at: seq } : {});
      if (seq === read.seq) { setView(found); setError(null); }
    } catch (problem) {
      if (seq === read.seq) setError(problem);
    }
    read.reading = false;
    if (read.again) fetchView();
  };
  useEffect(() => {
    let pending = [];
    let timer = null;
    const flush = () => {
      timer = null;
      const fresh = pending;
      pending = [];
      setEvents((before) => before.concat(fresh));
    };
    return follow("/events/stream", {
      params: { deployment: id, form: "summary", after: "" },
      onState: onLive,
      onMessage: ({ type, data }) => {
        if (type === "gap") setEvents([]);
        if (type !== "message") return;
        pending.push(data);
        timer = timer || setTimeout(flush, 100);
      },
    });
  }, [id]);
  useEffect(() => { wanted.current.seq = at; fetchView(); }, [id, at, at ? 0 : events.length]);
  return [view, events, error];
}

function Actions({ view, me, onNote }) {
  const ask = (operation, more) => async () => {
    try {
      const { cluster, namespace, release, deployment } = view;
      await publish({ operation, cluster, namespace, release, deployment, ...more });
      onNote("Asked: " + operation + ". What comes of it appears here.");
    } catch (error) {
      onNote(error.message);
    }
  };
  return h("div", { class: "actions" },
    view.progress === "awaiting-approval" && may(me, "admin", view) && [
      h(Confirm, { label: "Approve", question: "Really approve?", kind: "primary", onConfirm: ask("approve", { planDigest: view.approvalRequestedFor }) }),
      h(Confirm, { label: "Deny", question: "Really deny?", onConfirm: ask("deny") })],
    OPEN.includes(view.progress) && may(me, "deployer", view) &&
      h(Confirm, { label: "Cancel", question: "Really cancel?", kind: "danger", onConfirm: ask("cancel") }));
}

function Failure({ view }) {
  if (!view.error && !view.failedHooks.length) return null;
  return h("section", { class: "failure card", "aria-label": "Failure" },
    view.error && h("h2", null, view.error.code),
    view.error && h("p", { class: "pre" }, view.error.message),
    view.failedHooks.map((hook) => h("details", { class: "hook" },
      h("summary", null, h("b", null, hook.hook), " ", hook.phase, hook.exitCode != null && ", exit code " + hook.exitCode, hook.reason && ": " + hook.reason,
        h("span", { class: "dim" }, "  log, " + hook.log.length + " lines")),
      h("pre", { class: "log" }, hook.log.join("\n") || "(nothing was logged)"),
      hook.podEvents.map((text) => h("p", { class: "warn" }, text)))),
    view.error && h("p", { class: "dim" }, "Next: " + view.error.hint));
}

function Fact({ label, value, title }) {
  return value ? h("div", { class: "fact" }, h("dt", null, label), h("dd", { title: title || undefined }, value)) : null;
}

function Facts({ view, now }) {
  const ended = !OPEN.includes(view.progress);
  const took = Date.parse(view.updatedAt) - Date.parse(view.acceptedAt);
  return h("dl", { class: "facts" },
    h(Fact, { label: "Chart", value: view.chart && view.chart + (view.chartVersion ? "-" + view.chartVersion : ""), title: view.chartReference }),
    h(Fact, { label: "Revision", value: view.revision || (view.plan && "→ " + view.plan.revision) }),
    h(Fact, { label: "Asked by", value: view.requestedBy }),
    h(Fact, { label: "Commit", value: view.commit && view.commit.slice(0, 12), title: view.commit }),
    h(Fact, { label: "Pipeline", value: view.pipelineUrl && h(OutLink, { to: view.pipelineUrl }, "run") }),
    h(Fact, { label: "Accepted", value: age(view.acceptedAt, now) + " ago", title: moment(view.acceptedAt) }),
    h(Fact, { label: ended ? "Took" : "For", value: duration(ended ? took : now - Date.parse(view.acceptedAt)) }),
    view.expectedEnd && !ended && h(Fact, { label: "Expected", value: Date.parse(view.expectedEnd) > now ? "in " + duration(Date.parse(view.expectedEnd) - now) : "by now", title: "as long as this chart took before: " + moment(view.expectedEnd) }),
    h(Fact, { label: "Worker", value: view.worker }),
    h(Fact, { label: "Chart digest", value: short(view.chartDigest), title: view.chartDigest }),
    h(Fact, { label: "Values digest", value: short(view.valuesDigest), title: view.valuesDigest }),
    h(Fact, { label: "Manifest digest", value: short(view.manifestDigest), title: view.manifestDigest }),
    h(Fact, { label: "Note", value: view.description }));
}

function Travel({ at, latest, events, onMove }) {
  const here = at || latest;
  const event = events.find((each) => each.sequence === here);
  return h("section", { class: "travel card", "aria-label": "Time travel" },
    h("button", { type: "button", class: "quiet", "aria-label": "One event back", disabled: here <= 1, onClick: () => onMove(here - 1) }, "‹"),
    h("input", { type: "range", min: 1, max: latest, value: here, "aria-label": "Event", "aria-valuetext": event ? event.text : "event " + here,
      onInput: (e) => onMove(Number(e.target.value)) }),
    h("button", { type: "button", class: "quiet", "aria-label": "One event on", disabled: here >= latest, onClick: () => onMove(here + 1) }, "›"),
    h("span", { class: "travel-at" }, here + " / " + latest),
    h("button", { type: "button", class: "button small" + (at ? " primary" : ""), disabled: !at, onClick: () => onMove(null) }, at ? "back to now" : "now"),
    at && event && h("p", { class: "travel-text" }, "As it was at ", h("b", null, clock(event.time)), ": ", event.text));
}

const kindOf = (type) => type.replace(/^dev\.wheelhouse\./, "").replace(/\.v\d+$/, "");

const EVENT_ROW = 24;

function Events({ events, at, onMove }) {
  const [first, last, box] = useWindow(events.length, EVENT_ROW);
  const atEnd = useRef(true);
  const scroll = (event) => {
    const view = event.currentTarget;
    atEnd.current = view.scrollHeight - view.scrollTop - view.clientHeight < EVENT_ROW;
    box.onScroll(event);
  };
  const chosen = at ? events.findIndex((event) => event.sequence === at) : -1;
  useEffect(() => {
    const view = box.ref.current;
    if (chosen >= 0) {
      const top = chosen * EVENT_ROW;
      if (top < view.scrollTop || top + EVENT_ROW > view.scrollTop + view.clientHeight) view.scrollTop = top - view.clientHeight / 2;
    } else if (atEnd.current) {
      view.scrollTop = view.scrollHeight;
    }
  }, [events.length, chosen]);
  return h("section", { class: "events card", "aria-label": "Events" },
    h("div", { class: "events-box", tabIndex: 0, ref: box.ref, onScroll: scroll },
      h("ol", { style: { height: events.length * EVENT_ROW + "px" } },
        events.slice(first, last).map((event, i) =>
          h("li", { key: event.id, style: { top: (first + i) * EVENT_ROW + "px" }, "aria-setsize": events.length, "aria-posinset": first + i + 1,
              class: (at && event.sequence > at ? "later " : "") + (event.sequence === at ? "here " : "") + "ev-" + kindOf(event.type) },
            h("button", { type: "button", tabIndex: -1, title: event.text, onClick: () => onMove(event.sequence) },
              h("span", { class: "seq" }, event.sequence),
              h("time", { dateTime: event.time }, clock(event.time)),
              h("span", { class: "text" }, event.text)))))));
}

export function Deployment({ id, me, onLive, onNote }) {
  const [params, setParams] = useQuery();
  const at = Number(params.get("at")) || null;
  const [view, events, error] = useDeployment(id, at, onLive);
  const running = !!view && !at && OPEN.includes(view.progress);
  const now = useNow(!running ? 1000 : view.timeline.length < MANY_BARS ? 100 : 1000);
  const latest = Math.max(view ? view.latestSequence : 1, events.length ? events[events.length - 1].sequence : 1);
  const move = (to) => setParams({ at: to && to < latest ? to : "" });
  useEffect(() => {
    if (view) document.title = view.release + " " + view.operation + " · Wheelhouse";
  }, [view && view.release]);
  // Effects run after the paint: keys that come before then must go on from where the last one led.
  const place = useRef(0);
  place.current = at || latest;
  useEffect(() => {
    const step = (by) => move((place.current = Math.max(1, Math.min(latest, place.current + by))));
    const press = (event) => {
      if (event.target.closest("input,select,textarea") || !view) return;
      if (event.key === "ArrowLeft" || event.key === "h") step(-1);
      else if (event.key === "ArrowRight" || event.key === "l") step(1);
      else if (event.key === "Escape") move(null);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [at, latest, !view]);
  const then = useMemo(() => (view && at ? Date.parse(view.updatedAt) : 0), [view, at]);
  if (!view) return h("main", null, error ? h(Problem, { error }) : h("p", { class: "empty" }, "Reading ..."));
  return h("main", { class: "deployment" + (at ? " past" : "") },
    h("div", { class: "title" },
      h("h1", null, h(Link, { to: releasePath(view) }, view.release), h("span", { class: "dim" }, " ", view.operation)),
      h(State, { word: view.progress }),
      view.step && h("span", { class: "step" }, view.step),
      h("span", { class: "dim place" }, view.cluster + " / " + view.namespace),
      !at && h(Actions, { view, me, onNote })),
    h(Problem, { error }),
    h(Facts, { view, now: at ? Date.now() : now }),
    h(Failure, { view }),
    h(Travel, { at, latest, events, onMove: move }),
    view.blocking.length > 0 && h("p", { class: "blocking" }, "Not ready: ", view.blocking.map((each) => each.resource + " (" + each.reason + ")").join(", ")),
    h(Timeline, { bars: view.timeline, marks: view.marks, now: then || (running ? Math.max(now, Date.parse(view.updatedAt)) : Date.parse(view.updatedAt)) }),
    h(Events, { events, at, onMove: move }));
}
