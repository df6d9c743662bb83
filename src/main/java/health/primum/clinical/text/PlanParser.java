package health.primum.clinical.text;

import health.primum.clinical.Intent;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
          "(?i).*\\b(?:assessment|impression|summary|interpretation|reasoning|differential|background|overview|diagnosis|key (?:points|concerns?))\\b.*");
  private static final Pattern EXPLAINS =
      Pattern.compile(
          "(?is)(?:to|because|given|since|as|this|these|it|e\\.g\\.|i\\.e\\.|with|without|for|rationale|reason|note|goal|target|dose|dosing|"
              + "duration|route|frequency|why|caution|risk|benefit|until|including|such as|due|aim|max(?:imum)?)\\b.*");

  /** Below every heading: the columns of a table are the context of its rows. */
  private static final int TABLE = 9;

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
    private final Deque<Block.Heading> headings = new ArrayDeque<>();
    private final Deque<Parent> parents = new ArrayDeque<>();
    private boolean headingUsed = true;

    /** An item that later, deeper items stand under. */
    private record Parent(int indent, String text, Intent intent, boolean acts) {}

    Reading(List<Block> blocks) {
      this.blocks = blocks;
      this.listless =
          blocks.stream().noneMatch(b -> b instanceof Block.Item || b instanceof Block.Row);
    }

    ManagementPlan plan() {
      for (int i = 0; i < blocks.size(); i++) {
        Block block = blocks.get(i);
        if (!(block instanceof Block.Row)
            && !headings.isEmpty()
            && headings.getLast().level() == TABLE) {
          close();
        }
        switch (block) {
          case Block.Heading heading -> heading(heading);
          case Block.Prose prose -> prose(prose.text());
          case Block.Item item -> item(item, isParent(i));
          case Block.Row row -> row(row);
        }
      }
      if (!headingUsed) {
        close();
      }
      return new ManagementPlan(String.join("\n", assessment), recommendations);
    }

    private void heading(Block.Heading heading) {
      while (!headings.isEmpty() && headings.getLast().level() >= heading.level()) {
        close();
      }
      headings.addLast(heading);
      headingUsed = false;
      parents.clear();
    }

    /** Leaves the innermost heading; one that nothing stood under is text like any other. */
    private void close() {
      String words = headings.removeLast().text();
      if (!headingUsed) {
        headingUsed = true;
        keep(words);
      }
    }

    private void prose(String text) {
      parents.clear();
      for (String sentence : Sentences.split(text)) {
        if (!inAssessment() && orders(sentence)) {
          add(ItemReader.read(sentence, context(), Intent.UNKNOWN));
        } else if (beforePlan() || inAssessment()) {
          assess(sentence);
        } else {
          keep(sentence);
        }
      }
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
      while (!parents.isEmpty() && parents.getLast().indent() >= item.indent()) {
        parents.removeLast();
      }
      boolean label = item.text().endsWith(":");
      String text = label ? item.text().substring(0, item.text().length() - 1) : item.text();
      Optional<Intent> own = IntentReader.directive(Conditions.leading(text).action());
      if (inAssessment() && own.isEmpty()) {
        assess(text);
      } else if (own.isEmpty() && explainsParent(text)) {
        recommendations.add(recommendations.removeLast().withRationale(text));
      } else if (hasChildren && (label || own.isEmpty())) {
        headingUsed = true;
        parents.addLast(new Parent(item.indent(), text, own.orElse(inherited()), false));
      } else {
        List<Recommendation> read = ItemReader.read(text, context(), inherited());
        add(read);
        parents.addLast(new Parent(item.indent(), text, read.getFirst().intent(), true));
      }
    }

    private boolean isParent(int i) {
      return i + 1 < blocks.size()
          && blocks.get(i + 1) instanceof Block.Item next
          && blocks.get(i) instanceof Block.Item item
          && next.indent() > item.indent();
    }

    /** "with food" under "Start prednisone": a detail of the action above, not one of its own. */
    private boolean explainsParent(String text) {
      return !parents.isEmpty() && parents.getLast().acts() && EXPLAINS.matcher(text).matches();
    }

    private Intent inherited() {
      return parents.isEmpty() ? Intent.UNKNOWN : parents.getLast().intent();
    }

    private void row(Block.Row row) {
      if (row.header().isEmpty()) {
        String columns =
            row.cells().stream().filter(c -> !c.isEmpty()).collect(Collectors.joining(" / "));
        heading(new Block.Heading(TABLE, columns));
      } else {
        add(TableRow.read(row, context()));
      }
    }

    private void add(List<Recommendation> read) {
      recommendations.addAll(read);
      headingUsed = true;
    }

    /** Text that asks for nothing, after the plan began. */
    private void keep(String text) {
      if (recommendations.isEmpty() && beforePlan()) {
        assess(text);
      } else {
        add(List.of(ItemReader.kept(text, context())));
      }
    }

    private void assess(String text) {
      if (!headingUsed && !headings.isEmpty()) {
        assessment.add(headings.getLast().text() + ":");
      }
      assessment.add(text);
      headingUsed = true;
    }

    private boolean beforePlan() {
      return recommendations.isEmpty()
          && headings.stream().noneMatch(h -> PLAN.matcher(h.text()).matches());
    }

    private boolean inAssessment() {
      return !headings.isEmpty()
          && ASSESSMENT.matcher(headings.getLast().text()).matches()
          && !PLAN.matcher(headings.getLast().text()).matches();
    }

    private String context() {
      var path = new ArrayList<String>();
      headings.forEach(heading -> path.add(heading.text()));
      parents.forEach(parent -> path.add(parent.text()));
      return String.join(" / ", path);
    }
  }
}
