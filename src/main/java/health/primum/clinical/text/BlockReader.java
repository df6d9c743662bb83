package health.primum.clinical.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the layout of an answer line by line: headings, lists of every marker that models use,
 * tables, quotes, fences and paragraphs. Tolerant on purpose: what is no clean Markdown is still a
 * paragraph.
 */
final class BlockReader {
  /** A longer line is no list, table or heading, but a paragraph as it stands. */
  private static final int LONGEST = 5_000;

  private static final Pattern NOISE =
      Pattern.compile("^\\s*((?:```|~~~)\\w*|([-*_=]\\s*){3,})\\s*$");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\uFEFF&&[^\\n\\r]]");

  /** Blanks inside a line say nothing, and long runs of them cost patterns dearly. */
  private static final Pattern BLANKS =
      Pattern.compile(" (?:(?<=\\S ) +(?=\\S)| *$)", Pattern.MULTILINE);

  private static final Pattern FIRST_INLINE = Pattern.compile("^\\s*(?:\\(?1[).]|①)|[:.] 1\\. ");

  /** "1) Stop X 2) Give Y" on one line. */
  private static final Pattern INLINE_ITEM =
      Pattern.compile(
          " (?:(?<=[^\\s\\d(] )(?:\\(?[2-9]\\) (?=[A-Z])|[①-⑳] ?)|(?<=[.:;] )[1-9]\\. (?=[A-Z][a-z]))");

  private static final Pattern HEADING = Pattern.compile("^\\s{0,3}(#{1,6})\\s+(.+?)\\s*#*\\s*$");
  private static final Pattern BOLD_LINE =
      Pattern.compile("^\\s*(\\*\\*|__)([^*_]{2,100})\\1\\s*:?\\s*$");
  private static final Pattern LEAD_IN = Pattern.compile("^\\s*([^:.!?]{2,100}):\\s*$");
  private static final Pattern ITEM =
      Pattern.compile(
          "^(\\s*)(?:[-+•◦▪‣*–—·→✓✔✅☐☑①-⑳]|step\\s+\\d{1,2}[:.)]|#\\d{1,2}[:.)]?|\\(?\\d{1,5}[.)]|\\(?[A-Za-z]\\)|\\(?[ivx]{1,4}\\)|(?-i:(?<=\\s)[a-z]\\.|[a-z]\\.(?=\\s+[^a-z])|[A-D]\\.(?=\\s+[A-Z][a-z]))|\\d{1,2}(?:\\.\\d{1,2})+[.)]?(?-i:(?=\\s+[*A-Z])))"
              + "(?:\\s+\\[[ xX]])?\\s+(\\S.*)$",
          Pattern.CASE_INSENSITIVE);

  /** "**3. Disposition**: admit": the marker stands inside the bold words. */
  private static final Pattern EMPHASISED_MARKER =
      Pattern.compile("^(\\s*)(?:\\*\\*|__)(?=\\(?\\d{1,3}[.)]\\s)");

  /** A crossed-out item: the cross stays, for without it the item would be an order. */
  private static final Pattern CROSS = Pattern.compile("^\\s*[✗✘❌🚫]");

  private static final Pattern BRACKET = Pattern.compile("\\(");
  private static final Pattern QUOTE = Pattern.compile("^\\s*(?:>\\s?)+");
  private static final Pattern TABLE_RULE =
      Pattern.compile("^\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*$");
  private static final Pattern MARK = Pattern.compile("[*_`]");
  private static final String LETTER = "[\\p{L}\\p{M}\\p{N}_]";
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?<=" + LETTER + ")(?:\\*{2,3}|__|`+)(?=" + LETTER + ")");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "\\*\\*\\*|\\*\\*|__|`+|(?<!"
              + LETTER
              + "|\\*)\\*(?=\\S)|(?<=\\S)\\*(?!"
              + LETTER
              + "|\\*)");

  private final List<Block> blocks = new ArrayList<>();
  private List<String> tableHeader = List.of();
  private boolean open;
  private boolean inTable;

  private BlockReader() {}

  static List<Block> read(String text) {
    var reader = new BlockReader();
    String printable = UNPRINTABLE.matcher(text).replaceAll(" ");
    String spaced = BLANKS.matcher(printable).replaceAll(" ");
    spaced.lines().flatMap(BlockReader::itemised).forEach(reader::line);
    return reader.blocks;
  }

  /** The items of a line that holds a whole list; any other line as it is. */
  private static Stream<String> itemised(String line) {
    if (!FIRST_INLINE.matcher(line).find()) {
      return Stream.of(line);
    }
    return INLINE_ITEM
        .matcher(line)
        .replaceAll(found -> "\n" + Matcher.quoteReplacement(found.group().strip() + " "))
        .lines();
  }

  /** Emphasis marks are layout, not words. */
  static String plain(String text) {
    if (!MARK.matcher(text).find()) {
      return text.strip();
    }
    return EMPHASIS.matcher(BETWEEN_WORDS.matcher(text).replaceAll(" ")).replaceAll("").strip();
  }

  /** Whether there is a letter or a digit; punctuation alone is layout. */
  static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private void line(String raw) {
    if (raw.length() > LONGEST) {
      if (hasWords(raw)) {
        blocks.add(new Block.Prose(raw.strip()));
      }
      open = false;
      inTable = false;
      return;
    }
    String line = Openings.without(QUOTE, raw);
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
      blocks.add(new Block.Item(item.group(1).length(), plain(item.group(2)), isNumbered(line)));
      open = true;
    } else if ((!open || !line.startsWith(" ")) && LEAD_IN.matcher(plain(line)).matches()) {
      heading(8, plain(line));
    } else {
      prose(line);
    }
  }

  private static boolean isNumbered(String line) {
    return Character.isLetterOrDigit(Openings.without(BRACKET, line.stripLeading()).charAt(0));
  }

  private void heading(int level, String text) {
    String words = plain(text);
    boolean label = words.endsWith(":");
    blocks.add(
        new Block.Heading(level, label ? words.substring(0, words.length() - 1) : words, label));
    open = false;
  }

  /**
   * Continues the paragraph or item above, unless a blank line ended it and this one is not
   * indented.
   */
  private void prose(String line) {
    if (Openings.opens(CROSS, line)) {
      blocks.add(new Block.Item(line.length() - line.stripLeading().length(), plain(line), false));
      open = true;
      return;
    }
    int last = blocks.size() - 1;
    boolean indented = line.startsWith("  ");
    String words = plain(line);
    if (last >= 0 && blocks.get(last) instanceof Block.Item above && (open || indented)) {
      blocks.set(
          last, new Block.Item(above.indent(), above.text() + " " + words, above.numbered()));
    } else if (last >= 0
        && blocks.get(last) instanceof Block.Prose above
        && open
        && !(Character.isUpperCase(words.charAt(0))
            && IntentReader.imperative(words).isPresent())) {
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
