package dev.wheelhouse.ops.traces;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a deployment's trace hangs: below the span that CI named, or as a trace of its own. All ids
 * follow from the deployment's, so that who sends a trace again sends the same one.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId of CI's span; empty: none
 * @param sampled whether the trace is kept at all
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
record TraceParent(String traceId, String spanId, boolean sampled) {
  private static final Pattern FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  /**
   * That of a deployment.
   *
   * @param header its traceparent; what is none starts a trace of its own
   */
  static TraceParent of(String header, String deployment) {
    Matcher matcher = FORM.matcher(header);
    if (matcher.matches() && !isZero(matcher.group(1)) && !isZero(matcher.group(2))) {
      boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
      return new TraceParent(matcher.group(1), matcher.group(2), sampled);
    }
    return new TraceParent(digest("trace " + deployment, TRACE_DIGITS), "", true);
  }

  private static boolean isZero(String id) {
    return id.chars().allMatch(digit -> digit == '0');
  }

  /**
   * Id of a span.
   *
   * @param name of the span, one of its own in all of the log
   */
  static String spanId(String name) {
    return digest("span " + name, SPAN_DIGITS);
  }

  private static String digest(String text, int digits) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
