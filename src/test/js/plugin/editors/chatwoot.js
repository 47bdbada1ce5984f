import {
  buildEditor, EditorState, EditorView, MessageMarkdownSerializer, MessageMarkdownTransformer,
  messageSchema,
} from "@chatwoot/prosemirror-schema";
import { client, isSend } from "../client.js";

// As Chatwoot's own reply box: Markdown outside, a menu bar, another state at every switch.
const state = (markdown) => EditorState.create({
  doc: new MessageMarkdownTransformer(messageSchema).parse(markdown),
  plugins: buildEditor({
    schema: messageSchema, placeholder: "Shift + Enter 换行", methods: { onImageUpload() {} },
    plugins: [], enabledMenuOptions: ["strong", "em"],
  }),
});
const send = client({
  model: () => MessageMarkdownSerializer.serialize(view.state.doc),
  fill: (text) => {
    view.updateState(state(text));
    view.focus();
  },
});
const view = new EditorView(document.querySelector("#editor"), {
  state: state(""),
  handleDOMEvents: {
    keydown: (own, event) => {
      if (isSend(event)) {
        event.preventDefault();
        send();
      }
      return isSend(event);
    },
  },
});
