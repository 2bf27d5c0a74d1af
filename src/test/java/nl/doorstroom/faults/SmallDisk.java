package nl.doorstroom.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of some hundred megabytes in a file, which is full when we want it to be. */
final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "640M";

  private final Path image;
  private final Path mount;

  private SmallDisk(Path image, Path mount) {
    this.image = image;
    this.mount = mount;
  }

  /** Why there can be none here; empty when there can. */
  static Optional<String> impossible() {
    if (!Shell.isRoot()) {
      return Optional.of("mounting is for root");
    }
    Optional<String> missing = Shell.missing("mkfs.ext4");
    if (missing.isPresent()) {
      return missing;
    }
    try {
      Path trial = Files.createTempDirectory("doorstroom-disk");
      try {
        mount(trial).close();
        return Optional.empty();
      } catch (IllegalStateException refused) {
        return Optional.of("no loop mount here: " + refused.getMessage());
      } finally {
        Shell.run("rm", "-rf", trial.toString());
      }
    } catch (IOException cause) {
      return Optional.of(String.valueOf(cause.getMessage()));
    }
  }

  /** Makes one below {@code directory}. */
  static SmallDisk mount(Path directory) throws IOException {
    SmallDisk disk =
        new SmallDisk(
            directory.resolve("disk.img"), Files.createDirectories(directory.resolve("disk")));
    Shell.must("truncate", "-s", SIZE, disk.image.toString());
    Shell.must("mkfs.ext4", "-q", "-m", "0", disk.image.toString());
    Shell.must("mount", "-o", "loop", disk.image.toString(), disk.mount.toString());
    Shell.must("chmod", "a+rx", disk.mount.toString());
    return disk;
  }

  Path path() {
    return mount;
  }

  /** Leaves no room at all. */
  void fill() {
    // Ends with an error, when there is no room left.
    Shell.run("dd", "if=/dev/zero", "of=" + mount.resolve("filler"), "bs=64k");
    Shell.run("sh", "-c", "cat /dev/zero > " + mount.resolve("filler-of-the-rest"));
  }

  void clear() {
    Shell.must(
        "rm",
        "-f",
        mount.resolve("filler").toString(),
        mount.resolve("filler-of-the-rest").toString());
  }

  @Override
  public void close() {
    Shell.run("umount", "-l", mount.toString());
    Shell.run("rm", "-f", image.toString());
  }
}
