package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What of a running cluster belongs in a backup, by PostgreSQL's manual, "Making a Base Backup
 * Using the Low Level API" and "Backing Up the Data Directory".
 *
 * @param directories by path from the cluster, each after the one it is in
 * @param files by path from the cluster; {@code pg_control} last, as it says from where to recover
 * @param bytes of the files, at the time
 */
record ClusterFiles(List<String> directories, List<String> files, long bytes) {

  static final String CONTROL = "global/pg_control";

  private static final Set<String> EMPTIED =
      Set.of(
          "log",
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_wal");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "backup_label",
          "backup_label.old",
          "current_logfiles",
          "postgresql.auto.conf.tmp",
          "postmaster.opts",
          "postmaster.pid",
          "recovery.signal",
          "standby.signal",
          "tablespace_map",
          "tablespace_map.old");

  /**
   * Lists those of {@code cluster}; what goes away meanwhile is not missed.
   *
   * @throws BackupException if part of the cluster lies elsewhere
   */
  static ClusterFiles of(Path cluster) throws IOException {
    Listing listing = new Listing(cluster);
    Files.walkFileTree(cluster, listing);
    listing.files.remove(CONTROL);
    listing.files.add(CONTROL);
    return new ClusterFiles(listing.directories, listing.files, listing.bytes);
  }

  private static final class Listing extends SimpleFileVisitor<Path> {

    private final Path cluster;
    private final List<String> directories = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private long bytes;

    Listing(Path cluster) {
      this.cluster = cluster;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      String path = path(directory);
      if (directory.getFileName().toString().startsWith("pgsql_tmp")) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (!path.isEmpty()) {
        directories.add(path);
      }
      return EMPTIED.contains(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = path(file);
      String name = file.getFileName().toString();
      if (attributes.isSymbolicLink()) {
        if (!path.equals("pg_wal")) {
          throw new BackupException("backup: " + file + " lies elsewhere (expected: no links)");
        }
        directories.add(path);
      } else if (!LEFT_OUT.contains(path)
          && !name.startsWith("pgsql_tmp")
          && !name.startsWith("pg_internal.init")) {
        files.add(path);
        bytes += attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    private String path(Path path) {
      return cluster.relativize(path).toString();
    }
  }
}
