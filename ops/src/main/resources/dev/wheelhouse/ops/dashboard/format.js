// Times, digests and paths as people read them.

export function age(time, now) {
  const s = Math.max(0, Math.round((now - Date.parse(time)) / 1000));
  if (s < 60) return s + "s";
  if (s < 3600) return Math.floor(s / 60) + "m";
  if (s < 86400) return Math.floor(s / 3600) + "h " + (Math.floor(s / 60) % 60) + "m";
  return Math.floor(s / 86400) + "d " + (Math.floor(s / 3600) % 24) + "h";
}

export function duration(millis) {
  const ms = Math.max(0, millis);
  if (ms < 60000) return (Math.floor(ms / 100) / 10).toFixed(1) + "s";
  const s = Math.floor(ms / 1000);
  const two = (n) => String(n).padStart(2, "0");
  return s < 3600 ? Math.floor(s / 60) + "m" + two(s % 60) + "s" : Math.floor(s / 3600) + "h" + two(Math.floor(s / 60) % 60) + "m";
}

export function clock(time) {
  const at = new Date(time);
  return at.toLocaleTimeString([], { hour12: false }) + "." + String(at.getMilliseconds()).padStart(3, "0");
}

export function moment(time) {
  return new Date(time).toLocaleString([], { hour12: false, dateStyle: "medium", timeStyle: "medium" });
}

/** Enough of a digest to tell two apart. */
export function short(digest) {
  return digest ? digest.replace(/^(\w+:)?(.{12}).*$/, "$2") : "";
}

export function releasePath(key) {
  return "/releases/" + [key.cluster, key.namespace, key.release].map(encodeURIComponent).join("/");
}

export function deploymentPath(id) {
  return "/deployments/" + encodeURIComponent(id);
}
