package org.huashu.coach.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test that asks for one a page of its own, coached by a service of its own, in the one
 * browser that all such tests share. A page that complained fails its test.
 */
final class CoachedPages implements ParameterResolver, AfterEachCallback {

  private static final Namespace PAGES = Namespace.create(CoachedPages.class);

  /** Started by the first test that needs them, ended after the last. */
  private record Shared(Chromium chromium, Editors editors) implements AutoCloseable {

    static Shared start() {
      try {
        return new Shared(Chromium.shared(), new Editors());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      editors.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == PluginPage.class;
  }

  @Override
  public PluginPage resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Shared shared = test.getRoot()
        .getStore(PAGES)
        .computeIfAbsent(Shared.class, type -> Shared.start(), Shared.class);
    PluginPage page = new PluginPage(shared.chromium, shared.editors);
    test.getStore(PAGES).put(PluginPage.class, page);
    return page;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    PluginPage page = test.getStore(PAGES).get(PluginPage.class, PluginPage.class);
    if (page != null) {
      assertEquals(List.of(), page.complaints);
    }
  }
}
