package nl.doorstroom.journal.postgres.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.journal.postgres.DatabaseUri;

/** A table to see by whether what was committed is still there. */
final class Rows {

  private Rows() {}

  static void create(DatabaseUri database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("create table word (word text not null)");
    }
  }

  static void add(DatabaseUri database, String word) throws SQLException {
    try (Connection connection = connect(database);
        PreparedStatement statement =
            connection.prepareStatement("insert into word (word) values (?)")) {
      statement.setString(1, word);
      statement.executeUpdate();
    }
  }

  static List<String> all(DatabaseUri database) throws SQLException {
    return query(database, "select word from word order by word");
  }

  static List<String> query(DatabaseUri database, String sql) throws SQLException {
    List<String> words = new ArrayList<>();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        words.add(rows.getString(1));
      }
    }
    return words;
  }

  private static Connection connect(DatabaseUri database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
