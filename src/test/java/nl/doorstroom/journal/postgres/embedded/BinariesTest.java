package nl.doorstroom.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BinariesTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, postgres-linux-x86_64.txz",
    "Linux, aarch64, postgres-linux-arm_64.txz",
    "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
    "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
    "Windows 11, amd64, postgres-windows-x86_64.txz",
    "Windows 11, aarch64, postgres-windows-x86_64.txz"
  })
  void are_on_the_class_path_for_every_platform(String os, String arch, String resource) {
    assertThat(Binaries.resource(os, arch)).isEqualTo(resource);
    assertThat(getClass().getResource("/" + resource)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"SunOS, sparcv9", "Linux, riscv64"})
  void are_refused_for_other_platforms_with_the_way_out(String os, String arch) {
    assertThatThrownBy(() -> Binaries.resource(os, arch))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining(arch)
        .hasMessageContaining("DATABASE_URL");
  }
}
