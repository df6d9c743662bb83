package health.primum.clinical.text;

import health.primum.clinical.Intent;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns a member's free text into a plan.
 *
 * <p>Numbered and bulleted lists, nested items, tables, headings, bold lead-ins and plain prose are
 * read; a sentence that asks for several things becomes several recommendations. Nothing is lost:
 * paragraphs before the first action, and those under a heading such as "Assessment", are the
 * assessment; any other text that asks for nothing is kept as the rationale of the action it stands
 * with, or as a recommendation of unknown category.
 *
 * <p>Stateless and thread-safe.
 */
public final class PlanParser {
  private static final Pattern ASSESSMENT =
      Pattern.compile(
          "(?i).*\\b(?:assessment|impression|summary|interpretation|reasoning|differential|background|overview)\\b.*");
  private static final Pattern EXPLAINS =
      Pattern.compile(
          "(?is)(?:to|because|given|since|as|this|these|it|e\\.g\\.|i\\.e\\.|with|without|for|rationale|reason|note|goal|target|dose|dosing|"
              + "duration|route|frequency|why|caution|risk|benefit|until|including|such as|due|aim|max(?:imum)?)\\b.*");

  private static final Pattern PLAN =
      Pattern.compile("(?i).*\\b(?:plan|recommend\\w*|management|next steps?|actions?)\\b.*");

  /** The plan in a text; a blank text gives a plan with nothing in it. */
  public ManagementPlan parse(String text) {
    return new Reading(BlockReader.read(text)).plan();
  }

  /** One pass over the blocks of one answer. */
  private static final class Reading {
    private final List<Block> blocks;
    private final boolean listless;
    private final List<String> assessment = new ArrayList<>();
    private final List<Recommendation> recommendations = new ArrayList<>();
    private final Scopes scopes = new Scopes();

    Reading(List<Block> blocks) {
      this.blocks = blocks;
      this.listless =
          blocks.stream().noneMatch(b -> b instanceof Block.Item || b instanceof Block.Row);
    }

    ManagementPlan plan() {
      for (int i = 0; i < blocks.size(); i++) {
        Block block = blocks.get(i);
        if (!(block instanceof Block.Row)) {
          keep(scopes.closeTable());
        }
        keep(scopes.admit(block));
        switch (block) {
          case Block.Heading heading -> heading(heading);
          case Block.Prose prose -> prose(prose.text());
          case Block.Item item -> item(item, isParent(i));
          case Block.Row row -> row(row);
        }
      }
      keep(scopes.closeAll());
      return new ManagementPlan(String.join("\n", assessment), recommendations);
    }

    private void heading(Block.Heading heading) {
      String text = heading.label() ? heading.text() : Labels.unnumbered(heading.text());
      if (heading.label() || !Labels.acts(text)) {
        keep(scopes.heading(heading.level(), heading.text()));
        return;
      }
      keep(scopes.heading(heading.level(), ""));
      List<Recommendation> read = ItemReader.read(text, scopes.path(), Intent.UNKNOWN);
      recommendations.addAll(read);
      scopes.actingHeading(text, read.getLast().intent());
    }

    private void prose(String text) {
      keep(scopes.closeParents(0));
      for (String sentence : Sentences.split(text)) {
        boolean orders = orders(sentence);
        if (orders || (!inAssessment() && !scopes.governing().isEmpty())) {
          recommendations.addAll(read(sentence));
        } else if (scopes.underAction() && !recommendations.isEmpty()) {
          recommendations.add(recommendations.removeLast().withRationale(sentence));
        } else if (beforePlan() || inAssessment()) {
          assess(sentence);
        } else {
          keep(sentence);
        }
      }
    }

    private List<Recommendation> read(String text) {
      String label = scopes.governing();
      return label.isEmpty()
          ? ItemReader.read(text, scopes.path(), scopes.inherited())
          : ItemReader.governed(text, label, scopes.path(), scopes.inherited());
    }

    /**
     * In an answer without lists "she should be referred" is how an action is written; beside lists
     * it is comment.
     */
    private boolean orders(String sentence) {
      String words = Conditions.leading(sentence).action();
      return IntentReader.imperative(words).isPresent()
          || (listless && IntentReader.inProse(words).isPresent());
    }

    private void item(Block.Item item, boolean hasChildren) {
      keep(scopes.closeParents(item.indent()));
      boolean label = item.text().endsWith(":");
      String text = label ? item.text().substring(0, item.text().length() - 1) : item.text();
      Optional<Intent> own = IntentReader.directive(Conditions.leading(text).action());
      if (inAssessment() && own.isEmpty() && !Cues.hasDose(text)) {
        assess(text);
      } else if (own.isEmpty() && scopes.underAction() && !recommendations.isEmpty()) {
        detail(text);
      } else if (hasChildren && (label || own.isEmpty())) {
        scopes.parent(item.indent(), text, own.orElse(scopes.inherited()), false);
      } else {
        List<Recommendation> read = read(text);
        recommendations.addAll(read);
        scopes.parent(item.indent(), text, read.getLast().intent(), true);
      }
    }

    /** What stands under an action without a verb of its own: its dose, its parts, or why. */
    private void detail(String text) {
      Recommendation above = recommendations.getLast();
      boolean why = EXPLAINS.matcher(text).matches() || IntentReader.states(text);
      if (why) {
        recommendations.set(recommendations.size() - 1, above.withRationale(text));
      } else if (above.text().startsWith(scopes.parentText())) {
        String joint = above.text().equals(scopes.parentText()) ? ": " : "; ";
        recommendations.set(recommendations.size() - 1, above.withDetail(joint, text));
      } else {
        recommendations.addAll(
            ItemReader.governed(text, scopes.parentText(), scopes.path(), scopes.inherited()));
      }
    }

    private boolean isParent(int i) {
      return i + 1 < blocks.size()
          && blocks.get(i + 1) instanceof Block.Item next
          && blocks.get(i) instanceof Block.Item item
          && next.indent() > item.indent();
    }

    private void row(Block.Row row) {
      if (row.header().isEmpty()) {
        keep(
            scopes.heading(
                Scopes.TABLE,
                String.join(" / ", row.cells().stream().filter(c -> !c.isEmpty()).toList())));
      } else {
        recommendations.addAll(TableRow.read(row, scopes.path()));
      }
    }

    /** Labels that nothing stood under are text like any other. */
    private void keep(List<Scopes.Scope> closed) {
      closed.reversed().forEach(scope -> keep(scope.text()));
    }

    /** Text that asks for nothing, after the plan began. */
    private void keep(String text) {
      if (recommendations.isEmpty() && beforePlan()) {
        assess(text);
      } else {
        recommendations.add(ItemReader.kept(text, scopes.path()));
      }
    }

    private void assess(String text) {
      scopes.unused().forEach(label -> assessment.add(label + ":"));
      assessment.add(text);
    }

    private boolean beforePlan() {
      return recommendations.isEmpty()
          && scopes.headings().stream().noneMatch(h -> PLAN.matcher(h).matches());
    }

    private boolean inAssessment() {
      String heading = scopes.innermostHeading();
      return ASSESSMENT.matcher(heading).matches() && !PLAN.matcher(heading).matches();
    }
  }
}
