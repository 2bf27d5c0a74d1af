package nl.doorstroom.reminders;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as the test says. */
final class ScriptedSmtp {

  private final NetServer server;

  /** What it says to who a mail is for. */
  volatile String toRecipient = "250 ok";

  /** What it says to a whole mail. */
  volatile String toMail = "250 ok";

  /** Hangs up on whoever calls. */
  volatile boolean away;

  final AtomicInteger calls = new AtomicInteger();
  final AtomicInteger taken = new AtomicInteger();

  ScriptedSmtp(Vertx vertx) throws Exception {
    server =
        vertx
            .createNetServer()
            .connectHandler(this::talk)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
  }

  int port() {
    return server.actualPort();
  }

  private void talk(NetSocket socket) {
    calls.incrementAndGet();
    if (away) {
      socket.close();
      return;
    }
    boolean[] inMail = new boolean[1];
    RecordParser lines = RecordParser.newDelimited("\r\n");
    lines.handler(line -> answer(socket, line, inMail));
    socket.handler(lines);
    say(socket, "220 here");
  }

  private void answer(NetSocket socket, Buffer line, boolean[] inMail) {
    String text = line.toString();
    if (inMail[0]) {
      if (text.equals(".")) {
        inMail[0] = false;
        if (toMail.startsWith("250")) {
          taken.incrementAndGet();
        }
        say(socket, toMail);
      }
    } else if (text.startsWith("RCPT")) {
      say(socket, toRecipient);
    } else if (text.startsWith("DATA")) {
      inMail[0] = true;
      say(socket, "354 go on");
    } else {
      say(socket, text.startsWith("QUIT") ? "221 bye" : "250 ok");
    }
  }

  private static void say(NetSocket socket, String line) {
    socket.write(line + "\r\n").onFailure(gone -> socket.close());
  }
}
