package nl.doorstroom.journal.postgres.embedded;

import static java.util.Objects.requireNonNull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's programs for this machine, unpacked from the archive on the class path. */
record Binaries(Path home, String version) {

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ([0-9]+(\\.[0-9]+)*)");

  private static final Pattern UNPACKED = Pattern.compile("postgres-([0-9.]+)-[0-9a-f]+");

  /**
   * Unpacks the programs into {@code data}, unless they are there, under a name made of their
   * version and the checksum of the archive. Never leaves a half-unpacked directory under that
   * name.
   */
  static Binaries in(Path data, Progress progress) throws IOException, InterruptedException {
    String resource =
        resource(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    URL archive = Binaries.class.getResource("/" + resource);
    if (archive == null) {
      throw new EmbeddedPostgresException(
          "PostgreSQL: no " + resource + " on the class path (set DATABASE_URL to use a server)");
    }
    URLConnection connection = archive.openConnection();
    connection.setUseCaches(false);
    try (InputStream bytes = connection.getInputStream()) {
      String checksum = checksum(connection);
      Binaries unpacked = unpacked(data, checksum);
      if (unpacked != null) {
        return unpacked;
      }
      Path temporary = Files.createTempDirectory(data, "unpacking-");
      try {
        long size = connection.getContentLengthLong();
        Unpacking unpacking = new Unpacking(bytes, size, progress);
        unpack(unpacking, temporary);
        unpacking.done();
        String version = versionOf(temporary);
        Path home = data.resolve("postgres-" + version + "-" + checksum);
        Files.move(temporary, home);
        return new Binaries(home, version);
      } finally {
        Directories.delete(temporary);
      }
    }
  }

  Path program(String name) {
    return program(home, name);
  }

  /** Deletes what other versions, and unpackings cut short, have left in {@code data}. */
  void deleteOthers(Path data) throws IOException {
    try (DirectoryStream<Path> homes =
        Files.newDirectoryStream(data, "{postgres-*-*,unpacking-*}")) {
      for (Path other : homes) {
        if (Files.isDirectory(other) && !other.equals(home)) {
          Directories.delete(other);
        }
      }
    }
  }

  /** The part of the version that data directories depend on. */
  String majorVersion() {
    return version.split("\\.", -1)[0];
  }

  static String resource(String osName, String osArch) {
    String name = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    String system;
    if (name.startsWith("linux")) {
      system = "linux";
    } else if (name.startsWith("mac") || name.startsWith("darwin")) {
      system = "darwin";
    } else if (name.startsWith("windows")) {
      system = "windows";
    } else {
      throw unsupported(osName, osArch);
    }
    return switch (arch) {
      case "amd64", "x86_64" -> "postgres-" + system + "-x86_64.txz";
      case "aarch64", "arm64" -> {
        // Windows on ARM runs the x86-64 programs.
        yield system.equals("windows")
            ? "postgres-windows-x86_64.txz"
            : "postgres-" + system + "-arm_64.txz";
      }
      default -> throw unsupported(osName, osArch);
    };
  }

  private static EmbeddedPostgresException unsupported(String osName, String osArch) {
    return new EmbeddedPostgresException(
        "PostgreSQL: none for "
            + osName
            + " on "
            + osArch
            + " (expected: Linux, macOS or Windows on x86-64 or arm64; set DATABASE_URL to use a"
            + " server)");
  }

  private static String checksum(URLConnection connection) throws IOException {
    return connection instanceof JarURLConnection jar
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : Long.toHexString(connection.getContentLengthLong());
  }

  private static @Nullable Binaries unpacked(Path data, String checksum) throws IOException {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(data, "postgres-*-" + checksum)) {
      for (Path home : homes) {
        Matcher name = UNPACKED.matcher(requireNonNull(home.getFileName()).toString());
        if (name.matches()) {
          return new Binaries(home, requireNonNull(name.group(1)));
        }
      }
    }
    return null;
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("archive entry: " + entry.getName() + " (expected: inside)");
        }
        unpack(tar, entry, path, posix);
      }
    }
  }

  private static void unpack(
      TarArchiveInputStream tar, TarArchiveEntry entry, Path path, boolean posix)
      throws IOException {
    if (entry.isDirectory()) {
      directory(path, posix);
      return;
    }
    directory(requireNonNull(path.getParent()), posix);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if (posix) {
      // Said outright, as a strict umask would hide the programs from the user they run as.
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static void directory(Path path, boolean posix) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    directory(requireNonNull(path.getParent()), posix);
    Files.createDirectory(path);
    if (posix) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String versionOf(Path home) throws IOException, InterruptedException {
    Programs.Outcome outcome =
        Programs.run(List.of(program(home, "postgres").toString(), "--version"), home);
    Matcher version = VERSION.matcher(outcome.output());
    if (outcome.status() != 0 || !version.find()) {
      throw new EmbeddedPostgresException("PostgreSQL: does not run here: " + outcome.output());
    }
    return requireNonNull(version.group(1));
  }

  private static Path program(Path home, String name) {
    return home.resolve("bin").resolve(Programs.isWindows() ? name + ".exe" : name);
  }

  /** Reports how much of the archive has been read, once per percent. */
  private static final class Unpacking extends FilterInputStream {

    private final long size;
    private final Progress progress;
    private long read;
    private int percent = -1;

    Unpacking(InputStream archive, long size, Progress progress) {
      super(archive);
      this.size = size;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      advance(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      advance(Math.max(0, count));
      return count;
    }

    void done() {
      report(100);
    }

    private void advance(int count) {
      read += count;
      report(size <= 0 ? 0 : (int) Math.min(99, read * 100 / size));
    }

    private void report(int now) {
      if (now != percent) {
        percent = now;
        progress.report(Progress.Step.UNPACKING, now, "unpacking PostgreSQL " + now + "%");
      }
    }
  }
}
