package health.primum.clinical.text;

import java.util.List;

/**
 * One block of an answer, as its layout shows it; emphasis marks are already gone from every text.
 */
sealed interface Block {
  /**
   * A heading or a lead-in line such as "Plan:".
   *
   * @param level 1 for the outermost
   * @param label whether it ends in a colon, so that it introduces what follows
   */
  record Heading(int level, String text, boolean label) implements Block {}

  /**
   * A list item with its continuation lines.
   *
   * @param indent columns before its marker
   * @param numbered whether the marker is a number or letter, not a bullet
   */
  record Item(int indent, String text, boolean numbered) implements Block {}

  /** A table row; {@code header} is the table's first row, empty for that row itself. */
  record Row(List<String> header, List<String> cells) implements Block {}

  /** A paragraph. */
  record Prose(String text) implements Block {}
}
