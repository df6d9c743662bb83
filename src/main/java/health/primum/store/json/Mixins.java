package health.primum.store.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.module.SimpleModule;
import health.primum.agent.Answer;
import health.primum.agent.ModelReply;
import health.primum.agent.Review;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;

/** How the core's values look in JSON: the core itself knows of none. */
final class Mixins {
  private Mixins() {}

  static SimpleModule module() {
    return new SimpleModule("primum-journal")
        .setMixInAnnotation(ModelReply.class, Replies.class)
        .setMixInAnnotation(Answer.class, Answers.class)
        .setMixInAnnotation(Review.Edit.class, Edits.class)
        .setMixInAnnotation(CaseId.class, Word.class)
        .setMixInAnnotation(Appropriateness.class, Score.class)
        .addSerializer(new CleanText());
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
  @JsonSubTypes({
    @Type(value = ModelReply.Completion.class, name = "completed"),
    @Type(value = ModelReply.Failed.class, name = "failed")
  })
  private interface Replies {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @Type(value = Answer.Prose.class, name = "prose"),
    @Type(value = Answer.Planned.class, name = "planned"),
    @Type(value = Answer.Rated.class, name = "rated"),
    @Type(value = Answer.Compared.class, name = "compared"),
    @Type(value = Answer.Reviewed.class, name = "reviewed"),
    @Type(value = Answer.Matched.class, name = "matched"),
    @Type(value = Answer.Corrected.class, name = "corrected"),
    @Type(value = Answer.Graded.class, name = "graded")
  })
  private interface Answers {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @Type(value = Review.Removal.class, name = "removal"),
    @Type(value = Review.Change.class, name = "change")
  })
  private interface Edits {}

  private abstract static class Word {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Word(String value) {}

    @JsonValue
    abstract String value();
  }

  private abstract static class Score {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Score(int score) {}

    @JsonValue
    abstract int score();
  }
}
