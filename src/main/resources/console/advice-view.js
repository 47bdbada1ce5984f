import { byId, element } from "./element.js";
import { hintWords } from "./hint-card.js";
import { DEGRADED, VERDICTS } from "./words.js";

/**
 * The advice in words: verdict, hints, suggestions, and the JSON as it came.
 *
 * @param take called with a hint and the replacement chosen
 * @param reveal called with a hint whose words are to be selected
 * @param use called with a suggestion, and whether it takes the place of the whole draft
 */
export function createAdviceView({ take, reveal, use }) {
  const verdict = byId("verdict");

  function show(advice) {
    verdict.dataset.verdict = advice.verdict;
    verdict.textContent = verdictWords(advice);
    fill("hints", advice.hints.map(hintItem), "没有要改的地方。");
    fill("suggestions", advice.suggestions.map(suggestionItem),
      "知识库里没有合适的话术，按实际情况回复就好。");
    byId("raw").replaceChildren(...coloured(JSON.stringify(advice, null, 2)));
  }

  function clear() {
    verdict.dataset.verdict = "none";
    verdict.textContent = "等您动笔";
    fill("hints", [], "写下第一句，提示就会出现在这里。");
    fill("suggestions", [], "填上顾客的问题，这里会给出可以直接用的话术。");
    byId("raw").textContent = "还没有建议。";
  }

  function hintItem(hint) {
    const head = hint.start === null
      ? element("span", { className: "whole", textContent: "整条回复" })
      : element("button", {
        type: "button",
        className: "found",
        textContent: hint.text,
        onclick: () => reveal(hint),
        aria: { label: `选中“${hint.text}”` },
      });
    return element("article", { className: "hint", data: { severity: hint.severity } },
      ...hintWords(hint, head, take));
  }

  function suggestionItem(suggestion) {
    return element("article", { className: "suggestion" },
      element("div", { className: "suggestion-head" },
        element("span", { className: "suggestion-title", textContent: suggestion.title }),
        element("span", {
          className: "fit",
          textContent: `匹配 ${Math.round(100 * suggestion.score)}%`,
        })),
      element("p", { className: "suggestion-text" }, ...withSlots(suggestion)),
      element("div", { className: "takes" },
        element("button", {
          type: "button",
          className: "take",
          textContent: "插入",
          onclick: () => use(suggestion, false),
          aria: { label: `在光标处插入“${suggestion.title}”` },
        }),
        element("button", {
          type: "button",
          className: "quiet",
          textContent: "替换整条",
          onclick: () => use(suggestion, true),
          aria: { label: `用“${suggestion.title}”替换整条回复` },
        })));
  }

  clear();
  return { show, clear };
}

function verdictWords(advice) {
  const marked = advice.hints.filter((hint) => hint.severity !== "info").length;
  const words = VERDICTS[advice.verdict] ?? advice.verdict;
  const missing = advice.degraded.map((part) => DEGRADED[part] ?? part);
  return [marked > 0 ? `${words} · ${marked} 处` : words, ...missing].join(" · ");
}

function fill(id, items, empty) {
  byId(`${id}-tally`).textContent = items.length > 0 ? items.length : "";
  byId(id).replaceChildren(...(items.length > 0
    ? items
    : [element("p", { className: "none", textContent: empty })]));
}

function withSlots({ text, placeholders }) {
  const parts = [];
  let from = 0;
  for (const slot of [...placeholders].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, slot.start), element("span", {
      className: "slot",
      textContent: text.slice(slot.start, slot.end),
      title: slot.value === null ? `请填写${slot.name}` : slot.name,
      data: slot.value === null ? { open: "" } : {},
    }));
    from = slot.end;
  }
  return [...parts, text.slice(from)];
}

function coloured(json) {
  const parts = [];
  let from = 0;
  for (const token of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g)) {
    const kind = token[2] ? "json-key" : token[1] ? "json-text" : "json-figure";
    const words = token[1] ?? token[0];
    parts.push(json.slice(from, token.index),
      element("span", { className: kind, textContent: words }));
    from = token.index + words.length;
  }
  return [...parts, json.slice(from)];
}
