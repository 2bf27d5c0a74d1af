package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process's claim on a data directory, given up by the operating system when the process ends,
 * however it ends.
 *
 * <p><b>Threads.</b> This class is threadsafe.
 */
final class DirectoryLock implements AutoCloseable {

  static final String NAME = "lock";

  /**
   * Directories claimed by this process. Kept because closing any channel on a locked file makes
   * POSIX drop the lock: the file must not be opened twice.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  /** Past any content, as Windows refuses to read a locked range: the pid stays readable. */
  private static final long LOCKED_BYTE = 1L << 40;

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Claims {@code directory}, which exists.
   *
   * @throws DirectoryInUseException if a live process, this one included, has claimed it
   */
  static DirectoryLock take(Path directory) throws IOException {
    Path real = directory.toRealPath();
    String self = Long.toString(ProcessHandle.current().pid());
    if (!HELD_HERE.add(real)) {
      throw new DirectoryInUseException(directory, self);
    }
    boolean taken = false;
    try {
      Path file = real.resolve(NAME);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
        if (lock == null) {
          throw new DirectoryInUseException(directory, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((self + "\n").getBytes(StandardCharsets.US_ASCII)));
        taken = true;
        return new DirectoryLock(real, channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } finally {
      if (!taken) {
        HELD_HERE.remove(real);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(directory);
  }
}
