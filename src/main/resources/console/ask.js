const DEBOUNCE_MILLIS = 150;
const PATIENCE_MILLIS = 8000;
const RETRY_MILLIS = [1500, 3000, 6000, 12000];

/**
 * Asks the service about what stands in the editor: a moment after the last change, and only the
 * answer to the newest question counts.
 *
 * @param request what to ask now; null when there is nothing to ask
 * @param answered called with the advice and the request it answers; both null for nothing
 * @param failed called with "away", "busy" or "refused", and the service's words
 */
export function createAsk({ request, answered, failed }) {
  let revision = 0;
  let timer;
  let open;
  let failures = 0;

  /** Forgets what was asked: an answer on its way is too old. */
  function hold() {
    revision++;
    clearTimeout(timer);
    open?.abort();
  }

  function soon() {
    hold();
    timer = setTimeout(now, DEBOUNCE_MILLIS);
  }

  async function now() {
    hold();
    const asked = revision;
    const body = request();
    if (body === null) {
      answered(null, null);
      return;
    }
    open = new AbortController();
    const outcome = await send(body, open.signal);
    if (asked === revision) {
      settle(outcome, body);
    }
  }

  function settle(outcome, body) {
    if (outcome.advice) {
      failures = 0;
      answered(outcome.advice, body);
      return;
    }
    failed(outcome.trouble, outcome.detail);
    if (outcome.trouble !== "refused") {
      const pause = RETRY_MILLIS[Math.min(failures++, RETRY_MILLIS.length - 1)];
      timer = setTimeout(now, Math.max(pause, outcome.retryMillis ?? 0));
    }
  }

  addEventListener("online", soon);
  return { soon, now, hold };
}

async function send(body, signal) {
  try {
    const response = await fetch("/try", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MILLIS)]),
    });
    if (response.ok) {
      return { advice: await response.json() };
    }
    if (response.status === 429) {
      return { trouble: "busy", retryMillis: 1000 * Number(response.headers.get("Retry-After")) };
    }
    if (response.status >= 500) {
      return { trouble: "away" };
    }
    return { trouble: "refused", detail: (await response.json()).detail };
  } catch {
    // No network, no answer in time, or an answer that cannot be read: to the page all the same.
    return { trouble: "away" };
  }
}
