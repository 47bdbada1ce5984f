/**
 * The marks under a text area: boxes that lie exactly on the characters, measured on the twin, which
 * holds the same text in the same type as one text node.
 */
export function createMarks(twin, layer) {
  const text = document.createTextNode("");
  twin.append(text, document.createTextNode(""));
  let shown = [];

  /** Gives the twin the text area's text; an empty last line needs something to have a height. */
  function write(value) {
    if (text.data !== value) {
      text.data = value;
    }
    twin.lastChild.data = value === "" || value.endsWith("\n") ? "\u200b" : "";
  }

  function draw(hints) {
    const origin = layer.getBoundingClientRect();
    shown = hints.filter((hint) => hint.end > hint.start && hint.end <= text.length)
      .map((hint) => ({ hint, boxes: linesOf(hint.start, hint.end, origin) }));
    layer.replaceChildren(...shown.flatMap(({ hint, boxes }) => boxes.map((box) => boxOf(hint, box))));
  }

  function linesOf(start, end, origin) {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    const lines = [];
    for (const rect of range.getClientRects()) {
      const last = lines.at(-1);
      if (rect.width < 0.5) {
        continue;
      }
      if (last && Math.abs(last.top - (rect.top - origin.top)) < 2) {
        last.right = Math.max(last.right, rect.right - origin.left);
      } else {
        lines.push({
          left: rect.left - origin.left,
          right: rect.right - origin.left,
          top: rect.top - origin.top,
          height: rect.height,
        });
      }
    }
    return lines;
  }

  /** The hint whose mark is at this point of the window, the shortest of several. */
  function at(x, y) {
    const origin = layer.getBoundingClientRect();
    return shown
      .filter(({ boxes }) => boxes.some((box) => x >= origin.left + box.left - 1
        && x <= origin.left + box.right + 1
        && y >= origin.top + box.top - 2
        && y <= origin.top + box.top + box.height + 4))
      .map(({ hint }) => hint)
      .sort((a, b) => (a.end - a.start) - (b.end - b.start))[0] ?? null;
  }

  /** Where the last line of a hint's mark is, in the window's coordinates; null when not shown. */
  function placeOf(id) {
    const boxes = shown.find(({ hint }) => hint.id === id)?.boxes;
    if (!boxes?.length) {
      return null;
    }
    const origin = layer.getBoundingClientRect();
    const box = boxes.at(-1);
    return { left: origin.left + box.left, bottom: origin.top + box.top + box.height };
  }

  function light(id) {
    for (const box of layer.children) {
      box.toggleAttribute("data-open", box.dataset.hint === id);
    }
  }

  return { write, draw, at, placeOf, light };
}

function boxOf(hint, { left, right, top, height }) {
  const box = document.createElement("div");
  box.className = "mark";
  box.dataset.hint = hint.id;
  box.dataset.severity = hint.severity;
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
  box.style.width = `${right - left}px`;
  box.style.height = `${height}px`;
  return box;
}

/**
 * Hints moved along with an edit, until the next advice: what lies before or behind the changed part
 * keeps its words, what it touches goes.
 */
export function moved(hints, before, after) {
  if (before === after) {
    return hints;
  }
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) {
    head++;
  }
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  const shift = after.length - before.length;
  return hints.flatMap((hint) => {
    if (hint.start === null || hint.end <= head) {
      return [hint];
    }
    if (hint.start >= before.length - tail) {
      return [{ ...hint, start: hint.start + shift, end: hint.end + shift }];
    }
    return [];
  });
}
