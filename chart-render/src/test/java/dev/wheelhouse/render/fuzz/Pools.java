package dev.wheelhouse.render.fuzz;

import java.util.List;
import java.util.Random;

/** Texts, numbers and paths that templates are put together from, the odd ones among them. */
final class Pools {
  static final List<String> STRINGS =
      List.of(
          "\"\"",
          "\"a\"",
          "\"abc\"",
          "\"Hello World\"",
          "\"foo_bar-baz.qux\"",
          "\"HTTPServerID2\"",
          "\"héé\"",
          "\"\\u00e9\\t|\\x41\"",
          "`raw \"q\" \\n`",
          "\"a,b,,c\"",
          "\"  pad \"",
          "\"0\"",
          "\"12\"",
          "\"-3.5e2\"",
          "\"0x1F\"",
          "\"true\"",
          "\"null\"",
          "\"a: b\"",
          "\"- x\\n- y: 1\"",
          "\"{\\\"a\\\":[1,null]}\"",
          "\"[1, 2\"",
          "\"1.2.3\"",
          "\">=1.2.0-0 <2 || ~3.1\"",
          "\"2006-01-02\"",
          "\"2024-03-10\"",
          "\"15:04:05.000 MST -0700\"",
          "\"1h30m\"",
          "\"-90s\"",
          "\"Europe/Berlin\"",
          "\"UTC\"",
          "\"$1-${0}x\"",
          "\"k\"",
          "\"x.y\"",
          "\"<a href='b'>&\"",
          "\"!!\"",
          "\"\\\\\"",
          "\"line\\nline\\n\"",
          "\"😀\"",
          "\"string\"",
          "\"map\"",
          "\"slice\"");

  static final List<String> PATTERNS =
      List.of(
          "\"a\"",
          "\"[a-z]+\"",
          "\"^\\\\w+$\"",
          "\"(a)|(b)\"",
          "\"(?P<n>l+)o\"",
          "\"(?i)HE\"",
          "\"\"",
          "\".\"",
          "\"\\\\s*\"",
          "\"[^a]*?\"",
          "\"(\"",
          "\"a{2,1}\"",
          "\"(?=x)\"",
          "\"\\\\pL+\"",
          "\"x*\"",
          "\"(?P<n>a)(?P<n>b)\"",
          "\"[[:alpha:]]\"",
          "\"\\\\d+(\\\\.\\\\d+)?\"",
          "\"a{1001}\"",
          "\"\\\\1\"",
          "\"**\"",
          "\"[z-a]\"",
          "\"(?m)^l\"",
          "\"\\\\bw\"",
          "\"\\\\Qa.b\\\\E\"");

  static final List<String> SMALL = List.of("0", "1", "2", "3", "5", "8", "-1", "12");

  static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "7",
          "10",
          "255",
          "1000000",
          "9223372036854775807",
          "-9223372036854775808",
          "0x1F",
          "0b101",
          "0o17",
          "1_000",
          "1.5",
          "-0.0",
          "1e3",
          "1e21",
          "0.1",
          "2.5",
          "'a'",
          "'\\n'",
          "1e-7",
          "123456789.125",
          "3i");

  static final List<String> PATHS =
      List.of(
          ".Values.s.empty",
          ".Values.s.word",
          ".Values.s.sentence",
          ".Values.s.unicode",
          ".Values.s.multi",
          ".Values.s.yaml",
          ".Values.s.json",
          ".Values.s.toml",
          ".Values.s.date",
          ".Values.s.day",
          ".Values.s.semver",
          ".Values.s.url",
          ".Values.s.b64",
          ".Values.s.number",
          ".Values.s.octal",
          ".Values.s.float",
          ".Values.s.path",
          ".Values.s.template",
          ".Values.s.quotes",
          ".Values.s.space",
          ".Values.n.zero",
          ".Values.n.one",
          ".Values.n.minus",
          ".Values.n.million",
          ".Values.n.big",
          ".Values.n.huge",
          ".Values.n.pi",
          ".Values.n.small",
          ".Values.n.half",
          ".Values.b.true",
          ".Values.b.false",
          ".Values.null",
          ".Values.l.empty",
          ".Values.l.strings",
          ".Values.l.numbers",
          ".Values.l.mixed",
          ".Values.l.nested",
          ".Values.l.maps",
          ".Values.m.empty",
          ".Values.m.flat",
          ".Values.m.nested",
          ".Values.m.odd",
          ".Values.nope",
          "(.Values.nope).deeper",
          ".Values.m.nested.x.y",
          ".Release.Name",
          ".Release.IsInstall",
          ".Release.Revision",
          ".Chart.Version",
          ".Capabilities.KubeVersion.Minor",
          ".Capabilities.KubeVersion",
          ".Template.Name",
          ".Values.l",
          ".Values.m",
          "nil",
          "true",
          "false",
          ".",
          "$.Values.n.one");

  static final List<String> LISTS =
      List.of(
          ".Values.l.empty",
          ".Values.l.strings",
          ".Values.l.numbers",
          ".Values.l.mixed",
          ".Values.l.nested",
          ".Values.l.maps",
          "(list)",
          "(list 1 2 3)",
          "(list \"a\" nil 2.5 true)",
          "(splitList \",\" \"x,y,,z\")",
          "(until 4)",
          "(tuple .Values.n.one 1 1.0)");

  static final List<String> MAPS =
      List.of(
          ".Values.m.empty",
          ".Values.m.flat",
          ".Values.m.nested",
          ".Values.m.odd",
          "(dict)",
          "(dict \"a\" 1 \"b\" nil)",
          "(dict \"x\" (dict \"y\" 1))",
          "(fromYaml .Values.s.yaml)",
          "(fromJson .Values.s.json)",
          "(split \".\" \"a.b.c\")",
          ".Values.m.nested.x");

  static final List<String> TIMES =
      List.of(
          "(toDate \"2006-01-02\" .Values.s.day)",
              "(toDate \"2006-01-02T15:04:05Z\" .Values.s.date)",
          "(toDate \"15:04\" \"bad\")", "(mustToDate \"2006-01-02\" \"2023-11-05\")");

  private static final String VERBS = "vvvsdqtTxXoObcUeEfFgGpz%!";

  private Pools() {}

  static <T> T pick(Random random, List<T> pool) {
    return pool.get(random.nextInt(pool.size()));
  }

  /** A format for printf, right or wrong. */
  static String format(Random random) {
    StringBuilder format = new StringBuilder("\"");
    for (int i = 0; i <= random.nextInt(3); i++) {
      format.append(random.nextInt(3) == 0 ? "x " : "").append('%');
      for (int f = 0; f < random.nextInt(3); f++) {
        format.append("+-# 0".charAt(random.nextInt(5)));
      }
      format.append(random.nextInt(8) == 0 ? "[" + random.nextInt(4) + "]" : "");
      format.append(List.of("", "", "", "6", "12", "*", "03").get(random.nextInt(7)));
      format.append(List.of("", "", "", ".2", ".", ".*", ".0").get(random.nextInt(7)));
      format.append(VERBS.charAt(random.nextInt(VERBS.length())));
    }
    return format.append('"').toString();
  }
}
