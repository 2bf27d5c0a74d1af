package nl.doorstroom.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.engine.Answer;

/** Files of planners: handed in, mapped, previewed, run, reported on and undone. */
final class FileRoutes {

  private static final int ROWS = 1_000;

  /** How the rules tell by what an import is kept from being undone. */
  private static final Pattern IN_USE = Pattern.compile("slot (\\S+) claim (\\S+) at .*");

  private final PlannerFiles files;

  FileRoutes(Operations on, PlannerFiles files) {
    this.files = files;
    on.on("listFiles", Permission.BRING_IN_FILES, call -> files.all(owner(call)).map(Reply::ok));
    on.on("openFile", Permission.BRING_IN_FILES, this::open);
    on.on("getFile", Permission.BRING_IN_FILES, with(files::status, Reply::ok));
    on.on("putFileAway", Permission.BRING_IN_FILES, with(files::putAway, gone -> Reply.nothing()));
    on.on("mapFile", Permission.BRING_IN_FILES, this::map);
    on.on("readCalendar", Permission.BRING_IN_FILES, this::read);
    on.on("previewFile", Permission.BRING_IN_FILES, with(files::preview, Reply::accepted));
    on.on("runFile", Permission.BRING_IN_FILES, this::run);
    on.on("cancelFile", Permission.BRING_IN_FILES, with(files::cancel, Reply::accepted));
    on.on("listFileRows", Permission.BRING_IN_FILES, this::rows);
    on.on("getFileReport", Permission.BRING_IN_FILES, this::report);
    on.on("undoFile", Permission.BRING_IN_FILES, this::undoFile);
    on.on("undoImport", Permission.BRING_IN_FILES, FileRoutes::undoImport);
  }

  /** Asks or does one thing of the file in the path. */
  private interface Step<T> {
    Future<T> of(PlannerFiles.Owner owner, String id);
  }

  private static <T> Function<Call, Future<Reply>> with(Step<T> step, Function<T, Reply> reply) {
    return call -> step.of(owner(call), call.path("id")).map(reply);
  }

  private static PlannerFiles.Owner owner(Call call) {
    return new PlannerFiles.Owner(call.region(), call.by(), call.principal().actor());
  }

  private Future<Reply> open(Call call) {
    PlannerFiles.Owner owner = owner(call);
    String name = call.query("name");
    Path received = Received.of(call.ctx());
    return files
        .open(owner, received, name == null ? "" : name, call.query("content"))
        .map(Reply::created);
  }

  private Future<Reply> map(Call call) {
    return files.map(owner(call), call.path("id"), call.body().toString()).map(Reply::ok);
  }

  private Future<Reply> read(Call call) {
    return files.read(owner(call), call.path("id"), call.body().toString()).map(Reply::ok);
  }

  private Future<Reply> run(Call call) {
    String mode = call.body(RunBody.class).mode();
    return files.run(owner(call), call.path("id"), mode).map(Reply::accepted);
  }

  private Future<Reply> rows(Call call) {
    return files
        .rows(
            owner(call),
            call.path("id"),
            call.query("verdict"),
            number(call, "offset", 0),
            number(call, "limit", ROWS))
        .map(Reply::ok);
  }

  private static int number(Call call, String name, int otherwise) {
    String text = call.query(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  /** Sent from disk: it can be larger than what fits in memory many times over. */
  private Future<Reply> report(Call call) {
    String named = call.query("onBehalfOf");
    PlannerFiles.Owner owner =
        named == null
            ? owner(call)
            : new PlannerFiles.Owner(
                call.region(), call.actingFor(new OrganizationId(named)), call.principal().actor());
    return files
        .report(owner, call.path("id"))
        .map(
            path ->
                new Reply(
                    200,
                    Buffer.buffer(),
                    Map.of(
                        "Content-Type",
                        "text/csv; charset=utf-8",
                        "Content-Disposition",
                        "attachment; filename=\"doorstroom-import.csv\""),
                    path));
  }

  private Future<Reply> undoFile(Call call) {
    PlannerFiles.Owner owner = owner(call);
    return files
        .imported(owner, call.path("id"))
        .compose(under -> undo(call, under))
        .compose(done -> call.readAfter(done, grid -> done))
        .compose(done -> files.status(owner, call.path("id")))
        .map(Reply::accepted);
  }

  private static Future<Reply> undoImport(Call call) {
    ImportId under = call.id(ImportId::new);
    return undo(call, under)
        .compose(
            done ->
                call.readAfter(
                    done,
                    grid -> {
                      Import now = grid.region().imports().find(under);
                      return Reply.accepted(
                          Wire.object()
                              .put("import", under.value())
                              .put("state", now == null ? "UNDONE" : now.state().name()));
                    }));
  }

  private static Future<Answer.Accepted> undo(Call call, ImportId under) {
    return call.submit(new UndoImport(under, call.by()))
        .recover(refused -> Future.failedFuture(inUse(refused)));
  }

  /** The same refusal, with the place and the claim that are in the way apart. */
  private static Throwable inUse(Throwable refused) {
    if (refused instanceof ProblemException e
        && e.problem().members().get("value") instanceof String value) {
      Matcher matcher = IN_USE.matcher(value);
      if (matcher.matches()) {
        Problem problem = e.problem().with("slot", matcher.group(1));
        return new ProblemException(problem.with("claim", matcher.group(2)));
      }
    }
    return refused;
  }

  /** As the contract has it. */
  private record RunBody(String mode) {}
}
