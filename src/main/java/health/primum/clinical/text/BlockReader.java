package health.primum.clinical.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the layout of an answer line by line: headings, lists of every marker that models use,
 * tables, quotes, fences and paragraphs. Tolerant on purpose: what is no clean Markdown is still a
 * paragraph.
 */
final class BlockReader {
  private static final Pattern NOISE =
      Pattern.compile("^\\s*((?:```|~~~)\\w*|([-*_=]\\s*){3,})\\s*$");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\uFEFF&&[^\\n\\r]]");
  private static final Pattern HEADING = Pattern.compile("^\\s{0,3}(#{1,6})\\s+(.+?)\\s*#*\\s*$");
  private static final Pattern BOLD_LINE =
      Pattern.compile("^\\s*(\\*\\*|__)([^*_]{2,100})\\1\\s*:?\\s*$");
  private static final Pattern LEAD_IN = Pattern.compile("^\\s*([^:.!?]{2,100}):\\s*$");
  private static final Pattern ITEM =
      Pattern.compile(
          "^(\\s*)(?:[-+•◦▪‣*–—·]|\\(?\\d{1,5}[.)]|\\(?[A-Za-z]\\)|\\(?[ivx]{1,4}\\)|(?<=\\s)[a-z]\\.|[a-z]\\.(?=\\s+[^a-z])|[A-D]\\.(?=\\s+[A-Z][a-z])|\\d{1,2}(?:\\.\\d{1,2})+[.)]?(?=\\s+[*A-Z]))"
              + "(?:\\s+\\[[ xX]])?\\s+(\\S.*)$");

  /** "**3. Disposition**: admit": the marker stands inside the bold words. */
  private static final Pattern EMPHASISED_MARKER =
      Pattern.compile("^(\\s*)(?:\\*\\*|__)(?=\\(?\\d{1,3}[.)]\\s)");

  private static final Pattern QUOTE = Pattern.compile("^\\s*(?:>\\s?)+");
  private static final Pattern TABLE_RULE =
      Pattern.compile("^\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*$");
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?U)(?<=\\w)(?:\\*{2,3}|__|`+)(?=\\w)");
  private static final Pattern EMPHASIS =
      Pattern.compile("(?U)\\*\\*\\*|\\*\\*|__|`+|(?<![\\w*])\\*(?=\\S)|(?<=\\S)\\*(?![\\w*])");

  private final List<Block> blocks = new ArrayList<>();
  private List<String> tableHeader = List.of();
  private boolean open;
  private boolean inTable;

  private BlockReader() {}

  static List<Block> read(String text) {
    var reader = new BlockReader();
    UNPRINTABLE.matcher(text).replaceAll(" ").lines().forEach(reader::line);
    return reader.blocks;
  }

  /** Emphasis marks are layout, not words. */
  static String plain(String text) {
    return EMPHASIS.matcher(BETWEEN_WORDS.matcher(text).replaceAll(" ")).replaceAll("").strip();
  }

  /** Whether there is a letter or a digit; punctuation alone is layout. */
  static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private void line(String raw) {
    String line = QUOTE.matcher(raw).replaceFirst("");
    if (!hasWords(line) || NOISE.matcher(line).matches()) {
      open = false;
      inTable = inTable && !line.isBlank();
    } else if (isRow(line)) {
      row(line);
    } else {
      inTable = false;
      words(line);
    }
  }

  private void words(String raw) {
    String line = EMPHASISED_MARKER.matcher(raw).replaceFirst("$1");
    Matcher heading = HEADING.matcher(line);
    Matcher bold = BOLD_LINE.matcher(raw);
    Matcher item = ITEM.matcher(line);
    if (heading.matches()) {
      heading(heading.group(1).length(), heading.group(2));
    } else if (bold.matches()) {
      heading(7, bold.group(2));
    } else if (item.matches() && hasWords(item.group(2))) {
      blocks.add(new Block.Item(item.group(1).length(), plain(item.group(2))));
      open = true;
    } else if (!open && LEAD_IN.matcher(plain(line)).matches()) {
      heading(8, plain(line));
    } else {
      prose(line);
    }
  }

  private void heading(int level, String text) {
    String words = plain(text);
    blocks.add(
        new Block.Heading(
            level, words.endsWith(":") ? words.substring(0, words.length() - 1) : words));
    open = false;
  }

  /**
   * Continues the paragraph or item above, unless a blank line ended it and this one is not
   * indented.
   */
  private void prose(String line) {
    int last = blocks.size() - 1;
    boolean indented = line.startsWith("  ");
    String words = plain(line);
    if (last >= 0 && blocks.get(last) instanceof Block.Item above && (open || indented)) {
      blocks.set(last, new Block.Item(above.indent(), above.text() + " " + words));
    } else if (last >= 0 && blocks.get(last) instanceof Block.Prose above && open) {
      blocks.set(last, new Block.Prose(above.text() + " " + words));
    } else {
      blocks.add(new Block.Prose(words));
    }
    open = true;
  }

  private boolean isRow(String line) {
    long bars = line.chars().filter(c -> c == '|').count();
    return inTable ? bars >= 1 : line.stripLeading().startsWith("|") && bars >= 2;
  }

  private void row(String line) {
    open = false;
    if (TABLE_RULE.matcher(line).matches()) {
      return;
    }
    String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    List<String> cells = Arrays.stream(inner.split("\\|", -1)).map(BlockReader::plain).toList();
    if (cells.stream().allMatch(String::isEmpty)) {
      return;
    }
    blocks.add(new Block.Row(inTable ? tableHeader : List.of(), cells));
    if (!inTable) {
      tableHeader = cells;
      inTable = true;
    }
  }
}
