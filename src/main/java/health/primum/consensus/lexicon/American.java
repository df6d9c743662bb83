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
      Map.ofEntries(
          Map.entry("litre", "liter"),
          Map.entry("fibre", "fiber"),
          Map.entry("centre", "center"),
          Map.entry("metre", "meter"),
          Map.entry("programme", "program"),
          Map.entry("ageing", "aging"),
          Map.entry("enrol", "enroll"),
          Map.entry("adrenaline", "epinephrine"),
          Map.entry("noradrenaline", "norepinephrine"),
          Map.entry("salbutamol", "albuterol"),
          Map.entry("paracetamol", "acetaminophen"),
          Map.entry("frusemide", "furosemide"),
          Map.entry("lignocaine", "lidocaine"),
          Map.entry("pethidine", "meperidine"),
          Map.entry("glibenclamide", "glyburide"),
          Map.entry("aciclovir", "acyclovir"),
          Map.entry("rifampicin", "rifampin"),
          Map.entry("ciclosporin", "cyclosporine"),
          Map.entry("physio", "physiotherapy"));

  /** Two letters at least one of which every such word holds; most words hold none. */
  private static final Pattern GLANCE =
      Pattern.compile("ae|oe|lph|our|is[ae]|ising|yse|ell|uko|ris");

  private American() {}

  static String of(String word) {
    if (word.length() < 5) {
      return word;
    }
    String spelled = WHOLE.getOrDefault(word, word);
    if (!GLANCE.matcher(spelled).find()) {
      return spelled;
    }
    for (String[] part : PARTS) {
      if (spelled.contains(part[0])) {
        spelled = spelled.replace(part[0], part[1]);
      }
    }
    return spelled;
  }
}
