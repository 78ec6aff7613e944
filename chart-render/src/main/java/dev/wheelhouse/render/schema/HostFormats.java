package dev.wheelhouse.render.schema;

/** Formats of hosts, addresses and mail addresses. */
final class HostFormats {
  private static final int MAX_HOST = 253;
  private static final int MAX_LABEL = 63;
  private static final int MAX_EMAIL = 254;
  private static final int MAX_LOCAL = 64;

  private HostFormats() {}

  static String hostname(String text) {
    String host = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (host.length() > MAX_HOST) {
      return "more than 253 characters long";
    }
    for (String label : host.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > MAX_LABEL) {
        return "label must be 1 to 63 characters long";
      }
      if (label.startsWith("-")) {
        return "label starts with hyphen";
      }
      if (label.endsWith("-")) {
        return "label ends with hyphen";
      }
      String others = label.replaceAll("[a-zA-Z0-9-]", "");
      if (!others.isEmpty()) {
        return invalidCharacter(others);
      }
    }
    return null;
  }

  static String email(String text) {
    if (text.length() > MAX_EMAIL) {
      return "more than 255 characters long";
    }
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return "missing @";
    }
    String local = local(text.substring(0, at));
    if (local != null) {
      return local;
    }
    String domain = text.substring(at + 1);
    if (domain.startsWith("[") && domain.endsWith("]")) {
      String address = domain.substring(1, domain.length() - 1);
      boolean six = address.startsWith("IPv6:");
      String problem = six ? ipv6(address.substring("IPv6:".length())) : ipv4(address);
      return problem == null ? null : "invalid " + (six ? "ipv6" : "ipv4") + " address: " + problem;
    }
    String problem = hostname(domain);
    return problem == null ? null : "invalid domain: " + problem;
  }

  private static String local(String local) {
    if (local.length() > MAX_LOCAL) {
      return "local part more than 64 characters long";
    }
    if (local.length() > 1 && local.startsWith("\"")) {
      String quoted = local.substring(1, local.length() - 1);
      return quoted.contains("\\") || quoted.contains("\"")
          ? "backslash and quote are not allowed within quoted local part"
          : null;
    }
    if (local.startsWith(".")) {
      return "starts with dot";
    }
    if (local.endsWith(".")) {
      return "ends with dot";
    }
    if (local.contains("..")) {
      return "consecutive dots";
    }
    String others = local.replaceAll("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]", "");
    return others.isEmpty() ? null : invalidCharacter(others);
  }

  static String ipv4(String text) {
    String[] groups = text.split("\\.", -1);
    if (groups.length != 4) {
      return "expected four decimals";
    }
    for (String group : groups) {
      if (group.length() > 1 && group.startsWith("0")) {
        return "leading zeros";
      }
      if (!group.matches("[+-]?[0-9]+")) {
        return "strconv.Atoi: parsing " + Texts.goQuote(group) + ": invalid syntax";
      }
      if (group.length() > 4 || Integer.parseInt(group) < 0 || Integer.parseInt(group) > 255) {
        return "decimal must be between 0 and 255";
      }
    }
    return null;
  }

  static String ipv6(String text) {
    if (!text.contains(":")) {
      return "missing colon";
    }
    if (text.contains("%")) {
      return "zone id is not a part of ipv6 address";
    }
    String address = text;
    int lastColon = text.lastIndexOf(':');
    String tail = text.substring(lastColon + 1);
    if (tail.contains(".")) {
      if (ipv4(tail) != null) {
        return malformed(text);
      }
      address = text.substring(0, lastColon + 1) + "0:0";
    }
    int gap = address.indexOf("::");
    boolean compressed = gap >= 0;
    if (compressed && address.indexOf("::", gap + 1) >= 0) {
      return malformed(text);
    }
    int groups = 0;
    String[] halves =
        compressed
            ? new String[] {address.substring(0, gap), address.substring(gap + 2)}
            : new String[] {address};
    for (String half : halves) {
      for (String group : half.isEmpty() ? new String[0] : half.split(":", -1)) {
        if (!group.matches("[0-9a-fA-F]{1,4}")) {
          return malformed(text);
        }
        groups++;
      }
    }
    return compressed ? groups < 8 ? null : malformed(text) : groups == 8 ? null : malformed(text);
  }

  private static String malformed(String text) {
    return "ParseAddr(" + Texts.goQuote(text) + "): unable to parse IP";
  }

  private static String invalidCharacter(String others) {
    return "invalid character '" + Character.toString(others.codePointAt(0)) + "'";
  }
}
