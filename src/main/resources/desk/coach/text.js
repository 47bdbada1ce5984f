/** Text: what stands in an editor, and where each of its characters is. */

/** @import { Mark } from "./types.js" */

const BLOCKS = new Set(("address article aside blockquote dd div dl dt fieldset figure footer form "
  + "h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th tr ul").split(" "));
/** Things in a text that are no text. */
const ATOMS = new Set(("audio button canvas embed iframe img input math object progress select svg "
  + "textarea video").split(" "));
/** What is pasted along and never seen. */
const SILENT = new Set(["noscript", "script", "style", "template"]);
/** Characters that editors put in to hold the caret; nobody sees or sends them. */
const UNSEEN = /[\uFEFF\u200B]/;

/** @typedef {{node: Text, at: number, from: number, length: number}} Piece */

/** The text of an editable element, as a reader sees it, and its way back to the DOM. */
export class DomText {
  /** @param {Element} root */
  constructor(root) {
    this.root = root;
    this.text = "";
    /** @type {Piece[]} */
    this.pieces = [];
    this.keepsBreaks = /pre|break-spaces/.test(getComputedStyle(root).whiteSpace);
    this.lines = 0;
    this.inLine = false;
    this.breakBefore = false;
    this.walk(root);
  }

  /** @param {Node} parent */
  walk(parent) {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        this.addText(/** @type {Text} */ (node));
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        this.addElement(/** @type {Element} */ (node));
      }
    }
  }

  /** @param {Element} element */
  addElement(element) {
    if (element.localName === "br") {
      this.openLine();
      // A last break of a line only gives it height, so each one counts when something follows.
      this.text += this.breakBefore ? "\n" : "";
      this.breakBefore = true;
      return;
    }
    if (SILENT.has(element.localName)) {
      return;
    }
    if (isIsland(element)) {
      this.addIsland(element);
      return;
    }
    const block = BLOCKS.has(element.localName);
    const before = this.lines;
    if (block) {
      this.inLine = false;
    }
    this.walk(element);
    if (block) {
      if (this.lines === before) {
        this.openLine();
      }
      this.inLine = false;
    }
  }

  /** A mention or a picture is one character, so that the words around it do not join. */
  addIsland(/** @type {Element} */ element) {
    const seen = ATOMS.has(element.localName)
      ? !element.classList.contains("ProseMirror-separator")
      : element.textContent !== "" && !element.hasAttribute("data-slate-placeholder");
    // Placeholders and what holds the caret are kept from screen readers too.
    if (seen && element.getAttribute("aria-hidden") !== "true") {
      this.startWord();
      this.text += "\uFFFC";
    }
  }

  /** @param {Text} node */
  addText(node) {
    const data = node.data;
    if (data === "" || !this.keepsBreaks && /\n/.test(data) && data.trim() === "") {
      return;
    }
    if (!UNSEEN.test(data)) {
      this.addPiece(node, 0, data);
      return;
    }
    for (const run of data.matchAll(/[^\uFEFF\u200B]+/g)) {
      this.addPiece(node, run.index, run[0]);
    }
  }

  /** @param {Text} node @param {number} at @param {string} words */
  addPiece(node, at, words) {
    this.startWord();
    this.pieces.push({ node, at, from: this.text.length, length: words.length });
    this.text += words.replaceAll("\u00A0", " ");
  }

  startWord() {
    this.openLine();
    if (this.breakBefore) {
      this.text += "\n";
      this.breakBefore = false;
    }
  }

  openLine() {
    if (!this.inLine) {
      this.text += this.lines > 0 ? "\n" : "";
      this.lines++;
      this.inLine = true;
      this.breakBefore = false;
    }
  }

  /**
   * Where an offset is: as a start before the character there, as an end behind the one before.
   *
   * @param {number} offset @param {boolean} end @returns {[Node, number]}
   */
  position(offset, end) {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle];
      const last = piece.from + piece.length;
      if (end ? last < offset : last <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const piece = this.pieces[Math.min(low, this.pieces.length - 1)];
    if (!piece) {
      return [this.root, 0];
    }
    const into = Math.min(Math.max(0, offset - piece.from), piece.length);
    return [piece.node, piece.at + into];
  }

  /** @param {number} start @param {number} end */
  range(start, end) {
    const range = this.root.ownerDocument.createRange();
    range.setStart(...this.position(start, false));
    range.setEnd(...this.position(end, true));
    return range;
  }

  /** The offset of a place in the DOM. @param {Node} node @param {number} at */
  offset(node, at) {
    const own = this.pieces.find((piece) => piece.node === node && at <= piece.at + piece.length);
    if (own) {
      return own.from + Math.max(0, at - own.at);
    }
    const place = this.root.ownerDocument.createRange();
    place.setStart(node, at);
    const next = this.pieces.find((piece) => place.comparePoint(piece.node, piece.at) >= 0);
    return next ? next.from : this.text.length;
  }
}

/**
 * How many units two texts have in common at the start, and of the rest at the end.
 *
 * @param {string} before @param {string} after
 */
export function unchanged(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) {
    head++;
  }
  let tail = 0;
  while (tail < most - head
    && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) {
    tail++;
  }
  return [head, tail];
}

/**
 * Marks after an edit: moved with their words, gone when the words themselves were changed.
 *
 * @param {Mark[]} marks @param {string} before @param {string} after @returns {Mark[]}
 */
export function moved(marks, before, after) {
  const [head, tail] = unchanged(before, after);
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) {
      return [mark];
    }
    // Where a client has rewritten much at once, the words may still stand where they stood.
    const from = mark.start >= before.length - tail ? mark.start + shift : mark.start;
    return after.startsWith(before.slice(mark.start, mark.end), from)
      ? [{ ...mark, start: from, end: from + mark.end - mark.start }]
      : [];
  });
}

/** A part of an editor that is not typed: a mention, a picture, a placeholder, what is ignored. */
export function isIsland(/** @type {Element} */ element) {
  return element.getAttribute("contenteditable") === "false" || ATOMS.has(element.localName)
    || element.hasAttribute("data-coach-ignore");
}
