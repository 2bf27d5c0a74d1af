package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.LongConsumer;
import nl.doorstroom.journal.postgres.embedded.BackupManifest.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Files that are copied, hashed on the way, and on disk when they are. Only their owner may read
 * what is made.
 *
 * <p><b>Threads.</b> Not thread-safe.
 */
final class FileCopy {

  private static final int BUFFER_BYTES = 1 << 20;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final MessageDigest digest = digest();
  private final LongConsumer moved;

  /**
   * @param moved told of bytes that were read
   */
  FileCopy(LongConsumer moved) {
    this.moved = moved;
  }

  /** Copies {@code from} as far as it goes to {@code to}, which is not there. */
  Entry copy(String path, Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out = create(to)) {
      Entry entry = read(path, in, out);
      out.force(true);
      return entry;
    }
  }

  /** Reads {@code file} as it is on disk. */
  Entry read(String path, Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(path, in, null);
    }
  }

  private Entry read(String path, FileChannel in, @Nullable FileChannel out) throws IOException {
    long bytes = 0;
    while (in.read(buffer.clear()) >= 0) {
      buffer.flip();
      bytes += buffer.remaining();
      moved.accept(buffer.remaining());
      digest.update(buffer.duplicate());
      while (out != null && buffer.hasRemaining()) {
        out.write(buffer);
      }
    }
    return new Entry(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Makes {@code file} of {@code bytes}. */
  static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel out = create(file)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }

  /** Makes {@code directory}, in which only its owner may look. */
  static void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory, ownerOnly("rwx------"));
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        ownerOnly("rw-------"));
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return Programs.isWindows()
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256: every Java has it", impossible);
    }
  }
}
