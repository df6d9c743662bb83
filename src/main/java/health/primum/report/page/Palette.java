package health.primum.report.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;

/**
 * Colours that people who do not see all colours tell apart (Okabe and Ito 2008); whatever they
 * say, a word or a shape says too.
 */
final class Palette {
  static final Color SEVERE = new Color(0xD55E00);
  static final Color MODERATE = new Color(0xE69F00);
  static final Color MILD = new Color(0x56B4E9);
  static final Color BLUE = new Color(0x0072B2);
  static final Color GREEN = new Color(0x009E73);
  static final Color INK = new Color(0x1A1A1A);
  static final Color GRID = new Color(0xDDDDDD);
  static final Color BAND = new Color(0xF0E442);

  static final Stroke THIN = new BasicStroke(1f);
  static final Stroke BOLD = new BasicStroke(2f);
  static final Stroke DASHED =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {6f, 4f}, 0f);

  private Palette() {}

  static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  static Font bold(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }
}
