package org.huashu.coach.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.webhook.ReceivedEvent;

/** Reads a log of envelopes as the webhook takes them, one a line. */
final class JsonLog {

  private static final int LONGEST_LINE = 1 << 20;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String file;
  private final InputStream bytes;
  private final LogSink sink;
  private int line;

  private JsonLog(String file, InputStream bytes, LogSink sink) {
    this.file = file;
    this.bytes = bytes;
    this.sink = sink;
  }

  static void read(String file, InputStream bytes, LogSink sink) throws IOException {
    new JsonLog(file, bytes, sink).read();
  }

  private void read() throws IOException {
    var gathered = new ByteArrayOutputStream();
    boolean skipping = false;
    byte[] buffer = new byte[1 << 16];
    for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
      int from = 0;
      for (int at = 0; at < length; at++) {
        if (buffer[at] == '\n') {
          gathered.write(buffer, from, at - from);
          end(gathered, skipping);
          skipping = false;
          from = at + 1;
        }
      }
      if (gathered.size() < LONGEST_LINE) {
        gathered.write(buffer, from, length - from);
      } else {
        skipping = true;
      }
    }
    if (gathered.size() > 0) {
      end(gathered, skipping);
    }
  }

  private void end(ByteArrayOutputStream gathered, boolean tooLong) {
    line++;
    byte[] text = gathered.toByteArray();
    gathered.reset();
    if (tooLong) {
      sink.refused(file + ":" + line + ": is longer than 1 MB");
    } else if (!blank(text)) {
      take(line == 1 ? unmarked(text) : text);
    }
  }

  private void take(byte[] text) {
    try {
      Optional<Event> event = ReceivedEvent.read(text);
      event.ifPresent(it -> sink.event(new LogEvent(file, line, false, it)));
    } catch (ProblemException e) {
      sink.refused(file + ":" + line + ": " + e.problem().summary());
    }
  }

  private static boolean blank(byte[] text) {
    for (byte unit : text) {
      if (unit > ' ' || unit < 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] unmarked(byte[] text) {
    return text.length >= MARK.length && text[0] == MARK[0] && text[1] == MARK[1]
        && text[2] == MARK[2] ? java.util.Arrays.copyOfRange(text, MARK.length, text.length) : text;
  }
}
