package health.primum.consensus;

/** Names a candidate within one consult: c1, c2, ... in the order of the ledger. */
public record CandidateId(int number) implements Comparable<CandidateId> {
  public CandidateId {
    if (number < 1) {
      throw new IllegalArgumentException("candidate number " + number + " is below 1");
    }
  }

  @Override
  public int compareTo(CandidateId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "c" + number;
  }
}
