// What this tab remembers: the session, and the city until the tab is closed. Works where storage is forbidden.
const held = new Map();

export function remembered(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return held.get(name) ?? null;
  }
}

export function remember(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    held.set(name, value);
  }
}
