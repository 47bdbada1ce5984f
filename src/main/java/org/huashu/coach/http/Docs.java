package org.huashu.coach.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The published contract: {@code /openapi.yaml}, and {@code /docs}, which shows it in Swagger UI.
 * Everything comes from the class path, so it works without a network.
 */
public final class Docs {

  private static final String OWN = "org/huashu/coach/http/";

  private Docs() {}

  /** Adds the contract and its page. */
  public static Routes addTo(Routes routes) {
    ClassLoader loader = Docs.class.getClassLoader();
    ClassPathFiles own = new ClassPathFiles(loader, OWN);
    String ui = "META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion(loader) + "/";
    return routes.get("/openapi.yaml", own.file("openapi.yaml"))
        .get("/docs", own.file("docs.html"))
        .get("/docs/docs.js", own.file("docs.js"))
        .get("/docs/ui/*", new ClassPathFiles(loader, ui).below("/docs/ui/"));
  }

  private static String swaggerUiVersion(ClassLoader loader) {
    Properties properties = new Properties();
    try (InputStream in =
        loader.getResourceAsStream("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      if (in == null) {
        throw new IllegalStateException("no swagger-ui on the class path");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }
}
