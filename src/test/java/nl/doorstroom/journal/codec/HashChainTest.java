package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Hash;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HashChainTest {

  private static final JournalRow ROW =
      row("north", 7, 2, "SLOT_STARTED", 1, "{\"slot\":\"n\u00e91\"}", "ann", "c/1", "abcd", 1_000);

  private final HashChain chain = new HashChain();

  @Test
  void is_sha_256_over_the_rendering_that_is_documented()
      throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[32]);
    text(out, "north");
    out.writeLong(7);
    out.writeLong(2);
    text(out, "SLOT_STARTED");
    out.writeInt(1);
    text(out, "{\"slot\":\"n\u00e91\"}");
    text(out, "ann");
    text(out, "c/1");
    text(out, "abcd");
    out.writeLong(1_000);

    byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    assertThat(chain.link(Hash.START, ROW)).isEqualTo(new Hash(expected));
  }

  /** Pinned: what has been written must verify for ever. */
  @Test
  void never_changes() {
    assertThat(chain.link(Hash.START, ROW))
        .hasToString("1711d601d5a202ef2df781a82beec2b897e7bcaff26389a733017c1305a6387f");
  }

  static Stream<JournalRow> changed() {
    return Stream.of(
        row("south", 7, 2, "SLOT_STARTED", 1, ROW.body(), "ann", "c/1", "abcd", 1_000),
        row("north", 8, 2, "SLOT_STARTED", 1, ROW.body(), "ann", "c/1", "abcd", 1_000),
        row("north", 7, 3, "SLOT_STARTED", 1, ROW.body(), "ann", "c/1", "abcd", 1_000),
        row("north", 7, 2, "SLOT_HELD", 1, ROW.body(), "ann", "c/1", "abcd", 1_000),
        row("north", 7, 2, "SLOT_STARTED", 2, ROW.body(), "ann", "c/1", "abcd", 1_000),
        row("north", 7, 2, "SLOT_STARTED", 1, "{}", "ann", "c/1", "abcd", 1_000),
        row("north", 7, 2, "SLOT_STARTED", 1, ROW.body(), "bob", "c/1", "abcd", 1_000),
        row("north", 7, 2, "SLOT_STARTED", 1, ROW.body(), "ann", "c/2", "abcd", 1_000),
        row("north", 7, 2, "SLOT_STARTED", 1, ROW.body(), "ann", "c/1", "", 1_000),
        row("north", 7, 2, "SLOT_STARTED", 1, ROW.body(), "ann", "c/1", "abcd", 1_001),
        row("north", 7, 2, "SLOT_STARTED", 1, ROW.body(), "annc", "/1", "abcd", 1_000));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void differs_when_any_part_does(JournalRow changed) {
    assertThat(chain.link(Hash.START, changed)).isNotEqualTo(chain.link(Hash.START, ROW));
  }

  @Test
  void differs_when_what_came_before_does() {
    assertThat(chain.link(chain.link(Hash.START, ROW), ROW))
        .isNotEqualTo(chain.link(Hash.START, ROW));
  }

  private static void text(DataOutputStream out, String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static JournalRow row(
      String region,
      long position,
      long term,
      String type,
      int version,
      String body,
      String actor,
      String command,
      String digest,
      long at) {
    return new JournalRow(
        new RegionId(region),
        position,
        term,
        type,
        version,
        body,
        actor,
        command,
        digest,
        at,
        Hash.START);
  }
}
