package nl.doorstroom.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * What only the servers of one exchange know, as 64 hex digits in a file that only its owner reads.
 * Losing it makes running holds unclaimable, and holders' references and addresses of reminders
 * unreadable; nothing else.
 */
final class SecretFile {

  private static final int BYTES = 32;

  /** Of the file, in the data directory. */
  static final String NAME = "secret";

  private SecretFile() {}

  /** Reads the secret in {@code file}, made at first use. */
  static byte[] readOrCreate(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (!Files.exists(file)) {
        create(file);
      }
      byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
      if (secret.length != BYTES) {
        throw new IllegalArgumentException(
            file + ": " + secret.length + " bytes (expected: " + BYTES + ")");
      }
      return secret;
    } catch (IOException failure) {
      throw new UncheckedIOException(file + ": cannot be read or made", failure);
    }
  }

  /** Differs where the secret does, and tells nothing of it. */
  static String fingerprint(byte[] secret) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is in every JDK", e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Path fresh =
        Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new", ownerOnly(file));
    Files.writeString(fresh, HexFormat.of().formatHex(secret) + "\n");
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException someoneWasFirst) {
      Files.delete(fresh);
    }
  }

  /** With what a file is made that nobody but its owner may read. */
  static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
