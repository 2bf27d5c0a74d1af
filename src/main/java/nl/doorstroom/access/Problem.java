package nl.doorstroom.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was not done, as RFC 9457 tells it.
 *
 * @param slug last part of the type's address; stable, only ever added
 * @param members what else the answer says: field, value, expected and the like; values are
 *     strings, numbers, booleans, lists and maps of those
 * @param retryAfterSeconds when to try again; 0 when trying again does not help
 */
public record Problem(
    int status,
    String slug,
    String title,
    String detail,
    Map<String, Object> members,
    int retryAfterSeconds) {

  /** What every type's address starts with. */
  public static final String TYPE_BASE = "https://doorstroom.nl/problems/";

  public Problem {
    members = Map.copyOf(members);
  }

  /** One without further members, that trying again does not help. */
  public static Problem of(int status, String slug, String title, String detail) {
    return new Problem(status, slug, title, detail, Map.of(), 0);
  }

  public String type() {
    return TYPE_BASE + slug;
  }

  /** The same, also saying {@code name}. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(status, slug, title, detail, more, retryAfterSeconds);
  }

  /** The same, with when to try again. */
  public Problem retryAfter(int seconds) {
    return new Problem(status, slug, title, detail, members, seconds);
  }
}
