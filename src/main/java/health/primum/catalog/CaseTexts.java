package health.primum.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.CaseVariant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the texts of cases, {@code dataset/perturbations} in the kit's layout. */
public final class CaseTexts {
  private CaseTexts() {}

  /**
   * One that could be read.
   *
   * @param content the file's, as it stands
   */
  public record Read(Path file, String content, CaseVariant variant) {
    @Override
    public String toString() {
      return "Read[" + variant.id() + "]";
    }
  }

  /**
   * The texts in the order of their files' names. What cannot be read, or lies in a file that is
   * not named after it, is a fault and left out.
   */
  public static List<Read> in(Path folder, Faults faults) {
    var texts = new ArrayList<Read>();
    for (Path file : Folder.files(folder, 1, faults, ".json")) {
      Optional<String> content = Folder.text(file, 0, faults, file);
      if (content.isEmpty()) {
        continue;
      }
      try {
        CaseVariant variant = variant(JsonNodes.object(content.get()));
        if (file.getFileName().toString().equals(variant.id() + ".json")) {
          texts.add(new Read(file, content.get(), variant));
        } else {
          faults.add(file, 0, "holds the text of " + variant.id(), "name the file after its id");
        }
      } catch (JsonNodes.BrokenJson broken) {
        faults.add(file, broken.line(), broken.what(), "mend the file or take it away");
      } catch (FaultyInput faulty) {
        faults.add(file, 0, faulty);
      }
    }
    return texts;
  }

  private static CaseVariant variant(JsonNode root) {
    var variant =
        new CaseVariant(
            new CaseId(JsonNodes.text(root, "id")),
            new CaseId(JsonNodes.text(root, "base_id")),
            JsonNodes.optionalText(root, "category"),
            JsonNodes.text(root, "presentation"));
    ClinicalCase.of(variant.id(), variant.presentation());
    return variant;
  }
}
