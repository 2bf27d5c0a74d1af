package nl.doorstroom.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.UUID;
import nl.doorstroom.access.Principal;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Progress;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.nza.NzaFileException;
import nl.doorstroom.feeds.nza.NzaImport;
import nl.doorstroom.feeds.nza.NzaReport;
import nl.doorstroom.http.Imports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings files in: read on a worker, done as commands like anyone's. */
final class FileImports implements Imports {

  private static final Logger log = LoggerFactory.getLogger(FileImports.class);
  private static final int LOG_EVERY = 500;

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false);

  private final Vertx vertx;
  private final Exchange exchange;
  private final NzaImport nza;

  FileImports(Vertx vertx, Exchange exchange, Postcodes postcodes) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.nza = new NzaImport(postcodes);
  }

  @Override
  public Future<Buffer> nza2016(Buffer file, Principal by) {
    return nza2016(
            new ByteArrayInputStream(file.getBytes()),
            by.actor(),
            (doing, done, total) -> {
              if (done % LOG_EVERY == 0) {
                log.info("import=nza-2016 {} {}/{}", doing, done, total);
              }
            })
        .map(FileImports::json);
  }

  /**
   * Takes in {@code file}, which is read to its end and left open.
   *
   * @return fails with {@link IllegalArgumentException} when it is not such a file
   */
  Future<NzaReport> nza2016(InputStream file, ActorToken actor, Progress progress) {
    CommandId run = new CommandId("nza-2016:" + UUID.randomUUID());
    return vertx
        .executeBlocking(() -> nza.read(file), false)
        .recover(
            cause ->
                Future.failedFuture(
                    cause instanceof NzaFileException damaged
                        ? new IllegalArgumentException(damaged.getMessage(), damaged)
                        : cause))
        .compose(plan -> nza.apply(vertx, exchange, actor, run, plan, progress));
  }

  private static Buffer json(NzaReport report) {
    try {
      return Buffer.buffer(JSON.writeValueAsBytes(report));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a report is plain values", unwritable);
    }
  }
}
