package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestBodyTest {

  @Test
  void equal_bodies_have_one_canonical_text() throws IOException {
    assertThat(canonical("{\"b\":[1,2],\"a\":{\"d\":null,\"c\":\"x\"}}"))
        .isEqualTo(canonical(" { \"a\" : {\"c\":\"x\"}, \"b\":[ 1, 2 ] } "));
  }

  @Test
  void other_bodies_have_another() throws IOException {
    assertThat(canonical("{\"a\":[1,2]}")).isNotEqualTo(canonical("{\"a\":[2,1]}"));
    assertThat(canonical("{\"a\":\"1\"}")).isNotEqualTo(canonical("{\"a\":1}"));
    assertThat(canonical("{\"a\":[\"b,c\"]}")).isNotEqualTo(canonical("{\"a\":[\"b\",\"c\"]}"));
    assertThat(canonical("{}")).isNotEqualTo(canonical("[]"));
  }

  private static String canonical(String json) throws IOException {
    return RequestBody.canonical(Wire.MAPPER.readTree(json));
  }
}
