/** What the desk asks of the service, in the name of one agent. */

const POLL_MILLIS = 1000;

/** The token in the address (#token=…), or one for trying out, which only --insecure gives. */
async function tokenOf(address) {
  const given = new URLSearchParams(address.hash.slice(1)).get("token");
  if (given) {
    return given;
  }
  const asked = new URLSearchParams(address.search);
  const answer = await fetch("/plugin/tokens", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      shop: asked.get("shop") ?? "demo",
      agent: asked.get("agent") ?? "小画",
      minutes: 720,
    }),
  });
  return answer.ok ? (await answer.json()).token : null;
}

/**
 * @param changed called with everything on the desk, whenever something changed
 * @param troubled called with "token", "away", or null when it is well again
 */
export async function createService({ changed, troubled }) {
  let token = null;
  let version = "";

  async function ask(path, init = {}) {
    token ??= await tokenOf(location);
    if (token === null) {
      return { status: 401, ok: false };
    }
    const headers = { ...init.headers, Authorization: `Bearer ${token}` };
    return fetch(path, { ...init, headers });
  }

  async function look() {
    try {
      const answer = await ask(`/plugin/desk?after=${version}`);
      if (answer.status === 200) {
        const desk = await answer.json();
        version = desk.version;
        changed(desk);
      }
      if (answer.status === 401) {
        // A new one, if there is one to be had: the service may have started again.
        token = null;
        version = "";
      }
      troubled(answer.ok ? null : answer.status === 401 ? "token" : "away");
    } catch {
      troubled("away");
    }
  }

  /** Looks again and again, one look at a time. */
  async function watch() {
    await look();
    setTimeout(watch, document.hidden ? 4 * POLL_MILLIS : POLL_MILLIS);
  }

  /** Reports what the agent did, once for each id; resolves to whether it was kept. */
  async function report(type, data, id = crypto.getRandomValues(new Uint32Array(3)).join("-")) {
    try {
      const answer = await ask("/plugin/events", {
        method: "POST",
        headers: { "Content-Type": "application/json", "webhook-id": id },
        body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }),
      });
      await look();
      return answer.ok;
    } catch {
      return false;
    }
  }

  return { watch, report, token: async () => (token ??= await tokenOf(location)) ?? "" };
}
