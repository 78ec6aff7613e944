// What the pages are made of: Preact, and a few elements that all of them use.
// Texts of foreign origin are children or attributes only, so that they can never become markup.
import { h, render, Fragment } from "./preact.js";
import { useState, useEffect, useRef, useMemo, useCallback } from "./preact-hooks.js";

export { h, render, Fragment, useState, useEffect, useRef, useMemo, useCallback };

export function navigate(url, replace) {
  history[replace ? "replaceState" : "pushState"](null, "", url);
  dispatchEvent(new Event("wheelhouse-navigate"));
}

/** A link within the dashboard. */
export function Link({ to, children, ...rest }) {
  const go = (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
  };
  return h("a", { href: to, onClick: go, ...rest }, children);
}

/** A link to elsewhere; anything but http and https stays text. */
export function OutLink({ to, children }) {
  return /^https?:\/\//i.test(to)
    ? h("a", { href: to, target: "_blank", rel: "noopener noreferrer" }, children)
    : h("span", null, children);
}

const WORDS = {
  "awaiting-approval": "needs approval",
  "pending-install": "installing",
  "pending-upgrade": "upgrading",
  "pending-rollback": "rolling back",
};

/** How far something is: a mark and a word, never colour alone. */
export function State({ word }) {
  return h("span", { class: "state state-" + word }, h("i", { "aria-hidden": true }), WORDS[word] || word);
}

/** What a line in the table of releases is about: what runs, else how the release stands. */
export function stateOf(row) {
  const open = ["queued", "running", "awaiting-approval"].includes(row.progress);
  if (!open) return row.status === "unknown" ? row.progress : row.status;
  return row.progress === "running" && row.status !== "unknown" && /^(pending|uninstalling)/.test(row.status)
    ? row.status
    : row.progress;
}

/** A button that asks once more before it does something. */
export function Confirm({ label, question, onConfirm, kind }) {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setAsked(false), 5000);
    return () => clearTimeout(timer);
  }, [asked]);
  const press = () => {
    if (asked) onConfirm();
    setAsked(!asked);
  };
  return h("button", { type: "button", class: "button " + (asked ? "asked " : "") + (kind || ""), onClick: press },
    asked ? question : label);
}

export function Problem({ error }) {
  return error && h("p", { class: "problem", role: "alert" }, error.message);
}

/** The parameters of the page's address, and how to change some of them. */
export function useQuery() {
  const params = new URLSearchParams(location.search);
  const set = useCallback((changes, replace = true) => {
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === "" || value == null) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    navigate(location.pathname + (text && "?" + text), replace);
  }, []);
  return [params, set];
}

/** The time, again and again. */
export function useNow(millis, active = true) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!active) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), millis);
    return () => clearInterval(timer);
  }, [millis, active]);
  return now;
}

/**
 * Of many rows of one height in a box that scrolls, those that can be seen: only they are in the
 * document. Gives the first, the one after the last, and the attributes of the box.
 */
export function useWindow(count, row, spare = 12) {
  const box = useRef(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(800);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(() => setHeight(box.current ? box.current.clientHeight : 800));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(top / row) - spare);
  const last = Math.min(count, Math.ceil((top + height) / row) + spare);
  return [first, last, { ref: box, onScroll: (event) => setTop(event.currentTarget.scrollTop) }];
}

/** Calls a function at most once in so many milliseconds, the last time after the last call. */
export function throttled(millis, call) {
  let timer = null;
  const soon = () => {
    timer = timer || setTimeout(() => { timer = null; call(); }, millis);
  };
  soon.stop = () => clearTimeout(timer);
  return soon;
}
