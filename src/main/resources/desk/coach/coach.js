/**
 * Huashu Coach in the agent's own editor. No dependencies, no build step.
 *
 *   <script type="module" src="https://coach.example/coach.js"
 *     data-editor="#reply" data-send="#send" data-token-url="/coach-token"></script>
 *
 * or, for a client that owns its editor:
 *
 *   import { CoachPlugin } from "https://coach.example/coach.js";
 *   CoachPlugin.start({ tokenUrl: "/coach-token" });
 *   CoachPlugin.attach(element, { conversation: () => id, getText, replaceRange });
 *
 * Rules that everything here keeps: nothing is ever inserted into an editor's DOM; marks are
 * CSS highlights; typing and sending never wait for the coach; only the text of attached editors
 * leaves the page. Offsets are UTF-16 units into the text as `Editor.read` gives it.
 */

import { editorAt } from "./finding.js";
import { Page } from "./page.js";

/** @import { EditorOptions, Settings } from "./types.js" */

/** @type {Page | null} */
let page = null;

/** The plugin, as pages see it. */
export const CoachPlugin = Object.freeze({
  /** Starts coaching on this page; once, later calls change nothing. @param {Settings} settings */
  start(settings = {}) {
    page ??= new Page(settings);
  },

  /**
   * Coaches an editor of the client's own.
   *
   * @param {HTMLElement} element the text area, input or editable element
   * @param {EditorOptions} options
   * @returns {{detach: () => void, draft: () => string, refresh: () => void}} `draft` is the id
   *   for `reply.sent`; `refresh` asks anew, when the customer has written
   */
  attach(element, options = {}) {
    this.start();
    const attachment = /** @type {Page} */ (page).attach(editorAt(element) ?? element, options);
    attachment.own = true;
    return {
      detach: () => page?.detach(attachment.editor.element),
      draft: () => attachment.draft,
      refresh: () => {
        attachment.asking.check();
      },
    };
  },

  /** Ends coaching on this page and removes everything of it. */
  stop() {
    page?.stop();
    page = null;
  },
});

/** @type {any} */ (globalThis).CoachPlugin ??= CoachPlugin;

/** The script tag of this file, if its attributes say how to start. */
const tag = [...document.querySelectorAll("script[src]")].find((script) =>
  /** @type {HTMLScriptElement} */ (script).src === import.meta.url
  && Object.keys(/** @type {HTMLScriptElement} */ (script).dataset).length > 0);
if (tag) {
  CoachPlugin.start(/** @type {Settings} */ ({ .../** @type {HTMLElement} */ (tag).dataset }));
}
