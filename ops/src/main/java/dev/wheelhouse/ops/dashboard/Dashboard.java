package dev.wheelhouse.ops.dashboard;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Serves the dashboard. Its files are few and small and are kept in memory; the page's own paths
 * ({@code /}, {@code /releases/...}, {@code /deployments/...}) all answer with the one page.
 */
public final class Dashboard {
  private static final String ASSETS = "/assets/";
  private static final String OWN = "/dev/wheelhouse/ops/dashboard/";
  private static final String PREACT = "/META-INF/resources/webjars/preact/10.28.0/";

  /** Files of the project. */
  private static final List<String> FILES =
      List.of(
          "app.js",
          "ui.js",
          "api.js",
          "format.js",
          "releases.js",
          "release.js",
          "deployment.js",
          "timeline.js",
          "queue.js",
          "dashboard.css",
          "icon.svg");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "html", "text/html; charset=utf-8");

  private Dashboard() {}

  /** Adds the routes. */
  public static void mount(Router router) {
    FILES.forEach(name -> serve(router, ASSETS + name, read(OWN + name)));
    serve(router, ASSETS + "preact.js", read(PREACT + "dist/preact.module.js"));
    serve(router, ASSETS + "preact-hooks.js", hooks());
    Buffer page = read(OWN + "index.html");
    for (String path : List.of("/", "/queue", "/releases/*", "/deployments/*")) {
      serve(router, path, page, TYPES.get("html"));
    }
  }

  /** Browsers resolve no package names: the library is told where its other half is. */
  private static Buffer hooks() {
    String code = read(PREACT + "hooks/dist/hooks.module.js").toString(StandardCharsets.UTF_8);
    return Buffer.buffer(code.replace("from\"preact\"", "from\"./preact.js\""));
  }

  private static void serve(Router router, String path, Buffer content) {
    serve(router, path, content, TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
  }

  private static void serve(Router router, String path, Buffer content, String type) {
    String tag = "\"" + digest(content) + "\"";
    router.get(path).handler(context -> answer(context, content, type, tag));
  }

  private static void answer(RoutingContext context, Buffer content, String type, String tag) {
    context.response().putHeader("cache-control", "no-cache").putHeader("etag", tag);
    if (tag.equals(context.request().getHeader("if-none-match"))) {
      context.response().setStatusCode(304).end();
    } else {
      context.response().putHeader("content-type", type).end(content);
    }
  }

  private static String digest(Buffer content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Buffer read(String resource) {
    try (InputStream in = Dashboard.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the program");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " of the program", e);
    }
  }
}
