package health.primum.consult;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * On which terms consults are taken.
 *
 * @param production whether advice is for real patients, so that teams with scripted members are
 *     refused
 * @param evaluatedOnly whether teams without a report of their very configuration are refused
 * @param budget most that any consult may cost, in US dollars, whatever its team allows; null for
 *     no bound
 */
public record ConsultTerms(
    boolean production, boolean evaluatedOnly, @Nullable BigDecimal budget) {}
