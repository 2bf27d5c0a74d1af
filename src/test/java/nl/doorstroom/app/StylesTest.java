package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One style sheet holds for all screens: what one of them calls a part is no other's to dress. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StylesTest {

  private static final Path STYLES = Path.of("webroot", "styles");

  /** A class at the head of a selector, at the start of a line: of the page as a whole. */
  private static final Pattern ANYWHERE =
      Pattern.compile("(?m)^\\.([a-z-]+)(?=[ ,:.+>]|\\{)[^\\n]*[{,]$");

  /** For all screens, or for paper. */
  private static final Set<String> SHARED_SHEETS = Set.of("base", "parts", "frame", "print");

  /** Parts of several screens, which each gives its place. */
  private static final Set<String> SHARED_PARTS =
      Set.of("chip", "page", "preview", "publish-fields", "urgency-tag");

  @Test
  void each_part_is_dressed_by_the_sheets_of_one_screen() throws IOException {
    Map<String, Set<String>> sheets = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(STYLES, "*.css")) {
      for (Path file : files) {
        // The sheets of one screen begin alike: table, table-lists, table-panel.
        String screen = file.getFileName().toString().replaceFirst("[.-].*", "");
        Matcher part = ANYWHERE.matcher(Files.readString(file));
        while (!SHARED_SHEETS.contains(screen) && part.find()) {
          sheets.computeIfAbsent(part.group(1), any -> new TreeSet<>()).add(screen);
        }
      }
    }
    sheets.keySet().removeAll(SHARED_PARTS);
    assertThat(sheets).isNotEmpty();
    assertThat(sheets).allSatisfy((part, by) -> assertThat(by).as(".%s", part).hasSize(1));
  }
}
