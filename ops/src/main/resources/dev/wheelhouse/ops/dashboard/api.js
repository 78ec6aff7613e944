// The gateway's API, as any other client uses it. The token lives in this tab only.
const TOKEN = "wheelhouse-token";

export const session = {
  get token() { return sessionStorage.getItem(TOKEN) || ""; },
  set token(value) { value ? sessionStorage.setItem(TOKEN, value) : sessionStorage.removeItem(TOKEN); },
};

function headers(more) {
  return session.token ? { Authorization: "Bearer " + session.token, ...more } : more || {};
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  const error = new Error(body.detail || "the gateway answered " + response.status);
  error.status = response.status;
  if (error.status === 401) dispatchEvent(new Event("wheelhouse-unauthorized"));
  throw error;
}

async function send(path, options) {
  try {
    return await fetch("/api/v1" + path, options);
  } catch {
    throw new Error("the gateway does not answer");
  }
}

export async function get(path, params) {
  const query = new URLSearchParams(params || {}).toString();
  return answer(await send(path + (query && "?" + query), { headers: headers() }));
}

export async function publish(request) {
  const options = {
    method: "POST",
    headers: headers({ "Content-Type": "application/json" }),
    body: JSON.stringify(request),
  };
  return answer(await send("/requests", options));
}

const PAUSE = (millis) => new Promise((done) => setTimeout(done, millis));

/**
 * Follows a stream for as long as it is not closed. A connection that ends is made anew and goes on
 * after the last message that came. Messages: ({ id, type, data }); states: "live", "waiting".
 */
export function follow(path, { params, after, onMessage, onState }) {
  const abort = new AbortController();
  let last = after || "";
  let pause = 500;
  const run = async () => {
    while (!abort.signal.aborted) {
      try {
        const query = new URLSearchParams(params || {}).toString();
        const response = await fetch("/api/v1" + path + (query && "?" + query), {
          headers: headers(last ? { "Last-Event-ID": last } : {}),
          signal: abort.signal,
        });
        if (!response.ok) await answer(response);
        onState("live");
        pause = 500;
        await read(response.body, (message) => {
          last = message.id || last;
          onMessage(message);
        });
      } catch (error) {
        if (abort.signal.aborted) return;
        if (error.status === 401 || error.status === 403) return onState("ended");
      }
      onState("waiting");
      await PAUSE(pause + Math.random() * 300);
      pause = Math.min(pause * 1.6, 8000);
    }
  };
  run();
  return () => abort.abort();
}

/** Reads Server-Sent Events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
async function read(body, onMessage) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let message = { id: "", type: "message", data: [] };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (message.data.length) onMessage({ ...message, data: JSON.parse(message.data.join("\n")) });
        message = { id: message.id, type: "message", data: [] };
      } else if (line.startsWith("data: ")) message.data.push(line.slice(6));
      else if (line.startsWith("id: ")) message.id = line.slice(4);
      else if (line.startsWith("event: ")) message.type = line.slice(7);
    }
  }
}

function matches(pattern, text) {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp("^" + parts.join(".*") + "$").test(text);
}

const ROLES = ["viewer", "deployer", "admin"];

/** Whether somebody may do what a role may; the gateway decides again. */
export function may(me, role, key) {
  return !!me && me.grants.some((grant) =>
    ROLES.indexOf(grant.role) >= ROLES.indexOf(role) &&
    grant.clusters.some((pattern) => matches(pattern, key.cluster)) &&
    grant.namespaces.some((pattern) => matches(pattern, key.namespace)));
}
