package health.primum.clinical.text;

import health.primum.clinical.Intent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headings and parent items that the text now read stands under, outermost first. */
final class Scopes {
  /** Below every heading: the columns of a table are the context of its rows. */
  static final int TABLE = 9;

  /** Bold lines and lines that end in a colon, unlike headings with a mark of their own. */
  private static final int LEAD_IN = 7;

  private final Deque<Scope> headings = new ArrayDeque<>();
  private final Deque<Scope> parents = new ArrayDeque<>();

  /** A heading (depth: its level) or a parent item (depth: its indent). */
  static final class Scope {
    private final int depth;
    private final String text;
    private final Intent intent;
    private final boolean acts;
    private boolean used;
    private @Nullable Block covers;
    private int coversIndent;

    private Scope(int depth, String text, Intent intent, boolean acts) {
      this.depth = depth;
      this.text = text;
      this.intent = intent;
      this.acts = acts;
      this.used = acts;
    }

    String text() {
      return text;
    }
  }

  /**
   * Opens a heading; returns the scopes it closes whose words stand nowhere else, innermost first.
   */
  List<Scope> heading(int level, String text) {
    List<Scope> closed = closeParents(-1);
    closed.addAll(close(headings, level));
    headings.addLast(new Scope(level, text, Intent.UNKNOWN, false));
    return closed;
  }

  /** A heading that is an action by itself: what follows stands under it as under an item. */
  void actingHeading(String text, Intent intent) {
    parents.addLast(new Scope(-1, text, intent, true));
  }

  /**
   * Ends a lead-in that this block is no longer part of: a lead-in covers one run of items of one
   * kind, or one paragraph; a heading with a mark of its own covers its section.
   */
  List<Scope> admit(Block block) {
    if (headings.isEmpty()
        || headings.getLast().depth < LEAD_IN
        || headings.getLast().depth == TABLE) {
      return List.of();
    }
    Scope leadIn = headings.getLast();
    boolean ends =
        switch (block) {
          case Block.Item item -> {
            boolean outer = leadIn.covers == null || item.indent() <= leadIn.coversIndent;
            boolean other =
                leadIn.covers instanceof Block.Item first && first.numbered() != item.numbered();
            yield outer && other;
          }
          case Block.Prose prose -> leadIn.covers != null;
          case Block.Row row -> leadIn.covers != null && !(leadIn.covers instanceof Block.Row);
          case Block.Heading heading -> false;
        };
    if (ends) {
      List<Scope> closed = closeParents(-1);
      closed.addAll(close(headings, leadIn.depth));
      return closed;
    }
    if (leadIn.covers == null || leadIn.covers instanceof Block.Prose) {
      leadIn.covers = block;
      leadIn.coversIndent = block instanceof Block.Item item ? item.indent() : 0;
    }
    return List.of();
  }

  /** Ends a table. */
  List<Scope> closeTable() {
    return close(headings, TABLE);
  }

  /** Leaves items of this indent or deeper. */
  List<Scope> closeParents(int indent) {
    return close(parents, indent);
  }

  List<Scope> closeAll() {
    List<Scope> closed = closeParents(-1);
    closed.addAll(close(headings, 0));
    return closed;
  }

  /**
   * An item that deeper items may stand under.
   *
   * @param acts whether it was itself taken as a recommendation, so that its words are not only a
   *     label
   */
  void parent(int indent, String text, Intent intent, boolean acts) {
    parents.addLast(new Scope(indent, text, intent, acts));
  }

  /** Whether the item above was taken as a recommendation. */
  boolean underAction() {
    return !parents.isEmpty() && parents.getLast().acts;
  }

  String parentText() {
    return parents.isEmpty() ? "" : parents.getLast().text;
  }

  Intent inherited() {
    return parents.isEmpty() ? Intent.UNKNOWN : parents.getLast().intent;
  }

  /** The labels that govern what stands here, outermost first; empty when none does. */
  String governing() {
    var labels = new ArrayList<String>();
    for (Deque<Scope> scopes : List.of(headings, parents)) {
      for (Scope scope : scopes) {
        boolean table = scopes == headings && scope.depth == TABLE;
        if (!scope.acts && !table && Labels.governs(scope.text)) {
          labels.add(scope.text);
        }
      }
    }
    return String.join(" / ", labels);
  }

  String innermostHeading() {
    return headings.isEmpty() ? "" : headings.getLast().text;
  }

  List<String> headings() {
    return headings.stream().map(Scope::text).toList();
  }

  /**
   * The whole path, for a recommendation that stands under it; from now on its words are kept
   * there.
   */
  String path() {
    var path = new ArrayList<String>();
    for (Deque<Scope> scopes : List.of(headings, parents)) {
      scopes.forEach(
          scope -> {
            scope.used = true;
            if (!scope.text.isEmpty()) {
              path.add(scope.text);
            }
          });
    }
    return String.join(" / ", path);
  }

  /** What stands nowhere yet, for text that takes no path with it. */
  List<String> unused() {
    var unused = new ArrayList<String>();
    for (Deque<Scope> scopes : List.of(headings, parents)) {
      for (Scope scope : scopes) {
        if (!scope.used) {
          scope.used = true;
          unused.add(scope.text);
        }
      }
    }
    return unused;
  }

  private static List<Scope> close(Deque<Scope> scopes, int depth) {
    var closed = new ArrayList<Scope>();
    while (!scopes.isEmpty() && scopes.getLast().depth >= depth) {
      Scope scope = scopes.removeLast();
      if (!scope.used) {
        closed.add(scope);
      }
    }
    return closed;
  }
}
