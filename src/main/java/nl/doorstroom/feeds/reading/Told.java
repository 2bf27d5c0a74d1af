package nl.doorstroom.feeds.reading;

import java.util.List;

/**
 * Writes what a format tells in more than one way into the one text that a field holds: keys by
 * which a thing may be known, the likeliest first, and concepts that each may be one code of a
 * list.
 */
public final class Told {

  private static final String OR = "\u001f";
  private static final String AND = "\u001e";

  private Told() {}

  /** How much it matters that a concept is understood. */
  public enum Weight {
    /** A code of our own system: it must be on the list. */
    OWN,
    /** One of those of the field must be understood. */
    NEEDED,
    /** Passed over when it is not understood. */
    SPARE
  }

  /**
   * One concept.
   *
   * @param words its codes and names
   */
  public record Concept(Weight weight, List<String> words) {
    public Concept {
      words = List.copyOf(words);
    }
  }

  /** One text that holds all of {@code words}, of which any may do. */
  public static String anyOf(List<String> words) {
    return String.join(OR, words.stream().map(w -> w.replaceAll("\\p{Cntrl}", " ")).toList());
  }

  /** One text that holds the words of {@code text}, and {@code last} after them. */
  public static String or(String text, String last) {
    return text + OR + anyOf(List.of(last));
  }

  /** What {@link #anyOf} was given; plain text is one word. */
  static List<String> words(String text) {
    return List.of(text.split(OR, -1));
  }

  /** One text that holds all of {@code concepts}. */
  public static String allOf(List<Concept> concepts) {
    return String.join(
        AND, concepts.stream().map(c -> c.weight().name() + OR + anyOf(c.words())).toList());
  }

  /** What {@link #allOf} was given. */
  static List<Concept> concepts(String text) {
    return List.of(text.split(AND, -1)).stream()
        .map(Told::words)
        .map(w -> new Concept(Weight.valueOf(w.get(0)), w.subList(1, w.size())))
        .toList();
  }
}
