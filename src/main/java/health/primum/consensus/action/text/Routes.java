package health.primum.consensus.action.text;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** By which way a drug is given, in one notation. */
final class Routes {
  private static final Map<String, String> CANONICAL = new TreeMap<>();

  static {
    route("PO", "po orally oral mouth");
    route("IV", "iv intravenously intravenous");
    route("IM", "im intramuscularly intramuscular");
    route("SC", "sc sq subq subcut subcutaneously subcutaneous");
    route("SL", "sl sublingually sublingual");
    route("PR", "pr rectally");
    route("topical", "topical topically cream ointment oint");
    route("inhaled", "inhaled inhalation nebulized nebulised");
    route("intranasal", "intranasally intranasal");
    route("transdermal", "transdermal");
    route("intrathecal", "intrathecal");
    route("intravaginal", "intravaginal");
    route("IO", "io intraosseous");
  }

  private Routes() {}

  static Optional<String> of(String word) {
    return Optional.ofNullable(CANONICAL.get(word));
  }

  private static void route(String name, String words) {
    for (String word : words.split(" ", -1)) {
      CANONICAL.put(word, name);
    }
  }
}
