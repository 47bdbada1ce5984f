package org.huashu.coach.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.huashu.coach.clock.ResponsePolicy;
import org.huashu.coach.clock.ResponsePolicy.Target;
import org.huashu.coach.clock.WorkingHours;
import org.huashu.coach.clock.WorkingHours.Period;
import org.huashu.coach.command.JsonLines.Line;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.script.Script;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a replay changes in the knowledge base: the scripts, the target, the working hours. */
record ReplaySettings(Optional<Path> scripts, Optional<Path> settings) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> DAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> NAMES = List.of("targetMillis", "workingHours", "timeZone");
  private static final int LAST_MINUTE = 24 * 60;
  private static final Pattern HOURS =
      Pattern.compile("(\\d{1,2}):(\\d\\d)-(\\d{1,2}):(\\d\\d)(?: (\\w{3})(?:-(\\w{3}))?)?");

  /** The knowledge base with the changes. */
  KnowledgeBase applied(KnowledgeBase old) {
    Policies policies = settings.map(file -> policies(old.policies(), file)).orElse(old.policies());
    List<Script> used = scripts.map(ReplaySettings::corpus).orElse(old.scripts());
    return new KnowledgeBase(old.rules(), used, policies, old.words());
  }

  private static List<Script> corpus(Path file) {
    List<Script> found = new ArrayList<>();
    for (Line line : JsonLines.read(file, InputStream.nullInputStream())) {
      String id = line.string("id");
      String question = line.optional("question").orElse("");
      String answer = line.optional("answer")
          .or(() -> line.optional("text"))
          .orElseThrow(() -> line.mistake("one of 'text' and 'answer' is expected"));
      found.add(new Script(id, question.isEmpty() ? id : question,
          question.isEmpty() ? List.of() : List.of(question), answer, Script.Use.ANSWER, List.of(),
          Script.Scope.EVERYWHERE));
    }
    return found;
  }

  private static Policies policies(Policies old, Path file) {
    JsonNode json = read(file);
    ResponsePolicy response = old.response();
    JsonNode target = json.get("targetMillis");
    if (target != null) {
      if (!target.canConvertToLong() || target.longValue() < 1) {
        throw new UsageException(file + ": 'targetMillis' is no whole number from 1");
      }
      Duration time = Duration.ofMillis(target.longValue());
      response = new ResponsePolicy(new Target(time, time), response.dueShare(), List.of(),
          response.hours());
    }
    JsonNode hours = json.get("workingHours");
    if (hours != null) {
      response = new ResponsePolicy(response.target(), response.dueShare(), response.overrides(),
          hours(file, hours.asString(), zone(file, json, response)));
    }
    return new Policies(response, old.placeholders(), old.advice(), old.scoreSheet(), old.kpi(),
        old.ledger(), old.platforms(), old.teams());
  }

  private static ZoneId zone(Path file, JsonNode json, ResponsePolicy response) {
    JsonNode zone = json.get("timeZone");
    try {
      return zone == null ? response.hours().zone() : ZoneId.of(zone.asString());
    } catch (java.time.DateTimeException e) {
      throw new UsageException(file + ": 'timeZone' is no time zone like Asia/Shanghai");
    }
  }

  private static JsonNode read(Path file) {
    try {
      JsonNode settings = JSON.readTree(Files.readString(file));
      if (!settings.isObject()) {
        throw new UsageException(file + ": is no JSON object");
      }
      settings.propertyNames().stream().filter(name -> !NAMES.contains(name)).forEach(name -> {
        throw new UsageException(file + ": no setting '" + name + "'; there are " + NAMES);
      });
      return settings;
    } catch (IOException | JacksonException e) {
      throw new UsageException(file + ": cannot be read as JSON");
    }
  }

  /**
   * {@code 09:00-18:00 Mon-Fri}, several separated by commas or semicolons. Without days the ones
   * that follow count, and all days where none do; a night reaches into the next day.
   */
  private static WorkingHours hours(Path file, String text, ZoneId zone) {
    Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
    List<DayOfWeek> days = List.of(DayOfWeek.values());
    for (String part : List.of(text.split("[,;]")).reversed()) {
      Matcher hours = HOURS.matcher(part.strip());
      if (!hours.matches()) {
        throw unlike(file, part);
      }
      days = hours.group(5) == null ? days : days(file, hours);
      int from = minute(file, hours, 1);
      int to = minute(file, hours, 3);
      if (from == to) {
        throw new UsageException(
            file + ": 'workingHours' end when they begin: '" + hours.group() + "'");
      }
      for (DayOfWeek day : days) {
        add(week, day, from, from < to ? to : LAST_MINUTE);
        add(week, day.plus(1), 0, from < to ? 0 : to);
      }
    }
    return new WorkingHours(zone, week, Map.of());
  }

  private static void add(Map<DayOfWeek, List<Period>> week, DayOfWeek day, int from, int to) {
    if (from < to) {
      week.computeIfAbsent(day, _ -> new ArrayList<>()).add(new Period(from, to));
    }
  }

  private static List<DayOfWeek> days(Path file, Matcher hours) {
    int first = DAYS.indexOf(hours.group(5));
    int last = hours.group(6) == null ? first : DAYS.indexOf(hours.group(6));
    if (first < 0 || last < 0) {
      throw unlike(file, hours.group());
    }
    return IntStream.rangeClosed(0, Math.floorMod(last - first, 7))
        .mapToObj(i -> DayOfWeek.of((first + i) % 7 + 1))
        .toList();
  }

  private static UsageException unlike(Path file, String part) {
    return new UsageException(
        file + ": 'workingHours' is not like '09:00-18:00 Mon-Fri': '" + part.strip() + "'");
  }

  private static int minute(Path file, Matcher hours, int group) {
    int minute = Integer.parseInt(hours.group(group + 1));
    int all = Integer.parseInt(hours.group(group)) * 60 + minute;
    if (minute > 59 || all > LAST_MINUTE) {
      throw new UsageException(file + ": 'workingHours' has a time that no clock shows: '"
          + hours.group() + "'; 00:00 to 24:00 are allowed");
    }
    return all;
  }
}
