package nl.doorstroom.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import nl.doorstroom.access.Principal;

/** Files that an administrator brings in. */
@FunctionalInterface
public interface Imports {

  /**
   * Takes in the waiting times that the NZa gathered in 2016, each in the archive region of its
   * province. Doing it again changes nothing.
   *
   * @param file the bytes of the CSV file as it is
   * @return the report as JSON in UTF-8; fails with {@link IllegalArgumentException} when it is not
   *     such a file, after which nothing was taken
   */
  Future<Buffer> nza2016(Buffer file, Principal by);
}
