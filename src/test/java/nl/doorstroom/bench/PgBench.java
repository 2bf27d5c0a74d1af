package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.journal.postgres.DatabaseUri;

/**
 * Debian's {@code pgbench}: prepared inserts of one row each, into a table equal to the journal's,
 * of the values of a row that the journal itself wrote.
 */
final class PgBench {

  static final List<Integer> CLIENTS = List.of(1, 8, 32);

  private static final Path SCRIPT = Path.of("src", "test", "resources", "bench");
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");
  private static final long NUMBERS_PER_RUN = 10_000_000;

  private final DatabaseUri database;
  private final Map<String, String> variables;
  private long runs;

  private PgBench(DatabaseUri database, Map<String, String> variables) {
    this.database = database;
    this.variables = variables;
  }

  static boolean isInstalled() throws IOException, InterruptedException {
    return !Machine.output("pgbench", "--version").isEmpty();
  }

  static String version() throws IOException, InterruptedException {
    return Machine.output("pgbench", "--version");
  }

  /** Makes the table in {@code database}, whose journal holds at least one row. */
  static PgBench prepare(DatabaseUri database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create table pgbench_event (like journal_event including all)");
      try (ResultSet row =
          statement.executeQuery(
              """
              select type, body, actor, command_id as command, request_hash::text as digest,
                     decided_at::text as decided_at, hash::text as hash
              from journal_event limit 1
              """)) {
        row.next();
        Map<String, String> variables = new HashMap<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          variables.put(row.getMetaData().getColumnLabel(column), row.getString(column));
        }
        return new PgBench(database, variables);
      }
    }
  }

  /** What is set of {@code name} in {@code database}. */
  static String setting(DatabaseUri database, String name) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Rows per second. */
  double run(int clients, Duration time) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("pgbench", "-n", "-M", "prepared"));
    command.addAll(List.of("-c", Integer.toString(clients)));
    int threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
    command.addAll(List.of("-j", Integer.toString(threads)));
    command.addAll(List.of("-T", Long.toString(time.toSeconds())));
    command.addAll(List.of("-f", SCRIPT.resolve("pgbench-insert.sql").toString()));
    command.addAll(List.of("-h", database.host(), "-p", Integer.toString(database.port())));
    command.addAll(List.of("-U", database.user()));
    command.addAll(List.of("-D", "number=" + NUMBERS_PER_RUN * runs++));
    variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
    command.add(database.database());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    Matcher tps = TPS.matcher(output);
    if (process.waitFor() != 0 || !tps.find()) {
      throw new IOException(output);
    }
    return Double.parseDouble(tps.group(1));
  }
}
