package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.grid.EncodedRow;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The references of its own that the caller's organisation keeps, and nobody else is given. */
final class OwnReferences {

  private static final Logger LOG = LoggerFactory.getLogger(OwnReferences.class);

  private final References references;

  OwnReferences(References references) {
    this.references = references;
  }

  /** The command is done by now: the same request under the same key tries only this again. */
  Future<Void> keep(Call call, Id of, OrganizationId by, @Nullable String reference) {
    return reference == null
        ? Future.succeededFuture()
        : references.keep(call.region(), of, by, reference).recover(OwnReferences::away);
  }

  Future<Void> erase(Call call, Id of) {
    return references.erase(call.region(), of, call.by()).recover(OwnReferences::away);
  }

  /** The rows that {@code read} finds, each with the reference of its key where one is kept. */
  Future<Reply> with(Call call, Function<Grid, List<EncodedRow>> read) {
    OrganizationId own = call.principal().seesFor();
    Future<Map<String, String>> kept =
        own == null
            ? Future.succeededFuture(Map.of())
            : references.of(call.region(), own).recover(OwnReferences::away);
    return call.read(read)
        .compose(rows -> kept.map(mine -> new Reply(200, joined(rows, mine), Map.of())));
  }

  private static Buffer joined(List<EncodedRow> rows, Map<String, String> mine) {
    if (mine.isEmpty()) {
      return Rows.array(rows);
    }
    ArrayNode all = Wire.MAPPER.createArrayNode();
    for (EncodedRow row : rows) {
      try {
        ObjectNode node = (ObjectNode) Wire.MAPPER.readTree(row.json());
        String reference = mine.get(row.key());
        all.add(reference == null ? node : node.put("reference", reference));
      } catch (IOException e) {
        throw new IllegalStateException("row " + row.key() + " is not JSON", e);
      }
    }
    return Wire.encode(all);
  }

  private static <T> Future<T> away(Throwable cause) {
    LOG.warn("event=references-unavailable", cause);
    return Future.failedFuture(
        new ProblemException(
            Problem.of(
                    503,
                    "reference-unavailable",
                    "References cannot be kept or read at present",
                    "reference: not kept (expected: the same request again, under the same key)")
                .retryAfter(2)));
  }
}
