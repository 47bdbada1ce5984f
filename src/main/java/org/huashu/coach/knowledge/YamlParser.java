package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document. It builds its values from the parser's events, not from composed nodes:
 * so anchors, aliases and deep nesting are refused where they stand, before they cost anything.
 */
final class YamlParser {

  private static final int MOST_DEPTH = 20;
  private static final LoadSettings SETTINGS = LoadSettings.builder()
      .setUseMarks(true)
      .setCodePointLimit(Integer.MAX_VALUE)
      .build();

  private final Source source;
  private final Iterator<Event> events;

  private YamlParser(Source source, String text) {
    this.source = source;
    this.events = new Parse(SETTINGS).parseString(text).iterator();
  }

  /**
   * The line of the first character of a kind. Where in its buffer a reader stood, says nothing.
   */
  private static int lineOf(String text, int codePoint) {
    int at = Math.max(0, text.indexOf(codePoint));
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** The document; empty when it cannot be read at all, which is then among the mistakes. */
  static Optional<Yaml> parse(Source source, String text) {
    try {
      return Optional.of(new YamlParser(source, text).document());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(YamlParser::line).orElse(0);
      source.mistake(line, "not YAML: " + problem(e));
    } catch (ReaderException e) {
      source.mistake(lineOf(text, e.getCodePoint()), "not YAML: the character U+%04X is not allowed"
          .formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      source.mistake(1,
          "not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } catch (KnowledgeException e) {
      source.mistakes().addAll(e.mistakes());
    }
    return Optional.empty();
  }

  private static String problem(MarkedYamlEngineException e) {
    String context = e.getContext();
    return context == null ? e.getProblem() : context + ", " + e.getProblem();
  }

  private Yaml document() {
    Event event = events.next();
    while (event.getEventId() == Event.ID.StreamStart
        || event.getEventId() == Event.ID.DocumentStart) {
      event = events.next();
    }
    if (event.getEventId() == Event.ID.StreamEnd) {
      throw refused(1, "the file is empty");
    }
    Yaml value = value(event, 0);
    events.next();
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw refused(line(after), "a file holds one document, so '---' stands at most at its top");
    }
    return value;
  }

  private Yaml value(Event event, int depth) {
    if (depth > MOST_DEPTH) {
      throw refused(line(event), "nested more than " + MOST_DEPTH + " deep");
    }
    plain((NodeEvent) event);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    return event instanceof MappingStartEvent ? mapping(event, depth) : listing(event, depth);
  }

  private void plain(NodeEvent event) {
    if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
      throw refused(line(event),
          "anchors (&) and aliases (*) are not allowed; a text that starts with one needs quotes");
    }
    Optional<String> tag = switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent collection -> collection.getTag();
      default -> Optional.empty();
    };
    if (tag.isPresent()) {
      throw refused(line(event),
          "tags (!) are not allowed; a text that starts with one needs quotes");
    }
  }

  private static Yaml.Scalar scalar(ScalarEvent event) {
    ScalarStyle style = event.getScalarStyle();
    int line = line(event);
    boolean severalLines = event.getEndMark().map(YamlParser::line).orElse(line) > line;
    return new Yaml.Scalar(event.getValue(), style != ScalarStyle.PLAIN,
        severalLines && style != ScalarStyle.LITERAL, line);
  }

  private Yaml listing(Event start, int depth) {
    List<Yaml> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event =
            events.next()) {
      items.add(value(event, depth + 1));
    }
    return new Yaml.Listing(items, line(start));
  }

  private Yaml mapping(Event start, int depth) {
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event =
            events.next()) {
      if (!(value(event, depth + 1) instanceof Yaml.Scalar key)) {
        throw refused(line(event),
            "a key must be text; a text that starts with [ or { needs quotes");
      }
      Yaml.Entry entry = new Yaml.Entry(key.line(), value(events.next(), depth + 1));
      Yaml.Entry first = entries.putIfAbsent(key.text(), entry);
      if (first != null) {
        source.mistake(key.line(),
            "key '" + key.text() + "' stands twice, first on line " + first.line());
      }
    }
    return new Yaml.Mapping(entries, line(start));
  }

  private KnowledgeException refused(int line, String text) {
    return new KnowledgeException(source.path(), line, text);
  }

  private static int line(Event event) {
    return event.getStartMark().map(YamlParser::line).orElse(0);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }
}
