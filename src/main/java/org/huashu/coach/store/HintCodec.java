package org.huashu.coach.store;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.review.KeptHint;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The hints and suggestions of a revision as JSON. Older rows have no messages. */
final class HintCodec {

  /** The names are those of the rows; a whole-draft hint starts at -1. */
  private record Row(String id, String category, String rule, String severity, int start, int end,
      String text, List<String> replacements, @Nullable String message) {

    static Row of(KeptHint hint) {
      return new Row(hint.id(), hint.category().wireName(), hint.rule(), hint.severity().name(),
          hint.span().map(Span::start).orElse(-1), hint.span().map(Span::end).orElse(-1),
          hint.words(), hint.replacements(), hint.message());
    }

    KeptHint hint() {
      return new KeptHint(id, Category.named(category).orElseThrow(), rule,
          Severity.valueOf(severity),
          start < 0 ? Optional.empty() : Optional.of(new Span(start, end)), text,
          message == null ? "" : message, replacements);
    }
  }

  private final JsonMapper json = JsonMapper.builder().build();

  String writeHints(List<KeptHint> hints) {
    return json.writeValueAsString(hints.stream().map(Row::of).toList());
  }

  List<KeptHint> readHints(String text) {
    return read(text, new TypeReference<List<Row>>() {}).stream().map(Row::hint).toList();
  }

  String writeNames(List<String> names) {
    return json.writeValueAsString(names);
  }

  List<String> readNames(String text) {
    return read(text, new TypeReference<List<String>>() {});
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("the store holds hints that cannot be read", e);
    }
  }
}
