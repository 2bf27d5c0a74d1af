package nl.doorstroom.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseUriTest {

  private static final DatabaseUri NORTH =
      new DatabaseUri(
          "db.example", 5433, "exchange", "ann", "s3cret", SslMode.REQUIRE, Optional.empty());

  @Nested
  class Reading {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "postgresql://ann:s3cret@db.example:5433/exchange?sslmode=require",
          "postgres://ann:s3cret@db.example:5433/exchange?sslmode=require",
          " postgresql://ann:s3cret@db.example:5433/exchange?sslmode=require\n",
          "jdbc:postgresql://db.example:5433/exchange?user=ann&password=s3cret&sslmode=require",
          "jdbc:postgresql://ann:s3cret@db.example:5433/exchange?sslmode=require"
        })
    void accepts_the_usual_spellings(String text) {
      assertThat(DatabaseUri.parse(text)).isEqualTo(NORTH);
    }

    @Test
    void fills_in_what_libpq_fills_in() {
      assertThat(DatabaseUri.parse("postgresql://ann@db.example"))
          .isEqualTo(
              new DatabaseUri(
                  "db.example", 5432, "ann", "ann", "", SslMode.PREFER, Optional.empty()));
    }

    @Test
    void decodes_what_is_escaped_and_leaves_a_plus_alone() {
      DatabaseUri uri = DatabaseUri.parse("postgresql://a%40b:p%2F%3F%40+%25@[::1]:6000/my%20db");
      assertThat(uri.user()).isEqualTo("a@b");
      assertThat(uri.password()).isEqualTo("p/?@+%");
      assertThat(uri.host()).isEqualTo("::1");
      assertThat(uri.port()).isEqualTo(6000);
      assertThat(uri.database()).isEqualTo("my db");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "mysql://ann:s3cret@db.example/exchange",
          "ann:s3cret@db.example",
          "postgresql://ann:s3cret@db.example:port/exchange",
          "postgresql://ann:s3cret@db.example:70000/exchange",
          "postgresql://ann:s3cret@/exchange",
          "postgresql://:s3cret@db.example/exchange",
          "postgresql://ann:s3cret@one.example,two.example/exchange",
          "postgresql://ann:s3cret@%2Fvar%2Frun/exchange",
          "postgresql://ann:s3cret@db.example/exchange?sslmode=s3cret",
          "postgresql://ann:s3cret@db.example/exchange?channel_binding=require",
          "postgresql://ann:x/s3cret@db.example/exchange",
          "postgresql://ann:x@y/s3cret@db.example/exchange",
          "postgresql://ann:x?s3cret@db.example/exchange",
          "postgresql://ann:x?s3cret=1@db.example/exchange",
          "postgresql://ann:12/s3cret",
          "postgresql://ann:%s3cret@db.example/exchange"
        })
    void refuses_the_rest_without_showing_the_password(String text) {
      assertThatThrownBy(() -> DatabaseUri.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void shows_itself_without_the_password() {
    assertThat(NORTH).hasToString("postgresql://ann@db.example:5433/exchange");
  }

  @Test
  void leaves_user_and_password_out_of_the_jdbc_url() {
    assertThat(NORTH.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5433/exchange?sslmode=require");
  }

  @Test
  void names_the_authorities_to_trust_in_the_jdbc_url() {
    String verified = "postgresql://ann@db.example/exchange?sslmode=verify-full";
    assertThat(DatabaseUri.parse(verified).jdbcUrl())
        .endsWith("?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
    assertThat(DatabaseUri.parse(verified + "&sslrootcert=/etc/ca.pem").jdbcUrl())
        .endsWith("?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem");
  }

  @Test
  void signs_the_client_in_and_encrypts_as_asked() {
    PgConnectOptions options = NORTH.connectOptions();
    assertThat(options.getHost()).isEqualTo("db.example");
    assertThat(options.getPort()).isEqualTo(5433);
    assertThat(options.getDatabase()).isEqualTo("exchange");
    assertThat(options.getUser()).isEqualTo("ann");
    assertThat(options.getPassword()).isEqualTo("s3cret");
    assertThat(options.getSslMode()).isEqualTo(SslMode.REQUIRE);
    assertThat(options.getSslOptions().isTrustAll()).isTrue();
  }

  @Test
  void believes_no_unknown_certificate_when_asked_to_verify() {
    PgConnectOptions options =
        DatabaseUri.parse("postgresql://ann@db.example/exchange?sslmode=verify-full")
            .connectOptions();
    assertThat(options.getSslOptions().isTrustAll()).isFalse();
    assertThat(options.getSslOptions().getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
  }
}
