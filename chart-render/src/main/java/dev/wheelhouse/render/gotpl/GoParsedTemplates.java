package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.engine.Budget;
import dev.wheelhouse.gotpl.engine.BudgetExceededError;
import dev.wheelhouse.gotpl.engine.ExecOptions;
import dev.wheelhouse.gotpl.engine.Limits;
import dev.wheelhouse.gotpl.engine.MissingKey;
import dev.wheelhouse.gotpl.engine.TemplateExecutionError;
import dev.wheelhouse.gotpl.engine.Templates;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.engine.ParsedTemplates;
import dev.wheelhouse.render.engine.RenderJob;
import dev.wheelhouse.render.engine.ScopedTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Go templates of a release. */
final class GoParsedTemplates implements ParsedTemplates {
  private final Templates templates;

  GoParsedTemplates(Templates templates) {
    this.templates = templates;
  }

  @Override
  public Map<String, String> render(RenderJob job) {
    ScopeValues scopes = new ScopeValues(job);
    ExecOptions options =
        ExecOptions.defaults()
            .withMissingKey(MissingKey.ZERO)
            .withBudget(budget(job.options().budget()))
            .withAttribute(RenderState.class, new RenderState(job.options()));
    Map<String, String> rendered = new LinkedHashMap<>();
    for (ScopedTemplate template : job.templates()) {
      StringBuilder out = new StringBuilder();
      try {
        templates.execute(template.name(), scopes.of(template), out, options);
      } catch (BudgetExceededError exceeded) {
        throw stopped(exceeded);
      } catch (GoError failed) {
        throw failed(failed);
      }
      rendered.put(template.name(), HelmFunctions.withoutNoValue(out.toString()));
    }
    return rendered;
  }

  private static Budget budget(RenderBudget budget) {
    return new Limits(budget.steps(), budget.outputChars(), budget.depth(), budget.time()).start();
  }

  private static RenderException stopped(BudgetExceededError exceeded) {
    RenderErrorCode code =
        exceeded.limit() == BudgetExceededError.Limit.INTERRUPT
            ? RenderErrorCode.INTERRUPTED
            : RenderErrorCode.BUDGET_EXCEEDED;
    return new RenderException(code, exceeded.getMessage(), exceeded);
  }

  /** Helm's {@code cleanupExecError}. */
  private static RenderException failed(GoError error) {
    String message = error.getMessage();
    String[] parts = message.split(": ", 3);
    if (error instanceof TemplateExecutionError && parts.length == 3) {
      Optional<String> refusal = Refusal.message(parts[2]);
      if (refusal.isPresent()) {
        return new RenderException(
            RenderErrorCode.TEMPLATE_REFUSED,
            "execution error at (" + parts[1] + "): " + refusal.get(),
            error);
      }
    }
    return new RenderException(RenderErrorCode.TEMPLATE_FAILED, message, error);
  }
}
