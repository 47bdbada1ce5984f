import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import {
  $createParagraphNode, $createTextNode, $getRoot, COMMAND_PRIORITY_HIGH, createEditor,
  KEY_ENTER_COMMAND,
} from "lexical";
import { client } from "../client.js";

const box = document.createElement("div");
box.contentEditable = "true";
document.querySelector("#editor").append(box);
const editor = createEditor({ onError: (error) => { throw error; } });
editor.setRootElement(box);
registerPlainText(editor);
registerHistory(editor, createEmptyHistoryState(), 500);
const send = client({
  model: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
  fill: (text) => editor.update(() => {
    const paragraph = $createParagraphNode();
    $getRoot().clear().append(text === "" ? paragraph : paragraph.append($createTextNode(text)));
    paragraph.selectEnd();
  }),
});
editor.registerCommand(KEY_ENTER_COMMAND, (event) => {
  event.preventDefault();
  send();
  return true;
}, COMMAND_PRIORITY_HIGH);
