/** As much of a browser as the background's handlers ask, noting what they ask. */

/** @param {string[]} calls gets the name of every function that is called */
export function browserNoting(calls) {
  /** @type {Record<string, unknown>} */
  const session = {};
  /** @param {string} name @param {(...args: any[]) => unknown} [answer] */
  const noted =
    (name, answer = () => undefined) =>
    async (/** @type {any[]} */ ...args) => {
      calls.push(name);
      return answer(...args);
    };
  const event = { addListener() {}, removeListener() {} };
  return {
    runtime: { id: "own", getURL: (/** @type {string} */ path) => `chrome-extension://own/${path}` },
    i18n: { getUILanguage: () => "en", getMessage: (/** @type {string} */ key) => key },
    storage: {
      session: {
        get: noted("session.get", (key) => (key === undefined ? { ...session } : { [key]: session[key] })),
        set: noted("session.set", (values) => Object.assign(session, values)),
        remove: noted("session.remove", (key) => delete session[key]),
        onChanged: event,
      },
      local: { get: noted("local.get", () => ({})), set: noted("local.set"), onChanged: event },
      onChanged: event,
    },
    action: {
      setBadgeText: noted("action"),
      setBadgeBackgroundColor: noted("action"),
      setBadgeTextColor: noted("action"),
      setTitle: noted("action"),
    },
    tabs: { get: noted("tabs.get", (id) => ({ id })), sendMessage: noted("tabs.sendMessage", () => ({ ok: true })) },
    scripting: { executeScript: noted("executeScript", () => [{}]) },
    sidePanel: { open: noted("sidePanel.open") },
  };
}
