/** What all editors have in common. */

import { highlightsOf } from "./highlights.js";
import { inWindow, viewOf } from "./places.js";

/** @import { EditorOptions, Mark } from "./types.js" */

/** An editor on the page. The three kinds below differ in how they hold their text. */
export class Editor {
  /** @param {HTMLElement} element @param {EditorOptions} options */
  constructor(element, options) {
    this.element = element;
    this.options = options;
    this.theme = "light";
    /** By hint and look, what is painted. @type {Map<string, {name: string, range: Range}>} */
    this.painted = new Map();
    this.highlights = highlightsOf(this.painting());
    this.highlights.adopt(element.ownerDocument);
    this.highlights.adopt(element.getRootNode());
  }

  /** Something of the document that marks are painted in. @returns {Node} */
  painting() {
    return this.element;
  }

  /** The draft. @returns {string} */
  read() {
    return this.options.getText ? this.options.getText() : this.readOwn();
  }

  /** @returns {string} */
  readOwn() {
    return "";
  }

  /** @param {number} start @param {number} end @returns {Range | null} */
  range(start, end) {
    return null;
  }

  /** The boxes of a part of the text. @param {number} start @param {number} end */
  boxes(start, end) {
    const view = viewOf(this.painting());
    return [...this.range(start, end)?.getClientRects() ?? []].filter((box) => box.width > 0)
      .map((box) => inWindow(box, view));
  }

  /**
   * Paints marks, and no others. Ranges move by themselves with what is typed, and every change of
   * a highlight is painted anew: so what stands right already is left alone.
   *
   * @param {Mark[]} marks @param {Mark | null} open
   */
  paint(marks, open) {
    const last = this.painted;
    this.painted = new Map();
    this.beforePaint();
    for (const mark of marks) {
      const range = this.range(mark.start, mark.end);
      if (range) {
        const { id, severity } = mark.hint;
        this.paintOne(severity, `${id} ${severity}`, range, last);
        if (id === open?.hint.id && mark.start === open.start) {
          this.paintOne(severity + "-open", `${id} open`, range, last);
        }
      }
    }
    last.forEach(({ name, range }) => this.highlights.known.get(name)?.delete(range));
  }

  beforePaint() {}

  /** How its text is set, where we set it too. */
  look() {
    return "";
  }

  /**
   * @param {string} look @param {string} key @param {Range} wanted
   * @param {Map<string, {name: string, range: Range}>} last what is painted now; what stays is
   *   taken out
   */
  paintOne(look, key, wanted, last) {
    const name = `coach-${this.theme}-${look}`;
    const highlight = this.highlights.named(name);
    const known = last.get(key);
    if (!highlight || this.painted.has(key)) {
      return;
    }
    if (known?.name === name) {
      last.delete(key);
      if (!atSame(known.range, wanted)) {
        known.range.setStart(wanted.startContainer, wanted.startOffset);
        known.range.setEnd(wanted.endContainer, wanted.endOffset);
      }
      this.painted.set(key, known);
    } else {
      const range = wanted.cloneRange();
      highlight.add(range);
      this.painted.set(key, { name, range });
    }
  }

  /** Notes where the caret is, for when the focus is elsewhere. */
  remember() {}

  /** Where the caret is, or was last: start and end. @returns {[number, number] | null} */
  caret() {
    return null;
  }

  /**
   * Puts words in the place of a part of the draft, as if typed: the editor's own model and undo
   * know of it.
   *
   * @param {number} start @param {number} end @param {string} words
   * @returns {Promise<boolean>} whether the draft is now as it should be
   */
  async replace(start, end, words) {
    const before = this.read();
    const wanted = before.slice(0, start) + words + before.slice(end);
    if (this.options.replaceRange) {
      this.options.replaceRange(start, end, words);
      return true;
    }
    [start, end] = start === 0 && end === before.length ? this.shownAll() : this.shown(start, end);
    if (start < 0 || this.element.matches(":disabled, [readonly]")) {
      return false;
    }
    this.element.focus({ preventScroll: true });
    for (const technique of this.techniques()) {
      await technique(start, end, words);
      for (let look = 0; look < 12; look++) {
        const now = this.read();
        if (same(now, wanted)) {
          return true;
        }
        if (now !== before && look > 5) {
          // Some clients rewrite what is typed: full-width signs, no spaces, no more than so much.
          return spaceless(now).includes(spaceless(words));
        }
        await new Promise((soon) => setTimeout(soon, 16));
      }
    }
    return false;
  }

  /** Where a part of the draft stands in what the page shows. @param {number} start @param {number} end */
  shown(start, end) {
    return [start, end];
  }

  /** All that the page shows of the draft. @returns {[number, number]} */
  shownAll() {
    return [0, this.readOwn().length];
  }

  /** @returns {((start: number, end: number, words: string) => void | Promise<void>)[]} */
  techniques() {
    return [];
  }

  /** @param {number} start @param {number} end */
  select(start, end) {}

  dispose() {
    this.paint([], null);
  }
}

/** @param {Range} one @param {Range} other */
function atSame(one, other) {
  return one.startContainer === other.startContainer && one.startOffset === other.startOffset
    && one.endContainer === other.endContainer && one.endOffset === other.endOffset;
}

/** Line ends differ from editor to editor. @param {string} one @param {string} other */
function same(one, other) {
  return one === other || one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();
}

const spaceless = (/** @type {string} */ words) => words.replace(/\s+/g, "");
