import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { client, isSend } from "../client.js";

let draft = "";
let change = () => {};
const send = client({
  model: () => draft,
  fill: (text) => flushSync(() => change(text)),
});

/** A text area whose value is React's alone. */
function Reply() {
  const [value, setValue] = useState("");
  draft = value;
  change = setValue;
  return createElement("textarea", {
    value,
    onChange: (event) => setValue(event.target.value),
    onKeyDown: (event) => {
      if (isSend(event.nativeEvent)) {
        event.preventDefault();
        send();
      }
    },
  });
}

flushSync(() => createRoot(document.querySelector("#editor")).render(createElement(Reply)));
