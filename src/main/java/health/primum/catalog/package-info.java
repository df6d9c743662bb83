/**
 * Reads agents, teams, prompts and benchmark folders, names every fault by file and line, and
 * fingerprints them.
 */
@NullMarked
package health.primum.catalog;

import org.jspecify.annotations.NullMarked;
