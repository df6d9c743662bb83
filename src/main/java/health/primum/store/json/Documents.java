package health.primum.store.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.ModelReply;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.journal.JournalRefused;
import health.primum.noharm.service.journal.EvaluationOrder;
import java.util.SortedMap;

/**
 * Documents of the journal. Fields that this version does not know are passed over, so that two
 * versions can work side by side. Each reader throws {@link JournalRefused} on what it cannot read,
 * without a word of it. Thread-safe.
 */
public final class Documents {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(Mixins.module())
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectReader REPLY = JSON.readerFor(ModelReply.class);
  private static final ObjectReader CASE = JSON.readerFor(ClinicalCase.class);
  private static final ObjectReader ADVICE = JSON.readerFor(AdviceDocument.class);
  private static final ObjectReader ORDER = JSON.readerFor(EvaluationOrder.class);
  private static final ObjectReader DATA =
      JSON.readerFor(new TypeReference<SortedMap<String, String>>() {});

  private Documents() {}

  public static String of(ModelReply reply) {
    return write(reply);
  }

  public static String of(ClinicalCase clinicalCase) {
    return write(clinicalCase);
  }

  public static String of(AdviceDocument advice) {
    return write(advice);
  }

  public static String of(EvaluationOrder order) {
    return write(order);
  }

  /** A field with its value, as it stands in a document. */
  public static String field(String name, String value) {
    return write(name) + ":" + write(value);
  }

  /** Of an event. */
  public static String of(SortedMap<String, String> data) {
    return write(data);
  }

  public static ModelReply reply(String document) {
    return read(REPLY, document);
  }

  public static ClinicalCase clinicalCase(String document) {
    return read(CASE, document);
  }

  public static AdviceDocument advice(String document) {
    return read(ADVICE, document);
  }

  public static EvaluationOrder order(String document) {
    return read(ORDER, document);
  }

  public static SortedMap<String, String> data(String document) {
    return read(DATA, document);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      // Its message may quote the value.
      throw new IllegalStateException("not written: " + value.getClass().getSimpleName());
    }
  }

  private static <T> T read(ObjectReader reader, String document) {
    try {
      return reader.readValue(document);
    } catch (JsonProcessingException broken) {
      throw new JournalRefused(broken.getClass().getSimpleName());
    }
  }
}
