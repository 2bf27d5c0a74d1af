package nl.doorstroom.reminders;

import io.vertx.core.Future;
import java.net.URI;

/**
 * Brings letters to a mail server.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
interface Post {

  /**
   * Completes once the server has taken {@code letter}; fails with {@link UndeliveredException}.
   *
   * @param to address
   * @param id the same for the same mail, so that readers show one of two
   * @param off what a mail program calls when its reader wants no more of them
   */
  Future<Void> send(Letter letter, String to, String id, URI off);
}
