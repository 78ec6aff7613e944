package dev.wheelhouse.render.mvel;

import org.mvel2.templates.util.TemplateOutputStream;

/** Where a template writes. What is appended has been counted before. Belongs to one thread. */
final class Output implements TemplateOutputStream {
  private final StringBuilder text = new StringBuilder();

  @Override
  public TemplateOutputStream append(CharSequence more) {
    text.append(more);
    return this;
  }

  @Override
  public TemplateOutputStream append(char[] more) {
    text.append(more);
    return this;
  }

  /** What was written. */
  @Override
  public String toString() {
    return text.toString();
  }
}
