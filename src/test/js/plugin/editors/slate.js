import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { createEditor, Editor, Node, Transforms } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { client, isSend } from "../client.js";

const line = (text) => ({ type: "line", children: [{ text }] });
const editor = withHistory(withReact(createEditor()));
const send = client({
  model: () => editor.children.map((node) => Node.string(node)).join("\n"),
  fill: (text) => {
    Editor.withoutNormalizing(editor, () => {
      Transforms.deselect(editor);
      editor.children.forEach(() => Transforms.removeNodes(editor, { at: [0] }));
      Transforms.insertNodes(editor, line(text), { at: [0] });
    });
    Transforms.select(editor, Editor.end(editor, []));
  },
});
const editable = createElement(Editable, {
  placeholder: "回复顾客",
  onKeyDown: (event) => {
    if (isSend(event.nativeEvent)) {
      event.preventDefault();
      send();
    }
  },
});
flushSync(() => createRoot(document.querySelector("#editor"))
  .render(createElement(Slate, { editor, initialValue: [line("")] }, editable)));
