/** Editors that are fields. */

import { Editor } from "./editor.js";
import { make } from "./make.js";
import { boxOf, visible } from "./places.js";
import { unchanged } from "./text.js";

/** @import { Box, EditorOptions } from "./types.js" */

const COPIED_STYLES = /** @type {const} */ (["direction", "fontFamily", "fontFeatureSettings",
  "fontKerning", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontWeight",
  "letterSpacing", "lineBreak", "lineHeight", "overflowWrap", "paddingBottom", "paddingLeft",
  "paddingRight", "paddingTop", "tabSize", "textAlign", "textAutospace", "textIndent",
  "textRendering", "textSpacingTrim", "textTransform", "wordBreak", "wordSpacing", "borderTopWidth",
  "borderRightWidth", "borderBottomWidth", "borderLeftWidth"]);

/** A text area or an input: its text has no DOM, so a mirror over it carries the marks. */
export class FieldEditor extends Editor {
  /** @param {HTMLTextAreaElement | HTMLInputElement} field @param {EditorOptions} options */
  constructor(field, options) {
    super(field, options);
    this.field = field;
    this.mirror = make("div", { className: "mirror", ariaHidden: "true" });
    this.words = document.createTextNode("");
    this.mirror.append(this.words);
    this.place = "";
    /** @type {[number, number] | null} */
    this.last = null;
  }

  /** The mirror is ours, wherever the field is. */
  painting() {
    return document.documentElement;
  }

  readOwn() {
    return this.field.value;
  }

  /** Only what differs is put in, so that ranges behind it move and need not be made anew. */
  beforePaint() {
    const before = this.words.data;
    const after = this.field.value + "\u200B";
    if (before !== after) {
      const [head, tail] = unchanged(before, after);
      this.words.replaceData(head, before.length - head - tail,
        after.slice(head, after.length - tail));
    }
    this.scroll();
  }

  look() {
    const style = getComputedStyle(this.field);
    return COPIED_STYLES.map((name) => style[/** @type {"fontSize"} */ (name)]).join();
  }

  scroll() {
    this.mirror.scrollTop = this.field.scrollTop;
    this.mirror.scrollLeft = this.field.scrollLeft;
  }

  /** Lays the mirror over the field, in the same type, scrolled alike. */
  sync() {
    const { field } = this;
    const box = boxOf(field);
    const scale = field.offsetWidth > 0 ? box.width / field.offsetWidth : 1;
    const seen = visible(field, box);
    const place = [box.left, box.top, field.offsetWidth, field.offsetHeight, field.clientWidth,
      field.clientHeight, scale, seen.left, seen.top, seen.right, seen.bottom, this.look()].join();
    if (place !== this.place) {
      this.place = place;
      this.dress(box, scale, seen);
    }
    this.scroll();
  }

  /** @param {DOMRect} box @param {number} scale @param {Box} seen */
  dress(box, scale, seen) {
    const { field, mirror } = this;
    const style = getComputedStyle(field);
    for (const name of COPIED_STYLES) {
      mirror.style[/** @type {"fontSize"} */ (name)] = style[/** @type {"fontSize"} */ (name)];
    }
    const plain = getComputedStyle(/** @type {Element} */ (mirror.parentElement
      ?? document.documentElement)).fontFamily;
    if (style.fontFamily === plain) {
      // The default prints as one font but is another for each script.
      mirror.style.fontFamily = "initial";
    }
    const line = field.localName === "input";
    const upDown = parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth);
    const sides = parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth);
    mirror.lang = /** @type {HTMLElement | null} */ (field.closest("[lang]"))?.lang ?? "";
    mirror.style.whiteSpace = line ? "pre" : "pre-wrap";
    if (line) {
      mirror.style.lineHeight = `${field.clientHeight - parseFloat(style.paddingTop)
        - parseFloat(style.paddingBottom)}px`;
    }
    // A scroll bar takes room from the text: the mirror has none, so it is narrower.
    mirror.style.width = `${field.clientWidth + sides}px`;
    mirror.style.height = `${field.clientHeight + upDown}px`;
    mirror.style.left = `${box.left}px`;
    mirror.style.top = `${box.top}px`;
    mirror.style.transform = Math.abs(scale - 1) > 0.001 ? `scale(${scale})` : "";
    // What an input scrolls ends at its padding, not at its border.
    const side = (/** @type {"Left" | "Right"} */ name) => line
      ? parseFloat(style[`padding${name}`]) + parseFloat(style[`border${name}Width`]) : 0;
    mirror.style.clipPath = `inset(${(seen.top - box.top) / scale}px `
      + `${Math.max(side("Right"), (box.right - seen.right) / scale)}px `
      + `${(box.bottom - seen.bottom) / scale}px `
      + `${Math.max(side("Left"), (seen.left - box.left) / scale)}px)`;
  }

  /** @param {number} start @param {number} end */
  range(start, end) {
    if (end > this.words.length) {
      return null;
    }
    const range = document.createRange();
    range.setStart(this.words, start);
    range.setEnd(this.words, end);
    return range;
  }

  caret() {
    const { selectionStart, selectionEnd } = this.field;
    return /** @type {[number, number] | null} */ (
      selectionStart === null ? null : [selectionStart, selectionEnd]);
  }

  /** @param {number} start @param {number} end */
  select(start, end) {
    this.field.setSelectionRange(start, end);
  }

  techniques() {
    return [
      (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ words) => {
        this.select(start, end);
        this.field.ownerDocument.execCommand(words === "" ? "delete" : "insertText", false, words);
      },
      (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ words) => {
        // Without undo, but better than nothing: frameworks see a change of the native value.
        const value = this.field.value;
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(this.field), "value")?.set?.call(this.field,
          value.slice(0, start) + words + value.slice(end));
        this.field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      },
    ];
  }

  dispose() {
    super.dispose();
    this.mirror.remove();
  }
}
