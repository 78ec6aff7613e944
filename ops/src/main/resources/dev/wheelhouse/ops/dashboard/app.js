import { h, render, Link, Problem, useEffect, useState } from "./ui.js";
import { get, session } from "./api.js";
import { Releases } from "./releases.js";
import { Release } from "./release.js";
import { Deployment } from "./deployment.js";
import { Queue } from "./queue.js";

const THEMES = ["auto", "light", "dark"];
const CONNECTION = { connecting: "connecting", live: "live", waiting: "reconnecting", ended: "not allowed" };

function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

function Theme() {
  const [theme, setTheme] = useState(localStorage.getItem("wheelhouse-theme") || "auto");
  applyTheme(theme);
  const next = () => {
    const after = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    localStorage.setItem("wheelhouse-theme", after);
    setTheme(after);
  };
  return h("button", { type: "button", class: "quiet", onClick: next, title: "Colours: " + theme, "aria-label": "Colours: " + theme },
    { auto: "◐", light: "○", dark: "●" }[theme]);
}

function Login({ onLogin }) {
  const [token, setToken] = useState("");
  const [error, setError] = useState(null);
  const login = async (event) => {
    event.preventDefault();
    session.token = token.trim();
    try {
      onLogin(await get("/me"));
    } catch (problem) {
      session.token = "";
      setError(problem);
    }
  };
  return h("form", { class: "login card", onSubmit: login },
    h("h1", null, "Sign in"),
    h("label", null, "Token",
      h("input", { type: "password", autocomplete: "off", autofocus: true, value: token, onInput: (e) => setToken(e.target.value) })),
    h("p", { class: "dim" }, "A bearer token or a token of your identity provider. It is kept in this tab only."),
    h(Problem, { error }),
    h("button", { class: "button primary" }, "Sign in"));
}

function page(path, context) {
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  if (parts.length === 0) return h(Releases, context);
  if (parts[0] === "queue") return h(Queue, context);
  if (parts[0] === "deployments" && parts.length === 2) return h(Deployment, { ...context, id: parts[1], key: parts[1] });
  if (parts[0] === "releases" && parts.length === 4) {
    const [, cluster, namespace, release] = parts;
    return h(Release, { ...context, name: { cluster, namespace, release }, key: path });
  }
  return h("main", null, h("p", null, "Nothing is here. ", h(Link, { to: "/" }, "All releases")));
}

function App() {
  const [, redraw] = useState(0);
  const [me, setMe] = useState(null);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState(null);
  const [live, setLive] = useState("connecting");
  const [note, setNote] = useState(null);
  useEffect(() => {
    const moved = () => redraw((n) => n + 1);
    const unauthorized = () => setAsked(true);
    addEventListener("popstate", moved);
    addEventListener("wheelhouse-navigate", moved);
    addEventListener("wheelhouse-unauthorized", unauthorized);
    get("/me").then(setMe, (problem) => problem.status !== 401 && setError(problem));
  }, []);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setNote(null), 8000);
    return () => clearTimeout(timer);
  }, [note]);
  if (asked) return h(Login, { onLogin: (who) => { setMe(who); setAsked(false); } });
  const here = location.pathname;
  const tab = (to, label) => h(Link, { to, "aria-current": (to === "/" ? here === "/" : here.startsWith(to)) ? "page" : undefined }, label);
  return h("div", { class: "shell" },
    h("header", { class: "top" },
      h(Link, { to: "/", class: "brand" }, h("img", { src: "/assets/icon.svg", alt: "", width: 20, height: 20 }), "Wheelhouse"),
      h("nav", { "aria-label": "Pages" }, tab("/", "Releases"), tab("/queue", "Queue")),
      h("span", { class: "live live-" + live, role: "status" }, h("i", { "aria-hidden": true }), h("span", null, CONNECTION[live])),
      me && me.name && h("span", { class: "who" }, me.name),
      h(Theme)),
    error && h(Problem, { error }),
    note && h("p", { class: "note", role: "status" }, note),
    me && page(here, { me, onLive: setLive, onNote: setNote }));
}

applyTheme(localStorage.getItem("wheelhouse-theme") || "auto");
render(h(App), document.getElementById("app"));
