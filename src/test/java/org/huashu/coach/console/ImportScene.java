package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.ConsoleServer.Visitor;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.Saved;
import org.huashu.coach.knowledge.Edited.Wish;
import org.huashu.coach.knowledge.NextRelease;
import org.huashu.coach.knowledge.NextRelease.Chosen;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptEdits;
import org.huashu.coach.knowledge.WorkingCopy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A knowledge manager who uploads files and takes them over, on a real server. */
abstract class ImportScene {

  static final String PATH = "/console/import";
  static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"(\\w+)\"");
  static final String WHERE = "logistics.where";

  @TempDir
  Path data;
  ConsoleServer server;
  Visitor manager;
  WorkingCopy<ScriptCard> copy;

  @BeforeEach
  void start() throws Exception {
    server = ConsoleServer.start(data);
    copy = WorkingCopy.ofScripts(server.store.releases(), server.store.edits(), server.clock);
    manager = server.signedIn(Role.KNOWLEDGE_MANAGER);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  // --- steps

  static byte[] table(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String uploaded(String name, byte[] content) throws Exception {
    HttpResponse<String> answer = manager.upload(PATH, name, content);
    assertEquals(303, answer.statusCode(), answer.body());
    return answer.headers().firstValue("location").orElseThrow();
  }

  HttpResponse<String> settings(String page, Map<String, String> fields)
      throws Exception {
    return manager.post(page + "/settings", fields);
  }

  /** The page of an upload, once it is read and compared. */
  String preview(String page) throws Exception {
    return preview(manager, page);
  }

  static String preview(Visitor visitor, String page) throws Exception {
    String body = visitor.get(page).body();
    while (body.contains("id=\"reading\"")) {
      body = visitor.get(page).body();
    }
    return body;
  }

  String shown(String page) throws Exception {
    Matcher shown = SHOWN.matcher(preview(page));
    assertTrue(shown.find());
    return shown.group(1);
  }

  HttpResponse<String> take(String page, Map<String, String> choices) throws Exception {
    Map<String, String> fields = new TreeMap<>(choices);
    fields.put("shown", shown(page));
    return manager.post(page + "/take", fields);
  }

  String undo(String page) throws Exception {
    return manager.post(page + "/undo", Map.of()).headers().firstValue("location").orElseThrow();
  }

  /** How the lines stand, sorted; equal ones told once when all are so. */
  List<String> standings(String page) throws Exception {
    List<String> found = Pattern.compile("<td><span class=\"badge [a-z]+\">([^<]+)</span></td>")
        .matcher(preview(page))
        .results()
        .map(it -> switch (it.group(1)) {
          case "新增" -> "new";
          case "有变化" -> "changed";
          case "没变化" -> "same";
          case "有冲突" -> "conflict";
          case "有错" -> "mistake";
          default -> "left-out";
        })
        .sorted()
        .toList();
    return found.stream().distinct().count() == 1 ? found.subList(0, 1) : found;
  }

  List<String> changes() {
    return copy.changes().stream().map(Edited::id).sorted().toList();
  }

  /** Publishes every script that waits. */
  void publishChanges() {
    var rules = WorkingCopy.ofRules(server.store.releases(), server.store.edits(), server.clock);
    var next = new NextRelease(copy, rules, server.store.edits(), server.clock);
    next.publish(next.prepare(new Chosen(changes(), List.of())), "发布", "韩梅梅");
  }

  String answer(String id) {
    return copy.find(id).orElseThrow().current().orElseThrow().answer();
  }

  void edit(String id, String answer) {
    Optional<ScriptCard> now = copy.find(id).orElseThrow().current();
    ScriptCard card = now.orElseThrow();
    ScriptCard changed = new ScriptCard(card.topic(), card.name(), card.title(), card.questions(),
        answer, card.use(), card.conditions(), card.scope(), card.tags(), card.owner());
    assertTrue(copy.save(new Wish<>(id, ScriptEdits.text(now), Optional.of(changed),
        "李雷")) instanceof Saved.Kept<ScriptCard>);
  }

  static byte[] golden(String name) throws Exception {
    try (InputStream in = ImportTest.class.getResourceAsStream("/intake/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  static byte[] zip(Map<String, String> files) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
