import { createMarks, moved } from "./marks.js";

/**
 * The draft with its marks.
 *
 * @param parts the text area, its twin and the layer of the marks
 * @param changed called after every change of the text, also while an input method composes
 * @param pointed called with the hint under the caret or the pointer, or null
 */
export function createEditor({ area, twin, layer }, { changed, pointed }) {
  const marks = createMarks(twin, layer);
  let text = area.value;
  let hints = [];

  function redraw() {
    marks.write(area.value);
    marks.draw(hints.filter((hint) => hint.start !== null));
  }

  function follow() {
    hints = moved(hints, text, area.value);
    text = area.value;
    redraw();
    changed();
  }

  /** Shows hints that belong to this very text. */
  function show(fresh) {
    hints = fresh;
    redraw();
  }

  /** Starts anew with another text; not to be undone. */
  function open(value) {
    area.value = value;
    hints = [];
    text = value;
    redraw();
  }

  /** Puts a text in the place of a span, as if typed: one step back brings the old text. */
  function replace(start, end, value) {
    area.focus();
    area.setSelectionRange(start, end);
    const typed = value === ""
      ? start === end || document.execCommand("delete")
      : document.execCommand("insertText", false, value);
    if (!typed) {
      area.setRangeText(value, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /** Takes a replacement, unless the words have changed under the hint. */
  function take(hint, replacement) {
    const now = hints.find((other) => other.id === hint.id && other.start !== null);
    if (now && area.value.slice(now.start, now.end) === now.text) {
      replace(now.start, now.end, replacement);
    }
  }

  /** Selects the words of a hint. */
  function reveal(hint) {
    area.focus();
    area.setSelectionRange(hint.start, hint.end);
  }

  /** Puts the caret behind the next marked words after it, or before it. */
  function step(backwards) {
    const marked = hints.filter((hint) => hint.start !== null);
    const { selectionStart: from, selectionEnd: to } = area;
    const next = backwards
      ? marked.findLast((hint) => hint.end < from) ?? marked.at(-1)
      : marked.find((hint) => hint.start >= to && hint.end > to) ?? marked[0];
    if (next) {
      area.focus();
      area.setSelectionRange(next.end, next.end);
      pointed(next);
    }
  }

  function underCaret() {
    const at = area.selectionEnd;
    return hints.find((hint) => hint.start !== null && hint.start <= at && at <= hint.end) ?? null;
  }

  area.addEventListener("input", follow);
  area.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse") {
      pointed(marks.at(event.clientX, event.clientY), "hover");
    }
  });
  area.addEventListener("pointerleave", () => pointed(null, "hover"));
  area.addEventListener("click", () => pointed(underCaret()));
  new ResizeObserver(redraw).observe(layer.parentElement);
  document.fonts.ready.then(redraw);

  return { show, open, replace, take, reveal, step, underCaret, marks, hints: () => hints };
}
