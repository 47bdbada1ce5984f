import { createEditor } from "@wangeditor/editor";
import { client, isSend } from "../client.js";

const editor = createEditor({
  selector: "#editor",
  html: "<p><br></p>",
  config: { MENU_CONF: {}, hoverbarKeys: {} },
  mode: "simple",
});
const send = client({
  model: () => editor.getText(),
  fill: (text) => {
    editor.clear();
    if (text !== "") {
      editor.insertText(text);
    }
  },
});
document.querySelector("#editor").addEventListener("keydown", (event) => {
  if (isSend(event)) {
    event.preventDefault();
    event.stopPropagation();
    send();
  }
}, { capture: true });
