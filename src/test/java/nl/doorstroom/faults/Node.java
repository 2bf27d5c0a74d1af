package nl.doorstroom.faults;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.Main;
import nl.doorstroom.bench.JavaProcess;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.jspecify.annotations.Nullable;

/** One server of the exchange in a process of its own, which can be treated as badly as one. */
final class Node implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofMinutes(3);
  private static final Duration ASK_MAX = Duration.ofSeconds(2);
  private static final int STOP_MAX_SECONDS = 60;
  private static final Pattern NAME = Pattern.compile("\"node\":\"([^\"]*)\"");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ASK_MAX).build();

  /**
   * What makes a node this one and not another.
   *
   * @param number from 0
   * @param place where clients find it
   * @param ahead directories of classes that stand before those of the product
   * @param heap as Java's option
   * @param options of the server, beside those that all have
   */
  record Plan(int number, Place place, List<Path> ahead, String heap, List<String> options) {

    Plan with(String otherHeap) {
      return new Plan(number, place, ahead, otherHeap, options);
    }

    /** With {@code classes} before all others. */
    Plan after(Path classes) {
      List<Path> all = new ArrayList<>(List.of(classes));
      all.addAll(ahead);
      return new Plan(number, place, all, heap, options);
    }
  }

  private final Plan plan;
  private final DatabaseUri database;
  private final Path data;
  private final Path log;
  private Process process;
  private volatile String name = "";
  private boolean paused;
  private boolean closed;

  private Node(Plan plan, DatabaseUri database, Path data, Path log) {
    this.plan = plan;
    this.database = database;
    this.data = data;
    this.log = log;
    this.process = launch(plan, Map.of());
  }

  /** Starts one, which is ready some seconds later. */
  static Node start(Plan plan, DatabaseUri database, Path data, Path log) {
    return new Node(plan, database, data, log);
  }

  int number() {
    return plan.number();
  }

  Place place() {
    return plan.place();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9} does. */
  void kill() {
    paused = false;
    process.destroyForcibly().onExit().join();
  }

  /** Stops it as an administrator does, and waits for its end. */
  void stop() {
    process.destroy();
    if (process
        .onExit()
        .completeOnTimeout(process, STOP_MAX_SECONDS, TimeUnit.SECONDS)
        .join()
        .isAlive()) {
      throw new IllegalStateException("node " + number() + ": does not stop, see " + log);
    }
  }

  /** Starts it again, as it was. */
  void startAgain() {
    startAgain(plan, Map.of());
  }

  /** Starts it again by another plan and in an environment with {@code more}. */
  synchronized void startAgain(Plan other, Map<String, String> more) {
    if (closed) {
      throw new IllegalStateException("node " + number() + ": its world is gone");
    }
    if (process.isAlive()) {
      throw new IllegalStateException("node " + number() + ": still runs");
    }
    process = launch(other, more);
  }

  Plan plan() {
    return plan;
  }

  /** Lets it do nothing at all until {@link #resume}. */
  void pause() {
    Shell.signal(process.pid(), "STOP");
    paused = true;
  }

  void resume() {
    if (paused) {
      Shell.signal(process.pid(), "CONT");
      paused = false;
    }
  }

  void awaitReady() {
    Shell.await(
        START_MAX,
        "node " + number() + " is ready: see " + log,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("node " + number() + " ended: see " + log);
          }
          return isReady();
        });
  }

  boolean isReady() {
    HttpResponse<String> answer = health();
    if (answer == null || answer.statusCode() != 200) {
      return false;
    }
    Matcher named = NAME.matcher(answer.body());
    name = named.find() ? named.group(1) : "";
    return true;
  }

  /** What the others of its cluster and the database know it by; empty where there are none. */
  String name() {
    return name;
  }

  /** Whether it decides the commands of {@code region} itself. */
  boolean decides(String region) {
    HttpResponse<String> answer = health();
    return answer != null && !answer.body().contains("region " + region + ": decides no commands");
  }

  /** Whether what it says of why it is not ready has {@code words} in it. */
  boolean says(String words) {
    HttpResponse<String> answer = health();
    return answer != null && answer.statusCode() != 200 && answer.body().contains(words);
  }

  private @Nullable HttpResponse<String> health() {
    try {
      HttpRequest ask =
          HttpRequest.newBuilder(URI.create(base() + "/health/ready")).timeout(ASK_MAX).build();
      return HTTP.send(ask, BodyHandlers.ofString());
    } catch (IOException notListening) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  String base() {
    return "http://" + plan.place().address() + ":" + plan.place().port();
  }

  private Process launch(Plan plan, Map<String, String> more) {
    List<String> command = new ArrayList<>(plan.place().within());
    command.add(JavaProcess.java());
    command.add(plan.heap());
    // Out of memory it ends, as it does where it is run as the README says.
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(classPath(plan.ahead()));
    command.add(Main.class.getName());
    command.addAll(
        List.of(
            "--port=" + plan.place().port(),
            "--data-dir=" + data,
            "--database-url=" + url(database),
            "--demo-activity=false"));
    command.addAll(plan.options());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(more);
    try {
      return builder.start();
    } catch (IOException cause) {
      throw new IllegalStateException("node " + number() + ": not started", cause);
    }
  }

  private static String classPath(List<Path> ahead) {
    StringBuilder all = new StringBuilder();
    ahead.forEach(path -> all.append(path.toAbsolutePath()).append(File.pathSeparator));
    return all.append(JavaProcess.classPath()).toString();
  }

  private static String url(DatabaseUri database) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(
            URLEncoder.encode(database.user(), StandardCharsets.UTF_8),
            URLEncoder.encode(database.password(), StandardCharsets.UTF_8),
            database.host(),
            database.port(),
            database.database());
  }

  /** Stops it for good, whatever else is being done to it at the moment. */
  @Override
  public synchronized void close() {
    closed = true;
    resume();
    process.destroy();
    if (process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join().isAlive()) {
      kill();
    }
  }
}
