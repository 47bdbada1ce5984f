package org.huashu.coach.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huashu.coach.http.Problem.Kind;

/**
 * Which handler answers which method of which path. The first that fits counts, so frequent paths
 * come first. A path is exact, or a Helidon pattern: <code>/files/{name}</code>, {@code /files/*}.
 *
 * <p>
 * HEAD is answered as GET without the body, OPTIONS with the methods, any other method with 405.
 */
public final class Routes {

  private record Route(Method method, String path, Handler handler) {}

  private final List<Route> routes = new ArrayList<>();
  private final Map<String, Integer> large = new HashMap<>();

  /** Answers GET and HEAD. */
  public Routes get(String path, Handler handler) {
    return on(Method.GET, path, handler).on(Method.HEAD, path, handler);
  }

  /** Answers POST. */
  public Routes post(String path, Handler handler) {
    return on(Method.POST, path, handler);
  }

  /** Answers this method. */
  public Routes on(Method method, String path, Handler handler) {
    routes.add(new Route(method, path, handler));
    return this;
  }

  /** Lets larger bodies come to a path that is exact; its handler has to bound what it keeps. */
  public Routes large(String path, int mostBytes) {
    large.put(path, mostBytes);
    return this;
  }

  /** All that is answered, without HEAD and OPTIONS: {@code POST /webhooks/chat}. */
  public List<String> known() {
    return routes.stream()
        .filter(route -> !Set.of(Method.HEAD, Method.OPTIONS).contains(route.method))
        .map(route -> route.method.text() + " " + route.path)
        .toList();
  }

  boolean takesLarge(String path) {
    return large.containsKey(path);
  }

  /** The most bytes of these larger bodies; 0 when no path takes any. */
  int largestBody() {
    return large.values().stream().reduce(0, Math::max);
  }

  void addTo(HttpRouting.Builder routing) {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    for (Route route : routes) {
      routing.route(route.method, route.path, route.handler);
      methods.computeIfAbsent(route.path, path -> new TreeSet<>(Set.of("OPTIONS")))
          .add(route.method.text());
    }
    methods.forEach((path, known) -> routing.any(path, otherMethod(String.join(", ", known))));
  }

  private static Handler otherMethod(String allowed) {
    return (request, response) -> {
      if (!request.prologue().method().equals(Method.OPTIONS)) {
        throw new ProblemException(Kind.METHOD.with("allowed: " + allowed),
            Map.of("Allow", allowed));
      }
      response.status(204).header("Allow", allowed).send();
    };
  }
}
