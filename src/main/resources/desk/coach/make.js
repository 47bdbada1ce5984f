/** Elements, made. Words become text, never markup. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties] of the element; `data` goes to its dataset
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const { data, ...plain } = properties;
  const made = Object.assign(document.createElement(tag), plain);
  Object.assign(made.dataset, data);
  made.append(...children.filter((child) => child !== null && child !== undefined
    && child !== false));
  return made;
}

/**
 * A button that leaves the focus in the editor.
 *
 * @param {string} className @param {string} words @param {() => void} onclick @param {string} [key]
 */
export function button(className, words, onclick, key) {
  return make("button", {
    type: "button", className, onclick,
    onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
  }, words, key && make("kbd", { textContent: key, ariaHidden: "true" }));
}
