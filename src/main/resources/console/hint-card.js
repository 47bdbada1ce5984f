import { element } from "./element.js";
import { kindOf } from "./words.js";

const LINGER_MILLIS = 280;

/** The words of a hint, and its replacements as buttons. */
export function hintWords(hint, head, take, keys = false) {
  return [
    element("div", { className: "kind" },
      element("span", { className: "tag", textContent: kindOf(hint) }), head),
    element("p", { className: "message", textContent: hint.message }),
    hint.why && element("p", { className: "why", textContent: hint.why }),
    hint.replacements.length > 0 && element("div", { className: "takes" },
      hint.replacements.map((replacement, index) => element("button", {
        type: "button",
        className: "take",
        onclick: () => take(hint, replacement),
        aria: { label: replacement === "" ? `删除“${hint.text}”` : `改成“${replacement}”` },
      }, replacement === "" ? "删去" : replacement,
      keys && index < 9 && element("kbd", { textContent: `Alt+${index + 1}` })))),
  ].filter(Boolean);
}

/**
 * The card under a mark. It stays while the pointer is on it or something in it has the focus.
 *
 * @param take called with a hint and the replacement chosen
 */
export function createHintCard(card, frame, marks, take) {
  let open = null;
  let timer;

  function show(hint) {
    clearTimeout(timer);
    const place = marks.placeOf(hint.id);
    if (!place) {
      close();
      return;
    }
    if (open?.id !== hint.id) {
      card.replaceChildren(...hintWords(hint, null, take, true));
      card.dataset.severity = hint.severity;
    }
    open = hint;
    card.hidden = false;
    const box = frame.getBoundingClientRect();
    const room = box.width - card.offsetWidth;
    card.style.left = `${Math.max(0, Math.min(place.left - box.left - 16, room))}px`;
    card.style.top = `${place.bottom - box.top + 9}px`;
    marks.light(hint.id);
  }

  function close() {
    clearTimeout(timer);
    open = null;
    card.hidden = true;
    marks.light(null);
  }

  function closeSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!card.matches(":hover, :focus-within")) {
        close();
      }
    }, LINGER_MILLIS);
  }

  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", closeSoon);
  card.addEventListener("focusout", closeSoon);
  return { show, close, closeSoon, hint: () => open };
}
