package org.huashu.coach.webhook;

import java.util.List;
import org.huashu.coach.http.Problem.Fault;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a body as one JSON object, strictly: UTF-8, no key twice, nothing after the end, no deeper
 * than 32. Problems name line and column, and never repeat what was sent.
 */
final class JsonReader {

  private static final int MOST_DEPTH = 32;
  private static final int MOST_DIGITS = 400;

  private static final JsonMapper JSON = JsonMapper
      .builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder()
              .maxNestingDepth(MOST_DEPTH)
              .maxNumberLength(MOST_DIGITS)
              .maxStringLength(Integer.MAX_VALUE)
              .maxNameLength(Integer.MAX_VALUE)
              .build())
          .build())
      .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
      .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();

  private JsonReader() {}

  /**
   * The object that the bytes are.
   *
   * @throws ProblemException 400 when they are not JSON, 422 when they are not an object or hold a
   *         number that fits nowhere
   */
  static ObjectNode object(byte[] body) {
    int fault = Utf8.firstFault(body);
    if (fault >= 0) {
      throw unreadable("not UTF-8", body, fault);
    }
    if (tree(body) instanceof ObjectNode object) {
      return object;
    }
    throw invalid("$", "an object");
  }

  private static @Nullable JsonNode tree(byte[] body) {
    JsonParser parser = JSON.createParser(body);
    try (parser) {
      JsonNode tree = JSON.readTree(parser);
      if (tree == null || tree.isMissingNode()) {
        throw unreadable("empty", body, 0);
      }
      if (parser.nextToken() != null) {
        throw unreadable("something after the end of the object", body, tokenOffset(parser));
      }
      return tree;
    } catch (StreamConstraintsException e) {
      throw beyondLimits(parser, body);
    } catch (MismatchedInputException e) {
      throw unreadable("a key that is there already", body, tokenOffset(parser));
    } catch (JacksonException e) {
      throw unreadable("not JSON", body, (int) e.getLocation().getByteOffset());
    }
  }

  private static ProblemException beyondLimits(JsonParser parser, byte[] body) {
    if (parser.streamReadContext().getNestingDepth() >= MOST_DEPTH) {
      return unreadable("nested deeper than " + MOST_DEPTH, body, tokenOffset(parser));
    }
    String path = parser.streamReadContext().pathAsPointer().toString().substring(1);
    return invalid(path.replace('/', '.'), "a number of at most " + MOST_DIGITS + " digits");
  }

  private static ProblemException invalid(String field, String allowed) {
    return new ProblemException(
        Kind.INVALID.with(field + ": " + allowed, List.of(new Fault(field, allowed))));
  }

  private static int tokenOffset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static ProblemException unreadable(String what, byte[] body, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, body.length); i++) {
      if (body[i] == '\n') {
        line++;
        column = 1;
      } else if ((body[i] & 0xc0) != 0x80) {
        column++;
      }
    }
    return new ProblemException(
        Kind.UNREADABLE.with("%s: line %d, column %d".formatted(what, line, column)));
  }
}
