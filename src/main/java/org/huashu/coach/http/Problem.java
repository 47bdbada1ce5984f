package org.huashu.coach.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What went wrong, as RFC 9457 writes it. It never repeats what the caller sent.
 *
 * @param type a stable URI that names the sort of problem; programs decide by this
 * @param title the sort of problem in a few words, the same for every occurrence
 * @param status the HTTP status, 400 to 599
 * @param detail this occurrence: what, where, and what is allowed instead
 * @param errors the fields at fault; left out when it is not about fields
 */
public record Problem(String type, String title, int status, String detail,
    @JsonInclude(Include.NON_EMPTY) List<Fault> errors) {

  /**
   * One field at fault.
   *
   * @param field its JSON path, {@code data.message}, or the name of a header
   * @param detail what is allowed there
   */
  public record Fault(String field, String detail) {}

  /** The sorts of problem that the service knows. */
  public enum Kind {
    /** The request is not HTTP, or its body is not JSON. */
    UNREADABLE(400, "The request cannot be read"),
    /** The signature is missing, wrong, too old or too new. */
    UNSIGNED(401, "The signature was refused"),
    /** The caller may not ask here. */
    FORBIDDEN(403, "The caller may not ask here"),
    /** Nothing stands at this path. */
    NOT_FOUND(404, "There is nothing at this path"),
    /** The path knows other methods. */
    METHOD(405, "The path does not know this method"),
    /** The sender was too slow. */
    TOO_SLOW(408, "The request took too long to arrive"),
    /** The idempotency key came with another body before. */
    CONFLICT(409, "The id was used with another body"),
    /** The body is larger than the limit. */
    TOO_LARGE(413, "The body is too large"),
    /** The address is longer than the limit. */
    URI_TOO_LONG(414, "The address is too long"),
    /** The body is of a type that the path does not take. */
    MEDIA_TYPE(415, "The media type is not taken here"),
    /** Readable, but a value breaks the contract. */
    INVALID(422, "A value breaks the contract"),
    /** More requests than the limit allows. */
    TOO_MANY(429, "Too many requests"),
    /** A fault of the service. */
    INTERNAL(500, "The service failed"),
    /** The request needs something of HTTP that the service does not do. */
    NOT_IMPLEMENTED(501, "The service cannot do this"),
    /** Not now; the same request may work later. */
    UNAVAILABLE(503, "The service cannot take this now"),
    /** Not HTTP/1.1. */
    HTTP_VERSION(505, "The version of HTTP is not spoken here");

    private final int status;
    private final String title;
    private final String type =
        "urn:huashu-coach:problem:" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** The HTTP status of every problem of this kind. */
    public int status() {
      return status;
    }

    /** A problem of this kind that is not about fields. */
    public Problem with(String detail) {
      return new Problem(type, title, status, detail, List.of());
    }

    /** A problem of this kind with the fields at fault. */
    public Problem with(String detail, List<Fault> errors) {
      return new Problem(type, title, status, detail, List.copyOf(errors));
    }

    static Kind of(int status) {
      for (Kind kind : values()) {
        if (kind.status == status) {
          return kind;
        }
      }
      return status < 500 ? UNREADABLE : INTERNAL;
    }
  }

  /** What was wrong in one line, with every field at fault: for those who read no JSON. */
  public String summary() {
    if (errors.stream().allMatch(fault -> detail.equals(fault.field() + ": " + fault.detail()))) {
      return detail;
    }
    return detail + errors.stream()
        .map(fault -> fault.field() + ": " + fault.detail())
        .collect(Collectors.joining("; ", ": ", ""));
  }
}
