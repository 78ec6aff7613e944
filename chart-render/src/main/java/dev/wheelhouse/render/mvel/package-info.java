/**
 * The engine {@code mvel}: templates in the notation of MVEL, contained by re-emission (see
 * docs/adr/0003-mvel-by-re-emission.md and docs/mvel-templates.md).
 *
 * <p>{@link dev.wheelhouse.render.mvel.TemplateParser} reads the author's text into a tree. {@link
 * dev.wheelhouse.render.mvel.Emitter} writes new MVEL templates that hold nothing but directives
 * and numbered names, and puts everything else into tables. MVEL's runtime walks the new templates
 * and asks {@link dev.wheelhouse.render.mvel.TableVariables} for each name. Nothing an author
 * writes reaches MVEL's compiler or Java's reflection.
 *
 * <p>May import MVEL (in {@code Emitter}, {@code Block}, {@code Output} and {@code TableVariables}
 * only), chart-store's model and YAML, gotpl's quoting, string order and versions, and the parent
 * packages.
 */
package dev.wheelhouse.render.mvel;
