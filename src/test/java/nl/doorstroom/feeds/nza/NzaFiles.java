package nl.doorstroom.feeds.nza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The real file, and small ones like it. */
final class NzaFiles {

  static final Charset ENCODING = StandardCharsets.ISO_8859_1;

  private static final Path REAL =
      Path.of("../shared/data/nza-2016/brondata_wachttijden_ggz_2016_ruw.csv");

  private NzaFiles() {}

  /** Published by the NZa, CC0 1.0; beside the project, not in it. */
  static byte[] real() {
    assertThat(REAL).as("the published file, beside the project").isRegularFile();
    try {
      return Files.readAllBytes(REAL);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /** A file of one plain row, with {@code changes} to it. */
  static byte[] with(Map<NzaColumn, String> changes) {
    return rows(row(changes)).getBytes(ENCODING);
  }

  static String rows(String... rows) {
    return header() + String.join("", rows);
  }

  static String header() {
    return Arrays.stream(NzaColumn.values())
        .map(column -> quoted(column.header()))
        .collect(Collectors.joining(";", "", "\n"));
  }

  static String row(Map<NzaColumn, String> changes) {
    Map<NzaColumn, String> values = new LinkedHashMap<>();
    for (NzaColumn column : NzaColumn.values()) {
      values.put(column, "");
    }
    values.put(NzaColumn.ROW, "1");
    values.put(NzaColumn.KVK, "01234567");
    values.put(NzaColumn.AGB, "6290308");
    values.put(NzaColumn.AGB_NAME, "STICHTING VOORBEELD         ");
    values.put(NzaColumn.STREET, "Brugstraat        ");
    values.put(NzaColumn.POSTCODE, "9712AB");
    values.put(NzaColumn.AGB_PLACE, "GRONINGEN     ");
    values.put(NzaColumn.BELONGS_TO, "NA");
    values.put(NzaColumn.PROVIDER, "Stichting Voorbeeld");
    values.put(NzaColumn.TYPE, "SGGZ");
    values.put(NzaColumn.CIRCUIT, "Volwassenen");
    values.put(NzaColumn.SUBTYPE, "Angststoornissen");
    values.put(NzaColumn.INTAKE, "3");
    values.put(NzaColumn.TREATMENT, "5");
    values.put(NzaColumn.UPDATED_ON, "15-9-2016");
    values.put(NzaColumn.RECORDED_ON, "23-9-2016");
    values.put(NzaColumn.REMARKS, "");
    values.put(NzaColumn.EXPLANATION, "NA");
    values.put(NzaColumn.INSTITUTION, "1");
    values.putAll(changes);
    return values.values().stream()
        .map(NzaFiles::quoted)
        .collect(Collectors.joining(";", "", "\n"));
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
