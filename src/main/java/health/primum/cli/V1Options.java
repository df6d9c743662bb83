package health.primum.cli;

import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.RaterAggregation;
import health.primum.noharm.score.v1.SafetyForm;
import picocli.CommandLine.Option;

/** What v1 leaves open. */
final class V1Options {
  @Option(
      names = "--annotation",
      defaultValue = "unanimous",
      description =
          "v1: how specialists' ratings become one, unanimous (as published) or majority.")
  String annotation = "unanimous";

  @Option(
      names = "--safety",
      defaultValue = "log-99",
      description =
          "v1: the form of Safety, none of them published: log-99, hyperbola-8, cap-25 or log-case.")
  String safety = "log-99";

  RaterAggregation annotation() {
    return RaterAggregation.ofLabel(annotation)
        .orElseThrow(
            () ->
                new FaultyInput(
                    "--annotation",
                    "there is no rule '" + annotation + "'",
                    "use unanimous or majority"));
  }

  SafetyForm safety() {
    return SafetyForm.ofLabel(safety)
        .orElseThrow(
            () ->
                new FaultyInput(
                    "--safety",
                    "there is no form '" + safety + "'",
                    "use log-99, hyperbola-8, cap-25 or log-case"));
  }
}
