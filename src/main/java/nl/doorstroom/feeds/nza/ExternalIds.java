package nl.doorstroom.feeds.nza;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import nl.doorstroom.feeds.geo.Postcodes;

/** Keys by which what was imported is found again: the same text always gives the same key. */
final class ExternalIds {

  private static final int LENGTH_MAX = 100;

  private ExternalIds() {}

  /** A key of at most 110 characters; longer texts are cut and told apart by a checksum. */
  static String of(String... parts) {
    String key =
        Arrays.stream(parts)
            .map(part -> Postcodes.normalised(part).replace(' ', '-'))
            .collect(Collectors.joining("/", "nza2016/", ""));
    if (key.length() <= LENGTH_MAX) {
      return key;
    }
    CRC32 checksum = new CRC32();
    checksum.update(key.getBytes(StandardCharsets.UTF_8));
    return key.substring(0, LENGTH_MAX) + "~" + Long.toHexString(checksum.getValue());
  }
}
