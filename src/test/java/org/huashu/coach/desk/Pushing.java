package org.huashu.coach.desk;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A stream of pushes that a test fills; not there until it is offered. */
final class Pushing implements Handler {

  /** With which last event each reader came. */
  final List<String> readers = new CopyOnWriteArrayList<>();
  /** How many read now. */
  final AtomicInteger open = new AtomicInteger();
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
  private volatile boolean offered;

  void offer() {
    offered = true;
  }

  /** Tells whoever reads. */
  void push(int id, String data) {
    waiting.add("id: " + id + "\nevent: push\ndata: " + data + "\n\n");
  }

  void end() {
    offered = false;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    if (!offered) {
      response.status(404).send();
      return;
    }
    readers.add(request.query().first("lastEventId").orElse(""));
    open.incrementAndGet();
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
    try (OutputStream out = response.outputStream()) {
      while (offered) {
        String event = waiting.poll(50, TimeUnit.MILLISECONDS);
        out.write((event == null ? ": here\n\n" : event).getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the reader is gone", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }
}
