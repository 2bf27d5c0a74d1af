package nl.doorstroom.feeds.reading;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was handed in, plain or packed as gzip or as a zip with one file in it. It can be
 * read more than once; what comes out is bounded in size and in how far it unpacks.
 *
 * <p><b>Threads.</b> Blocks; safe on any thread but an event loop.
 */
public final class Upload {

  /** Most bytes of a file once unpacked: 256 MiB. */
  public static final long BYTES_MAX = 256L * 1024 * 1024;

  /** No export of text packs better than this. */
  private static final long RATIO_MAX = 200;

  /** Below this the ratio says nothing: 1 MiB. */
  private static final long RATIO_FROM = 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  private final Path file;
  private final long bytesMax;

  public Upload(Path file) {
    this(file, BYTES_MAX);
  }

  Upload(Path file, long bytesMax) {
    this.file = file;
    this.bytesMax = bytesMax;
  }

  /**
   * What it holds, from the beginning. The caller closes it.
   *
   * @throws FileRefusedException here or while reading, when it is packed in another way, unpacks
   *     too far or is too large
   */
  public InputStream open() {
    try {
      Counting packed = new Counting(Files.newInputStream(file));
      BufferedInputStream in = new BufferedInputStream(packed, BUFFER);
      in.mark(BUFFER);
      byte[] magic = in.readNBytes(4);
      in.reset();
      if (starts(magic, 0x1f, 0x8b)) {
        return new Bounded(new GZIPInputStream(in, BUFFER), packed, bytesMax);
      }
      if (starts(magic, 'P', 'K', 3, 4)) {
        return new Bounded(onlyFile(new ZipInputStream(in)), packed, bytesMax);
      }
      if (starts(magic, 'P', 'K', 5, 6)) {
        throw new FileRefusedException(Problem.NOT_ONE_FILE, 0, "archive: no files (expected: 1)");
      }
      return new Bounded(in, packed, bytesMax);
    } catch (ZipException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes on disk, as handed in. */
  public long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean starts(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static InputStream onlyFile(ZipInputStream zip) throws IOException {
    ZipEntry entry = nextFile(zip);
    if (entry == null) {
      throw new FileRefusedException(Problem.NOT_ONE_FILE, 0, "archive: no files (expected: 1)");
    }
    if (entry.getName().equals("[Content_Types].xml")) {
      throw new FileRefusedException(
          Problem.NOT_RECOGNISED, 0, "file: a spreadsheet (expected: saved as CSV)");
    }
    return new OnlyEntry(zip);
  }

  private static @Nullable ZipEntry nextFile(ZipInputStream zip) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && (entry.isDirectory() || entry.getName().startsWith("__MACOSX/"))) {
      entry = zip.getNextEntry();
    }
    return entry;
  }

  private static FileRefusedException damaged(IOException e) {
    return new FileRefusedException(
        Problem.DAMAGED, 0, "archive: " + e.getMessage() + " (expected: a whole gzip or zip)");
  }

  /** Sees at its end that nothing follows. */
  private static final class OnlyEntry extends FilterInputStream {

    private final ZipInputStream zip;

    OnlyEntry(ZipInputStream zip) {
      super(zip);
      this.zip = zip;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = zip.read(into, offset, length);
      if (read < 0 && zip.available() == 0 && nextFile(zip) != null) {
        throw new FileRefusedException(
            Problem.NOT_ONE_FILE, 0, "archive: more than one file (expected: 1)");
      }
      return read;
    }
  }

  /** How many bytes were taken from the disk. */
  private static final class Counting extends FilterInputStream {

    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }

  /** Refuses what is too large or unpacks too far, as soon as that shows. */
  private static final class Bounded extends FilterInputStream {

    private final Counting packed;
    private final long bytesMax;
    private long count;

    Bounded(InputStream in, Counting packed, long bytesMax) {
      super(in);
      this.packed = packed;
      this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(into, offset, length);
      } catch (ZipException | EOFException e) {
        throw damaged(e);
      }
      count += Math.max(0, read);
      if (count > bytesMax) {
        throw new FileRefusedException(
            Problem.TOO_LARGE, 0, "bytes: more than " + bytesMax + " unpacked (expected: fewer)");
      }
      if (count > RATIO_FROM && count > RATIO_MAX * Math.max(1, packed.count)) {
        throw new FileRefusedException(
            Problem.UNPACKS_TOO_FAR,
            0,
            "archive: unpacks to over "
                + RATIO_MAX
                + " times its size (expected: less, as text does; a zip bomb is refused)");
      }
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  /**
   * How it is written, told by its first characters.
   *
   * @throws FileRefusedException when it is empty or of no kind that is read here
   */
  public FileFormat format() {
    try (InputStream in = open()) {
      byte[] head = in.readNBytes(BUFFER);
      if (head.length == 0) {
        throw new FileRefusedException(Problem.EMPTY, 0, "bytes: 0 (expected: at least 1)");
      }
      String text = TextShape.decodeHead(head).strip();
      if (text.isEmpty()) {
        throw new FileRefusedException(Problem.EMPTY, 0, "text: none (expected: some)");
      }
      if (text.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
        return FileFormat.ICALENDAR;
      }
      if (starts(head, 0xd0, 0xcf, 0x11, 0xe0) || text.startsWith("%PDF")) {
        throw new FileRefusedException(
            Problem.NOT_RECOGNISED, 0, "file: binary (expected: saved as CSV, .ics or FHIR JSON)");
      }
      if (text.charAt(0) == '{') {
        return FileFormat.FHIR;
      }
      return FileFormat.CSV;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
