/** Where elements of our own stand: apart from the page's styles, near what they are about. */

import { highlightsOf, sheet } from "./highlights.js";
import { LOOK } from "./look.js";
import { make } from "./make.js";

/** @import { Box } from "./types.js" */

/** @type {CSSStyleSheet | null} */
let look = null;

/** A place for our own elements: a shadow root, so that page and plugin share no style. */
export function shadowIn(/** @type {Element} */ parent, /** @type {boolean} */ onTop) {
  const host = make("div", { data: { coachIgnore: "" } });
  if (onTop) {
    host.setAttribute("popover", "manual");
  }
  const root = host.attachShadow({ mode: "open" });
  look ??= sheet(window, LOOK);
  root.adoptedStyleSheets = [look, highlightsOf(host).sheet];
  parent.append(host);
  if (onTop) {
    host.showPopover();
  }
  // Keys and clicks in our own elements are nobody else's business.
  for (const type of ["keydown", "keyup", "keypress", "input", "beforeinput", "click", "mousedown",
    "pointerdown", "focusin"]) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  return { host, root };
}

/** Puts a fixed element below or above a box, where it covers none of those that are to be pressed. */
export function placeClear(/** @type {HTMLElement} */ element, /** @type {Box} */ box,
  /** @type {Box[]} */ others) {
  const { innerWidth: width, innerHeight: height } = window;
  const { offsetWidth: wide, offsetHeight: high } = element;
  const aligned = Math.max(8, Math.min(box.left, width - wide - 8));
  const lefts = [aligned, ...others.flatMap(({ left, right }) => [left - 8 - wide, right + 8])];
  const places = lefts.flatMap((left) => [[left, box.bottom + 6], [left, box.top - 6 - high]]);
  const [left, top] = places.find(([x, y]) => x >= 8 && x + wide <= width - 8 && y >= 8
    && y + high <= height - 8 && !others.some((other) => x < other.right && x + wide > other.left
      && y < other.bottom && y + high > other.top)) ?? [aligned, box.bottom + 6];
  element.style.left = `${left}px`;
  element.style.top = `${Math.max(8, Math.min(top, height - high - 8))}px`;
}

/** Puts a fixed element near a box, inside the window. */
export function placeNear(/** @type {HTMLElement} */ element, /** @type {Box} */ box,
  /** @type {"above" | "beside"} */ side) {
  const { innerWidth: width, innerHeight: height } = window;
  const { offsetWidth: wide, offsetHeight: high } = element;
  let left = box.right - wide;
  let top = box.top - 6 - high;
  if (side === "beside") {
    left = box.right + 12 + wide <= width ? box.right + 12 : box.left - 12 - wide;
    top = box.bottom - high;
  }
  element.style.left = `${Math.max(8, Math.min(left, width - wide - 8))}px`;
  element.style.top = `${Math.max(8, Math.min(top, height - high - 8))}px`;
}
