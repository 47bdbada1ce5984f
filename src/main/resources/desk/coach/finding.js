/** Finding editors. */

import { documentIn, upwards } from "./places.js";

/** Whether a place is none of our business. @param {Element} element */
export function ignored(element) {
  return upwards(element).some((up) => up.hasAttribute("data-coach-ignore"));
}

/** Fields and editable elements in a part of a page; not the hidden twins that some clients keep. */
const NOT_HIDDEN = ':not([aria-hidden="true"], [tabindex="-1"])';

const EDITABLE = `[contenteditable]:not([contenteditable="false"])${NOT_HIDDEN}`;

const FIELD = "input:is(:not([type]), [type=text])";

const WITHIN = [`${EDITABLE}, textarea${NOT_HIDDEN}`, `${FIELD}${NOT_HIDDEN}`];

/** The editor that an element is, is in, or holds. @param {Element} element @returns {HTMLElement | null} */
export function editorAt(element) {
  const inner = documentIn(element);
  if (inner?.body) {
    return inner.designMode === "on" ? inner.body : editorAt(inner.body);
  }
  if (element.matches(`textarea, ${FIELD}`)) {
    return /** @type {HTMLElement} */ (element);
  }
  if (/** @type {HTMLElement} */ (element).isContentEditable) {
    let host = /** @type {HTMLElement} */ (element);
    while (host.parentElement?.isContentEditable) {
      host = host.parentElement;
    }
    return host;
  }
  return WITHIN.map((selector) => below(element, selector)).find((found) => found !== null)
    ?? [...element.querySelectorAll("iframe")].map(editorAt).find((found) => found !== null) ?? null;
}

/** The first match below an element, also in the open shadow roots there. @returns {HTMLElement | null} */
function below(/** @type {Element} */ element, /** @type {string} */ selector) {
  for (const root of element.shadowRoot ? [element, element.shadowRoot] : [element]) {
    const found = root.querySelector(selector);
    if (found) {
      return /** @type {HTMLElement} */ (found);
    }
    for (const inner of root.querySelectorAll("*")) {
      const deep = inner.shadowRoot && below(inner, selector);
      if (deep) {
        return deep;
      }
    }
  }
  return null;
}
