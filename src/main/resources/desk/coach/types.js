/** What the modules speak of: what the coach says, and what a page may set. */

/** @import { KEYS } from "./words.js" */

export {};

/**
 * @typedef {"block" | "warn" | "info"} Severity
 * @typedef {{id: string, category: string, severity: Severity, start: number | null,
 *   end: number | null, text: string, message: string, why: string, replacements: string[],
 *   script: string | null, grade?: string}} Hint
 * @typedef {{hint: Hint, start: number, end: number}} Mark  where a hint's words stand now
 * @typedef {{name: string, value: string | null, start: number, end: number}} Placeholder
 * @typedef {{script: string, title: string, text: string, score: number,
 *   placeholders: Placeholder[]}} Suggestion
 * @typedef {{state: string, waitedMillis: number, targetMillis: number}} Clock
 * @typedef {{draft: number, words: string, said: string, comment: string, by: string, at: string,
 *   read: boolean}} Note  what a trainer said of an earlier draft
 * @typedef {{draft: string, revision: number, verdict: string, hints: Hint[],
 *   suggestions: Suggestion[], clock: Clock}} Advice
 * @typedef {"away" | "slow" | "refused" | "odd" | "long"} Trouble  why there is no advice now
 * @typedef {Window & typeof globalThis} View  a frame's, or that of the page
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

/**
 * How the plugin works on a page; every field may also stand as `data-…` on the script tag.
 *
 * @typedef {object} Settings
 * @property {string} [coach] the coach's address; that of this file unless told otherwise
 * @property {string | (() => string | Promise<string>)} [token] an agent token, or what gets one
 * @property {string} [tokenUrl] where the store's own server answers {"token": "…"}
 * @property {string} [editor] selector of editors to attach to; default `[data-coach-editor]`
 * @property {string} [send] selector of the client's send button
 * @property {"enter" | "ctrl-enter" | "none"} [sendKey] the key that sends; default enter
 * @property {"soft" | "hard" | "off"} [policy] what a block verdict does to sending; default soft
 * @property {string} [panel] `auto`, `none`, or the selector of an element to fill
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {Partial<typeof KEYS>} [keys] `KeyboardEvent.code` of the keys used with Alt
 */

/**
 * What a client may say of one editor.
 *
 * @typedef {object} EditorOptions
 * @property {() => string} [getText] the draft, where the DOM does not show it as it is sent
 * @property {(start: number, end: number, text: string) => void} [replaceRange]
 * @property {() => string} [conversation] id of the conversation that the editor replies to
 * @property {() => string | undefined} [question] the customer's last words, if no events tell them
 * @property {() => boolean} [closing] whether it is the last reply
 * @property {Element | string} [send] the send button; a selector where it is drawn anew
 * @property {Element} [panel] an element to show the panel in
 */
