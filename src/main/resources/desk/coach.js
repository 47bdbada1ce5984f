// @ts-check
/**
 * Huashu Coach in the agent's own editor. One file, no dependencies, no build step.
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

// --- Figures, words, keys -----------------------------------------------------------------------

const DEBOUNCE_MILLIS = 150;
/** Somebody who never stops typing is still checked this often. */
const LONGEST_WAIT_MILLIS = 450;
/** An answer that takes longer counts as "coaching is off" until it comes. */
const SLOW_MILLIS = 400;
const PATIENCE_MILLIS = 4000;
const RETRY_MILLIS = [1000, 2000, 4000, 8000, 15000];
const SECOND_SEND_MILLIS = 5000;
/** What a client does by itself after a send that was let go: Enter presses its button. */
const SAME_SEND_MILLIS = 1000;
const WATCH_MILLIS = 300;
/** What the customer writes changes the scripts and the clock, and not every page is told. */
const LOOK_AGAIN_MILLIS = 5000;
const MOST_UNITS = 10_000;
/** More than this of an answer is not read: the page has better things to do. */
const MOST_OF_AN_ANSWER = 1 << 20;
const MOST_HINTS = 100;
const MOST_WORDS = 600;
/** A token that was refused right after it was fetched is not fetched again sooner. */
const FRESH_TOKEN_MILLIS = 3000;

/** @type {Record<string, string>} */
const CATEGORIES = {
  "banned": "违禁用语", "filler": "语气词", "evasive": "推诿", "hard-tone": "语气生硬",
  "abuse": "辱骂歧视", "unverified-promise": "未核实承诺", "absolute-claim": "极限词",
  "off-platform": "站外引流", "paid-review": "好评返现", "personal-data": "个人信息",
  "slang": "网络用语", "address": "称呼", "contradiction": "与话术不符", "off-topic": "答非所问",
  "mechanical": "重复回复", "greeting-missing": "缺少问候", "closing-missing": "缺少结束语",
  "delay": "响应时限", "escalation": "投诉升级", "handover": "交接跟进",
};
/** @type {Record<string, string>} */
const VERDICTS = { unseen: "未检查", pass: "可以发送", warn: "建议修改", block: "请先修改" };
/** @type {Record<string, string>} */
const CLOCKS = { idle: "没有顾客在等", waiting: "顾客在等", due: "时限快到了", overdue: "已经超时" };
/** @type {Record<string, string>} */
const SAID = { "right": "提醒正确", "wrong-flag": "误报", "excusable": "可谅解", "answered": "申诉答复" };
/** @type {Record<string, string>} */
const TROUBLE = {
  away: "教练暂时联系不上，照常打字和发送即可，恢复后自动继续",
  slow: "教练响应较慢，照常打字和发送即可",
  refused: "教练没有认出这个页面的令牌，照常打字和发送即可",
  odd: "教练的应答读不懂，照常打字和发送即可",
  long: "超过 10 000 字，这条不检查",
};

/** Alt and one key each: bare keys belong to the editor and to input methods. */
const KEYS = { next: "KeyJ", dismiss: "KeyX", wrong: "KeyF", panel: "KeyK" };

// --- Types --------------------------------------------------------------------------------------

/**
 * @typedef {"block" | "warn" | "info"} Severity
 * @typedef {{id: string, category: string, severity: Severity, start: number | null,
 *   end: number | null, text: string, message: string, why: string, replacements: string[],
 *   script: string | null, grade?: string}} Hint
 * @typedef {{hint: Hint, start: number, end: number}} Mark  where a hint's words stand now
 * @typedef {{name: string, value: string | null, start: number, end: number}} Placeholder
 * @typedef {{script: string, title: string, text: string, score: number,
 *   placeholders: Placeholder[]}} Suggestion
 * @typedef {{state: string, waitedMillis: number, targetMillis: number}} Clock
 * @typedef {{draft: number, words: string, said: string, comment: string, by: string, at: string,
 *   read: boolean}} Note  what a trainer said of an earlier draft
 * @typedef {{draft: string, revision: number, verdict: string, hints: Hint[],
 *   suggestions: Suggestion[], clock: Clock}} Advice
 */

/**
 * How the plugin works on a page; every field may also stand as `data-…` on the script tag.
 *
 * @typedef {object} Settings
 * @property {string} [coach] the coach's address; that of this file unless told otherwise
 * @property {string | (() => string | Promise<string>)} [token] an agent token, or what gets one
 * @property {string} [tokenUrl] where the store's own server answers {"token": "…"}
 * @property {string} [editor] selector of editors to attach to; default `[data-coach-editor]`
 * @property {string} [send] selector of the client's send button
 * @property {"enter" | "ctrl-enter" | "none"} [sendKey] the key that sends; default enter
 * @property {"soft" | "hard" | "off"} [policy] what a block verdict does to sending; default soft
 * @property {string} [panel] `auto`, `none`, or the selector of an element to fill
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {Partial<typeof KEYS>} [keys] `KeyboardEvent.code` of the keys used with Alt
 */

/**
 * What a client may say of one editor.
 *
 * @typedef {object} EditorOptions
 * @property {() => string} [getText] the draft, where the DOM does not show it as it is sent
 * @property {(start: number, end: number, text: string) => void} [replaceRange]
 * @property {() => string} [conversation] id of the conversation that the editor replies to
 * @property {() => string | undefined} [question] the customer's last words, if no events tell them
 * @property {() => boolean} [closing] whether it is the last reply
 * @property {Element | string} [send] the send button; a selector where it is drawn anew
 * @property {Element} [panel] an element to show the panel in
 */

// --- Text: what stands in an editor, and where each of its characters is --------------------------

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
class DomText {
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
function unchanged(before, after) {
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
function moved(marks, before, after) {
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

// --- Marks on the page ----------------------------------------------------------------------------

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
function sheet(view, css) {
  const made = new view.CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** @type {WeakMap<Document, Highlights>} */
const registries = new WeakMap();

/** Highlights of the document that a node is in. @param {Node} node */
function highlightsOf(node) {
  const owner = /** @type {Document} */ (node.ownerDocument);
  let highlights = registries.get(owner);
  if (!highlights) {
    highlights = new Highlights(viewOf(node));
    registries.set(owner, highlights);
  }
  return highlights;
}

// --- Frames: an editor may stand in a document of its own -----------------------------------------

/** @typedef {Window & typeof globalThis} View */

/** The window that a node is in. @param {Node} node */
const viewOf = (node) => /** @type {View} */ (node.ownerDocument?.defaultView ?? window);

/** Constructors differ from window to window, kinds of nodes do not. @returns {node is Element} */
const isElement = (/** @type {any} */ node) => node?.nodeType === Node.ELEMENT_NODE;

/** Whether an element is to be seen at all; those of a frame that is gone are not. */
const isThere = (/** @type {Element} */ element) =>
  element.isConnected && element.ownerDocument.defaultView !== null;

/** A box of a frame as it stands in our own window. @param {DOMRect} box @param {View} view */
function inWindow(box, view) {
  let { left, top } = box;
  for (let up = view; up !== window && up.frameElement; up = viewOf(up.frameElement)) {
    const frame = up.frameElement.getBoundingClientRect();
    left += frame.left + up.frameElement.clientLeft;
    top += frame.top + up.frameElement.clientTop;
  }
  return new DOMRect(left, top, box.width, box.height);
}

/** Where an element is. @param {Element} element */
const boxOf = (element) => inWindow(element.getBoundingClientRect(), viewOf(element));

/** The document in a frame, unless it is another origin's. @param {Element} frame */
function documentIn(frame) {
  try {
    return /** @type {HTMLIFrameElement} */ (frame).contentDocument ?? null;
  } catch {
    return null;
  }
}

// --- Editors --------------------------------------------------------------------------------------

/** An editor on the page. The three kinds below differ in how they hold their text. */
class Editor {
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

/** Any editable element: bare, ProseMirror, Tiptap, Quill, Lexical, Slate, in a shadow root or not. */
class EditableEditor extends Editor {
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

/** A part of an editor that is not typed: a mention, a picture, a placeholder, what is ignored. */
function isIsland(/** @type {Element} */ element) {
  return element.getAttribute("contenteditable") === "false" || ATOMS.has(element.localName)
    || element.hasAttribute("data-coach-ignore");
}

/** @param {View} view @param {string} words */
function carrying(view, words) {
  const data = new view.DataTransfer();
  data.setData("text/plain", words);
  return data;
}

const COPIED_STYLES = /** @type {const} */ (["direction", "fontFamily", "fontFeatureSettings",
  "fontKerning", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontWeight",
  "letterSpacing", "lineBreak", "lineHeight", "overflowWrap", "paddingBottom", "paddingLeft",
  "paddingRight", "paddingTop", "tabSize", "textAlign", "textAutospace", "textIndent",
  "textRendering", "textSpacingTrim", "textTransform", "wordBreak", "wordSpacing", "borderTopWidth",
  "borderRightWidth", "borderBottomWidth", "borderLeftWidth"]);

/** A text area or an input: its text has no DOM, so a mirror over it carries the marks. */
class FieldEditor extends Editor {
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

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/** The part of an element that no scrolled ancestor cuts off. @returns {Box} */
function visible(/** @type {Element} */ element, /** @type {Box} */ box) {
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
function dialogOf(element) {
  for (let up = /** @type {Element | null} */ (element); up; up = parentOf(up)) {
    if (up.localName === "dialog") {
      return up;
    }
  }
  return null;
}

/** The element that has the focus, also in open shadow roots. */
function focusedElement() {
  let focused = document.activeElement;
  for (let inner = focused; inner;
    inner = (inner.shadowRoot ?? documentIn(inner))?.activeElement ?? null) {
    focused = inner;
  }
  return focused;
}

/** An element and all around it. @param {Element | null} element */
function upwards(element) {
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

// --- The way to the coach -------------------------------------------------------------------------

/** @typedef {"away" | "slow" | "refused" | "odd" | "long"} Trouble */

/** Speaks with the service in the name of one agent. Never throws: failures are answers. */
class Link {
  /** @param {Settings} settings */
  constructor(settings) {
    this.settings = settings;
    this.base = new URL(settings.coach ?? import.meta.url).origin;
    /** @type {Promise<string> | null} */
    this.known = null;
    this.fetchedAt = -Infinity;
    this.listening = false;
    this.lastPush = "";
    /** What trainers said and the agent has not read. @type {Note[]} */
    this.unread = [];
    /** Marks it as read. @type {(draft: number) => void} */
    this.onRead = () => {};
    this.over = new AbortController();
  }

  /** The agent's token; asked for once, however many wait for it. @param {boolean} fresh */
  token(fresh) {
    const { token, tokenUrl } = this.settings;
    const now = performance.now();
    if (!this.known || fresh && now - this.fetchedAt > FRESH_TOKEN_MILLIS) {
      this.fetchedAt = now;
      const known = tokenUrl ? fetched(tokenUrl)
        : Promise.resolve().then(() => (typeof token === "function" ? token() : token));
      this.known = within(known, PATIENCE_MILLIS).then((one) => `${one ?? ""}`);
      this.known.catch(() => {
        this.known = null;
      });
    }
    return this.known;
  }

  /** @param {string} path @param {RequestInit} init @param {boolean} fresh @returns {Promise<Response>} */
  async ask(path, init, fresh = false) {
    const since = this.fetchedAt;
    const headers = { ...init.headers, Authorization: `Bearer ${await this.token(fresh)}` };
    const answer = await fetch(this.base + path, { ...init, headers, credentials: "omit" });
    const renewable = (this.settings.tokenUrl || typeof this.settings.token !== "string")
      && (since !== this.fetchedAt || performance.now() - since > FRESH_TOKEN_MILLIS);
    return answer.status === 401 && !fresh && renewable ? this.ask(path, init, true) : answer;
  }

  /** @param {string} type @param {object} data @returns {RequestInit} */
  envelope(type, data) {
    return {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }),
    };
  }

  /**
   * Advice on a draft.
   *
   * @param {object} data @param {AbortSignal} signal
   * @returns {Promise<{advice?: Advice, trouble?: Trouble, wait?: number}>}
   */
  async advise(data, signal) {
    let answer;
    try {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MILLIS)]);
      answer = await this.ask("/plugin/events",
        { ...this.envelope("draft.updated", data), signal: patience });
    } catch {
      return { trouble: "away" };
    }
    if (!answer.ok) {
      const wait = 1000 * (Number(answer.headers.get("Retry-After")) || 0);
      return { trouble: answer.status === 401 || answer.status === 403 ? "refused" : "away", wait };
    }
    try {
      const advice = adviceOf(JSON.parse(await wordsOf(answer)));
      return advice ? { advice } : { trouble: "odd" };
    } catch {
      return { trouble: signal.aborted ? "away" : "odd" };
    }
  }

  /** Tells what the agent did; twice if need be, and even while the page goes away. */
  async report(/** @type {string} */ type, /** @type {object} */ data) {
    const id = identifier();
    const event = this.envelope(type, data);
    const init = { ...event, keepalive: true, headers: { ...event.headers, "webhook-id": id } };
    for (const pause of [0, 3000]) {
      await new Promise((soon) => setTimeout(soon, pause));
      try {
        if ((await this.ask("/plugin/events", init)).status < 500) {
          return;
        }
      } catch {
        // Once more, with the same id.
      }
    }
  }

  /** @param {string} words @param {string} conversation @returns {Promise<Suggestion[]>} */
  async search(words, conversation) {
    const query = new URLSearchParams({ q: words, conversation });
    try {
      const answer = await this.ask(`/plugin/search?${query}`,
        { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      return suggestionsOf(JSON.parse(await wordsOf(answer)).suggestions);
    } catch {
      return [];
    }
  }

  /** What trainers told the agent; null when it cannot be had now. @returns {Promise<Note[] | null>} */
  async notes() {
    try {
      const answer = await this.ask("/plugin/notes", { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      return answer.ok ? notesOf(JSON.parse(await wordsOf(answer))) : answer.status < 500 ? [] : null;
    } catch {
      return null;
    }
  }

  /** The agent has read what was said of a draft. @param {number} draft */
  async readNote(draft) {
    try {
      await this.ask("/plugin/notes/read", { method: "POST",
        headers: { "Content-Type": "application/json" }, body: JSON.stringify({ draft }) });
    } catch {
      // It stays unread, and can be marked again.
    }
  }

  /**
   * Listens to what the coach says unasked, one stream for the page; without it all else works.
   *
   * @param {(push: {conversation: string, hint?: Hint, clock?: Clock | null}) => void} to
   * @param {() => void} noted called when a trainer may have written
   */
  async listen(to, noted) {
    if (this.listening) {
      return;
    }
    this.listening = true;
    const over = this.over.signal;
    for (let failures = 0; !over.aborted; failures++) {
      // Browsers keep few connections to one place: a page that nobody sees leaves them to others.
      await whenVisible();
      const hidden = new AbortController();
      const look = () => document.hidden && hidden.abort();
      document.addEventListener("visibilitychange", look);
      try {
        const missed = this.lastPush && `?lastEventId=${encodeURIComponent(this.lastPush)}`;
        const answer = await this.ask(`/events${missed}`,
          { headers: { Accept: "text/event-stream" }, signal: AbortSignal.any([hidden.signal, over]) });
        if (answer.status === 404 || answer.status === 405) {
          return;
        }
        if (answer.ok && answer.body) {
          failures = 0;
          noted();
          await this.pump(answer.body, to, noted);
        }
      } catch {
        // The stream broke; below it is opened again.
      } finally {
        document.removeEventListener("visibilitychange", look);
      }
      const pause = RETRY_MILLIS[Math.min(failures, RETRY_MILLIS.length - 1)];
      await new Promise((soon) => setTimeout(soon, pause));
    }
  }

  /** @param {ReadableStream<Uint8Array>} body @param {(push: any) => void} to @param {() => void} noted */
  async pump(body, to, noted) {
    const reader = body.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const events = (rest + part.value).split(/\r?\n\r?\n/);
      rest = events.pop() ?? "";
      for (const event of events) {
        const lines = event.split(/\r?\n/);
        const field = (/** @type {string} */ name) => lines.filter((line) => line.startsWith(name))
          .map((line) => line.slice(name.length).trimStart()).join("\n");
        this.lastPush = field("id:") || this.lastPush;
        try {
          const { conversation, hint, clock, kind } = JSON.parse(field("data:")).data;
          if (kind === "note") {
            noted();
          } else {
            to({ conversation, hint: hintsOf([hint])[0], clock: clockOf(clock) });
          }
        } catch {
          // A heartbeat, or nothing that this version knows.
        }
      }
    }
  }
}

/** @returns {Promise<void>} */
function whenVisible() {
  return new Promise((visible) => {
    const look = () => {
      if (!document.hidden) {
        document.removeEventListener("visibilitychange", look);
        visible();
      }
    };
    document.addEventListener("visibilitychange", look);
    look();
  });
}

/** @param {string} tokenUrl @returns {Promise<string>} */
async function fetched(tokenUrl) {
  const answer = await fetch(tokenUrl, { headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  if (!answer.ok) {
    throw new Error(`no token: ${answer.status}`);
  }
  return (await answer.json()).token;
}

/** @template T @param {Promise<T>} promise @param {number} millis @returns {Promise<T>} */
function within(promise, millis) {
  return Promise.race([promise, new Promise((_, late) => {
    setTimeout(() => late(new Error("late")), millis);
  })]);
}

/** The body, unless it is absurdly large. @param {Response} answer */
async function wordsOf(answer) {
  if (Number(answer.headers.get("Content-Length")) > MOST_OF_AN_ANSWER) {
    await answer.body?.cancel();
    throw new RangeError("too long");
  }
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let words = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    words += decoder.decode(part.value, { stream: true });
    if (words.length > MOST_OF_AN_ANSWER) {
      await reader?.cancel();
      throw new RangeError("too long");
    }
  }
  return words + decoder.decode();
}

// What comes from outside is looked at once, here; behind it everything is what it says it is.

/** @param {any} json @returns {Advice | null} null for what is no advice at all */
function adviceOf(json) {
  const clock = clockOf(json?.clock);
  if (!Array.isArray(json?.hints) || !clock || !Number.isInteger(json.revision)) {
    return null;
  }
  return { draft: brief(json.draft), revision: json.revision, verdict: brief(json.verdict),
    hints: hintsOf(json.hints), suggestions: suggestionsOf(json.suggestions), clock };
}

/** @param {any} json @returns {Clock | null} */
function clockOf(json) {
  return typeof json?.state === "string"
    ? { state: json.state, waitedMillis: Number(json.waitedMillis) || 0,
      targetMillis: Number(json.targetMillis) || 0 }
    : null;
}

/** Those that can be shown. @param {any[]} json @returns {Hint[]} */
function hintsOf(json) {
  return json.slice(0, MOST_HINTS).flatMap((hint) => {
    const placed = Number.isInteger(hint?.start) && Number.isInteger(hint.end)
      && hint.start >= 0 && hint.end > hint.start;
    const known = typeof hint?.id === "string" && typeof hint.message === "string"
      && ["block", "warn", "info"].includes(hint.severity);
    if (!known || !placed && (hint.start ?? null) !== null) {
      return [];
    }
    return [{ id: hint.id, category: brief(hint.category), severity: hint.severity,
      start: placed ? hint.start : null, end: placed ? hint.end : null, text: brief(hint.text, MOST_UNITS),
      message: brief(hint.message), why: brief(hint.why), replacements: briefs(hint.replacements),
      script: typeof hint.script === "string" ? hint.script : null, grade: brief(hint.grade) }];
  });
}

/** @param {any} json @returns {Suggestion[]} */
function suggestionsOf(json) {
  const all = Array.isArray(json) ? json.slice(0, 10) : [];
  return all.filter((one) => typeof one?.script === "string" && typeof one.text === "string")
    .map(({ script, title, text, score, placeholders }) => ({
      script, title: brief(title) || script, text: text.slice(0, MOST_UNITS),
      score: Number(score) || 0,
      placeholders: (Array.isArray(placeholders) ? placeholders : []).filter((slot) =>
        typeof slot?.name === "string" && slot.start >= 0 && slot.end <= text.length
          && slot.start <= slot.end),
    }));
}

/** @param {any} json @returns {Note[]} */
function notesOf(json) {
  return (Array.isArray(json?.notes) ? json.notes.slice(0, MOST_HINTS) : [])
    .filter((/** @type {any} */ note) => Number.isInteger(note?.draft) && brief(note.comment) !== "")
    .map((/** @type {any} */ { draft, words, said, comment, by, at, read }) => ({ draft,
      words: brief(words), said: brief(said), comment: brief(comment, MOST_UNITS), by: brief(by),
      at: brief(at), read: read === true }));
}

/** @param {any} json @param {number} [most] */
const brief = (json, most = MOST_WORDS) => (typeof json === "string" ? json.slice(0, most) : "");
/** @param {any} json @returns {string[]} */
const briefs = (json) => (Array.isArray(json) ? json : []).slice(0, 9)
  .filter((one) => typeof one === "string").map((one) => brief(one, MOST_UNITS));

/** `crypto.randomUUID` is for secure contexts only. */
function identifier() {
  const numbers = crypto.getRandomValues(new Uint32Array(3));
  return Date.now().toString(36) + "-" + [...numbers].map((n) => n.toString(36)).join("");
}

// --- What the agent sees --------------------------------------------------------------------------

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties] of the element; `data` goes to its dataset
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function make(tag, properties = {}, ...children) {
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
function button(className, words, onclick, key) {
  return make("button", {
    type: "button", className, onclick,
    onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
  }, words, key && make("kbd", { textContent: key, ariaHidden: "true" }));
}

/** How a key is called: KeyJ with Alt is Alt+J. @param {string} code */
const keyName = (code) => "Alt+" + code.replace(/^(Key|Digit)/, "");

const LOOK = `
:host { all: initial; position: static; display: block; color-scheme: light;
  --card: #fff; --sunken: #f6f5f1; --ink: #1d2023; --soft: #5c636b; --faint: #69707a;
  --line: #e4e1da; --accent: #0f766e; --accent-wash: #e3f1ef; --accent-ink: #fff;
  --block: #c8321f; --block-wash: #fcebe8; --warn: #965800; --warn-wash: #fdf2dc;
  --info: #2b62c4; --info-wash: #e8effb; --pass: #15803d; --pass-wash: #e4f4e9;
  --shadow: 0 1px 2px rgb(30 28 20 / 8%), 0 10px 32px rgb(30 28 20 / 14%);
  font: 14px/1.6 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei",
    "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif;
  color: var(--ink); -webkit-font-smoothing: antialiased; }
:host([data-theme="dark"]) { color-scheme: dark;
  --card: #1f2327; --sunken: #171a1d; --ink: #e9eaeb; --soft: #a9b0b7; --faint: #8d949b;
  --line: #343a3f; --accent: #4fc1b4; --accent-wash: #17322f; --accent-ink: #06201d;
  --block: #ff8372; --block-wash: #3d211c; --warn: #f0b557; --warn-wash: #372b12;
  --info: #86b1ff; --info-wash: #1c2a45; --pass: #6fd08d; --pass-wash: #17301f;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 12px 40px rgb(0 0 0 / 55%); }
:host([hidden]) { display: none; }
@media print { :host { display: none; } }
:host([popover]) { position: fixed; inset: 0; width: auto; height: auto; margin: 0; padding: 0;
  border: 0; background: none; overflow: visible; pointer-events: none; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.mirror { position: fixed; margin: 0; border: 0 solid transparent; overflow: hidden;
  color: transparent; background: none; pointer-events: none; transform-origin: 0 0; }
.card, .panel.floating { position: fixed; pointer-events: auto; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
  max-width: calc(100vw - 16px); max-height: calc(100vh - 16px); overflow: auto;
  overscroll-behavior: contain; }
.card { width: 340px; padding: 14px 16px 10px; z-index: 2; }
.card::before { content: ""; position: absolute; inset: 0 0 auto; height: 3px;
  border-radius: 12px 12px 0 0; background: var(--hue); }
[data-severity] { --hue: var(--info); --wash: var(--info-wash); }
[data-severity="warn"] { --hue: var(--warn); --wash: var(--warn-wash); }
[data-severity="block"] { --hue: var(--block); --wash: var(--block-wash); }
.held { margin: -2px 0 10px; padding: 8px 12px; border-radius: 8px; background: var(--block-wash);
  color: var(--block); font-weight: 600; }
.held small { display: block; font-size: 12px; font-weight: 400; }
.kind { display: flex; gap: 8px; align-items: baseline; }
.chip { flex: none; padding: 0 8px; border-radius: 5px; background: var(--wash); color: var(--hue);
  font-size: 12.5px; font-weight: 600; line-height: 1.75; }
.found { min-width: 0; color: var(--soft); font-size: 13px; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
.message { margin: 6px 0 0; overflow-wrap: anywhere; }
.why { margin: 1px 0 0; color: var(--faint); font-size: 12.5px; overflow-wrap: anywhere; }
.takes { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 9px; }
button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; margin: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.take { max-width: 100%; padding: 3px 11px; border-radius: 7px; background: var(--accent-wash);
  color: var(--accent); text-align: left; overflow-wrap: anywhere; }
.take:hover { background: var(--accent); color: var(--accent-ink); }
.quiet { padding: 3px 8px; border-radius: 7px; color: var(--soft); font-size: 13px; }
.quiet:hover { background: var(--sunken); color: var(--ink); }
kbd { margin-left: 7px; padding: 1px 4px; border: 1px solid currentcolor; border-radius: 4px;
  font-family: inherit; font-size: 10.5px; line-height: 1; white-space: nowrap; }
.foot { display: flex; flex-wrap: wrap; gap: 2px; margin: 10px -8px 0; padding-top: 6px;
  border-top: 1px solid var(--line); }
.foot .next { margin-left: auto; }
.panel { background: var(--card); }
.panel.floating { width: 304px; }
.panel.docked { background: none; display: flex; flex-direction: column; height: 100%; overflow: hidden; }
.panel.docked .scripts { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; }
.top { display: flex; gap: 12px; align-items: center; padding: 14px 16px 12px; }
.ring { flex: none; width: 44px; height: 44px; }
.ring circle { fill: none; stroke-width: 4; stroke: var(--line); }
.ring .arc { stroke: var(--state); stroke-linecap: round; transition: stroke-dashoffset .5s linear; }
.ring text { fill: var(--ink); font-size: 13px; font-weight: 650; text-anchor: middle;
  font-variant-numeric: tabular-nums; }
[data-clock] { --state: var(--faint); }
[data-clock="waiting"] { --state: var(--pass); }
[data-clock="due"] { --state: var(--warn); }
[data-clock="overdue"] { --state: var(--block); }
.time { flex: 1; min-width: 0; line-height: 1.4; }
.time b { display: block; color: var(--state); font-weight: 650; }
.time span { color: var(--faint); font-size: 12.5px; font-variant-numeric: tabular-nums; }
.verdict { flex: none; padding: 1px 10px; border-radius: 99px; font-size: 12.5px; font-weight: 600;
  background: var(--sunken); color: var(--faint); }
.verdict[data-verdict="pass"] { background: var(--pass-wash); color: var(--pass); }
.verdict[data-verdict="warn"] { background: var(--warn-wash); color: var(--warn); }
.verdict[data-verdict="block"] { background: var(--block-wash); color: var(--block); }
.part { padding: 11px 16px 13px; border-top: 1px solid var(--line); }
.whole { padding: 0 0 0 10px; border-left: 3px solid var(--hue); }
.whole + .whole { margin-top: 10px; }
.search { position: relative; }
.search input { width: 100%; padding: 6px 12px 6px 32px; border: 1px solid var(--line);
  border-radius: 8px; background: var(--sunken); color: inherit; font: inherit; }
.search input::placeholder { color: var(--faint); opacity: 1; }
.search svg { position: absolute; left: 11px; top: 10px; width: 14px; height: 14px;
  stroke: var(--faint); fill: none; stroke-width: 1.8; stroke-linecap: round; }
.script { margin-top: 14px; }
.script h3 { margin: 0; font-size: 13.5px; font-weight: 650; }
.script p { margin: 2px 0 0; color: var(--soft); font-size: 13.5px; line-height: 1.65;
  overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical;
  overflow: hidden; }
.script:hover p, .script:focus-within p { -webkit-line-clamp: 12; }
.slot { padding: 0 2px; border-radius: 3px; background: var(--accent-wash); color: var(--accent); }
.slot.open { background: var(--warn-wash); color: var(--warn); }
.script .takes { margin-top: 6px; }
.script .take { padding: 1px 10px; font-size: 13px; }
.script .quiet { padding: 1px 8px; }
.none { margin: 12px 0 0; color: var(--faint); font-size: 13px; }
.notes { padding-block: 8px; max-height: 40vh; overflow: auto; flex: none; }
.notes summary { cursor: pointer; color: var(--accent); font-size: 13px; font-weight: 600; }
.notes article { margin-top: 8px; }
.notes .quiet { margin-left: -8px; }
.sign { display: flex; gap: 7px; align-items: center; padding: 8px 16px; color: var(--faint);
  font-size: 12px; border-top: 1px solid var(--line); }
.sign::before, .pill i { content: ""; flex: none; width: 7px; height: 7px; border-radius: 50%;
  background: var(--pass); }
[data-off] .sign::before, .pill[data-off] i { background: none; box-shadow: inset 0 0 0 1.5px var(--faint); }
[data-off] .ring, [data-off] .time, [data-off] .verdict { filter: grayscale(1); opacity: .55; }
.sign button { margin: -2px -6px -2px auto; padding: 2px 6px; border-radius: 6px; }
.sign button:hover { background: var(--sunken); color: var(--ink); }
.pill { position: fixed; pointer-events: auto; display: flex; gap: 6px; align-items: center;
  height: 26px; padding: 0 10px; border: 1px solid var(--line); border-radius: 99px;
  background: var(--card); box-shadow: 0 1px 4px rgb(30 28 20 / 10%); color: var(--soft);
  font-size: 12.5px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.pill:hover { color: var(--ink); border-color: var(--faint); }
.pill b { color: var(--state); font-weight: 650; }
.pill em { padding: 0 6px; border-radius: 99px; background: var(--wash); color: var(--hue);
  font-style: normal; font-weight: 650; line-height: 17px; }
.pill u { color: var(--accent); text-decoration: none; }
.pill[data-off] { color: var(--faint); }
.toast { position: fixed; pointer-events: none; padding: 6px 12px; border-radius: 8px;
  background: var(--ink); color: var(--card); font-size: 13px; }
.heard { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  .card, .panel.floating { animation: come .12s ease-out; }
  @keyframes come { from { opacity: 0; transform: translateY(3px); } }
}
@media (prefers-reduced-motion: reduce) { .ring .arc { transition: none; } }
@media (forced-colors: active) { .card, .panel, .pill { border: 1px solid CanvasText; } }
`;
/** @type {CSSStyleSheet | null} */
let look = null;

/** A place for our own elements: a shadow root, so that page and plugin share no style. */
function shadowIn(/** @type {Element} */ parent, /** @type {boolean} */ onTop) {
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
function placeClear(/** @type {HTMLElement} */ element, /** @type {Box} */ box,
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
function placeNear(/** @type {HTMLElement} */ element, /** @type {Box} */ box,
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

/** The words of a hint, alike on the card and in the panel. */
function hintWords(/** @type {Hint} */ hint,
  /** @type {(replacement: string) => void} */ take, /** @type {boolean} */ keys) {
  const grade = hint.grade === "serious" ? " · 严重" : "";
  return [
    make("div", { className: "kind" },
      make("span", { className: "chip",
        textContent: (CATEGORIES[hint.category] ?? hint.category) + grade }),
      hint.start !== null && make("span", { className: "found", textContent: hint.text })),
    make("p", { className: "message", textContent: hint.message }),
    hint.why !== "" && make("p", { className: "why", textContent: hint.why }),
    hint.replacements.length > 0 && make("div", { className: "takes" },
      ...hint.replacements.slice(0, 9).map((words, at) => button("take", words,
        () => take(words), keys ? `Alt+${at + 1}` : undefined))),
  ];
}

/** 8 秒, 1 分 20 秒 */
function duration(/** @type {number} */ millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒`
    : minutes < 60 ? `${minutes} 分${seconds % 60 ? ` ${seconds % 60} 秒` : ""}`
      : `${Math.floor(minutes / 60)} 小时`;
}

/** Beside the editor: the clock, what concerns the whole draft, scripts, search, the sign. */
class Panel {
  /**
   * @param {{insert: (suggestion: Suggestion, whole: boolean) => void,
   *   search: (words: string) => Promise<Suggestion[]>,
   *   take: (hint: Hint, words: string) => void, fold: () => void,
   *   read: (draft: number) => void}} acts
   * @param {boolean} docked
   */
  constructor(acts, docked) {
    this.acts = acts;
    this.ring = ring();
    this.time = make("div", { className: "time" });
    this.verdict = make("span", { className: "verdict", role: "status" });
    this.whole = make("div", { className: "part", hidden: true });
    this.notes = make("details", { className: "part notes", hidden: true });
    this.scripts = make("div");
    this.signWords = make("span");
    this.sign = make("div", { className: "sign" }, this.signWords,
      !docked && button("", "收起", () => this.acts.fold()));
    this.input = make("input", {
      type: "search", placeholder: "搜话术，可用拼音首字母", ariaLabel: "搜索标准话术",
      oninput: (/** @type {InputEvent} */ event) => event.isComposing || this.searchSoon(),
      oncompositionend: () => this.searchSoon(),
    });
    this.element = make("section", {
      className: `panel ${docked ? "docked" : "floating"}`, ariaLabel: "话术教练",
    }, make("div", { className: "top" }, this.ring, this.time, this.verdict), this.whole,
    make("div", { className: "part scripts" },
      make("div", { className: "search" }, glass(), this.input), this.scripts),
    this.notes, this.sign);
    this.element.setAttribute("role", "region");
    this.element.addEventListener("keydown", (event) => this.keydown(event));
    this.shown = "";
    /** @type {Suggestion[]} */
    this.offered = [];
    /** Those that are to be seen: offered, or found. @type {Suggestion[]} */
    this.listed = [];
    this.foundFor = "";
    this.timer = 0;
  }

  /** Enter in the search box takes the first that was found for it. @param {KeyboardEvent} event */
  keydown(event) {
    const words = this.input.value.trim();
    const suggestion = event.target === this.input && event.key === "Enter"
      ? words !== "" && words === this.foundFor && this.listed[0]
      : suggestionKey(event, this.listed);
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (event.key === "Escape") {
      this.acts.fold();
    } else if (suggestion) {
      event.preventDefault();
      this.acts.insert(suggestion, false);
    }
  }

  /** @param {{state: string, waited: number, target: number} | null} clock */
  showClock(clock) {
    const state = clock?.state ?? "idle";
    const idle = state === "idle" || !clock;
    const share = idle || clock.target === 0 ? 0 : Math.min(1, clock.waited / clock.target);
    this.element.dataset.clock = state;
    const [arc, words] = [this.ring.querySelector(".arc"), this.ring.querySelector("text")];
    /** @type {SVGElement} */ (arc).style.strokeDashoffset = `${RING * (1 - share)}`;
    const seconds = clock ? Math.floor(clock.waited / 1000) : 0;
    /** @type {SVGElement} */ (words).textContent =
      idle ? "–" : seconds < 100 ? `${seconds}` : `${Math.floor(seconds / 60)}分`;
    this.time.replaceChildren(make("b", { textContent: CLOCKS[state] ?? state }),
      make("span", { textContent: idle ? "收到消息后计时"
        : `${duration(clock.waited)} / 时限 ${duration(clock.target)}` }));
  }

  /** @param {string} verdict @param {number} count */
  showVerdict(verdict, count) {
    this.verdict.dataset.verdict = verdict;
    this.verdict.textContent = (VERDICTS[verdict] ?? "等您动笔") + (count > 0 ? ` · ${count}` : "");
  }

  /** @param {Hint[]} hints */
  showWhole(hints) {
    const key = JSON.stringify(hints);
    if (key !== this.whole.dataset.shown) {
      this.whole.dataset.shown = key;
      this.whole.hidden = hints.length === 0;
      this.whole.replaceChildren(...hints.map((hint) => make("article",
        { className: "whole", data: { severity: hint.severity } },
        ...hintWords(hint, (words) => this.acts.take(hint, words), false)
          .filter((part) => part !== false))));
    }
  }

  /** @param {Suggestion[]} suggestions */
  showScripts(suggestions) {
    this.offered = suggestions.slice(0, 3);
    if (this.input.value.trim() === "") {
      this.list(this.offered, "没有合适的话术，按实际情况回复就好。");
    }
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(async () => {
      const words = this.input.value.trim();
      if (words === "") {
        this.showScripts(this.offered);
        return;
      }
      const found = await this.acts.search(words);
      if (words === this.input.value.trim()) {
        this.foundFor = words;
        this.list(found, "没有找到，换个说法试试。");
      }
    }, DEBOUNCE_MILLIS);
  }

  /** @param {Suggestion[]} suggestions @param {string} otherwise */
  list(suggestions, otherwise) {
    this.listed = suggestions;
    const key = JSON.stringify(suggestions);
    if (key !== this.shown) {
      this.shown = key;
      this.scripts.replaceChildren(...(suggestions.length > 0
        ? suggestions.map((one, at) => this.script(one, at))
        : [make("p", { className: "none", textContent: otherwise })]));
    }
  }

  /** @param {Suggestion} suggestion @param {number} at */
  script(suggestion, at) {
    const insert = button("take", "插入", () => this.acts.insert(suggestion, false),
      at < 3 ? `Alt+Shift+${at + 1}` : undefined);
    insert.ariaLabel = `在光标处插入“${suggestion.title}”`;
    const replace = button("quiet", "替换整条", () => this.acts.insert(suggestion, true));
    replace.ariaLabel = `用“${suggestion.title}”替换整条回复`;
    return make("article", { className: "script" },
      make("h3", { textContent: suggestion.title }),
      make("p", {}, ...withSlots(suggestion)),
      make("div", { className: "takes" }, insert, replace));
  }

  /** A line that opens the trainer's comments, while some are unread. @param {Note[]} notes */
  showNotes(notes) {
    const key = JSON.stringify(notes);
    if (key !== this.notes.dataset.shown) {
      this.notes.dataset.shown = key;
      this.notes.hidden = notes.length === 0;
      this.notes.replaceChildren(make("summary", { textContent: `培训师点评 · ${notes.length} 条未读` }),
        ...notes.map((note) => make("article", {},
          make("p", { className: "message" }, note.comment),
          make("p", { className: "why", textContent: [SAID[note.said] ?? "", note.words && `“${note.words}”`,
            note.by].filter(Boolean).join(" · ") }),
          button("quiet", "知道了", () => this.acts.read(note.draft)))));
    }
  }

  /** @param {Trouble | null} trouble */
  showSign(trouble) {
    this.element.toggleAttribute("data-off", trouble !== null);
    this.signWords.textContent = trouble ? TROUBLE[trouble] : "教练已开启，只看这个输入框里的草稿";
  }
}

/**
 * Alt, Shift and 1 to 3: the script that is meant.
 *
 * @param {KeyboardEvent} event @param {Suggestion[]} listed
 */
function suggestionKey({ altKey, shiftKey, ctrlKey, metaKey, code }, listed) {
  const digit = altKey && shiftKey && !ctrlKey && !metaKey && /^Digit([1-3])$/.exec(code)?.[1];
  return digit ? listed[Number(digit) - 1] : undefined;
}

const RING = 2 * Math.PI * 18;

function ring() {
  const svg = drawn("svg", { viewBox: "0 0 44 44", class: "ring", "aria-hidden": "true" });
  svg.append(drawn("circle", { cx: 22, cy: 22, r: 18 }),
    drawn("circle", { cx: 22, cy: 22, r: 18, class: "arc", transform: "rotate(-90 22 22)",
      "stroke-dasharray": RING, "stroke-dashoffset": RING }),
    drawn("text", { x: 22, y: 26.5 }));
  return svg;
}

function glass() {
  const svg = drawn("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  svg.append(drawn("circle", { cx: 7, cy: 7, r: 5 }), drawn("path", { d: "M11 11l4 4" }));
  return svg;
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function drawn(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, `${value}`));
  return made;
}

/** A script's words, its placeholders set apart. */
function withSlots(/** @type {Suggestion} */ { text, placeholders }) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const slot of [...placeholders].sort((one, other) => one.start - other.start)) {
    parts.push(text.slice(from, slot.start), make("span", {
      className: slot.value === null ? "slot open" : "slot",
      title: slot.value === null ? `请填写${slot.name}` : slot.name,
      textContent: text.slice(slot.start, slot.end),
    }));
    from = slot.end;
  }
  return [...parts, text.slice(from)];
}

// --- One editor, coached --------------------------------------------------------------------------

/** What the plugin does for one editor, from its first character to what is sent. */
class Attachment {
  /**
   * @param {HTMLElement} element @param {EditorOptions} options @param {Settings} settings
   * @param {Link} link
   */
  constructor(element, options, settings, link) {
    this.options = options;
    this.settings = settings;
    this.link = link;
    /** Whether the client attached it itself, and so detaches it itself. */
    this.own = false;
    this.abort = new AbortController();
    this.editor = element.matches("textarea, input")
      ? new FieldEditor(/** @type {HTMLInputElement} */ (element), options)
      : new EditableEditor(element, options);
    this.text = this.editor.read();
    this.fallback = identifier();
    this.conversation = this.currentConversation();
    this.draft = identifier();
    this.revision = 0;
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Hint[]} */
    this.whole = [];
    /** Pushed since advice was last asked for: the answer may not know of it yet. @type {Hint[]} */
    this.sinceAsked = [];
    this.suggestions = /** @type {Suggestion[]} */ ([]);
    /** @type {{state: string, from: number, target: number} | null} */
    this.clock = null;
    this.verdict = "";
    /** @type {Trouble | null} */
    this.trouble = null;
    /** @type {Mark | null} */
    this.open = null;
    this.composing = false;
    /** @type {{script: string, text: string}[]} */
    this.used = [];
    this.silenced = new Set();
    this.asking = /** @type {{since: number, abort: AbortController} | null} */ (null);
    this.timer = this.retry = this.closing = this.heldOver = 0;
    /** Whether the draft was changed while a question was on its way. */
    this.again = false;
    this.waitingFrom = 0;
    this.askedAt = this.notBefore = 0;
    /** The revision that the marks and the verdict are about. */
    this.advisedOn = -1;
    this.ticked = this.placed = "";
    this.failures = 0;
    this.typedAt = -Infinity;
    this.held = { at: -Infinity, text: "" };
    this.swallowUntil = -Infinity;
    /** The send button that was pressed last. @type {Element | null} */
    this.pressed = null;
    /** What was sent nevertheless. */
    this.letGo = { at: -Infinity, text: "" };
    this.editor.theme = this.theme();
    this.top = shadowIn(dialogOf(element) ?? document.documentElement, true);
    this.card = this.makeCard();
    this.heard = make("div", { className: "heard", ariaLive: "polite" });
    this.pill = make("button", { className: "pill", type: "button",
      onclick: () => this.togglePanel(),
      onmousedown: (/** @type {Event} */ event) => event.preventDefault() });
    const dock = this.dockPlace();
    this.dock = dock && shadowIn(dock, false);
    this.panel = new Panel({
      insert: (suggestion, whole) => this.insert(suggestion, whole),
      search: (words) => this.link.search(words, this.conversation),
      take: (hint, words) => this.takeWhole(hint, words),
      fold: () => this.togglePanel(false),
      read: (draft) => this.link.onRead(draft),
    }, dock !== null);
    this.floating = true;
    /** Whether the panel is to be open, and whether it is the turn of this editor. */
    this.unfolded = this.front = true;
    this.dress();
    this.listen();
    this.check();
  }

  // Its looks.

  /** Our elements over the page: a text field's mirror, card, panel and sign. */
  dress() {
    const { root } = this.top;
    if (this.editor instanceof FieldEditor) {
      root.append(this.editor.mirror);
    }
    root.append(this.card, this.heard);
    if (this.dock) {
      this.dock.host.style.height = "100%";
      this.dock.root.append(this.panel.element);
    } else {
      root.append(this.pill, this.panel.element);
    }
    this.floating = !this.dock;
    this.wear();
    this.unfolded = this.settings.panel !== "none" && this.hasRoomBeside();
    this.stepForward(true);
    this.refresh();
  }

  /** One panel is enough for several editors: that of the one in use. @param {boolean} front */
  stepForward(front) {
    this.front = front;
    this.panel.element.hidden = this.floating && !(front && this.unfolded);
    this.dock?.host.toggleAttribute("hidden", !front);
    this.place();
  }

  /** Over what came into the top layer since: a dialog, a full screen. */
  rise() {
    this.top.host.hidePopover();
    this.top.host.showPopover();
  }

  /** Follows the page from light to dark, and stays out of its zoom. */
  wear() {
    const { host } = this.top;
    const zoom = /** @type {any} */ (host).currentCSSZoom ?? 1;
    if (Math.abs(zoom - 1) > 0.001) {
      host.style.setProperty("zoom", `${Number(host.style.getPropertyValue("zoom") || 1) / zoom}`);
      this.placed = "";
    }
    const theme = this.theme();
    if (theme !== this.editor.theme || !this.top.host.dataset.theme) {
      this.editor.theme = theme;
      this.top.host.dataset.theme = theme;
      this.dock?.host.setAttribute("data-theme", theme);
      this.paint();
    }
  }

  makeCard() {
    const card = make("div", { className: "card", hidden: true, ariaLabel: "这一处的提示",
      onmouseenter: () => clearTimeout(this.closing), onmouseleave: () => this.closeSoon() });
    card.setAttribute("role", "group");
    return card;
  }

  /** Where the client wants the panel; null over the page. */
  dockPlace() {
    const wanted = this.options.panel ?? this.settings.panel ?? "auto";
    return wanted instanceof Element ? wanted
      : wanted === "auto" || wanted === "none" ? null : document.querySelector(wanted);
  }

  /** Light or dark as the page is, which need not be as the system is. @returns {string} */
  theme() {
    const { theme } = this.settings;
    if (theme === "light" || theme === "dark") {
      return theme;
    }
    for (let up = /** @type {Element | null} */ (this.editor.element); up; up = parentOf(up)) {
      const light = lightness(getComputedStyle(up).backgroundColor);
      if (light !== null) {
        return light < 110 ? "dark" : "light";
      }
    }
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    return /dark/.test(scheme) && matchMedia("(prefers-color-scheme: dark)").matches
      ? "dark" : "light";
  }

  hasRoomBeside() {
    const box = boxOf(this.editor.element);
    return window.innerWidth - box.right > 328 || box.left > 328;
  }

  togglePanel(show = this.panel.element.hidden) {
    this.unfolded = show;
    this.stepForward(true);
    if (!show) {
      this.editor.element.focus({ preventScroll: true });
    }
  }

  /** Puts everything where its editor is now. @param {boolean} [anyway] though it has not moved */
  place(anyway = false) {
    const { element } = this.editor;
    const box = boxOf(element);
    const place = [box.left, box.top, box.width, box.height, window.innerWidth, window.innerHeight,
      this.panel.element.hidden, this.editor.look()].join();
    if (place === this.placed && !anyway) {
      return;
    }
    this.placed = place;
    const { host } = this.top;
    const away = !isThere(element) || box.width === 0;
    const back = host.hidden && !away;
    host.hidden = away;
    if (away) {
      return;
    }
    if (back) {
      this.rise();
    }
    if (this.editor instanceof FieldEditor) {
      this.editor.sync();
    }
    if (this.floating) {
      this.pill.hidden = !this.panel.element.hidden;
      placeNear(this.pill, box, "above");
      placeNear(this.panel.element, box, this.hasRoomBeside() ? "beside" : "above");
    }
    this.placeCard();
  }

  placeCard() {
    if (this.open && !this.card.hidden) {
      const [first] = this.editor.boxes(this.open.start, this.open.end);
      if (first) {
        placeClear(this.card, first, this.sendButtons().map(boxOf));
      }
    }
  }

  /** What sends this draft, as far as it is known. @returns {Element[]} */
  sendButtons() {
    const send = this.options.send ?? this.settings.send;
    return this.pressed ? [this.pressed] : typeof send === "string"
      ? [...document.querySelectorAll(send)] : send ? [send] : [];
  }

  /** Shows everything as it stands now. */
  refresh() {
    const unseen = this.trouble && this.text !== "" && this.advisedOn !== this.revision;
    this.panel.showVerdict(unseen ? "unseen" : this.verdict,
      this.marks.length + this.whole.length);
    this.panel.showWhole(this.whole);
    this.panel.showScripts(this.suggestions);
    this.panel.showNotes(this.link.unread);
    this.panel.showSign(this.trouble);
    this.tick();
    this.paint();
    this.place();
  }

  paint() {
    this.editor.paint(this.marks, this.open);
  }

  /** The clock goes on between two answers. */
  tick() {
    const waited = this.clock ? performance.now() - this.clock.from : 0;
    let state = this.clock?.state ?? "idle";
    if (this.clock && (state === "waiting" || state === "due")) {
      const { target } = this.clock;
      state = waited > target ? "overdue" : waited >= 0.9 * target ? "due" : state;
    }
    const shown = [state, Math.floor(waited / 1000), this.clock?.target, this.trouble,
      this.verdict, this.marks.length, this.whole.length, this.link.unread.length].join();
    if (shown === this.ticked) {
      return;
    }
    this.ticked = shown;
    this.panel.showClock(this.clock && { state, waited, target: this.clock.target });
    const marked = this.marks.length + this.whole.length;
    this.pill.toggleAttribute("data-off", this.trouble !== null);
    this.pill.dataset.clock = state;
    this.pill.dataset.severity = this.verdict === "block" ? "block"
      : this.verdict === "warn" ? "warn" : "info";
    this.pill.title = this.trouble ? TROUBLE[this.trouble] : "话术教练已开启（Alt+K）";
    this.pill.replaceChildren(make("i"), this.trouble ? "教练离线" : "教练",
      state !== "idle" ? make("b", { textContent: duration(waited) }) : "",
      marked > 0 ? make("em", { textContent: `${marked}`, ariaLabel: `${marked} 处提示` }) : "",
      this.link.unread.length > 0 ? make("u", { textContent: `点评 ${this.link.unread.length}` }) : "");
  }

  // What is typed, and what the coach says to it.

  listen() {
    const { element } = this.editor;
    const { signal } = this.abort;
    /** @param {string} type @param {(event: any) => void} act */
    const on = (type, act) => element.addEventListener(type, act, { signal });
    on("compositionstart", () => {
      this.composing = true;
      this.closeCard();
      clearTimeout(this.timer);
    });
    on("compositionend", () => {
      this.composing = false;
      // The editor's own model takes the words a moment later; no input event follows.
      setTimeout(() => this.changed(true));
    });
    on("input", (event) => {
      // Some input methods end without saying so.
      this.composing &&= event.isComposing !== false;
      this.changed();
    });
    on("scroll", () => this.place(true));
    on("mousemove", (event) => this.hover(event));
    on("mouseleave", () => this.closeSoon());
    on("blur", () => {
      this.closeSoon();
      if (this.composing) {
        this.composing = false;
        this.changed(true);
      }
    });
    if (this.editor instanceof EditableEditor) {
      this.watcher = new MutationObserver(() => this.changed());
      this.watcher.observe(element, { childList: true, characterData: true, subtree: true });
    }
    this.sizes = new ResizeObserver(() => this.place(true));
    [element, this.panel.element, this.pill].forEach((one) => this.sizes?.observe(one));
  }

  /** Looks at the draft; most often nothing has changed since. @param {boolean} [always] */
  changed(always = false) {
    if (this.switchIfOther()) {
      return;
    }
    const text = this.editor.read();
    if (text === this.text) {
      // An editor that draws its text anew leaves our ranges behind.
      this.paint();
      if (always) {
        this.soon();
      }
      return;
    }
    const before = this.text;
    this.text = text;
    this.typedAt = performance.now();
    this.revision++;
    this.marks = moved(this.marks, before, text);
    if (this.open) {
      const { hint } = this.open;
      this.open = this.marks.find((mark) => mark.hint.id === hint.id) ?? null;
      if (!this.open) {
        this.closeCard();
      }
    }
    if (text === "" && !this.composing) {
      this.endDraft(before);
    }
    this.paint();
    this.placeCard();
    this.soon();
  }

  /** Sent, or thrown away: what comes next is another reply. @param {string} last */
  endDraft(last) {
    for (const { script, text } of this.used) {
      this.tell("suggestion.used", { script, edited: !last.includes(text) });
    }
    this.used = [];
    this.draft = identifier();
    this.silenced.clear();
    this.marks = [];
    this.whole = [];
    this.verdict = "";
    this.held = { at: -Infinity, text: "" };
    this.closeCard();
    this.refresh();
  }

  /** The id of the conversation that the editor replies to now. */
  currentConversation() {
    return this.options.conversation?.() ?? this.attribute("data-coach-conversation") ?? this.fallback;
  }

  /** @param {string} name */
  attribute(name) {
    for (let up = /** @type {Element | null} */ (this.editor.element); up; up = parentOf(up)) {
      const value = up.getAttribute(name);
      if (value) {
        return value;
      }
    }
    return undefined;
  }

  /** Another conversation in the same editor begins from nothing. @returns whether it is another */
  switchIfOther() {
    const conversation = this.currentConversation();
    const other = conversation !== this.conversation;
    if (other) {
      this.endDraft(this.text);
      this.revision++;
      this.conversation = conversation;
      this.clock = null;
      this.suggestions = [];
      this.text = this.editor.read();
      this.panel.input.value = "";
      this.refresh();
      // A draft that is still there may be the last one's, which the client takes out in a moment.
      if (this.text === "") {
        this.check();
      } else {
        this.soon();
      }
    }
    return other;
  }

  soon() {
    clearTimeout(this.timer);
    if (this.composing) {
      return;
    }
    const now = performance.now();
    this.waitingFrom ||= now;
    const pause = Math.min(DEBOUNCE_MILLIS, this.waitingFrom + LONGEST_WAIT_MILLIS - now);
    this.timer = window.setTimeout(() => this.check(), Math.max(0, pause));
  }

  /** Asks for advice, one question at a time; a slow one makes way. */
  async check() {
    clearTimeout(this.timer);
    clearTimeout(this.retry);
    if (this.composing || this.abort.signal.aborted || this.switchIfOther()) {
      return;
    }
    const pause = this.notBefore - performance.now();
    if (pause > 0) {
      this.retry = window.setTimeout(() => this.check(), pause);
      return;
    }
    if (this.asking) {
      const left = this.asking.since + SLOW_MILLIS - performance.now();
      if (left > 0) {
        this.again = true;
        this.timer = window.setTimeout(() => this.check(), left);
        return;
      }
      this.asking.abort.abort();
    }
    this.again = false;
    this.waitingFrom = 0;
    if (this.text.length > MOST_UNITS) {
      this.marks = [];
      this.off("long");
      return;
    }
    this.askedAt = performance.now();
    this.sinceAsked = [];
    const asking = { since: this.askedAt, abort: new AbortController() };
    this.asking = asking;
    const { draft, revision, conversation } = this;
    const slow = setTimeout(() => this.asking === asking && this.off("slow"), SLOW_MILLIS);
    const answer = await this.link.advise({
      conversation, draft, revision, text: this.text, question: this.question(),
      closing: this.options.closing?.() ?? this.attribute("data-coach-closing") === "true",
    }, asking.abort.signal);
    clearTimeout(slow);
    if (this.asking !== asking || this.abort.signal.aborted) {
      return;
    }
    this.asking = null;
    this.answered(answer, { draft, revision, conversation });
    if (this.again) {
      this.check();
    }
  }

  /**
   * @param {{advice?: Advice, trouble?: Trouble, wait?: number}} answer
   * @param {{draft: string, revision: number, conversation: string}} asked
   */
  answered(answer, { draft, revision, conversation }) {
    if (draft !== this.draft || conversation !== this.conversation) {
      return;
    }
    if (!answer.advice) {
      this.off(answer.trouble ?? "away");
      const wait = Math.min(answer.wait ?? 0, RETRY_MILLIS[RETRY_MILLIS.length - 1]);
      this.notBefore = performance.now() + wait;
      const next = RETRY_MILLIS[Math.min(this.failures++, RETRY_MILLIS.length - 1)];
      this.retry = window.setTimeout(() => this.check(), Math.max(next, wait));
      return;
    }
    this.failures = 0;
    this.trouble = null;
    if (revision === this.revision && answer.advice.revision === revision) {
      this.advisedOn = revision;
      this.advised(answer.advice);
    }
    this.refresh();
  }

  /** Asks anew when the last answer is old, while somebody may look at it. */
  lookAgain() {
    if (!document.hidden && !this.asking && !this.trouble && !this.waitingFrom
      && performance.now() - this.askedAt > LOOK_AGAIN_MILLIS) {
      this.check();
    }
  }

  question() {
    return this.options.question?.() ?? this.attribute("data-coach-question");
  }

  /** @param {Advice} advice */
  advised(advice) {
    const hints = advice.hints.filter((hint) => !this.silenced.has(hint.id));
    const had = new Set(this.marks.map((mark) => mark.hint.id));
    this.marks = hints.flatMap((hint) => hint.start === null || hint.end === null
      || this.text.slice(hint.start, hint.end) !== hint.text
      ? [] : [{ hint, start: hint.start, end: hint.end }]);
    const news = this.sinceAsked.filter((hint) => this.whole.includes(hint)
      && hints.every((other) => other.id !== hint.id));
    this.whole = [...hints.filter((hint) => hint.start === null), ...news];
    this.verdict = this.text === "" && hints.length === 0 ? "" : worst(hints);
    this.suggestions = advice.suggestions;
    this.showClock(advice.clock);
    const fresh = this.marks.find((mark) => !had.has(mark.hint.id));
    if (fresh) {
      this.say(`${CATEGORIES[fresh.hint.category] ?? ""}：${fresh.hint.text}。${fresh.hint.message}`);
    }
    if (this.open) {
      const { hint } = this.open;
      const still = this.marks.find((mark) => mark.hint.id === hint.id);
      if (!still) {
        this.closeCard();
      }
      this.open = still ?? null;
    }
  }

  /** @param {Clock} clock */
  showClock(clock) {
    this.clock = { state: clock.state, from: performance.now() - clock.waitedMillis,
      target: clock.targetMillis };
  }

  /** What the coach says unasked. @param {{hint?: Hint, clock?: Clock | null}} push */
  pushed({ hint, clock }) {
    if (clock) {
      this.showClock(clock);
    }
    if (hint) {
      this.whole = [...this.whole.filter((other) => other.id !== hint.id), hint];
      this.sinceAsked.push(hint);
      this.say(hint.message);
    }
    this.refresh();
  }

  /** No coaching now: nothing is held, and it is said. @param {Trouble} trouble */
  off(trouble) {
    this.trouble = trouble;
    this.refresh();
  }

  /** For those who listen. @param {string} words */
  say(words) {
    this.heard.textContent = words;
  }

  // Hints: pointed at, taken, dismissed.

  /** @param {MouseEvent} event */
  hover(event) {
    if (this.composing || this.marks.length === 0 || event.buttons !== 0) {
      return;
    }
    const { x, y } = inWindow(new DOMRect(event.clientX, event.clientY), viewOf(this.editor.element));
    const mark = this.marks.find(({ start, end }) => this.editor.boxes(start, end)
      .some((box) => x >= box.left && x <= box.right && y >= box.top - 1 && y <= box.bottom + 3));
    if (mark) {
      this.show(mark);
    } else if (!this.isHeld()) {
      this.closeSoon();
    }
  }

  /** The caret was moved, not by typing: what it stands in is explained. */
  caretMoved() {
    if (this.composing || performance.now() - this.typedAt < 250 || this.isHeld()
      || this.marks.length === 0 && !this.open) {
      return;
    }
    const caret = this.editor.caret();
    const mark = caret && caret[0] === caret[1]
      && this.marks.find(({ start, end }) => caret[0] >= start && caret[0] <= end);
    if (mark) {
      this.show(mark);
    } else if (this.open) {
      this.closeSoon();
    }
  }

  isHeld() {
    return performance.now() - this.held.at < SECOND_SEND_MILLIS;
  }

  /** @param {Mark} mark @param {string} [reason] why sending was held */
  show(mark, reason) {
    clearTimeout(this.closing);
    if (this.open === mark && !this.card.hidden && !reason) {
      return;
    }
    this.open = mark;
    const { hint } = mark;
    this.card.dataset.severity = hint.severity;
    const more = this.marks.length > 1;
    this.card.replaceChildren(...[
      reason !== undefined && make("div", { className: "held" }, "先停一下，这条还没发出",
        make("small", { textContent: reason })),
      ...hintWords(hint, (words) => this.take(words), true),
      make("div", { className: "foot" },
        button("quiet", "忽略", () => this.dismiss("dismissed"), keyName(this.keys().dismiss)),
        button("quiet", "误报", () => this.dismiss("false-alarm"), keyName(this.keys().wrong)),
        more && button("quiet next", "下一处", () => this.next(), keyName(this.keys().next))),
    ].filter((part) => part !== false));
    this.card.hidden = false;
    this.paint();
    this.placeCard();
  }

  closeSoon() {
    clearTimeout(this.closing);
    this.closing = window.setTimeout(() => this.closeCard(), 350);
  }

  closeCard() {
    clearTimeout(this.closing);
    if (this.open || this.card.hidden === false) {
      this.open = null;
      this.card.toggleAttribute("hidden", true);
      this.paint();
    }
  }

  /** The next place that has a hint, after the one that is open. */
  next() {
    const at = this.marks.findIndex((mark) => mark.hint.id === this.open?.hint.id
      && mark.start === this.open.start);
    const mark = this.marks[(at + 1) % this.marks.length];
    if (mark) {
      this.show(mark);
      const place = this.marks.indexOf(mark) + 1;
      this.say(`第 ${place} 处，共 ${this.marks.length} 处。${mark.hint.message}。`
        + mark.hint.replacements.map((words, n) => `Alt ${n + 1}：${words}`).join("；"));
    }
  }

  /** Takes a replacement of the hint that is open. @param {string} words */
  async take(words) {
    if (this.composing) {
      return;
    }
    // What a program changed a moment ago.
    this.changed();
    const mark = this.open;
    if (!mark || this.text.slice(mark.start, mark.end) !== mark.hint.text) {
      return;
    }
    this.closeCard();
    this.held.at = -Infinity;
    if (await this.put(mark.start, mark.end, words)) {
      this.answer(mark.hint, "applied");
    }
  }

  /** A replacement for the whole draft goes where it is missing. @param {Hint} hint @param {string} words */
  async takeWhole(hint, words) {
    const start = hint.category === "greeting-missing" ? 0
      : hint.category === "closing-missing" ? this.text.length : null;
    if (await this.put(start ?? 0, start ?? this.text.length, words)) {
      this.answer(hint, "applied");
    }
  }

  /** Whether words are in. @param {number} start @param {number} end @param {string} words */
  async put(start, end, words) {
    const done = await this.editor.replace(start, end, words);
    if (!done) {
      navigator.clipboard?.writeText(words).catch(() => {});
      this.toast("这个输入框不让改，改法已复制，粘贴即可");
    }
    this.changed();
    return done;
  }

  /** @param {"dismissed" | "false-alarm"} answer */
  dismiss(answer) {
    if (this.open) {
      const { hint } = this.open;
      this.closeCard();
      this.answer(hint, answer);
      this.silenced.add(hint.id);
      this.marks = this.marks.filter((mark) => mark.hint.id !== hint.id);
      this.verdict = worst([...this.marks.map((mark) => mark.hint), ...this.whole]);
      this.refresh();
    }
  }

  /** @param {Hint} hint @param {"applied" | "dismissed" | "false-alarm"} answer @param {object} [more] */
  answer(hint, answer, more) {
    this.tell("hint.answered", { hint: hint.id, answer, ...more });
  }

  /** @param {string} type @param {object} data */
  tell(type, data) {
    this.link.report(type, { conversation: this.conversation, draft: this.draft, ...data });
  }

  /** Puts a script in, and selects the first place that is to be filled in. */
  async insert(/** @type {Suggestion} */ suggestion, /** @type {boolean} */ whole) {
    const [start, end] = whole ? [0, this.text.length]
      : this.editor.caret() ?? [this.text.length, this.text.length];
    if (!await this.put(start, end, suggestion.text)) {
      return;
    }
    this.used.push(suggestion);
    const slot = suggestion.placeholders.find(({ value }) => value === null);
    // Editors that draw a moment later put the caret where they think it is: so once more then.
    for (const pause of slot ? [-1, 0, 40] : []) {
      if (pause >= 0) {
        await new Promise((soon) => setTimeout(soon, pause));
      }
      if (slot && this.editor.read().slice(start).startsWith(suggestion.text)) {
        this.editor.select(start + slot.start, start + slot.end);
      }
    }
  }

  /** @param {string} words */
  toast(words) {
    const toast = make("div", { className: "toast", textContent: words });
    this.top.root.append(toast);
    placeNear(toast, boxOf(this.editor.element), "above");
    this.say(words);
    setTimeout(() => toast.remove(), 4000);
  }

  // Sending, and keys.

  /** Whether a send goes on. The first one against a block verdict does not. */
  maySend() {
    const { policy } = this.settings;
    const blocking = this.marks.filter((mark) => mark.hint.severity === "block");
    const whole = this.whole.filter((hint) => hint.severity === "block");
    // A second look that is slow takes nothing back from what was said of this very text.
    const unsure = this.trouble && !(this.trouble === "slow" && this.advisedOn === this.revision);
    const now = performance.now();
    if (policy === "off" || unsure || blocking.length + whole.length === 0
      || this.letGo.text === this.text && now - this.letGo.at < SAME_SEND_MILLIS) {
      return true;
    }
    if (policy !== "hard" && this.isHeld() && this.held.text === this.text) {
      for (const hint of [...blocking.map((mark) => mark.hint), ...whole]) {
        this.answer(hint, "dismissed", { sent: true });
      }
      this.held.at = -Infinity;
      this.letGo = { at: now, text: this.text };
      return true;
    }
    this.held = { at: now, text: this.text };
    clearTimeout(this.heldOver);
    if (policy !== "hard") {
      // From then on a send is a first one again, and the card no longer says otherwise.
      this.heldOver = window.setTimeout(() => this.card.querySelector(".held")?.remove(),
        SECOND_SEND_MILLIS);
    }
    const reason = policy === "hard" ? "店铺规定这样的说法不能发出，请先修改"
      : "改一下更好；确认要发，5 秒内再发一次";
    if (blocking.length > 0) {
      this.show(blocking[0], reason);
    } else {
      this.toast(`${whole[0].message}。${reason}`);
    }
    this.say(`没有发出。${reason}`);
    return false;
  }

  keys() {
    return { ...KEYS, ...this.settings.keys };
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.isComposing || this.composing || event.keyCode === 229) {
      return;
    }
    if (this.sends(event)) {
      // A key that stays down is one press, however long.
      if (event.repeat ? performance.now() < this.swallowUntil || this.isHeld() : !this.maySend()) {
        this.swallowUntil = performance.now() + 1000;
        stop(event);
      } else {
        // What follows of this press is the client's: some send on keypress, or on what it types.
        this.swallowUntil = -Infinity;
        this.lookSoon();
      }
      return;
    }
    if (event.altKey && !event.ctrlKey && !event.metaKey && this.ownKey(event)) {
      stop(event);
    }
  }

  /** A client empties the editor after a send, and need not tell. */
  lookSoon() {
    for (const pause of [0, 80]) {
      setTimeout(() => this.abort.signal.aborted || this.changed(), pause);
    }
  }

  /** @param {KeyboardEvent} event */
  sends(event) {
    const wanted = this.settings.sendKey ?? "enter";
    const menu = this.editor.element.getAttribute("aria-expanded") === "true"
      || this.editor.element.hasAttribute("aria-activedescendant");
    const withControl = event.ctrlKey || event.metaKey;
    return event.key === "Enter" && !event.shiftKey && !event.altKey && !menu
      && (wanted === "enter" ? true : wanted === "ctrl-enter" && withControl);
  }

  /** Whether it was one of ours, which it is only while there is something it acts on. */
  ownKey(/** @type {KeyboardEvent} */ event) {
    const keys = this.keys();
    const digit = Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0);
    const suggestion = suggestionKey(event, this.panel.listed);
    const replacement = !event.shiftKey && this.open?.hint.replacements[digit - 1];
    if (suggestion) {
      this.insert(suggestion, false);
    } else if (replacement) {
      this.take(replacement);
    } else if (this.open && (event.code === keys.dismiss || event.code === keys.wrong)) {
      this.dismiss(event.code === keys.dismiss ? "dismissed" : "false-alarm");
    } else if (event.code === keys.next && this.marks.length > 0) {
      this.next();
    } else if (event.code === keys.panel) {
      this.togglePanel(true);
      this.panel.input.focus();
    } else {
      return false;
    }
    return true;
  }

  detach() {
    this.abort.abort();
    this.asking?.abort.abort();
    [this.timer, this.retry, this.closing, this.heldOver].forEach((timer) => clearTimeout(timer));
    this.watcher?.disconnect();
    this.sizes?.disconnect();
    this.editor.dispose();
    this.top.host.remove();
    this.dock?.host.remove();
  }
}

/** @type {Map<string, number | null>} */
const lightnesses = new Map();
/** @type {CanvasRenderingContext2D | null | undefined} */
let paper;

/** How light a colour of whatever notation is, 0 to 255; null when it is hardly there. */
function lightness(/** @type {string} */ colour) {
  let light = lightnesses.get(colour);
  if (light === undefined) {
    paper ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
      .getContext("2d", { willReadFrequently: true });
    if (!paper || lightnesses.size > 100) {
      return null;
    }
    paper.clearRect(0, 0, 1, 1);
    paper.fillStyle = colour;
    paper.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = paper.getImageData(0, 0, 1, 1).data;
    light = alpha < 128 ? null : 0.3 * red + 0.6 * green + 0.1 * blue;
    lightnesses.set(colour, light);
  }
  return light;
}

/** @param {Hint[]} hints */
function worst(hints) {
  return hints.some((hint) => hint.severity === "block") ? "block"
    : hints.some((hint) => hint.severity === "warn") ? "warn" : "pass";
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

// --- Finding editors ------------------------------------------------------------------------------

/** Whether a place is none of our business. @param {Element} element */
function ignored(element) {
  for (let up = /** @type {Element | null} */ (element); up; up = parentOf(up)) {
    if (up.hasAttribute("data-coach-ignore")) {
      return true;
    }
  }
  return false;
}

/** Fields and editable elements in a part of a page; not the hidden twins that some clients keep. */
const NOT_HIDDEN = ':not([aria-hidden="true"], [tabindex="-1"])';
const EDITABLE = `[contenteditable]:not([contenteditable="false"])${NOT_HIDDEN}`;
const FIELD = "input:is(:not([type]), [type=text])";
const WITHIN = [`${EDITABLE}, textarea${NOT_HIDDEN}`, `${FIELD}${NOT_HIDDEN}`];

/** The editor that an element is, is in, or holds. @param {Element} element @returns {HTMLElement | null} */
function editorAt(element) {
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

/** All that the plugin does on a page. */
class Page {
  /** @param {Settings} settings */
  constructor(settings) {
    this.settings = settings;
    this.link = new Link(settings);
    /** @type {Map<HTMLElement, Attachment>} */
    this.attachments = new Map();
    /** @type {Attachment | null} */
    this.active = null;
    this.scanning = 0;
    /** Documents that are listened to. @type {WeakSet<Document>} */
    this.heard = new WeakSet();
    this.abort = new AbortController();
    this.listenIn(window);
    this.listen();
    this.scan();
  }

  /** What happens in a window. @param {View} view */
  listenIn(view) {
    if (this.heard.has(view.document)) {
      return;
    }
    this.heard.add(view.document);
    const { signal } = this.abort;
    /** @param {EventTarget} target @param {string} type @param {(event: any) => void} act */
    const on = (target, type, act) =>
      target.addEventListener(type, act, { capture: true, signal, passive: false });
    on(view, "focusin", (event) => this.seek(event.composedPath()));
    on(view, "keydown", (event) => this.of(event)?.keydown(event));
    for (const type of ["keypress", "keyup"]) {
      on(view, type, (event) => {
        const attachment = this.of(event);
        if (event.key === "Enter" && attachment
          && performance.now() < attachment.swallowUntil) {
          stop(event);
        }
      });
    }
    for (const type of ["pointerdown", "mousedown", "touchend", "mouseup", "click"]) {
      on(view, type, (event) => this.pressed(event));
    }
    on(view.document, "selectionchange", () => {
      this.active?.editor.remember();
      this.active?.caretMoved();
    });
    on(view, "scroll", () => this.each((attachment) => attachment.place(true)));
    on(view, "resize", () => this.each((attachment) => attachment.place(true)));
  }

  listen() {
    const { signal } = this.abort;
    document.addEventListener("fullscreenchange",
      () => this.each((attachment) => attachment.rise()), { signal });
    window.addEventListener("online", () => this.each((attachment) => attachment.check()), { signal });
    const watcher = new MutationObserver(() => {
      this.scanning ||= window.setTimeout(() => this.scan(), 100);
    });
    watcher.observe(document, { childList: true, subtree: true, attributes: true,
      attributeFilter: ["data-coach-conversation", "data-coach-ignore", "data-coach-editor"] });
    const watch = setInterval(() => this.watch(), WATCH_MILLIS);
    const ticks = setInterval(() => this.each((attachment) => attachment.tick()), 1000);
    signal.addEventListener("abort", () => {
      watcher.disconnect();
      clearInterval(watch);
      clearInterval(ticks);
    });
  }

  /** @param {(attachment: Attachment) => void} act */
  each(act) {
    this.attachments.forEach(act);
  }

  /** What changes without an event: values set by a program, layouts that move. */
  watch() {
    this.each((attachment) => {
      const { element } = attachment.editor;
      if (!isThere(element) && attachment.own) {
        // The client took it from the page for a while, and may put it back.
        attachment.place();
        return;
      }
      if (!isThere(element) || ignored(element)) {
        this.detach(element);
        return;
      }
      attachment.switchIfOther();
      if (!attachment.composing) {
        attachment.changed();
      }
      attachment.lookAgain();
      attachment.wear();
      attachment.place();
    });
    // Nothing tells of what happens in a frame.
    if (document.querySelector("iframe")) {
      this.scan();
    }
  }

  scan() {
    this.scanning = 0;
    this.each((attachment) => attachment.switchIfOther());
    for (const found of document.querySelectorAll(this.selector())) {
      this.consider(found);
    }
    this.seek(upwards(focusedElement()));
  }

  /** Attaches to the editor that is used, which may stand where no selector of the document reaches. */
  seek(/** @type {EventTarget[]} */ path) {
    for (const node of path) {
      if (isElement(node) && node.matches(this.selector())) {
        this.consider(node);
      }
    }
    const used = this.among(path);
    if (used && used !== this.active) {
      this.activate(used);
    }
  }

  /** @param {Attachment} active */
  activate(active) {
    this.active = active;
    this.each((one) => one.stepForward(one === active
      || one.dock?.host.parentElement !== active.dock?.host.parentElement));
  }

  selector() {
    return this.settings.editor ?? "[data-coach-editor]";
  }

  /** @param {Element} found */
  consider(found) {
    const element = editorAt(found);
    if (element && !this.attachments.has(element) && !ignored(element)) {
      this.attach(element, {});
    }
  }

  /** The attachment of the editor that an event is in. @param {Event} event */
  of(event) {
    return this.among(event.composedPath());
  }

  /** @param {EventTarget[]} path */
  among(path) {
    for (const node of path) {
      const attachment = this.attachments.get(/** @type {HTMLElement} */ (node));
      if (attachment) {
        return attachment;
      }
    }
    return null;
  }

  /** Holds the send button. @param {UIEvent} event */
  pressed(event) {
    const [attachment, button] = this.senderOf(event) ?? [];
    if (!attachment || !button || /** @type {MouseEvent} */ (event).button > 0) {
      return;
    }
    attachment.pressed = button;
    // A press and its click are one attempt, and some clients send on the press.
    const press = event.type === "pointerdown";
    const byKey = event.type === "click" && event.detail === 0;
    const held = !press && !byKey && performance.now() < attachment.swallowUntil;
    if (held || (press || byKey) && !attachment.maySend()) {
      attachment.swallowUntil = event.type === "click" ? -Infinity : performance.now() + 1500;
      stop(event);
    } else {
      attachment.swallowUntil = press ? -Infinity : attachment.swallowUntil;
      attachment.lookSoon();
    }
  }

  /**
   * The editor whose send button an event is on, of several the one that is nearest to it, and the
   * button.
   *
   * @param {Event} event
   */
  senderOf(event) {
    const path = event.composedPath();
    const distance = (/** @type {Attachment} */ one) => {
      const shared = upwards(one.editor.element).find((up) => path.includes(up));
      return shared ? path.indexOf(shared) : Infinity;
    };
    const pressed = [...this.attachments.values()].flatMap((one) => {
      const send = one.options.send ?? this.settings.send;
      const button = send && path.filter(isElement)
        .find((node) => typeof send === "string" ? node.matches(send) : node === send);
      return button ? [/** @type {const} */ ([one, button])] : [];
    });
    return pressed.sort(([one], [other]) => distance(one) - distance(other)
      || Number(other === this.active) - Number(one === this.active))[0];
  }

  /** @param {HTMLElement} element @param {EditorOptions} options */
  attach(element, options) {
    const known = this.attachments.get(element);
    if (known && Object.keys(options).length === 0) {
      return known;
    }
    const inUse = known && known === this.active;
    this.detach(element);
    const attachment = new Attachment(element, options, this.settings, this.link);
    this.attachments.set(element, attachment);
    this.listenIn(viewOf(element));
    this.activate(inUse || !this.active ? attachment : this.active);
    this.link.listen((push) => this.each((one) => {
      if (push?.conversation === one.conversation) {
        one.pushed(push);
      }
    }), () => this.noted());
    return attachment;
  }

  /**
   * Looks what trainers have written. A client that shows it itself listens to `coach-notes` on the
   * window and prevents the default; then our panels leave it out.
   */
  async noted() {
    const before = this.link.unread.length;
    const notes = await this.link.notes();
    if (!notes) {
      setTimeout(() => this.abort.signal.aborted || this.noted(), RETRY_MILLIS[3]);
      return;
    }
    /** @param {number} draft */
    const read = async (draft) => {
      await this.link.readNote(draft);
      await this.noted();
    };
    const ours = window.dispatchEvent(new CustomEvent("coach-notes",
      { cancelable: true, detail: { notes, read } }));
    this.link.unread = ours ? notes.filter((note) => !note.read) : [];
    this.link.onRead = read;
    this.each((one) => one.refresh());
    if (this.link.unread.length > before) {
      this.active?.say(`培训师点评：${this.link.unread[0].comment}`);
    }
  }

  /** @param {HTMLElement} element */
  detach(element) {
    const attachment = this.attachments.get(element);
    attachment?.detach();
    this.attachments.delete(element);
    if (attachment && this.active === attachment) {
      this.active = null;
      const [next] = this.attachments.values();
      if (next) {
        this.activate(next);
      }
    }
  }

  stop() {
    [...this.attachments.keys()].forEach((element) => this.detach(element));
    this.abort.abort();
    this.link.over.abort();
  }
}

// --- For pages ------------------------------------------------------------------------------------

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
        attachment.check();
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
