package dev.wheelhouse.render.fuzz;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.render.gotpl.FunctionSignatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes expressions: mostly of fitting types, sometimes of any. */
final class ExpressionGenerator {
  /** What differs from run to run, asks the outside, or takes long. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "now",
          "ago",
          "shuffle",
          "uuidv4",
          "bcrypt",
          "htpasswd",
          "encryptAES",
          "lookup",
          "genCA",
          "genCAWithKey",
          "genPrivateKey",
          "genSelfSignedCert",
          "genSelfSignedCertWithKey",
          "genSignedCert",
          "genSignedCertWithKey",
          "buildCustomCert",
          "randAlpha",
          "randAlphaNum",
          "randAscii",
          "randBytes",
          "randInt",
          "randNumeric",
          "keys",
          "values",
          "getHostByName",
          "derivePassword",
          "include",
          "tpl",
          "date",
          "dateInZone",
          "date_in_zone",
          "htmlDate",
          "htmlDateInZone");

  /** What makes as much as its numbers say. */
  private static final Set<String> SIZED =
      Set.of(
          "repeat", "until", "untilStep", "seq", "indent", "nindent", "wrap", "wrapWith", "round");

  private static final List<String> GO =
      List.of(
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "and",
          "or",
          "not",
          "len",
          "index",
          "print",
          "println",
          "html",
          "js",
          "urlquery",
          "call",
          "slice");

  private static final List<String> DATES =
      List.of(
          "date %s %s",
          "dateInZone %s %s \"America/New_York\"",
          "htmlDate %2$s",
          "unixEpoch %2$s",
          "dateModify \"-26h\" %2$s",
          "(%2$s).Year",
          "(%2$s).Format %1$s",
          "(%2$s).Weekday");

  private final Random random;
  private final List<GoFunction> functions;
  private final Map<String, List<GoFunction>> byResult = new HashMap<>();

  /** The variables that are in scope. */
  final List<String> variables = new ArrayList<>();

  ExpressionGenerator(Random random) {
    this.random = random;
    this.functions =
        FunctionSignatures.all().stream().filter(f -> !LEFT_OUT.contains(f.name())).toList();
    functions.forEach(
        f -> byResult.computeIfAbsent(f.resultType().toString(), t -> new ArrayList<>()).add(f));
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  /** An expression with or without a pipeline. */
  String pipeline(int depth) {
    boolean piped = depth > 0 && chance(3);
    StringBuilder text = new StringBuilder(command(piped ? "string" : "interface {}", depth));
    while (piped) {
      GoFunction next = Pools.pick(random, functions);
      if (SIZED.contains(next.name()) || (!takesText(next) && !chance(20))) {
        continue;
      }
      piped = next.resultType().toString().equals("string") && chance(2);
      int given = Math.max(0, argumentCount(next) - 1);
      text.append(" | ").append(next.name());
      for (int i = 0; i < given; i++) {
        text.append(' ').append(operand(type(next, i), depth - 1));
      }
    }
    return text.toString();
  }

  /** Whether the last argument may be a string. */
  private static boolean takesText(GoFunction function) {
    int last = function.isVariadic() ? function.arity() : function.arity() - 1;
    return last >= 0
        && List.of("string", "interface {}").contains(function.paramType(last).toString());
  }

  /** A call or an operand, without parentheses around it. */
  private String command(String type, int depth) {
    if (depth <= 0 || chance(4)) {
      return leaf(type);
    }
    return switch (random.nextInt(12)) {
      case 0 -> printf(depth);
      case 1, 2 -> builtin(depth);
      case 3 -> date();
      case 4 -> "tpl " + templateText() + " " + Pools.pick(random, List.of(".", "$", ".Values"));
      case 5 ->
          "include "
              + Pools.pick(random, List.of("\"one\"", "\"two\"", "\"one\""))
              + " "
              + operand(type, depth - 1);
      default -> call(function(type), depth);
    };
  }

  private String templateText() {
    return Pools.pick(
        random,
        List.of(
            ".Values.s.template",
            "\"{{ . }}\"",
            "\"{{ .x.y }}\"",
            "\"{{ .Values.s.word | quote }}\"",
            "\"{{ if }}\"",
            "\"{{ include \\\"one\\\" . }}\"",
            "\"a{{- $x := 1 }} {{ $x -}} b\""));
  }

  private GoFunction function(String type) {
    List<GoFunction> fitting = byResult.getOrDefault(type, List.of());
    return fitting.isEmpty() || chance(20) || type.equals("interface {}")
        ? Pools.pick(random, functions)
        : Pools.pick(random, fitting);
  }

  private String call(GoFunction function, int depth) {
    StringBuilder text = new StringBuilder(function.name());
    int count = argumentCount(function);
    for (int i = 0; i < count; i++) {
      String type = type(function, i);
      boolean pattern = function.name().contains("regex") && i == 0;
      text.append(' ');
      if (SIZED.contains(function.name()) && type.equals("int")) {
        text.append(Pools.pick(random, Pools.SMALL));
      } else if (pattern) {
        text.append(Pools.pick(random, Pools.PATTERNS));
      } else {
        text.append(operand(type, depth - 1));
      }
    }
    return text.toString();
  }

  private int argumentCount(GoFunction function) {
    int count = function.arity() + (function.isVariadic() ? random.nextInt(4) : 0);
    return chance(25) ? Math.max(0, count + (chance(2) ? 1 : -1)) : count;
  }

  private static String type(GoFunction function, int index) {
    return index < function.arity() || function.isVariadic()
        ? function.paramType(index).toString()
        : "interface {}";
  }

  private String builtin(int depth) {
    String name = Pools.pick(random, GO);
    String type =
        Pools.pick(random, List.of("string", "string", "int", "float64", "bool", "interface {}"));
    int count = 2;
    if (List.of("not", "len", "html", "js", "urlquery").contains(name)) {
      count = 1;
      type = "string";
    } else if (List.of("index", "slice").contains(name) && !chance(4)) {
      String of = chance(2) ? "[]interface {}" : "string";
      return name + " " + operand(of, depth - 1) + " " + Pools.pick(random, Pools.SMALL);
    } else if (chance(4)) {
      count = 1 + random.nextInt(3);
    }
    StringBuilder text = new StringBuilder(name);
    for (int i = 0; i < count; i++) {
      text.append(' ').append(operand(type, depth - 1));
    }
    return text.toString();
  }

  private String printf(int depth) {
    StringBuilder text = new StringBuilder("printf ").append(Pools.format(random));
    for (int i = 0; i < random.nextInt(4); i++) {
      text.append(' ').append(operand("interface {}", depth - 1));
    }
    return text.toString();
  }

  private String date() {
    return Pools.pick(random, DATES)
        .formatted(
            Pools.pick(
                random,
                List.of(
                    "\"2006-01-02\"",
                    "\"Mon Jan _2 15:04:05.000 MST 2006\"",
                    "\"Monday, 02-Jan-06 03:04PM Z07:00\"",
                    "\"002 1 2 3 4 5 -0700\"")),
            Pools.pick(random, Pools.TIMES));
  }

  /** Something that can stand as an argument. */
  String operand(String type, int depth) {
    String wanted = chance(40) ? "interface {}" : type;
    if (depth > 0 && chance(2)) {
      String parenthesised = "(" + command(wanted, depth) + ")";
      return chance(20) ? parenthesised + ".x" : parenthesised;
    }
    return leaf(wanted);
  }

  private String leaf(String type) {
    if (!variables.isEmpty() && chance(6)) {
      return Pools.pick(random, variables);
    }
    String leaf = ofType(type);
    // Inside range and with the dot is something else.
    return chance(10) ? leaf : leaf.replace(" .Values", " $.Values").replaceFirst("^\\.", "\\$.");
  }

  private String ofType(String type) {
    return switch (type) {
      case "string" -> Pools.pick(random, chance(2) ? Pools.STRINGS : STRING_PATHS);
      case "int" ->
          chance(3)
              ? "(int " + Pools.pick(random, Pools.NUMBERS) + ")"
              : Pools.pick(random, Pools.SMALL);
      case "bool" -> Pools.pick(random, List.of("true", "false", ".Values.b.true"));
      case "[]interface {}", "[]string" -> Pools.pick(random, Pools.LISTS);
      case "map[string]interface {}" -> Pools.pick(random, Pools.MAPS);
      case "time.Time" -> Pools.pick(random, Pools.TIMES);
      case "float64" -> Pools.pick(random, List.of("1.5", ".Values.n.pi", "0.5"));
      default -> any();
    };
  }

  private static final List<String> STRING_PATHS =
      Pools.PATHS.stream().filter(p -> p.startsWith(".Values.s.")).collect(Collectors.toList());

  private String any() {
    return switch (random.nextInt(6)) {
      case 0 -> Pools.pick(random, Pools.STRINGS);
      case 1 -> Pools.pick(random, Pools.NUMBERS);
      case 2 -> Pools.pick(random, Pools.LISTS);
      case 3 -> Pools.pick(random, Pools.MAPS);
      default -> Pools.pick(random, Pools.PATHS);
    };
  }
}
