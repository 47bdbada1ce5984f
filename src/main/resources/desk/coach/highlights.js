/** Marks on the page. */

import { viewOf } from "./places.js";

/** @import { View } from "./types.js" */

const LIGHT = { block: "#c8321f", warn: "#b26a00", info: "#2b62c4" };
const DARK = { block: "#ff8372", warn: "#f0b557", info: "#86b1ff" };

/** Highlights are a registry of the document: one for each look, shared by all editors. */
class Highlights {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    /** @type {Map<string, Highlight>} */
    this.known = new Map();
    this.sheet = sheet(view, Object.entries({ light: LIGHT, dark: DARK }).flatMap(([theme, colours]) =>
      Object.entries(colours).flatMap(([severity, colour]) => [
        `::highlight(coach-${theme}-${severity}) { text-decoration: underline wavy 1.5px ${colour};`
          + ` background-color: ${colour}1c; }`,
        `::highlight(coach-${theme}-${severity}-open) { background-color: ${colour}4d; }`,
      ])).join("\n"));
  }

  /** Styles of highlights count where the text is, so every root with an editor adopts them. */
  adopt(/** @type {Node} */ root) {
    const place = /** @type {Document | ShadowRoot} */ (root);
    if (place.adoptedStyleSheets && !place.adoptedStyleSheets.includes(this.sheet)) {
      place.adoptedStyleSheets = [...place.adoptedStyleSheets, this.sheet];
    }
  }

  /** @param {string} name */
  named(name) {
    let highlight = this.known.get(name);
    const { view } = this;
    if (!highlight && view.Highlight && view.CSS.highlights) {
      highlight = new view.Highlight();
      highlight.priority = name.endsWith("-open") ? 1 : 0;
      view.CSS.highlights.set(name, highlight);
      this.known.set(name, highlight);
    }
    return highlight;
  }
}

/** @param {View} view @param {string} css */
export function sheet(view, css) {
  const made = new view.CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** @type {WeakMap<Document, Highlights>} */
const registries = new WeakMap();

/** Highlights of the document that a node is in. @param {Node} node */
export function highlightsOf(node) {
  const owner = /** @type {Document} */ (node.ownerDocument);
  let highlights = registries.get(owner);
  if (!highlights) {
    highlights = new Highlights(viewOf(node));
    registries.set(owner, highlights);
  }
  return highlights;
}
