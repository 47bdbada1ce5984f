import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { client } from "../client.js";

// As Chatwoot does: another conversation is another state in the same element.
const state = (text) => EditorState.create({
  doc: schema.node("doc", null, [schema.node("paragraph", null, text ? schema.text(text) : [])]),
  plugins: [history(),
    keymap({
      "Mod-z": undo,
      "Mod-y": redo,
      "Enter": () => { send(); return true; },
      "Shift-Enter": (now, dispatch) => {
        dispatch(now.tr.replaceSelectionWith(schema.nodes.hard_break.create()));
        return true;
      },
    }),
    keymap(baseKeymap)],
});
const view = new EditorView(document.querySelector("#editor"), { state: state("") });
const send = client({
  model: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n", "\n"),
  fill: (text) => view.updateState(state(text)),
});
