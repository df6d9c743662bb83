package health.primum.noharm.redteam.suite;

import health.primum.noharm.rubric.CaseVariant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A case's plain text and its edited ones.
 *
 * @param edits at least one
 */
record Edited(CaseVariant plain, List<CaseVariant> edits) {
  Edited {
    edits = List.copyOf(edits);
  }

  /** The cases that have both, in the order of their ids. */
  static List<Edited> of(List<CaseVariant> texts) {
    return texts.stream()
        .collect(Collectors.groupingBy(CaseVariant::base, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(
            all -> all.stream().filter(Edited::isPlain).map(plain -> new Edited(plain, edits(all))))
        .filter(edited -> !edited.edits().isEmpty())
        .toList();
  }

  private static List<CaseVariant> edits(List<CaseVariant> all) {
    return all.stream().filter(text -> !isPlain(text)).toList();
  }

  private static boolean isPlain(CaseVariant text) {
    return text.id().equals(text.base());
  }
}
