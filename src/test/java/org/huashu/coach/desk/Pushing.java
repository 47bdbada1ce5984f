package org.huashu.coach.desk;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
  private final List<Told> told = new ArrayList<>();
  private final List<BlockingQueue<Told>> waiting = new ArrayList<>();
  private volatile boolean offered;

  void offer() {
    offered = true;
  }

  private record Told(String id, String data) {
    String event() {
      return "id: " + id + "\nevent: push\ndata: " + data + "\n\n";
    }
  }

  /** Tells whoever reads, and whoever comes later without having heard it. */
  synchronized void push(int id, String data) {
    Told event = new Told(Integer.toString(id), data);
    told.add(event);
    waiting.forEach(reader -> reader.add(event));
  }

  private synchronized BlockingQueue<Told> reader(String last) {
    BlockingQueue<Told> reader = new LinkedBlockingQueue<>();
    int heard = (int) told.stream().takeWhile(event -> !event.id().equals(last)).count() + 1;
    reader.addAll(last.isEmpty() ? told : told.subList(Math.min(heard, told.size()), told.size()));
    waiting.add(reader);
    return reader;
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
    String last = request.query().first("lastEventId").orElse("");
    readers.add(last);
    BlockingQueue<Told> events = reader(last);
    open.incrementAndGet();
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
    try (OutputStream out = response.outputStream()) {
      while (offered) {
        Told event = events.poll(50, TimeUnit.MILLISECONDS);
        String line = event == null ? ": here\n\n" : event.event();
        out.write(line.getBytes(StandardCharsets.UTF_8));
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
