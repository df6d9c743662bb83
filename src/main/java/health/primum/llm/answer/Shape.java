package health.primum.llm.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import health.primum.agent.AnswerForm;
import health.primum.llm.exchange.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The shape that a kind of answer must have.
 *
 * @param schema as providers are told it
 * @param validator of the same
 */
record Shape(Schema schema, JsonSchema validator) {
  private static final int MAX_ERRORS = 10;
  private static final Map<AnswerForm, Shape> ALL = new EnumMap<>(AnswerForm.class);

  static {
    for (AnswerForm form : AnswerForm.values()) {
      ALL.put(form, load(form.name().toLowerCase(Locale.ROOT)));
    }
  }

  static Shape of(AnswerForm form) {
    Shape shape = ALL.get(form);
    if (shape == null) {
      throw new IllegalStateException("no shape for " + form);
    }
    return shape;
  }

  private static Shape load(String name) {
    try (InputStream in = Shape.class.getResourceAsStream("/schemas/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the schema " + name + " is not packaged");
      }
      String json = new String(in.readAllBytes(), UTF_8);
      JsonSchema validator =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json);
      return new Shape(new Schema(name, json), validator);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What is wrong with an object, for the model that wrote it. */
  List<String> errors(JsonNode object) {
    return validator.validate(object).stream()
        .map(ValidationMessage::getMessage)
        .limit(MAX_ERRORS)
        .toList();
  }

  /** What stands below a prompt, so that the model answers in this shape. */
  String instruction(boolean withSchema) {
    String ask = "Answer with one JSON object and nothing else: no text around it, no code fence.";
    return withSchema
        ? ask + " It must conform to this JSON schema:\n" + schema.json().strip()
        : ask;
  }
}
