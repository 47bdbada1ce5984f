import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { client, isSend } from "../client.js";

const editor = new Editor({
  element: document.querySelector("#editor"),
  extensions: [StarterKit],
  editorProps: { handleKeyDown: (view, event) => isSend(event) && (send(), true) },
});
const send = client({
  model: () => editor.getText({ blockSeparator: "\n" }),
  fill: (text) => editor.commands.setContent(text === "" ? "" : `<p>${text}</p>`),
});
