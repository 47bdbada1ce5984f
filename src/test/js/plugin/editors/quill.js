import Quill from "quill";
import { client, isSend } from "../client.js";

const quill = new Quill("#editor");
const send = client({
  model: () => quill.getText().replace(/\n$/, ""),
  fill: (text) => quill.setText(text),
});
// Before Quill's own binding for Enter.
quill.root.addEventListener("keydown", (event) => {
  if (isSend(event)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    send();
  }
}, { capture: true });
