package org.huashu.coach.knowledge;

import org.huashu.coach.knowledge.KnownBytes.Reader;
import org.huashu.coach.knowledge.KnownBytes.Writer;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;

/** Scripts as bytes. */
final class ScriptCodec {

  private ScriptCodec() {}

  static void write(Writer writer, Script script) {
    writer.text(script.id());
    writer.text(script.title());
    writer.texts(script.questions());
    writer.text(script.answer());
    writer.text(script.use().name());
    writer.texts(script.conditions());
    writer.texts(script.scope().shops());
    writer.texts(script.scope().channels());
    writer.texts(script.scope().products());
    writer.texts(script.scope().agents());
    writer.texts(script.scope().teams());
    writer.optional(script.scope().from(), Writer::moment);
    writer.optional(script.scope().until(), Writer::moment);
  }

  static Script read(Reader in) {
    return new Script(in.text(), in.text(), in.texts(), in.text(), Use.valueOf(in.text()),
        in.texts(), scope(in));
  }

  private static Scope scope(Reader in) {
    return new Scope(in.set(Reader::text), in.set(Reader::text), in.set(Reader::text),
        in.set(Reader::text), in.set(Reader::text), in.optional(Reader::moment),
        in.optional(Reader::moment));
  }
}
