/** Where things are on a page, through frames and open shadow roots. */

/** @import { Box, View } from "./types.js" */

/** The window that a node is in. @param {Node} node */
export const viewOf = (node) => /** @type {View} */ (node.ownerDocument?.defaultView ?? window);

/** Constructors differ from window to window, kinds of nodes do not. @returns {node is Element} */
export const isElement = (/** @type {any} */ node) => node?.nodeType === Node.ELEMENT_NODE;

/** Whether an element is to be seen at all; those of a frame that is gone are not. */
export const isThere = (/** @type {Element} */ element) =>
  element.isConnected && element.ownerDocument.defaultView !== null;

/** A box of a frame as it stands in our own window. @param {DOMRect} box @param {View} view */
export function inWindow(box, view) {
  let { left, top } = box;
  for (let up = view; up !== window && up.frameElement; up = viewOf(up.frameElement)) {
    const frame = up.frameElement.getBoundingClientRect();
    left += frame.left + up.frameElement.clientLeft;
    top += frame.top + up.frameElement.clientTop;
  }
  return new DOMRect(left, top, box.width, box.height);
}

/** Where an element is. @param {Element} element */
export const boxOf = (element) => inWindow(element.getBoundingClientRect(), viewOf(element));

/** The document in a frame, unless it is another origin's. @param {Element} frame */
export function documentIn(frame) {
  try {
    return /** @type {HTMLIFrameElement} */ (frame).contentDocument ?? null;
  } catch {
    return null;
  }
}

/** The part of an element that no scrolled ancestor cuts off. @returns {Box} */
export function visible(/** @type {Element} */ element, /** @type {Box} */ box) {
  let { left, top, right, bottom } = box;
  for (let up = parentOf(element); up; up = parentOf(up)) {
    const style = getComputedStyle(up);
    if (style.overflow !== "visible" && up !== up.ownerDocument.body
      && up !== up.ownerDocument.documentElement) {
      const clip = boxOf(up);
      left = Math.max(left, clip.left);
      top = Math.max(top, clip.top);
      right = Math.min(right, clip.right);
      bottom = Math.min(bottom, clip.bottom);
    }
  }
  return { left, top, right: Math.max(left, right), bottom: Math.max(top, bottom) };
}

/** An open dialog makes everything outside of it inert. @param {Element} element */
export function dialogOf(element) {
  return upwards(element).find((up) => up.localName === "dialog") ?? null;
}

/** The element that has the focus, also in open shadow roots. */
export function focusedElement() {
  let focused = document.activeElement;
  for (let inner = focused; inner;
    inner = (inner.shadowRoot ?? documentIn(inner))?.activeElement ?? null) {
    focused = inner;
  }
  return focused;
}

/** An element and all around it. @param {Element | null} element */
export function upwards(element) {
  const path = [];
  for (let up = element; up; up = parentOf(up)) {
    path.push(up);
  }
  return path;
}

/** @param {Element} element @returns {Element | null} */
function parentOf(element) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const view = viewOf(element);
  return element.parentElement
    ?? ("host" in root ? root.host : view === window ? null : view.frameElement);
}
