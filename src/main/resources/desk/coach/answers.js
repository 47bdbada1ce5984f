/** What comes from outside is looked at once, here; behind it everything is what it says it is. */

import { MOST_HINTS, MOST_OF_AN_ANSWER, MOST_UNITS, MOST_WORDS } from "./figures.js";

/** @import { Advice, Clock, Hint, Note, Suggestion } from "./types.js" */

/** The body, unless it is absurdly large. @param {Response} answer */
export async function wordsOf(answer) {
  if (Number(answer.headers.get("Content-Length")) > MOST_OF_AN_ANSWER) {
    await answer.body?.cancel();
    throw new RangeError("too long");
  }
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let words = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    words += decoder.decode(part.value, { stream: true });
    if (words.length > MOST_OF_AN_ANSWER) {
      await reader?.cancel();
      throw new RangeError("too long");
    }
  }
  return words + decoder.decode();
}

/** @param {any} json @returns {Advice | null} null for what is no advice at all */
export function adviceOf(json) {
  const clock = clockOf(json?.clock);
  if (!Array.isArray(json?.hints) || !clock || !Number.isInteger(json.revision)) {
    return null;
  }
  return { draft: brief(json.draft), revision: json.revision, verdict: brief(json.verdict),
    hints: hintsOf(json.hints), suggestions: suggestionsOf(json.suggestions), clock };
}

/** @param {any} json @returns {Clock | null} */
export function clockOf(json) {
  return typeof json?.state === "string"
    ? { state: json.state, waitedMillis: Number(json.waitedMillis) || 0,
      targetMillis: Number(json.targetMillis) || 0 }
    : null;
}

/** Those that can be shown. @param {any[]} json @returns {Hint[]} */
export function hintsOf(json) {
  return json.slice(0, MOST_HINTS).flatMap((hint) => {
    const placed = Number.isInteger(hint?.start) && Number.isInteger(hint.end)
      && hint.start >= 0 && hint.end > hint.start;
    const known = typeof hint?.id === "string" && typeof hint.message === "string"
      && ["block", "warn", "info"].includes(hint.severity);
    if (!known || !placed && (hint.start ?? null) !== null) {
      return [];
    }
    return [{ id: hint.id, category: brief(hint.category), severity: hint.severity,
      start: placed ? hint.start : null, end: placed ? hint.end : null, text: brief(hint.text, MOST_UNITS),
      message: brief(hint.message), why: brief(hint.why), replacements: briefs(hint.replacements),
      script: typeof hint.script === "string" ? hint.script : null, grade: brief(hint.grade) }];
  });
}

/** @param {any} json @returns {Suggestion[]} */
export function suggestionsOf(json) {
  const all = Array.isArray(json) ? json.slice(0, 10) : [];
  return all.filter((one) => typeof one?.script === "string" && typeof one.text === "string")
    .map(({ script, title, text, score, placeholders }) => ({
      script, title: brief(title) || script, text: text.slice(0, MOST_UNITS),
      score: Number(score) || 0,
      placeholders: (Array.isArray(placeholders) ? placeholders : []).filter((slot) =>
        typeof slot?.name === "string" && slot.start >= 0 && slot.end <= text.length
          && slot.start <= slot.end),
    }));
}

/** @param {any} json @returns {Note[]} */
export function notesOf(json) {
  return (Array.isArray(json?.notes) ? json.notes.slice(0, MOST_HINTS) : [])
    .filter((/** @type {any} */ note) => Number.isInteger(note?.draft) && brief(note.comment) !== "")
    .map((/** @type {any} */ { draft, words, said, comment, by, at, read }) => ({ draft,
      words: brief(words), said: brief(said), comment: brief(comment, MOST_UNITS), by: brief(by),
      at: brief(at), read: read === true }));
}

/** @param {any} json @param {number} [most] */
const brief = (json, most = MOST_WORDS) => (typeof json === "string" ? json.slice(0, most) : "");
/** @param {any} json @returns {string[]} */
const briefs = (json) => (Array.isArray(json) ? json : []).slice(0, 9)
  .filter((one) => typeof one === "string").map((one) => brief(one, MOST_UNITS));
