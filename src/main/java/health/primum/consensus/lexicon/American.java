package health.primum.consensus.lexicon;

import java.util.Map;
import java.util.regex.Pattern;

/** Spells British words the American way, so that both are one: "haemoglobin", "ischaemia". */
final class American {
  /** Letters that stand in British words alone, and what stands for them. */
  private static final String[][] PARTS = {
    {"haem", "hem"},
    {"aemi", "emi"},
    {"paed", "ped"},
    {"anaes", "anes"},
    {"gynaec", "gynec"},
    {"faec", "fec"},
    {"caesar", "cesar"},
    {"caec", "cec"},
    {"oedem", "edem"},
    {"oesoph", "esoph"},
    {"oestr", "estr"},
    {"foet", "fet"},
    {"rrhoea", "rrhea"},
    {"pnoea", "pnea"},
    {"coeliac", "celiac"},
    {"sulph", "sulf"},
    {"tumour", "tumor"},
    {"colour", "color"},
    {"labour", "labor"},
    {"behaviour", "behavior"},
    {"isation", "ization"},
    {"ilise", "ilize"},
    {"ilising", "ilizing"},
    {"alise", "alize"},
    {"imise", "imize"},
    {"imising", "imizing"},
    {"unise", "unize"},
    {"nalyse", "nalyze"},
    {"counsell", "counsel"},
    {"channell", "channel"},
    {"catheteris", "catheteriz"},
    {"leuko", "leuco"},
  };

  private static final Map<String, String> WHOLE =
      Map.of(
          "litre", "liter",
          "fibre", "fiber",
          "centre", "center",
          "metre", "meter",
          "programme", "program",
          "orthopaedic", "orthopedic",
          "grey", "gray",
          "ageing", "aging",
          "enrol", "enroll");

  /** Two letters at least one of which every such word holds; most words hold none. */
  private static final Pattern GLANCE =
      Pattern.compile("ae|oe|ph|our|is[ae]|ising|yse|ell|uko|re|mme|ey|ei|ol|ris");

  private American() {}

  static String of(String word) {
    if (word.length() < 5 || !GLANCE.matcher(word).find()) {
      return word;
    }
    String spelled = WHOLE.getOrDefault(word, word);
    for (String[] part : PARTS) {
      if (spelled.contains(part[0])) {
        spelled = spelled.replace(part[0], part[1]);
      }
    }
    return spelled;
  }
}
