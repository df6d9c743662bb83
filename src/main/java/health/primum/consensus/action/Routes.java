package health.primum.consensus.action;

/** By which way a drug is given, in one notation. */
final class Routes {
  private Routes() {}

  static String canonical(String word) {
    return switch (word) {
      case "po", "orally", "oral", "mouth" -> "PO";
      case "iv", "intravenously", "intravenous" -> "IV";
      case "im", "intramuscularly", "intramuscular" -> "IM";
      case "sc", "sq", "subq", "subcut", "subcutaneously", "subcutaneous" -> "SC";
      case "sl", "sublingually", "sublingual" -> "SL";
      case "pr", "rectally" -> "PR";
      case "topical", "topically", "cream", "ointment" -> "topical";
      case "inhaled", "inhalation", "nebulized", "nebulised" -> "inhaled";
      case "intranasally", "intranasal" -> "intranasal";
      case "io", "intraosseous" -> "IO";
      default -> word;
    };
  }
}
