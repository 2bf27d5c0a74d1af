package nl.doorstroom.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresIT {

  @Test
  void commits_are_on_disk_before_they_are_answered() throws SQLException {
    DatabaseUri database = TestPostgres.freshDatabase();
    assertThat(query(database, "show fsync")).isEqualTo("on");
    assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
    assertThat(query(database, "show full_page_writes")).isEqualTo("on");
    assertThat(query(database, "show data_checksums")).isEqualTo("on");
  }

  private static String query(DatabaseUri database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
