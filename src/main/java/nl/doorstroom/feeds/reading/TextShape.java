package nl.doorstroom.feeds.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * In which encoding a text is and how many lines it has. The whole file is looked at once, so that
 * one accent on the last page does not come out wrong: UTF-8 where all of it is valid UTF-8, UTF-16
 * by its byte order mark or its zeros, else windows-1252.
 *
 * @param lines how often a line ends, and one more; 0 where that was not counted
 */
public record TextShape(Charset charset, long lines) {

  /** Longest line, in characters: 64 Ki. */
  public static final int LINE_MAX = 64 * 1024;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int SAMPLE = 4 * 1024;
  private static final int BUFFER = 64 * 1024;

  /**
   * Looks at all of {@code upload}. Blocks.
   *
   * @param charset as chosen by hand; null to find it
   * @throws FileRefusedException when a line is too long, or holds U+0000, or cannot be decoded
   */
  public static TextShape of(Upload upload, @Nullable Charset charset) {
    Charset chosen = charset == null ? find(upload) : charset;
    Lines lines = new Lines();
    try (Reader reader = reader(upload, chosen)) {
      char[] buffer = new char[BUFFER];
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines.take(buffer[i]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TextShape(chosen, lines.number);
  }

  /** As {@link #of}, for a format in which a line may be as long as the file. Blocks. */
  public static TextShape ofJson(Upload upload) {
    return new TextShape(find(upload), 0);
  }

  /** The text of {@code upload} without a byte order mark; the caller closes it. */
  public static Reader reader(Upload upload, Charset charset) {
    Reader reader =
        new InputStreamReader(
            upload.open(),
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    return new WithoutMark(reader);
  }

  /** The beginning of a text, as well as it can be told by itself. */
  static String decodeHead(byte[] head) {
    Charset wide = wide(head, head.length);
    String text = new String(head, wide == null ? StandardCharsets.UTF_8 : wide);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Charset find(Upload upload) {
    try (InputStream in = upload.open()) {
      byte[] buffer = new byte[BUFFER];
      int read = in.readNBytes(buffer, 0, SAMPLE);
      Charset wide = wide(buffer, read);
      if (wide != null) {
        return wide;
      }
      return isUtf8(in, buffer, read) ? StandardCharsets.UTF_8 : WINDOWS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUtf8(InputStream in, byte[] buffer, int first) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(BUFFER);
    int filled = first;
    int read = first;
    while (true) {
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, filled);
      out.clear();
      CoderResult result = decoder.decode(bytes, out, read < 0);
      if (result.isError()) {
        return false;
      }
      if (read < 0) {
        return true;
      }
      int rest = bytes.remaining();
      System.arraycopy(buffer, bytes.position(), buffer, 0, rest);
      read = in.read(buffer, rest, buffer.length - rest);
      filled = rest + Math.max(0, read);
    }
  }

  /** UTF-16 by its mark, or by zeros where the Latin half of its characters has them. */
  private static @Nullable Charset wide(byte[] bytes, int length) {
    if (length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    int[] zeros = new int[2];
    int looked = Math.min(length, SAMPLE);
    for (int i = 0; i < looked; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    int most = looked / 4;
    if (looked < 8 || Math.max(zeros[0], zeros[1]) < most || most == 0) {
      return null;
    }
    return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  /** Counts lines, and refuses what no line may hold. */
  private static final class Lines {

    private long number = 1;
    private int length;
    private char before;

    void take(char c) {
      if (c == 0) {
        throw new FileRefusedException(
            Problem.NUL_BYTE, number, "text: has U+0000 (expected: text only)");
      }
      if (c == '\n' || c == '\r') {
        number += c == '\n' && before == '\r' ? 0 : 1;
        length = 0;
      } else if (++length > LINE_MAX) {
        throw new FileRefusedException(
            Problem.LINE_TOO_LONG,
            number,
            "line: more than " + LINE_MAX + " characters (expected: fewer)");
      }
      before = c;
    }
  }

  private static final class WithoutMark extends Reader {

    private final Reader in;
    private boolean begun;

    WithoutMark(Reader in) {
      this.in = in;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      if (!begun && length > 0) {
        begun = true;
        int first = in.read();
        if (first < 0) {
          return -1;
        }
        if (first != '\ufeff') {
          into[offset] = (char) first;
          return 1;
        }
      }
      return in.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
