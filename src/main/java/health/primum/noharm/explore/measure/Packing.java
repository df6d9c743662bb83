package health.primum.noharm.explore.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Several whole counts in one double, each wide enough for the largest sum a resample can give, so
 * that one multiplication adds them all. A double holds whole numbers of 53 bits exactly, so the
 * sums are exact.
 */
final class Packing {
  private static final int BITS = 52;

  /** A field's place: it is multiplied by {@code unit} within its word. */
  private record Place(int field, double unit) {}

  private final List<List<Place>> words = new ArrayList<>();

  /**
   * A packing.
   *
   * @param bounds the most a field can be, [field][cluster]
   * @param draws clusters in a resample
   */
  Packing(double[][] bounds, int draws) {
    int used = BITS;
    for (int field = 0; field < bounds.length; field++) {
      double most = 0;
      for (double bound : bounds[field]) {
        most = Math.max(most, bound);
      }
      int width = 64 - Long.numberOfLeadingZeros((long) most * draws);
      if (used + width > BITS) {
        words.add(new ArrayList<>());
        used = 0;
      }
      words.getLast().add(new Place(field, Math.scalb(1.0, used)));
      used += width;
    }
  }

  int words() {
    return words.size();
  }

  /** A cluster's counts in words. */
  void pack(Counts counts, double[][] packed) {
    for (int w = 0; w < words.size(); w++) {
      double[] word = packed[w];
      java.util.Arrays.fill(word, 0);
      for (Place place : words.get(w)) {
        double[] values = counts.values()[place.field()];
        for (int c = 0; c < word.length; c++) {
          word[c] += values[c] * place.unit();
        }
      }
    }
  }

  /**
   * Sums taken apart again; the words are used up.
   *
   * @param sums [field][resample], filled for the whole fields
   */
  void unpack(double[][] packed, double[][] sums) {
    for (int w = 0; w < words.size(); w++) {
      double[] word = packed[w];
      List<Place> places = words.get(w);
      for (int p = places.size() - 1; p > 0; p--) {
        take(word, places.get(p).unit(), sums[places.get(p).field()]);
      }
      System.arraycopy(word, 0, sums[places.getFirst().field()], 0, word.length);
    }
  }

  private static void take(double[] word, double unit, double[] field) {
    double inverse = 1 / unit;
    for (int i = 0; i < word.length; i++) {
      double whole = Math.floor(word[i] * inverse);
      field[i] = whole;
      word[i] -= whole * unit;
    }
  }
}
