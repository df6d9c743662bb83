package health.primum.consensus.action.compare;

import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether two readings are about two places: parts of the body, sides, specimens. */
final class Places {
  private static final List<Veto> PLACES = List.of(Veto.SITE, Veto.SIDE, Veto.SPECIMEN);
  private static final Map<String, String> BROADER = Map.of("spine total", "spine");

  /** Where a drug acts that is given there; given elsewhere it is another treatment. */
  private static final Map<String, String> ORGANS =
      Map.of("inhaled", "lung", "intranasal", "nose", "intravaginal", "vagina");

  private static final Set<String> SYSTEMIC = Set.of("PO", "IV", "IM", "SC");
  private static final Set<String> ORGAN_SITES = Set.of("nose", "eye", "ear", "vagina", "rectum");

  /** What a test is done on, where its name does not say so. */
  private static final Map<String, Set<String>> SPECIMENS =
      Map.ofEntries(
          Map.entry("urinalysis", Set.of("urine")),
          Map.entry("gonorrhea and chlamydia naat", Set.of("urine")),
          Map.entry("afb smear and culture", Set.of("sputum")),
          Map.entry("csf analysis", Set.of("cerebrospinal fluid")),
          Map.entry("lumbar puncture", Set.of("cerebrospinal fluid")),
          Map.entry("thoracentesis", Set.of("pleural fluid")),
          Map.entry("paracentesis", Set.of("ascitic fluid")),
          Map.entry("arthrocentesis", Set.of("synovial fluid")),
          Map.entry("gi pathogen panel", Set.of("stool")),
          Map.entry("clostridioides difficile test", Set.of("stool")),
          Map.entry("h. pylori testing", Set.of("stool")),
          Map.entry("pregnancy test", Set.of("urine")),
          Map.entry("toxicology screen", Set.of("urine")),
          Map.entry("sepsis workup", Set.of("cerebrospinal fluid", "urine")),
          Map.entry("24-hour urine collection", Set.of("24-hour urine", "urine")));

  /** Unless something else is named, it is blood. */
  private static final Set<String> BLOOD = Set.of("blood", "serum", "nasopharyngeal swab");

  private final Reading a;
  private final Reading b;

  Places(Reading a, Reading b) {
    this.a = a;
    this.b = b;
  }

  Optional<Veto> veto() {
    for (Veto place : PLACES) {
      Set<String> one = a.where(place);
      Set<String> other = b.where(place);
      if (!one.isEmpty() && !other.isEmpty() && !one.equals(other) && !isWithin(place)) {
        return Optional.of(place);
      }
    }
    if (!specimen(a).equals(specimen(b)) && !isSpecimenImplied()) {
      return Optional.of(Veto.SPECIMEN);
    }
    String one = organ(a);
    String other = organ(b);
    if ((isDropped(one) && isSystemic(b)) || (isDropped(other) && isSystemic(a))) {
      return Optional.of(Veto.SITE);
    }
    return !one.equals(other) && !one.isEmpty() && !other.isEmpty()
        ? Optional.of(Veto.SITE)
        : Optional.empty();
  }

  /** Of treatments and procedures one may name more places: "neck", "neck to toe". */
  private boolean isWithin(Veto place) {
    if (place != Veto.SITE || a.subjects().isEmpty() || b.subjects().isEmpty()) {
      return false;
    }
    Kind kind = Named.kind(a);
    if (kind == Kind.IMAGING) {
      return broader(a).equals(broader(b));
    }
    boolean given = kind.isTreatment() || kind == Kind.TOPIC;
    Set<String> one = a.where(place);
    Set<String> other = b.where(place);
    return given && (one.containsAll(other) || other.containsAll(one));
  }

  private static Set<String> broader(Reading reading) {
    var sites = new HashSet<String>();
    reading.where(Veto.SITE).forEach(site -> sites.add(BROADER.getOrDefault(site, site)));
    return sites;
  }

  /** What is given has no specimen, and that of a test may stand in its name. */
  private boolean isSpecimenImplied() {
    if (a.subjects().isEmpty() || b.subjects().isEmpty()) {
      return false;
    }
    Set<String> named = new HashSet<>(specimen(a));
    named.addAll(specimen(b));
    Kind kind = Named.kind(a);
    if (kind.isTreatment() || kind == Kind.TOPIC) {
      return true;
    }
    Set<Concept> subjects = new HashSet<>(a.subjects());
    subjects.addAll(b.subjects());
    for (Concept subject : subjects) {
      if (named.stream().anyMatch(n -> subject.name().contains(n) || implies(subject, n))) {
        return true;
      }
    }
    return false;
  }

  private static boolean implies(Concept subject, String specimen) {
    return SPECIMENS.getOrDefault(subject.name(), Set.of()).contains(specimen);
  }

  private static boolean isDropped(String organ) {
    return organ.equals("eye") || organ.equals("ear");
  }

  private static boolean isSystemic(Reading reading) {
    return SYSTEMIC.contains(reading.said().getOrDefault(DifferenceKind.ROUTE, ""));
  }

  private static String organ(Reading reading) {
    for (String site : reading.where(Veto.SITE)) {
      if (ORGAN_SITES.contains(site)) {
        return site;
      }
    }
    return ORGANS.getOrDefault(reading.said().getOrDefault(DifferenceKind.ROUTE, ""), "");
  }

  private static Set<String> specimen(Reading reading) {
    Set<String> named = reading.where(Veto.SPECIMEN);
    if (named.isEmpty()) {
      return named;
    }
    var specimen = new HashSet<>(named);
    specimen.removeAll(BLOOD);
    return specimen;
  }
}
