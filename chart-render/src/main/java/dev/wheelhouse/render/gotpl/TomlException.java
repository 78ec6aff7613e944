package dev.wheelhouse.render.gotpl;

/** Malformed TOML; the text is that of the Go library BurntSushi/toml. */
final class TomlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TomlException(String message) {
    super(message, null, false, false);
  }
}
