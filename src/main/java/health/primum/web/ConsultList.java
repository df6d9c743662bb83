package health.primum.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of consults, the latest first.
 *
 * @param consults without their advice
 * @param next the {@code cursor} of the page after; absent on the last
 */
public record ConsultList(List<ConsultDocument> consults, @Nullable String next) {}
