package org.huashu.coach.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

  private static final String TYPE = "multipart/form-data; Boundary=\"b-1\"";

  @Test
  void readsFieldsAndFilesWithTheirNames() {
    assertEquals(List.of("reason= 一", "file=a\"b.csv:x,y\r\n", "empty="), parts("""
        --b-1
        Content-Disposition: form-data; name="reason"

         一
        --b-1
        content-disposition: form-data; name="file"; filename="a%22b.csv"
        Content-Type: text/csv

        x,y

        --b-1
        Content-Disposition: form-data; name="empty"


        --b-1--
        """));
  }

  @Test
  void takesALineThatOnlyBeginsLikeADelimiterForContent() {
    assertEquals(List.of("text=a\r\n--b-10\r\nb"), parts("""
        --b-1
        Content-Disposition: form-data; name="text"

        a
        --b-10
        b
        --b-1--
        """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--b-1", "--b-1\n\n--b-1--",
    "--b-1\nContent-Disposition: form-data; name=\"a\"\n--b-1--",
    "--b-1\nContent-Disposition: form-data; name=\"a\"\n\n--b-1--",
    "--b-1\nContent-Disposition: form-data; name=\"a\"\n\ntext",
    "--b-1\nContent-Disposition: form-data\n\ntext\n--b-1--"})
  void refusesWhatIsCutOrHasNoName(String body) {
    ProblemException refused = assertThrows(ProblemException.class, () -> parts(body));
    assertEquals(400, refused.problem().status());
  }

  @Test
  void refusesATypeWithoutBoundary() {
    assertThrows(ProblemException.class,
        () -> Multipart.parts("multipart/form-data; xboundary=b-1", new byte[0]));
  }

  private static List<String> parts(String body) {
    byte[] bytes = body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return Multipart.parts(TYPE, bytes)
        .stream()
        .map(part -> part.name() + "=" + part.fileName().map(name -> name + ":").orElse("")
            + part.text())
        .toList();
  }
}
