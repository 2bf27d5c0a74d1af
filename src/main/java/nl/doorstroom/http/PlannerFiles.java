package nl.doorstroom.http;

import io.vertx.core.Future;
import java.nio.file.Path;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Files that planners bring in, from handing one in to undoing it. What is answered is plain values
 * that are written as JSON. Every future fails with {@link nl.doorstroom.access.ProblemException},
 * which says what is in the way: no such file of the owner, a file or a mapping that cannot be
 * read, or a file that is in another phase.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public interface PlannerFiles {

  /** Whose file it is. */
  record Owner(RegionId region, OrganizationId by, ActorToken actor) {}

  /** Most bytes of a file as it is handed in. */
  long bytesMax();

  /** The directory in which a file is received, which may not be there yet. */
  Path inbox();

  /**
   * Takes over the file at {@code received} and looks at it.
   *
   * @param name as its owner knows it
   * @param content what it is about; null to tell by its columns
   */
  Future<Object> open(Owner owner, Path received, String name, @Nullable String content);

  /** All that the owner has open, the newest first. */
  Future<Object> all(Owner owner);

  Future<Object> status(Owner owner, String id);

  /** Has its columns read as {@code mapping}, which is JSON, says. */
  Future<Object> map(Owner owner, String id, String mapping);

  /** Has its events read as {@code reading}, which is JSON, says. */
  Future<Object> read(Owner owner, String id, String reading);

  Future<Object> preview(Owner owner, String id);

  /** Begins to do what the preview showed, in {@code mode} as the contract has it. */
  Future<Object> run(Owner owner, String id, String mode);

  Future<Object> cancel(Owner owner, String id);

  /**
   * Some of its rows, in the order of the file.
   *
   * @param verdict only those; null for all
   */
  Future<Object> rows(Owner owner, String id, @Nullable String verdict, int offset, int limit);

  /** A CSV file in UTF-8 with what became of every row. */
  Future<Path> report(Owner owner, String id);

  /** The import under which the region knows what it brought. */
  Future<ImportId> imported(Owner owner, String id);

  /** Puts it away; what it brought stays. */
  Future<Void> putAway(Owner owner, String id);
}
