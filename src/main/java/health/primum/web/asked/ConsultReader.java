package health.primum.web.asked;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import health.primum.agent.Fingerprint;
import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads a request body strictly: what it does not know or cannot take it names, and nothing is
 * guessed.
 */
public final class ConsultReader {
  /** Every allowed case fits; more is refused before it is parsed. */
  public static final int MAX_BYTES = 512 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(50).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Float,
              numbers ->
                  numbers
                      .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Integer,
              numbers ->
                  numbers
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private ConsultReader() {}

  static ConsultBody read(InputStream body) throws IOException {
    return read(body, ConsultBody.class, "team and case");
  }

  /**
   * Reads a body of some kind.
   *
   * @param expected what a client that sent nothing is told to send
   * @throws FaultyInput naming what cannot be taken
   * @throws TooLarge when it is
   */
  public static <T> T read(InputStream body, Class<T> type, String expected) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new TooLarge();
    }
    if (bytes.length == 0) {
      throw new FaultyInput("body", "is empty", "send a JSON object with " + expected);
    }
    try {
      T read = MAPPER.readValue(bytes, type);
      if (read == null) {
        throw new FaultyInput("body", "is null", "send a JSON object with " + expected);
      }
      return read;
    } catch (UnrecognizedPropertyException unknown) {
      throw new FaultyInput(
          parent(unknown),
          "has a field that is not known here",
          "known fields here: " + unknown.getKnownPropertyIds());
    } catch (JsonMappingException wrong) {
      throw new FaultyInput(
          field(wrong.getPath()), "has a value of the wrong kind", "see the API's schema");
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      String where =
          at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
      throw new FaultyInput(
          "body", "is not JSON that can be taken" + where, "send one JSON object in UTF-8");
    }
  }

  /** Of what was understood, so that white space and the order of fields make no difference. */
  public static Fingerprint fingerprint(Object body) {
    try {
      return Fingerprint.of(MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An unknown field's own name is the client's text and stays out of the error. */
  private static String parent(JsonMappingException unknown) {
    List<JsonMappingException.Reference> path = unknown.getPath();
    return field(path.subList(0, Math.max(0, path.size() - 1)));
  }

  private static String field(List<JsonMappingException.Reference> path) {
    var name = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() == null) {
        name.append('[').append(step.getIndex()).append(']');
      } else {
        name.append(name.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return name.isEmpty() ? "body" : name.toString();
  }

  /** A body beyond {@link #MAX_BYTES}. */
  public static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("body larger than " + MAX_BYTES + " bytes", null, false, false);
    }
  }
}
