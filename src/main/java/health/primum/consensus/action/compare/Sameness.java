package health.primum.consensus.action.compare;

import health.primum.consensus.action.Act;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Reading;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Families;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Relations;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Whether two readings are about the same things, by whatever names. */
enum Sameness {
  /** The same things. */
  SAME,
  /** One action, though one says more or names it otherwise. */
  KINDRED,
  OTHER;

  /** What changes a drug the patient has: by its name or by its class. */
  private static final Set<Act> CHANGES =
      EnumSet.of(Act.CONTINUE, Act.INCREASE, Act.DECREASE, Act.TAPER, Act.ADJUST);

  static Sameness of(Reading a, Reading b) {
    boolean single = a.subjects().size() == 1 && b.subjects().size() == 1;
    if (single && a.company().isEmpty() && b.company().isEmpty()) {
      return ofOne(a, b);
    }
    if (!mayMeet(a, b)) {
      return OTHER;
    }
    Set<String> one = Named.names(a.subjects());
    Set<String> other = Named.names(b.subjects());
    if (one.equals(other) || parts(one).equals(parts(other))) {
      return SAME;
    }
    if (isList(a, one, b, other) || isList(b, other, a, one)) {
      return isDosed(a) == isDosed(b) ? SAME : KINDRED;
    }
    boolean kindred =
        isAim(a, b)
            || isAim(b, a)
            || core(a).equals(core(b))
            || isKindred(one, other)
            || isWhole(a, b)
            || isWhole(b, a)
            || isChanged(a, b);
    return kindred ? KINDRED : OTHER;
  }

  /** A glance: false only where they share nothing and nothing they name has relations. */
  private static boolean mayMeet(Reading a, Reading b) {
    if (!a.company().isEmpty() || !b.company().isEmpty()) {
      return true;
    }
    for (Concept concept : a.subjects()) {
      if (b.subjects().contains(concept) || isLoose(concept.name())) {
        return true;
      }
    }
    for (Concept concept : b.subjects()) {
      if (isLoose(concept.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoose(String name) {
    return Relations.isRelated(name) || name.indexOf('/') >= 0 || name.startsWith("pediatric ");
  }

  /** Of two readings that name one thing each and nothing besides. */
  private static Sameness ofOne(Reading a, Reading b) {
    String one = Named.name(a.subjects().iterator().next());
    String other = Named.name(b.subjects().iterator().next());
    if (one.equals(other) || Relations.isPanelOf(one, other) || Relations.isPanelOf(other, one)) {
      return SAME;
    }
    return Relations.kindred(one).contains(other) || isChanged(a, b) ? KINDRED : OTHER;
  }

  private static boolean isDosed(Reading reading) {
    return reading.said().containsKey(DifferenceKind.DOSE);
  }

  /** "Albuterol/ipratropium" is both, "pediatric cardiology" is cardiology for children. */
  static Set<String> parts(Set<String> names) {
    var parts = new TreeSet<String>();
    for (String name : names) {
      if (name.startsWith("pediatric ")) {
        parts.add("pediatrics");
        parts.add(name.substring("pediatric ".length()));
      } else {
        parts.addAll(Arrays.asList(name.split("/", -1)));
      }
    }
    return parts;
  }

  /** One gives the list for which the other has a name, or examples of it. */
  private static boolean isList(
      Reading whole, Set<String> name, Reading listing, Set<String> list) {
    if (name.size() == 1 && Relations.isPanel(name.iterator().next(), list)) {
      return true;
    }
    Set<Concept> examples = whole.company().examples();
    if (examples.isEmpty() || name.size() != 1) {
      return panels(name, list);
    }
    Set<String> named = Named.names(examples);
    Concept of = whole.subjects().iterator().next();
    return named.equals(list)
        || named.equals(Named.names(listing.company().examples()))
        || (list.size() == 1
            && named.containsAll(list)
            && Families.of(listing.subjects().iterator().next()).contains(of.name()));
  }

  /** Both lists share some, and the rest of one is a panel for the rest of the other. */
  private static boolean panels(Set<String> one, Set<String> other) {
    var rest = new TreeSet<>(one);
    var list = new TreeSet<>(other);
    rest.removeAll(other);
    list.removeAll(one);
    return rest.size() == 1
        && rest.size() < one.size()
        && !list.isEmpty()
        && Relations.isPanel(rest.first(), list);
  }

  /** Somebody is asked to do what the other orders. */
  private static boolean isAim(Reading asks, Reading orders) {
    return asks.act() == Act.REFER
        && !asks.company().aims().isEmpty()
        && (asks.company().aims().equals(orders.subjects())
            || asks.company().aims().equals(orders.company().aims()));
  }

  /** One says of the class that the other names what it means by it. */
  private static boolean isWhole(Reading names, Reading says) {
    return !names.company().wholes().isEmpty() && names.company().wholes().equals(says.subjects());
  }

  private static Set<String> core(Reading reading) {
    if (reading.company().beside().isEmpty()) {
      return Named.names(reading.subjects());
    }
    var core = new TreeSet<>(Named.names(reading.subjects()));
    core.removeAll(Named.names(reading.company().beside()));
    return core;
  }

  private static boolean isKindred(Set<String> one, Set<String> other) {
    var rest = new TreeSet<>(one);
    var others = new TreeSet<>(other);
    rest.removeAll(other);
    others.removeAll(one);
    return rest.size() == 1
        && others.size() == 1
        && Relations.kindred(rest.first()).contains(others.first());
  }

  private static boolean isChanged(Reading a, Reading b) {
    if (a.act() != b.act() || !CHANGES.contains(a.act())) {
      return false;
    }
    if (a.subjects().size() != 1 || b.subjects().size() != 1) {
      return false;
    }
    Concept one = a.subjects().iterator().next();
    Concept other = b.subjects().iterator().next();
    return isMember(one, other) || isMember(other, one);
  }

  private static boolean isMember(Concept member, Concept whole) {
    return member.kind() == Kind.DRUG
        && whole.kind() == Kind.CLASS
        && Families.of(member).contains(whole.name());
  }
}
