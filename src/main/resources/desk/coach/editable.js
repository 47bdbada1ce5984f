/** Editors that are editable elements. */

import { Editor } from "./editor.js";
import { isElement, viewOf } from "./places.js";
import { DomText, isIsland } from "./text.js";

/** @import { EditorOptions, View } from "./types.js" */

/** Any editable element: bare, ProseMirror, Tiptap, Quill, Lexical, Slate, in a shadow root or not. */
export class EditableEditor extends Editor {
  /** @param {HTMLElement} element @param {EditorOptions} options */
  constructor(element, options) {
    super(element, options);
    /** @type {DomText | null} */
    this.model = null;
    /** @type {Range | null} */
    this.lastSelection = null;
  }

  readOwn() {
    this.model = new DomText(this.element);
    return this.model.text;
  }

  read() {
    const own = this.readOwn();
    return this.options.getText ? this.options.getText() : own;
  }

  beforePaint() {
    this.model ??= new DomText(this.element);
  }

  /** @param {number} start @param {number} end */
  range(start, end) {
    const model = this.model ?? new DomText(this.element);
    const [from, to] = this.shown(start, end);
    return from >= 0 && to <= model.text.length ? model.range(from, to) : null;
  }

  /** The client's text may have signs that the page does not show: the n-th of the same words. */
  shown(/** @type {number} */ start, /** @type {number} */ end) {
    const shown = (this.model ?? new DomText(this.element)).text;
    const text = this.options.getText?.() ?? shown;
    if (text === shown) {
      return [start, end];
    }
    const words = text.slice(start, end);
    if (words === "") {
      return [Math.min(start, shown.length), Math.min(start, shown.length)];
    }
    let at = -1;
    for (let from = text.indexOf(words); from >= 0 && from <= start;
      from = text.indexOf(words, from + 1)) {
      at = shown.indexOf(words, at + 1);
    }
    return at < 0 ? [-1, -1] : [at, at + words.length];
  }

  selection() {
    const root = /** @type {any} */ (this.element.getRootNode());
    return /** @type {Selection | null} */ (root.getSelection?.()
      ?? this.element.ownerDocument.getSelection());
  }

  remember() {
    const selection = this.selection();
    if (selection?.rangeCount && this.element.contains(selection.anchorNode)) {
      this.lastSelection = selection.getRangeAt(0).cloneRange();
    }
  }

  caret() {
    this.remember();
    const last = this.lastSelection;
    if (!last || !this.element.contains(last.startContainer)) {
      return null;
    }
    const model = new DomText(this.element);
    return /** @type {[number, number]} */ ([model.offset(last.startContainer, last.startOffset),
      model.offset(last.endContainer, last.endOffset)]);
  }

  /** @param {number} start @param {number} end */
  select(start, end) {
    const model = new DomText(this.element);
    const [from, at] = model.pieces.length > 0 ? model.position(start, start === end)
      : firstPlace(this.element);
    const [to, last] = model.pieces.length > 0 ? model.position(end, true) : [from, at];
    this.selection()?.setBaseAndExtent(from, at, to, last);
  }

  techniques() {
    // Slate takes no execCommand and says it did; the others undo it best.
    return this.element.matches("[data-slate-editor], [data-lexical-editor]")
      ? [this.byBeforeInput, this.byCommand, this.byPaste]
      // Draft.js draws from its model what it did not see change; TinyMCE undoes only its own doing.
      : this.element.matches(".public-DraftEditor-content, .mce-content-body")
        ? [this.byPaste, this.byCommand]
        : [this.byCommand, this.byBeforeInput, this.byPaste];
  }

  byCommand = (/** @type {number} */ start, /** @type {number} */ end,
    /** @type {string} */ words) => {
    this.select(start, end);
    this.element.ownerDocument.execCommand(words === "" ? "delete" : "insertText", false, words);
  };

  byBeforeInput = async (/** @type {number} */ start, /** @type {number} */ end,
    /** @type {string} */ words) => {
    this.select(start, end);
    // These editors learn of a selection by its event, which comes a moment later.
    await new Promise((soon) => setTimeout(soon, 30));
    const range = new DomText(this.element).range(start, end);
    const view = viewOf(this.element);
    this.element.dispatchEvent(new view.InputEvent("beforeinput", {
      bubbles: true, cancelable: true, composed: true, inputType: "insertReplacementText",
      dataTransfer: carrying(view, words), targetRanges: [new view.StaticRange(range)],
    }));
  };

  byPaste = async (/** @type {number} */ start, /** @type {number} */ end,
    /** @type {string} */ words) => {
    this.select(start, end);
    await new Promise((soon) => setTimeout(soon, 30));
    const view = viewOf(this.element);
    this.element.dispatchEvent(new view.ClipboardEvent("paste",
      { bubbles: true, cancelable: true, composed: true, clipboardData: carrying(view, words) }));
  };
}

/** Where the caret stands in an editor that is empty. @param {Node} root @returns {[Node, number]} */
function firstPlace(root) {
  // Placeholders and the like are islands that no caret can enter.
  const text = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) => node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT
      : isIsland(/** @type {Element} */ (node)) ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP).nextNode();
  if (text) {
    return [text, /** @type {Text} */ (text).length];
  }
  let place = root;
  for (let next = place.firstChild; isElement(next) && next.localName !== "br"
    && !isIsland(next); next = place.firstChild) {
    place = next;
  }
  return [place, 0];
}

/** @param {View} view @param {string} words */
function carrying(view, words) {
  const data = new view.DataTransfer();
  data.setData("text/plain", words);
  return data;
}
