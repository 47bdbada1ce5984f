/** All that the plugin does on a page. */

import { Attachment } from "./attachment.js";
import { RETRY_MILLIS, WATCH_MILLIS } from "./figures.js";
import { editorAt, ignored } from "./finding.js";
import { Link } from "./link.js";
import { focusedElement, isElement, isThere, upwards, viewOf } from "./places.js";
import { stop } from "./sending.js";

/** @import { EditorOptions, Settings, View } from "./types.js" */

/** All that the plugin does on a page. */
export class Page {
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
    on(view, "keydown", (event) => this.of(event)?.shortcuts.keydown(event));
    for (const type of ["keypress", "keyup"]) {
      on(view, type, (event) => {
        if (event.key === "Enter" && this.of(event)?.sending.swallows()) {
          stop(event);
        }
      });
    }
    for (const type of ["pointerdown", "mousedown", "touchend", "mouseup", "click"]) {
      on(view, type, (event) => this.pressed(event));
    }
    on(view.document, "selectionchange", () => {
      this.active?.editor.remember();
      this.active?.card.caretMoved();
    });
    on(view, "scroll", () => this.each(({ looks }) => looks.place(true)));
    on(view, "resize", () => this.each(({ looks }) => looks.place(true)));
  }

  listen() {
    const { signal } = this.abort;
    document.addEventListener("fullscreenchange",
      () => this.each(({ looks }) => looks.rise()), { signal });
    window.addEventListener("online", () => this.each(({ asking }) => asking.check()), { signal });
    const watcher = new MutationObserver(() => {
      this.scanning ||= window.setTimeout(() => this.scan(), 100);
    });
    watcher.observe(document, { childList: true, subtree: true, attributes: true,
      attributeFilter: ["data-coach-conversation", "data-coach-ignore", "data-coach-editor"] });
    const watch = setInterval(() => this.watch(), WATCH_MILLIS);
    const ticks = setInterval(() => this.each(({ looks }) => looks.tick()), 1000);
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
        attachment.looks.place();
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
      attachment.asking.lookAgain();
      attachment.looks.wear();
      attachment.looks.place();
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
    this.each((one) => one.looks.stepForward(one === active
      || one.looks.dock?.host.parentElement !== active.looks.dock?.host.parentElement));
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

  /** Holds the send button. @param {MouseEvent | TouchEvent} event */
  pressed(event) {
    const [attachment, button] = this.senderOf(event) ?? [];
    if (attachment && button && !("button" in event && event.button > 0)) {
      attachment.sending.byButton(event, button);
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
      const button = one.sending.buttonOn(path);
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
    this.each((one) => one.looks.refresh());
    if (this.link.unread.length > before) {
      this.active?.looks.say(`培训师点评：${this.link.unread[0].comment}`);
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
