package dev.wheelhouse.render.mvel;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mvel2.integration.VariableResolver;
import org.mvel2.integration.VariableResolverFactory;

/**
 * All that MVEL can see: the names {@code v0}, {@code v1} and so on of one generated template. None
 * can be set, and no other can be made. Belongs to one run of one block.
 */
final class TableVariables implements VariableResolverFactory {
  private static final long serialVersionUID = 1L;

  private final transient List<Entry> table;
  private final transient Function<Entry, Object> values;

  /**
   * @param table what the names stand for
   * @param values gives the value of an entry each time MVEL asks for it; must not throw
   */
  TableVariables(List<Entry> table, Function<Entry, Object> values) {
    this.table = table;
    this.values = values;
  }

  @Override
  public boolean isResolveable(String name) {
    return index(name) >= 0;
  }

  @Override
  public boolean isTarget(String name) {
    return isResolveable(name);
  }

  @Override
  public VariableResolver getVariableResolver(String name) {
    int index = index(name);
    if (index < 0) {
      throw new IllegalStateException("the generated template asks for a name it was not given");
    }
    return new Variable(name, table.get(index), values);
  }

  private int index(String name) {
    if (name.length() < 2 || name.length() > 7 || name.charAt(0) != Emitter.PREFIX) {
      return -1;
    }
    int index = 0;
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      index = index * 10 + (c - '0');
    }
    return index < table.size() ? index : -1;
  }

  @Override
  public VariableResolverFactory getNextFactory() {
    return null;
  }

  @Override
  public Set<String> getKnownVariables() {
    return Set.of();
  }

  @Override
  public boolean tiltFlag() {
    return false;
  }

  @Override
  public void setTiltFlag(boolean flag) {
    // MVEL clears its own flag before each expression; there is no early return to remember.
  }

  @Override
  public boolean isIndexedFactory() {
    return false;
  }

  @Override
  public int variableIndexOf(String name) {
    return -1;
  }

  @Override
  public VariableResolverFactory setNextFactory(VariableResolverFactory next) {
    throw readOnly();
  }

  @Override
  public VariableResolver createVariable(String name, Object value) {
    throw readOnly();
  }

  @Override
  public VariableResolver createVariable(String name, Object value, Class<?> type) {
    throw readOnly();
  }

  @Override
  public VariableResolver createIndexedVariable(int index, String name, Object value) {
    throw readOnly();
  }

  @Override
  public VariableResolver createIndexedVariable(
      int index, String name, Object value, Class<?> type) {
    throw readOnly();
  }

  @Override
  public VariableResolver getIndexedVariableResolver(int index) {
    throw readOnly();
  }

  @Override
  public VariableResolver setIndexedVariableResolver(int index, VariableResolver resolver) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("a generated template only reads numbered names");
  }

  /** One name. */
  private static final class Variable implements VariableResolver {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Entry entry;
    private final transient Function<Entry, Object> values;

    Variable(String name, Entry entry, Function<Entry, Object> values) {
      this.name = name;
      this.entry = entry;
      this.values = values;
    }

    @Override
    public Object getValue() {
      return values.apply(entry);
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public Class<?> getType() {
      return Object.class;
    }

    @Override
    public int getFlags() {
      return 0;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface's own signature
    public void setStaticType(Class type) {
      throw readOnly();
    }

    @Override
    public void setValue(Object value) {
      throw readOnly();
    }
  }
}
