/** One editor's elements of our own, and where they are. */

import { placeClear, placeNear, shadowIn } from "./elements.js";
import { FieldEditor } from "./field.js";
import { lightness } from "./lightness.js";
import { make } from "./make.js";
import { Panel, duration } from "./panel.js";
import { boxOf, dialogOf, isThere, upwards } from "./places.js";
import { TROUBLE } from "./words.js";

/** @import { Attachment } from "./attachment.js" */

/** What an agent sees of an attachment: panel, sign, card, and a text field's mirror. */
export class Looks {
  /** @param {Attachment} attachment */
  constructor(attachment) {
    this.attachment = attachment;
    this.editor = attachment.editor;
    this.editor.theme = this.theme();
    this.top = shadowIn(dialogOf(this.editor.element) ?? document.documentElement, true);
    this.heard = make("div", { className: "heard", ariaLive: "polite" });
    this.pill = make("button", { className: "pill", type: "button",
      onclick: () => this.togglePanel(),
      onmousedown: (/** @type {Event} */ event) => event.preventDefault() });
    const dock = this.dockPlace();
    this.dock = dock && shadowIn(dock, false);
    this.panel = new Panel({
      insert: (suggestion, whole) => attachment.insert(suggestion, whole),
      search: (words) => attachment.link.search(words, attachment.conversation),
      take: (hint, words) => attachment.takeWhole(hint, words),
      fold: () => this.togglePanel(false),
      read: (draft) => attachment.link.onRead(draft),
    }, dock !== null);
    this.floating = dock === null;
    /** Whether the panel is to be open, and whether it is the turn of this editor. */
    this.unfolded = this.front = true;
    this.ticked = this.placed = "";
    this.sizes = new ResizeObserver(() => this.place(true));
  }

  /** Puts our elements over the page. */
  dress() {
    const { root } = this.top;
    if (this.editor instanceof FieldEditor) {
      root.append(this.editor.mirror);
    }
    root.append(this.attachment.card.element, this.heard);
    if (this.dock) {
      this.dock.host.style.height = "100%";
      this.dock.root.append(this.panel.element);
    } else {
      root.append(this.pill, this.panel.element);
    }
    this.wear();
    this.unfolded = this.attachment.settings.panel !== "none" && this.hasRoomBeside();
    this.stepForward(true);
    this.refresh();
    [this.editor.element, this.panel.element, this.pill].forEach((one) => this.sizes.observe(one));
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
    if (theme !== this.editor.theme || !host.dataset.theme) {
      this.editor.theme = theme;
      host.dataset.theme = theme;
      this.dock?.host.setAttribute("data-theme", theme);
      this.attachment.paint();
    }
  }

  /** Where the client wants the panel; null over the page. */
  dockPlace() {
    const wanted = this.attachment.options.panel ?? this.attachment.settings.panel ?? "auto";
    return wanted instanceof Element ? wanted
      : wanted === "auto" || wanted === "none" ? null : document.querySelector(wanted);
  }

  /** Light or dark as the page is, which need not be as the system is. @returns {string} */
  theme() {
    const { theme } = this.attachment.settings;
    if (theme === "light" || theme === "dark") {
      return theme;
    }
    for (const up of upwards(this.editor.element)) {
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
    const { card, sending } = this.attachment;
    if (card.open && !card.element.hidden) {
      const [first] = this.editor.boxes(card.open.start, card.open.end);
      if (first) {
        placeClear(card.element, first, sending.buttons().map(boxOf));
      }
    }
  }

  /** Shows everything as it stands now. */
  refresh() {
    const { attachment, panel } = this;
    const { marks, whole, trouble, verdict } = attachment;
    const unseen = trouble && attachment.text !== "" && attachment.advisedOn !== attachment.revision;
    panel.showVerdict(unseen ? "unseen" : verdict, marks.length + whole.length);
    panel.showWhole(whole);
    panel.showScripts(attachment.suggestions);
    panel.showNotes(attachment.link.unread);
    panel.showSign(trouble);
    this.tick();
    attachment.paint();
    this.place();
  }

  /** The clock goes on between two answers. */
  tick() {
    const { clock, trouble, verdict, marks, whole, link } = this.attachment;
    const waited = clock ? performance.now() - clock.from : 0;
    let state = clock?.state ?? "idle";
    if (clock && (state === "waiting" || state === "due")) {
      state = waited > clock.target ? "overdue" : waited >= 0.9 * clock.target ? "due" : state;
    }
    const marked = marks.length + whole.length;
    const shown = [state, Math.floor(waited / 1000), clock?.target, trouble, verdict, marks.length,
      whole.length, link.unread.length].join();
    if (shown === this.ticked) {
      return;
    }
    this.ticked = shown;
    this.panel.showClock(clock && { state, waited, target: clock.target });
    this.pill.toggleAttribute("data-off", trouble !== null);
    this.pill.dataset.clock = state;
    this.pill.dataset.severity = verdict === "block" || verdict === "warn" ? verdict : "info";
    this.pill.title = trouble ? TROUBLE[trouble] : "话术教练已开启（Alt+K）";
    this.pill.replaceChildren(make("i"), trouble ? "教练离线" : "教练",
      state !== "idle" ? make("b", { textContent: duration(waited) }) : "",
      marked > 0 ? make("em", { textContent: `${marked}`, ariaLabel: `${marked} 处提示` }) : "",
      link.unread.length > 0 ? make("u", { textContent: `点评 ${link.unread.length}` }) : "");
  }

  /** For those who listen. @param {string} words */
  say(words) {
    this.heard.textContent = words;
  }

  /** @param {string} words */
  toast(words) {
    const toast = make("div", { className: "toast", textContent: words });
    this.top.root.append(toast);
    placeNear(toast, boxOf(this.editor.element), "above");
    this.say(words);
    setTimeout(() => toast.remove(), 4000);
  }

  remove() {
    this.sizes.disconnect();
    this.top.host.remove();
    this.dock?.host.remove();
  }
}
