/** The way to the coach. */

import { adviceOf, clockOf, hintsOf, notesOf, suggestionsOf, wordsOf } from "./answers.js";
import { FRESH_TOKEN_MILLIS, PATIENCE_MILLIS, RETRY_MILLIS } from "./figures.js";

/** @import { Advice, Clock, Hint, Note, Settings, Suggestion, Trouble } from "./types.js" */

/** Speaks with the service in the name of one agent. Never throws: failures are answers. */
export class Link {
  /** @param {Settings} settings */
  constructor(settings) {
    this.settings = settings;
    this.base = new URL(settings.coach ?? import.meta.url).origin;
    /** @type {Promise<string> | null} */
    this.known = null;
    this.fetchedAt = -Infinity;
    this.listening = false;
    this.lastPush = "";
    /** What trainers said and the agent has not read. @type {Note[]} */
    this.unread = [];
    /** Marks it as read. @type {(draft: number) => void} */
    this.onRead = () => {};
    this.over = new AbortController();
  }

  /** The agent's token; asked for once, however many wait for it. @param {boolean} fresh */
  token(fresh) {
    const { token, tokenUrl } = this.settings;
    const now = performance.now();
    if (!this.known || fresh && now - this.fetchedAt > FRESH_TOKEN_MILLIS) {
      this.fetchedAt = now;
      const known = tokenUrl ? fetched(tokenUrl)
        : Promise.resolve().then(() => (typeof token === "function" ? token() : token));
      this.known = within(known, PATIENCE_MILLIS).then((one) => `${one ?? ""}`);
      this.known.catch(() => {
        this.known = null;
      });
    }
    return this.known;
  }

  /** @param {string} path @param {RequestInit} init @param {boolean} fresh @returns {Promise<Response>} */
  async ask(path, init, fresh = false) {
    const since = this.fetchedAt;
    const headers = { ...init.headers, Authorization: `Bearer ${await this.token(fresh)}` };
    const answer = await fetch(this.base + path, { ...init, headers, credentials: "omit" });
    const renewable = (this.settings.tokenUrl || typeof this.settings.token !== "string")
      && (since !== this.fetchedAt || performance.now() - since > FRESH_TOKEN_MILLIS);
    return answer.status === 401 && !fresh && renewable ? this.ask(path, init, true) : answer;
  }

  /** @param {string} type @param {object} data @returns {RequestInit} */
  envelope(type, data) {
    return {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }),
    };
  }

  /**
   * Advice on a draft.
   *
   * @param {object} data @param {AbortSignal} signal
   * @returns {Promise<{advice?: Advice, trouble?: Trouble, wait?: number}>}
   */
  async advise(data, signal) {
    let answer;
    try {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MILLIS)]);
      answer = await this.ask("/plugin/events",
        { ...this.envelope("draft.updated", data), signal: patience });
    } catch {
      return { trouble: "away" };
    }
    if (!answer.ok) {
      const wait = 1000 * (Number(answer.headers.get("Retry-After")) || 0);
      return { trouble: answer.status === 401 || answer.status === 403 ? "refused" : "away", wait };
    }
    try {
      const advice = adviceOf(JSON.parse(await wordsOf(answer)));
      return advice ? { advice } : { trouble: "odd" };
    } catch {
      return { trouble: signal.aborted ? "away" : "odd" };
    }
  }

  /** Tells what the agent did; twice if need be, and even while the page goes away. */
  async report(/** @type {string} */ type, /** @type {object} */ data) {
    const id = identifier();
    const event = this.envelope(type, data);
    const init = { ...event, keepalive: true, headers: { ...event.headers, "webhook-id": id } };
    for (const pause of [0, 3000]) {
      await new Promise((soon) => setTimeout(soon, pause));
      try {
        if ((await this.ask("/plugin/events", init)).status < 500) {
          return;
        }
      } catch {
        // Once more, with the same id.
      }
    }
  }

  /** @param {string} words @param {string} conversation @returns {Promise<Suggestion[]>} */
  async search(words, conversation) {
    const query = new URLSearchParams({ q: words, conversation });
    try {
      const answer = await this.ask(`/plugin/search?${query}`,
        { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      return suggestionsOf(JSON.parse(await wordsOf(answer)).suggestions);
    } catch {
      return [];
    }
  }

  /** What trainers told the agent; null when it cannot be had now. @returns {Promise<Note[] | null>} */
  async notes() {
    try {
      const answer = await this.ask("/plugin/notes", { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      return answer.ok ? notesOf(JSON.parse(await wordsOf(answer))) : answer.status < 500 ? [] : null;
    } catch {
      return null;
    }
  }

  /** The agent has read what was said of a draft. @param {number} draft */
  async readNote(draft) {
    try {
      await this.ask("/plugin/notes/read", { method: "POST",
        headers: { "Content-Type": "application/json" }, body: JSON.stringify({ draft }) });
    } catch {
      // It stays unread, and can be marked again.
    }
  }

  /**
   * Listens to what the coach says unasked, one stream for the page; without it all else works.
   *
   * @param {(push: {conversation: string, hint?: Hint, clock?: Clock | null}) => void} to
   * @param {() => void} noted called when a trainer may have written
   */
  async listen(to, noted) {
    if (this.listening) {
      return;
    }
    this.listening = true;
    const over = this.over.signal;
    for (let failures = 0; !over.aborted; failures++) {
      // Browsers keep few connections to one place: a page that nobody sees leaves them to others.
      await whenVisible();
      const hidden = new AbortController();
      const look = () => document.hidden && hidden.abort();
      document.addEventListener("visibilitychange", look);
      try {
        const missed = this.lastPush && `?lastEventId=${encodeURIComponent(this.lastPush)}`;
        const answer = await this.ask(`/events${missed}`,
          { headers: { Accept: "text/event-stream" }, signal: AbortSignal.any([hidden.signal, over]) });
        if (answer.status === 404 || answer.status === 405) {
          return;
        }
        if (answer.ok && answer.body) {
          failures = 0;
          noted();
          await this.pump(answer.body, to, noted);
        }
      } catch {
        // The stream broke; below it is opened again.
      } finally {
        document.removeEventListener("visibilitychange", look);
      }
      const pause = RETRY_MILLIS[Math.min(failures, RETRY_MILLIS.length - 1)];
      await new Promise((soon) => setTimeout(soon, pause));
    }
  }

  /** @param {ReadableStream<Uint8Array>} body @param {(push: any) => void} to @param {() => void} noted */
  async pump(body, to, noted) {
    const reader = body.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const events = (rest + part.value).split(/\r?\n\r?\n/);
      rest = events.pop() ?? "";
      for (const event of events) {
        const lines = event.split(/\r?\n/);
        const field = (/** @type {string} */ name) => lines.filter((line) => line.startsWith(name))
          .map((line) => line.slice(name.length).trimStart()).join("\n");
        this.lastPush = field("id:") || this.lastPush;
        try {
          const { conversation, hint, clock, kind } = JSON.parse(field("data:")).data;
          if (kind === "note") {
            noted();
          } else {
            to({ conversation, hint: hintsOf([hint])[0], clock: clockOf(clock) });
          }
        } catch {
          // A heartbeat, or nothing that this version knows.
        }
      }
    }
  }
}

/** @returns {Promise<void>} */
function whenVisible() {
  return new Promise((visible) => {
    const look = () => {
      if (!document.hidden) {
        document.removeEventListener("visibilitychange", look);
        visible();
      }
    };
    document.addEventListener("visibilitychange", look);
    look();
  });
}

/** @param {string} tokenUrl @returns {Promise<string>} */
async function fetched(tokenUrl) {
  const answer = await fetch(tokenUrl, { headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  if (!answer.ok) {
    throw new Error(`no token: ${answer.status}`);
  }
  return (await answer.json()).token;
}

/** @template T @param {Promise<T>} promise @param {number} millis @returns {Promise<T>} */
function within(promise, millis) {
  return Promise.race([promise, new Promise((_, late) => {
    setTimeout(() => late(new Error("late")), millis);
  })]);
}

/** `crypto.randomUUID` is for secure contexts only. */
export function identifier() {
  const numbers = crypto.getRandomValues(new Uint32Array(3));
  return Date.now().toString(36) + "-" + [...numbers].map((n) => n.toString(36)).join("");
}
