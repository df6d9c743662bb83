package health.primum.web.asked;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A consult as it is asked over HTTP. A list that is absent is unknown; an empty one says there is
 * none.
 *
 * @param team whom to ask
 * @param clinicalCase what about
 * @param deadlineSeconds how long it may take at most, not beyond the team's own deadline
 * @param retention {@code zero}: nothing of it is written down; {@code P7D}: kept for so many days;
 *     absent: as long as the service keeps consults
 */
public record ConsultBody(
    @Nullable String team,
    @JsonProperty("case") @Nullable CaseBody clinicalCase,
    @Schema(description = "How long it may take at most, not beyond the team's own deadline")
        @Nullable Double deadlineSeconds,
    @Schema(
            description =
                "zero: nothing of it is written down. P7D: kept for so many days, at most P366D or"
                    + " less where the operator says so. Absent: as long as the service keeps"
                    + " consults",
            pattern = "zero|P[1-9][0-9]{0,3}D")
        @Nullable String retention) {
  /** The case; only the narrative is needed. */
  public record CaseBody(
      @Nullable String id,
      @Nullable String narrative,
      @Nullable String question,
      @Nullable PatientBody patient) {}

  /** Structured facts, all optional. */
  public record PatientBody(
      @Nullable Double ageYears,
      @Nullable String sex,
      @Nullable String pregnancy,
      @Nullable List<String> conditions,
      @Nullable List<MedicationBody> medications,
      @Nullable List<AllergyBody> allergies,
      @Nullable List<MeasurementBody> labs,
      @Nullable List<MeasurementBody> vitals) {}

  /** A drug the patient takes. */
  public record MedicationBody(@Nullable String name, @Nullable String dosage) {}

  /** An allergy or intolerance. */
  public record AllergyBody(@Nullable String substance, @Nullable String reaction) {}

  /** A laboratory result or vital sign. */
  public record MeasurementBody(
      @Nullable String name, @Nullable Double value, @Nullable String unit) {}
}
