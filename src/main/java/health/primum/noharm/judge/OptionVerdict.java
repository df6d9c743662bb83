package health.primum.noharm.judge;

/**
 * Whether an answer recommends an option.
 *
 * @param option its id
 * @param matched whether it does
 * @param partial whether it does so only in part; means nothing unless matched
 */
public record OptionVerdict(int option, boolean matched, boolean partial) {}
