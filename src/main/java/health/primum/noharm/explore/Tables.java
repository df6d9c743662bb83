package health.primum.noharm.explore;

import health.primum.agent.Fingerprint;
import health.primum.noharm.explore.table.VoteTable;
import java.util.List;

/**
 * Two tables as read.
 *
 * @param options fingerprint of the file of options
 * @param votes fingerprint of the file of votes
 * @param remarks what was passed over in reading
 */
public record Tables(
    VoteTable table, Fingerprint options, Fingerprint votes, List<String> remarks) {
  public Tables {
    remarks = List.copyOf(remarks);
  }
}
